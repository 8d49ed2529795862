"""The vocabulary of a plan: every field is of a known kind, sourced, and asked of somebody."""

from __future__ import annotations

import pytest

from plan_builder.facts import rule_facts, sources
from plan_builder.fields import Condition, Field, fields_by_id, list_fields, sections, sections_of
from plan_builder.kinds import kinds, parts

ALL = pytest.mark.parametrize("field", fields_by_id().values(), ids=lambda field: field.id)


@ALL
def test_every_field_has_a_source(field: Field) -> None:
    """Each question says where it comes from."""
    assert field.source in sources()


@ALL
def test_alternatives_and_rules_exist(field: Field) -> None:
    """What a field may be replaced by, and the rule that speaks for it, are there."""
    prefix = field.id.removesuffix(field.name)

    assert not field.alternative or f"{prefix}{field.alternative}" in fields_by_id()
    assert not field.rule or field.rule in rule_facts()


@ALL
def test_choices_offer_something(field: Field) -> None:
    """A choice has options, a picker has lists to pick from."""
    assert field.kind not in ("choice", "many") or len(field.options) > 1
    assert field.kind not in ("person", "people") or field.picked_from


def test_sections_follow_the_parts() -> None:
    """The form follows the parts of a plan in the order of the process."""
    places = [parts().index(section.part) for section in sections()]

    assert places == sorted(places)


def test_every_section_of_a_kind_is_printed_once() -> None:
    """What a kind of plan asks has its place on paper, and nothing else has."""
    for kind in kinds().values():
        assert sorted(kind.printed) == sorted(sections_of(kind.id))


def test_conditions_look_back() -> None:
    """What makes a field matter is asked before it, in the same row or in the plan."""
    order = list(fields_by_id())
    for field in fields_by_id().values():
        conditions = [each for each in (field.shown_when, field.needed) if not isinstance(each, str)]
        prefix = field.id.removesuffix(field.name)
        asked = [name for each in conditions for name in _asked(each, prefix)]
        assert all(order.index(name) < order.index(field.id) for name in asked), field.id


def _asked(condition: Condition, prefix: str) -> list[str]:
    """Return the ids of the fields a condition looks at."""
    if "differs" in condition:
        return list(condition["differs"])
    return [f"{prefix}{name}" for name in condition if name != "kind"]


def test_conditions_name_options_there_are() -> None:
    """An answer a condition waits for can be given."""
    for field in fields_by_id().values():
        prefix = field.id.removesuffix(field.name)
        for name, wanted in field.shown_when.items():
            if name not in ("kind", "differs") and wanted != "*":
                options = fields_by_id()[f"{prefix}{name}"].options
                assert {*([wanted] if isinstance(wanted, str) else wanted)} <= set(options), field.id


def test_row_prefixes_differ() -> None:
    """No two lists begin their row ids alike, so a row is one row in the whole plan."""
    prefixes = [field.row_prefix for field in list_fields()]

    assert all(prefixes)
    assert len(set(prefixes)) == len(prefixes)
