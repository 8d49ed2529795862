"""The checks of single kinds of plan: the urgent meeting, the follow-up meeting, the memo of support."""

from __future__ import annotations

from collections.abc import Iterator

from plan_builder.checks import Place, check
from plan_builder.facts import RuleFact
from plan_builder.history import changes
from plan_builder.plan import Plan, Row
from plan_builder.texts import Texts

PLACEMENT = "open_care_placement"


@check
def urgent_has_a_reason(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """An urgent meeting is held in a crisis or in connection with an emergency placement."""
    if plan.kind == "urgent" and not plan.text("urgent_reason"):
        yield Place("urgent_reason")


@check
def each_solution_is_evaluated(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A follow-up says of each earlier solution what became of it, how it was for the child and whether it goes on."""
    for row in plan.rows("solutions"):
        yield from _unsaid(row, "outcome", "felt", "decision")
    for row in plan.rows("promises"):
        yield from _unsaid(row, "outcome")


def _unsaid(row: Row, *names: str) -> Iterator[Place]:
    if row.text("paper_number"):
        yield from (Place(row.place(name)) for name in names if not row.text(name))


@check
def change_is_written(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A solution that is to change says what is new in it."""
    for each in changes(plan):
        if each.row.text("decision") == "change" and each.before is not None and each.is_same:
            yield Place(each.row.place("decision"))


@check
def memo_has_goals_and_support(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The memo says what the support is for, and which support there is."""
    if plan.kind == "support_memo":
        yield from (Place(name) for name in ("goals", "measures") if not plan.rows(name))


@check
def measure_serves_a_goal(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Each measure is for one of the goals."""
    yield from (Place(row.place("goal")) for row in plan.rows("measures") if not row.text("goal"))


@check
def placement_has_end_and_consent(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A placement in open care has an end, and the guardians and a child of twelve or more consent to it."""
    for row in plan.rows("measures"):
        if row.text("measure") == PLACEMENT:
            yield from (Place(row.place(name)) for name in _missing_of_placement(row))


def _missing_of_placement(row: Row) -> Iterator[str]:
    if not row.text("until"):
        yield "until"
    yield from (name for name in ("guardians_consent", "young_person_consent") if row.text(name) in ("", "not_yet"))


@check
def differing_views_are_written(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The memo says who sees things differently, or that nobody does."""
    if plan.kind != "support_memo":
        return
    if not plan.text("views_differ"):
        yield Place("views_differ")
    elif plan.text("views_differ") == "yes" and not plan.text("differing_views"):
        yield Place("differing_views")
