"""What the checks find in a plan. Findings never block anything: they decide whether a plan is
called a draft or complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from plan_builder import rules_kinds, rules_process, rules_solutions, rules_times, rules_wording  # noqa: F401
from plan_builder.checks import CHECKS
from plan_builder.facts import LEVELS, rule_facts
from plan_builder.fields import field_at, fields_by_id
from plan_builder.plan import Plan
from plan_builder.shown import shown_part
from plan_builder.texts import Texts


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule found: the rule, how grave it is, and the place in the form.

    `found` is what may be taken out of the answer there; `reason` says why people put the finding aside.
    """

    rule: str
    level: str
    place: str
    values: Mapping[str, str] = field(default_factory=dict)
    found: str = ""
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether a complete plan must not have it."""
        return self.level != "info" and not self.reason


def findings(plan: Plan, texts: Texts) -> tuple[Finding, ...]:
    """Return all findings of a plan, gravest first, then in the order of the form."""
    part = shown_part(plan)
    reasons = {(each.rule, each.place): each.reason for each in plan.put_aside}
    found = [
        Finding(rule.id, rule.level, at.place, at.values, at.found, reasons.get((rule.id, at.place), ""))
        for rule in rule_facts().values()
        for at in CHECKS[rule.id](part, rule, texts)
        if plan.kind in field_at(at.place).kinds
    ]
    order = _form_order(part)
    return tuple(sorted(found, key=lambda each: (LEVELS.index(each.level), order(each.place))))


def is_complete(found: Iterable[Finding]) -> bool:
    """Tell whether a plan with these findings is complete: nothing missing, nothing to check but what was put aside."""
    return not any(each.is_open for each in found)


def _form_order(plan: Plan) -> Callable[[str], tuple[int, int, int]]:
    positions = {field_id: position for position, field_id in enumerate(fields_by_id())}
    rows = {row.id: position for position, row in enumerate(plan.all_rows())}

    def order(place: str) -> tuple[int, int, int]:
        list_id, _, rest = place.partition(".")
        row_id, _, name = rest.partition(".")
        inner = positions[f"{list_id}.{name}"] if name else 0
        return positions[list_id], rows.get(row_id, 0), inner

    return order
