"""The checks of the process: who takes part in what, and what each step needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from plan_builder.checks import Place, check
from plan_builder.facts import RuleFact
from plan_builder.fields import Field, sections_of
from plan_builder.plan import SOCIAL_WORKERS, Plan, Row, is_needed, is_settled, same_name
from plan_builder.texts import Texts


@check
def answer_is_missing(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """What a complete plan needs is answered; a field with a rule of its own is left to that rule."""
    for each, of_rows in _may_be_needed(plan.kind):
        if _is_missing(each, plan, plan):
            yield Place(each.id)
        for row in plan.rows(each.id) if of_rows else ():
            yield from (Place(row.place(inner.name)) for inner in of_rows if _is_missing(inner, row, plan))


@cache
def _may_be_needed(kind: str) -> tuple[tuple[Field, tuple[Field, ...]], ...]:
    """Return the fields of a kind of plan, each with those fields of its rows that some plan needs."""
    fields = (each for section in sections_of(kind).values() for each in section.fields)
    return tuple((each, tuple(inner for inner in each.fields if inner.needed != "never")) for each in fields)


def _is_missing(each: Field, given: Plan | Row, plan: Plan) -> bool:
    return not each.rule and is_needed(each, given, plan) and not is_settled(each, given)


@check
def convener_is_external(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The convener is an outsider: no worker of the case, no family member, no close person."""
    convener = plan.text("convener_name")
    if any(same_name(convener, row.text("name")) for row in (*plan.rows("workers"), *plan.rows("people"))):
        yield Place("convener_name")
    if plan.text("convener_external") == "no":
        yield Place("convener_external")


@check
def assistant_is_close_person(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The child's assistant comes from among the close people and is not a worker."""
    assistant = plan.row(plan.text("assistant"))
    if assistant is not None and any(
        same_name(assistant.text("name"), row.text("name")) for row in plan.rows("workers")
    ):
        yield Place("assistant")


@check
def assistant_is_not_convener(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The child's assistant and the convener are two people."""
    assistant = plan.row(plan.text("assistant"))
    if assistant is not None and same_name(assistant.text("name"), plan.text("convener_name")):
        yield Place("assistant")


@check
def assistant_is_oriented(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The convener has oriented the assistant before the meeting."""
    if plan.text("assistant_oriented") == "not_yet":
        yield Place("assistant_oriented")


@check
def convener_chairs(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The convener chairs the meeting."""
    if plan.text("chair") == "someone_else":
        yield Place("chair")


@check
def social_worker_is_present(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A social worker takes part in the meeting."""
    present = plan.chosen("present")
    social_workers = {row.id for row in plan.rows("workers") if row.text("role") in SOCIAL_WORKERS}
    if present and not social_workers & set(present):
        yield Place("present")


@check
def workers_are_as_agreed(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The workers present are those the agreement names."""
    present = plan.chosen("present")
    if present and any(row.id not in present for row in plan.rows("workers")):
        yield Place("present")
    if plan.text("other_workers"):
        yield Place("other_workers")


@check
def family_wants_conference(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The guardians want the conference, and a young person was asked too: taking part is voluntary."""
    yield from (Place(name) for name in ("guardians_want", "young_person_asked") if plan.text(name) == "no")


@check
def customership_opens_the_way(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The service is asked for during one of the four customerships."""
    if plan.text("customership") == "other":
        yield Place("customership")


@check
def safety_is_talked_through(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Safety was talked through with each person separately."""
    if plan.text("safety_talked") == "not_yet":
        yield Place("safety_talked")


@check
def family_chooses_people(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The family decides which close people are invited."""
    if plan.text("family_chose") == "no":
        yield Place("family_chose")


@check
def summaries_are_read_and_sharing_decided(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The family has read the workers' summaries and decided, topic by topic, what is shared."""
    if plan.text("summaries_read") == "not_yet":
        yield Place("summaries_read")
    yield from (Place(row.place("sharing")) for row in plan.rows("topics") if not row.text("sharing"))


@check
def child_tells_only_if_willing(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The child tells of wishes, worries and fears only if willing; silence is an answer too."""
    if plan.text("child_silent_because") and not plan.text("child_told"):
        yield Place("child_silent_because")


@check
def other_language_has_interpreter(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """When somebody's language is not the plan's, an interpreter or a print in both is thought of."""
    if plan.text("interpreter_needed") == "yes" or not plan.text("plan_language"):
        return
    understood = ("", plan.text("plan_language"), plan.text("second_language"))
    for row in plan.rows("people"):
        if row.text("language") not in understood:
            yield Place(row.place("language"))


@check
def interpreter_is_professional(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The interpreter is neither a child nor a relative."""
    if plan.text("interpreter_kind") in ("relative", "child"):
        yield Place("interpreter_kind")


@check
def close_people_talk_among_themselves(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The close people talk among themselves, without workers."""
    if plan.text("private_time_alone") == "no":
        yield Place("private_time_alone")


@check
def plan_is_assessed(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The social worker assesses the plan, says why, and tells what support can be given."""
    assessment = plan.text("assessment")
    if assessment in ("supports_with_changes", "cannot_support_all") and not plan.text("assessment_reason"):
        yield Place("assessment_reason")
    if not plan.rows("solutions"):
        return
    if not assessment:
        yield Place("assessment")
    if not plan.rows("promises") and not plan.text("no_promises_because"):
        yield Place("promises")


@check
def follow_up_is_agreed(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Before the meeting ends it is agreed how and when the plan is followed."""
    if plan.rows("solutions") and not plan.text("no_follow_up_because"):
        yield from (Place(name) for name in ("follow_up_how", "follow_up_date") if not plan.text(name))
