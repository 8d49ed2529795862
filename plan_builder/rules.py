"""The checks of a plan, one function a rule, under the id of its entry in `data/rules.toml`.

A check yields the place of each thing it has found: a field id, or `list.row.field`. Level, source,
limits and examples are data; the words are in the texts (`rules.<id>`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from plan_builder.copies import shared_copy
from plan_builder.facts import RuleFact, phase
from plan_builder.fields import Field, top_fields
from plan_builder.plan import SOCIAL_WORKERS, Plan, Row, is_needed, is_settled, same_name
from plan_builder.texts import Texts, languages
from plan_builder.texts import texts as texts_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule speaks, and what its message quotes from the plan."""

    place: str
    values: Mapping[str, str] = field(default_factory=dict)


Check = Callable[[Plan, RuleFact, Texts], Iterable[Place]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register a check under its name, which is its rule's id."""
    CHECKS[function.__name__] = function
    return function


@check
def answer_is_missing(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """What a complete plan needs is answered; a field with a rule of its own is left to that rule."""
    for each in top_fields():
        if _is_missing(each, plan):
            yield Place(each.id)
        for row in plan.rows(each.id) if each.is_list else ():
            yield from (Place(row.place(inner.name)) for inner in each.fields if _is_missing(inner, row))


def _is_missing(each: Field, given: Plan | Row) -> bool:
    return not each.rule and is_needed(each, given) and not is_settled(each, given)


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
def topics_have_solutions(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Every agreed topic has a solution or stands among the open matters."""
    covered = {row.text("topic") for row in (*plan.rows("solutions"), *plan.rows("open_matters"))}
    if plan.rows("solutions"):
        yield from (Place(row.place("title")) for row in plan.rows("topics") if row.id not in covered)


@check
def family_wants_conference(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The guardians want the conference, and a young person was asked too: taking part is voluntary."""
    yield from (Place(name) for name in ("guardians_want", "young_person_asked") if plan.text(name) == "no")


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
def solution_says_what_who_and_when(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A practical solution says what is done, who does it and when."""
    for row in plan.rows("solutions"):
        if not row.text("what"):
            yield Place(row.place("what"))
        if not row.chosen("who"):
            yield Place(row.place("who"))
        if not row.text("start") and not row.text("how_often"):
            yield Place(row.place("how_often"))


@check
def solution_says_effect_on_child(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Every solution says how it affects the child."""
    yield from (Place(row.place("effect")) for row in plan.rows("solutions") if not row.text("effect"))


@check
def solution_says_how_wishes_count(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Every solution says how the child's wishes were taken into account."""
    yield from (Place(row.place("wishes")) for row in plan.rows("solutions") if not row.text("wishes"))


@check
def unfollowed_wish_has_reason(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A wish that is not followed, or only in part, has a reason the child can read."""
    for row in plan.rows("solutions"):
        if row.text("wish_followed") in ("partly", "no") and not row.text("wish_reason"):
            yield Place(row.place("wish_reason"))


@check
def solution_is_agreed_by_all(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Solutions are those all close people agree on; others belong to the open matters."""
    yield from (Place(row.place("agreed")) for row in plan.rows("solutions") if row.text("agreed") == "no")


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
    if plan.rows("solutions"):
        yield from (Place(name) for name in ("follow_up_how", "follow_up_date") if not plan.text(name))


@check
def meeting_length_is_free(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """An unusual length of the meeting is fine: it is not limited."""
    return _unusual_length(plan, texts, "meeting", "meeting_start", "meeting_end")


@check
def follow_up_length_is_free(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """An unusual length of the follow-up meeting is fine."""
    return _unusual_length(plan, texts, "follow_up", "follow_up_start", "follow_up_end")


def _unusual_length(plan: Plan, texts: Texts, phase_id: str, start: str, end: str) -> Iterator[Place]:
    duration = phase(phase_id).duration
    if duration is None or not plan.text(start) or not plan.text(end):
        return
    length = _minutes(plan.text(end)) - _minutes(plan.text(start))
    if length > 0 and not duration.usual_from <= length <= duration.usual_to:
        yield Place(end, {"usual": texts.duration(duration)})


def _minutes(clock: str) -> int:
    """Return the minutes from midnight to a clock time HH:MM."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


@check
def customership_opens_the_way(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The service is asked for during one of the four customerships."""
    if plan.text("customership") == "other":
        yield Place("customership")


@check
def conference_is_free_of_charge(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Where a topic speaks of a price, the reader learns that the service is free."""
    for row in plan.rows("topics"):
        if _words_in(row.text("title"), _words(plan, "price")):
            yield Place(row.place("title"))


@check
def vague_words_are_made_clear(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A solution or promise says plainly who and when; vague words of the language are asked about."""
    places = [(row, name) for row in plan.rows("solutions") for name in ("what", "how_often")]
    places += [(row, "what") for row in plan.rows("promises")]
    for row, name in places:
        for word in _words_in(row.text(name), _words(plan, "vague")):
            yield Place(row.place(name), {"word": word})


def _words(plan: Plan, kind: str) -> tuple[str, ...]:
    """Return a list of words in the language the plan is written in, whoever reads it; else none."""
    written_in = plan.text("plan_language")
    return texts_of(written_in).words(f"words.{kind}") if written_in in languages() else ()


ARABIC_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")
"""Written or left out at will, so words are compared without them."""


def _words_in(text: str, words: Iterable[str]) -> list[str]:
    """Return those of the words that stand in the text as whole words."""
    written = set(re.findall(r"\w+", ARABIC_VOWEL_SIGNS.sub("", text.casefold())))
    return [word for word in words if ARABIC_VOWEL_SIGNS.sub("", word.casefold()) in written]


@check
def load_is_shared(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """One person carrying many solutions raises the question whether that is fair."""
    load = Counter(person for row in plan.rows("solutions") for person in row.chosen("who"))
    for person, solutions in load.items():
        row = plan.row(person)
        if row is not None and solutions > rule.limit("solutions_per_person"):
            yield Place(row.place("name"), {"count": str(solutions)})


IDENTITY_CODE = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b", re.IGNORECASE)


@check
def no_personal_identity_code(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A plan holds no personal identity code."""
    yield from (Place(place) for place, text in plan.written() if IDENTITY_CODE.search(text))


CONTACT_DETAIL = re.compile(
    r"(?<!\d)(?!\d{1,2}[-.]\d{1,2}[-.]\d{4})(?:\+\d|\(?0)\d{0,3}\)?(?:[ .-]?\d){6,10}(?!\d)"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\w+"
    r"|\b\w{3,40}(?:katu|kadun|kadulla|tie|tien|tiellä|polku|kuja|gatan|vägen|gränden|stigen)\s+\d+",
    re.IGNORECASE,
)


@check
def no_contact_details_in_shared_copy(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A phone number, e-mail or street address in what is shared is asked about."""
    yield from (Place(place) for place, text in shared_copy(plan).written() if CONTACT_DETAIL.search(text))


@check
def other_language_has_interpreter(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """When somebody's language is not the plan's, an interpreter is thought of."""
    if plan.text("interpreter_needed") == "yes" or not plan.text("plan_language"):
        return
    for row in plan.rows("people"):
        if row.text("language") not in ("", plan.text("plan_language")):
            yield Place(row.place("language"))


@check
def interpreter_is_professional(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The interpreter is neither a child nor a relative."""
    if plan.text("interpreter_kind") in ("relative", "child"):
        yield Place("interpreter_kind")


@check
def follow_up_comes_in_time(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """The follow-up comes after the meeting, and not long after without a check-in before it."""
    meeting, follow_up = _day(plan.text("meeting_date")), _day(plan.text("follow_up_date"))
    if meeting is None or follow_up is None:
        return
    days = (follow_up - meeting).days
    if days <= 0 or (days > rule.limit("days_without_check_in") and not plan.text("check_in")):
        yield Place("follow_up_date")


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


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
    for row in plan.rows("solutions"):
        if row.text("until") and row.text("until") < row.text("start"):
            yield Place(row.place("until"))
