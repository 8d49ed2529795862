"""Findings in the reader's words: where each is in the form, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from plan_builder.facts import Source, rule_facts, sources
from plan_builder.findings import Finding
from plan_builder.plan import Plan
from plan_builder.texts import Texts


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in the reader's words."""

    rule: str
    level: str
    place: str
    where: str
    message: str
    source: Source
    found: str
    reason: str
    is_open: bool


def tell(found: Finding, plan: Plan, words: Texts) -> Told:
    """Return a finding in words: where it is, and what to do."""
    return Told(
        rule=found.rule,
        level=found.level,
        place=found.place,
        where=where(found.place, plan, words),
        message=words(f"rules.{found.rule}.message", **found.values),
        source=sources()[rule_facts()[found.rule].source],
        found=found.found,
        reason=found.reason,
        is_open=found.is_open,
    )


def where(place: str, plan: Plan, words: Texts) -> str:
    """Return a place in the form, or a row, as its reader knows it, for instance "Solution 2: Who does it?"."""
    list_id, _, rest = place.partition(".")
    if not rest:
        return words(f"fields.{list_id}.label")
    row_id, _, name = rest.partition(".")
    number = next(n for n, row in enumerate(plan.lists[list_id], start=1) if row.id == row_id)
    row = words("builder.row", name=words(f"fields.{list_id}.row"), number=number)
    return f"{row}: {words(f'fields.{list_id}.{name}.label')}" if name else row
