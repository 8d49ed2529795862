"""What the checks find in a plan. Findings never block anything: they decide whether a plan is
called a draft or complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from plan_builder.facts import LEVELS, rule_facts
from plan_builder.fields import fields_by_id
from plan_builder.plan import Plan
from plan_builder.rules import CHECKS
from plan_builder.texts import Texts


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule found: the rule, how grave it is, and the place in the form."""

    rule: str
    level: str
    place: str
    values: Mapping[str, str] = field(default_factory=dict)


def findings(plan: Plan, texts: Texts) -> tuple[Finding, ...]:
    """Return all findings of a plan, gravest first, then in the order of the form."""
    found = [
        Finding(rule.id, rule.level, at.place, at.values)
        for rule in rule_facts().values()
        for at in CHECKS[rule.id](plan, rule, texts)
    ]
    order = _form_order(plan)
    return tuple(sorted(found, key=lambda each: (LEVELS.index(each.level), order(each.place))))


def is_complete(found: Iterable[Finding]) -> bool:
    """Tell whether a plan with these findings is complete: nothing missing, nothing to check."""
    return all(each.level == "info" for each in found)


def _form_order(plan: Plan) -> Callable[[str], tuple[int, int, int]]:
    positions = {field_id: position for position, field_id in enumerate(fields_by_id())}
    rows = {row.id: position for position, row in enumerate(plan.all_rows())}

    def order(place: str) -> tuple[int, int, int]:
        list_id, _, rest = place.partition(".")
        row_id, _, name = rest.partition(".")
        inner = positions[f"{list_id}.{name}"] if name else 0
        return positions[list_id], rows.get(row_id, 0), inner

    return order
