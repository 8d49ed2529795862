"""The days a plan holds: all of them, under the numbers of the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plan_builder.days import days_of, times_of
from plan_builder.fields import Field, fields_by_id
from plan_builder.kinds import kinds
from plan_builder.plan import Plan, Row

DATES = [field for field in fields_by_id().values() if field.kind == "date"]
MATTERS = {"measures.mid_check": {"measure": "intensified_family_work"}}
"""The answers that make a field matter."""


def plan_with(field: Field, kind: str) -> Plan:
    """Return a plan whose only day is the answer to a field."""
    list_id, _, name = field.id.rpartition(".")
    if not list_id:
        return Plan({field.id: "2027-01-16"}, kind=kind)
    prefix = fields_by_id()[list_id].row_prefix
    return Plan(
        {}, {list_id: [Row(list_id, f"{prefix}1", {name: "2027-01-16", **MATTERS.get(field.id, {})})]}, kind=kind
    )


@pytest.mark.parametrize("field", DATES, ids=lambda field: field.id)
@pytest.mark.parametrize("kind", kinds())
def test_no_day_is_forgotten(field: Field, kind: str) -> None:
    """Every day that a kind of plan asks for is among its days, and no other."""
    found = [(each.day, each.field) for each in days_of(plan_with(field, kind))]

    assert found == ([("2027-01-16", field)] if kind in field.kinds else [])


def test_numbers_are_those_of_the_paper(virta: Plan) -> None:
    """A solution that has ended is neither counted nor among the days; a promise that is kept is counted only."""
    ended, *others = virta.rows("solutions")
    kept, *open_ones = virta.rows("promises")
    rows = {
        "solutions": [replace(ended, answers={**ended.answers, "decision": "end"}), *others],
        "promises": [replace(kept, answers={**kept.answers, "outcome": "done"}), *open_ones],
    }
    days = list(days_of(virta.with_answers({}, rows)))

    numbers = {each.row.id: each.number for each in days if each.row}
    assert ended.id not in numbers
    assert kept.id not in numbers
    assert numbers[others[0].id] == 1
    assert numbers[open_ones[0].id] == 2


def test_a_meeting_has_its_times(virta: Plan) -> None:
    """The meeting's own times are told with its day; other days have none."""
    times = {each.field.id: times_of(each, virta) for each in days_of(virta)}

    assert times["meeting_date"] == (virta.text("meeting_start"), virta.text("meeting_end"))
    assert times["promises.by_date"] == ("", "")
