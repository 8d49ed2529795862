"""The vocabulary of a plan: every field is of a known kind, sourced, and asked of somebody."""

from __future__ import annotations

import pytest

from plan_builder.facts import phases, rule_facts, sources
from plan_builder.fields import Field, fields_by_id, list_fields, sections

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


def test_sections_belong_to_phases_in_order() -> None:
    """The form follows the phases of the process."""
    order = [phase.id for phase in phases()]

    assert [section.phase for section in sections()] == sorted(
        (section.phase for section in sections()), key=order.index
    )


def test_row_prefixes_differ() -> None:
    """No two lists begin their row ids alike, so a row is one row in the whole plan."""
    prefixes = [field.row_prefix for field in list_fields()]

    assert all(prefixes)
    assert len(set(prefixes)) == len(prefixes)
