"""The days that a plan holds: meetings, checks, what is due, what begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plan_builder.fields import Field, fields_by_id, sections_of
from plan_builder.history import in_force
from plan_builder.plan import Plan, Row, is_asked

MEETINGS = ("meeting_date", "follow_up_date", "conference_date")
"""The days on which people meet: now, at the follow-up, and after an urgent meeting."""

BEHIND = ("agreement_date", "earlier_date")
"""The days of what has been before the plan is made."""


@dataclass(frozen=True, slots=True)
class PlanDay:
    """An ISO day of a plan, and the field that holds it; in a row, the row and its number in the plan."""

    day: str
    field: Field
    row: Row | None = None
    number: int = 0


def days_of(plan: Plan) -> Iterator[PlanDay]:
    """Yield every day of a plan in the order of its form; of rows that still matter."""
    for section in sections_of(plan.kind).values():
        for field in section.fields:
            if field.is_list:
                yield from _days_of_rows(field, plan)
            elif field.kind == "date" and plan.text(field.id) and is_asked(field, plan, plan):
                yield PlanDay(plan.text(field.id), field)


def times_of(each: PlanDay, plan: Plan) -> tuple[str, str]:
    """Return from when until when the meeting of a day is, HH:MM, empty where the plan does not say."""
    name = each.field.id.removesuffix("_date")
    known = f"{name}_start" in fields_by_id()
    return (plan.text(f"{name}_start"), plan.text(f"{name}_end")) if known else ("", "")


def _days_of_rows(field: Field, plan: Plan) -> Iterator[PlanDay]:
    dated = [inner for inner in field.fields if inner.kind == "date"]
    for number, row in enumerate(_numbered(field, plan) if dated else (), start=1):
        yield from (
            PlanDay(row.text(inner.name), inner, row, number)
            for inner in dated
            if row.text(inner.name) and is_asked(inner, row, plan) and not _is_done(row)
        )


def _numbered(field: Field, plan: Plan) -> Sequence[Row]:
    """Return the rows of a list as they are numbered on paper."""
    return in_force(plan) if field.id == "solutions" else plan.rows(field.id)


def _is_done(row: Row) -> bool:
    return row.list_id == "promises" and row.text("outcome") == "done"
