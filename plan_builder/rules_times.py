"""The checks of times: in order, and soon enough."""

from __future__ import annotations

from collections.abc import Iterator

from plan_builder.almanac import day_of
from plan_builder.checks import Place, check
from plan_builder.facts import RuleFact, phase
from plan_builder.history import FOLLOW_UP
from plan_builder.plan import Plan
from plan_builder.schedule import minutes_of
from plan_builder.texts import Texts


@check
def meeting_length_is_free(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """An unusual length of the meeting is fine: it is not limited."""
    if plan.kind != FOLLOW_UP:
        yield from _unusual_length(plan, texts, "meeting", "meeting_start", "meeting_end")


@check
def follow_up_length_is_free(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """An unusual length of the follow-up meeting is fine."""
    yield from _unusual_length(plan, texts, "follow_up", "follow_up_start", "follow_up_end")
    if plan.kind == FOLLOW_UP:
        yield from _unusual_length(plan, texts, "follow_up", "meeting_start", "meeting_end")


def _unusual_length(plan: Plan, texts: Texts, phase_id: str, start: str, end: str) -> Iterator[Place]:
    duration = phase(phase_id).duration
    if duration is None or not plan.text(start) or not plan.text(end):
        return
    length = minutes_of(plan.text(end)) - minutes_of(plan.text(start))
    if length > 0 and not duration.usual_from <= length <= duration.usual_to:
        yield Place(end, {"usual": texts.duration(duration)})


@check
def follow_up_comes_in_time(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The follow-up comes after the meeting, and not long after without a check-in before it."""
    meeting, follow_up = day_of(plan.text("meeting_date")), day_of(plan.text("follow_up_date"))
    if meeting is None or follow_up is None:
        return
    days = (follow_up - meeting).days
    if days <= 0 or (days > rule.limit("days_without_check_in") and not plan.text("check_in")):
        yield Place("follow_up_date")


@check
def first_check_comes_in_days(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """After an urgent meeting somebody looks within days how it goes."""
    yield from _not_within(plan, "first_check", rule.limit("days"))


@check
def next_check_comes_within_a_year(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The client plan is looked at again within a year."""
    if plan.kind == "support_memo" and not plan.text("next_check"):
        yield Place("next_check")
    yield from _not_within(plan, "next_check", rule.limit("days"))


def _not_within(plan: Plan, field_id: str, most_days: int) -> Iterator[Place]:
    meeting, checked = day_of(plan.text("meeting_date")), day_of(plan.text(field_id))
    if meeting and checked and not 0 <= (checked - meeting).days <= most_days:
        yield Place(field_id)


IN_ORDER = (
    ("meeting_start", "meeting_end"),
    ("private_time_start", "private_time_end"),
    ("follow_up_start", "follow_up_end"),
)


@check
def times_are_in_order(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """What ends does not end before it starts."""
    for start, end in IN_ORDER:
        if plan.text(end) and plan.text(end) < plan.text(start):
            yield Place(end)
    for row in (*plan.rows("solutions"), *plan.rows("measures")):
        if row.text("until") and row.text("until") < row.text("start"):
            yield Place(row.place("until"))
