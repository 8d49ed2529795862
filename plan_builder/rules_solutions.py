"""The checks of solutions: practical, agreed, the child's wishes answered, nobody overburdened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plan_builder.checks import Place, check
from plan_builder.facts import RuleFact
from plan_builder.history import in_force
from plan_builder.plan import Plan
from plan_builder.texts import Texts


@check
def topics_have_solutions(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Every agreed topic has a solution or stands among the open matters."""
    covered = {row.text("topic") for row in (*plan.rows("solutions"), *plan.rows("open_matters"))}
    if plan.rows("solutions"):
        yield from (Place(row.place("title")) for row in plan.rows("topics") if row.id not in covered)


@check
def solution_says_what_who_and_when(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A practical solution says what is done, who does it and when."""
    for row in in_force(plan):
        if not row.text("what"):
            yield Place(row.place("what"))
        if not row.chosen("who"):
            yield Place(row.place("who"))
        if not row.text("start") and not row.text("how_often"):
            yield Place(row.place("how_often"))


@check
def solution_says_effect_on_child(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Every solution says how it affects the child."""
    yield from (Place(row.place("effect")) for row in in_force(plan) if not row.text("effect"))


@check
def solution_says_how_wishes_count(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Every solution says how the child's wishes were taken into account."""
    yield from (Place(row.place("wishes")) for row in in_force(plan) if not row.text("wishes"))


@check
def unfollowed_wish_has_reason(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A wish that is not followed, or only in part, has a reason the child can read."""
    for row in in_force(plan):
        if row.text("wish_followed") in ("partly", "no") and not row.text("wish_reason"):
            yield Place(row.place("wish_reason"))


@check
def each_wish_is_answered(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Each wish, worry and fear of the child has its answer in the plan; of a wish it says whether it comes true."""
    for row in plan.rows("child_wishes"):
        if row.text("sort") == "wish" and not row.text("followed"):
            yield Place(row.place("followed"))
        if not row.text("answer"):
            yield Place(row.place("answer"))


@check
def solution_is_agreed_by_all(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Solutions are those all close people agree on; others belong to the open matters."""
    yield from (Place(row.place("agreed")) for row in in_force(plan) if row.text("agreed") == "no")


@check
def load_is_shared(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """One person carrying many solutions raises the question whether that is fair."""
    load = Counter(person for row in in_force(plan) for person in row.chosen("who"))
    for person, solutions in load.items():
        row = plan.row(person)
        if row is not None and solutions > rule.limit("solutions_per_person"):
            yield Place(row.place("name"), {"count": str(solutions)})
