"""Papers for a meeting: the agreement, the convener's checklist, the question card and the feedback."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from markupsafe import escape

from plan_builder.copies import OWN, SHARED
from plan_builder.document import Asked
from plan_builder.facts import phase
from plan_builder.papers_meeting import TOLD_BY, agreement, checklist, feedback, question_card
from plan_builder.plan import Plan
from plan_builder.plan_file import plan_from
from plan_builder.texts import Texts, texts

Write = Callable[[Plan, Texts, Asked], str]

MARK = "EI-TÄHÄN-9M"

TOPICS = [
    {"id": "t1", "title": "Aamut", "sharing": "shared"},
    {"id": "t2", "title": "Äidin uni", "sharing": "own_copy"},
]

ELSEWHERE = {
    "solutions": [{"id": "s1", "what": MARK, "effect": MARK}],
    "child_told": MARK,
    "child_told_sharing": "shared",
    "work_done": MARK,
    "assessment_reason": MARK,
    "warning_signs": MARK,
}
"""What a plan says in parts that these papers are not about."""


def plan_with(**answers: object) -> Plan:
    """A plan with topics and a worker, and marked words in its other parts."""
    workers = [{"id": "w1", "name": "Outi Laine", "role": "responsible_social_worker"}]
    return plan_from({"naming": "first_names", "topics": TOPICS, "workers": workers, **ELSEWHERE, **answers})


def done(plan: Plan) -> set[str]:
    """Return the steps that the checklist ticks off."""
    ticked = re.findall(r"<li data-done>(.*?) \(", checklist(plan, texts("fi"), Asked()))
    return {step.id for step in phase("preparation").steps if texts("fi")(f"steps.{step.id}.title") in ticked}


def test_the_agreement_holds_what_the_two_agree(language: str) -> None:
    """Topics, workers, conditions and the guardians' own will are in it; nothing of the meeting is."""
    plan = plan_with(
        guardians_want="yes",
        bottom_lines=[{"id": "b1", "line": "Aikuinen on kotona öisin", "reason": "Lapsi nukkuu"}],
        family_questions="Kuka hakee?",
    )

    made = agreement(plan, texts(language), Asked(SHARED))

    assert all(each in made for each in ("Aamut", "Outi", "Aikuinen on kotona öisin", "Kuka hakee?"))
    assert texts(language)("fields.guardians_want.label") in made
    assert MARK not in made


@pytest.mark.parametrize(("copy", "is_shown"), [(OWN, True), (SHARED, False)])
def test_the_agreement_is_made_as_a_copy(copy: str, is_shown: bool) -> None:
    """A topic that is not shared is in the family's own copy of the agreement alone."""
    assert ("Äidin uni" in agreement(plan_with(), texts("fi"), Asked(copy))) is is_shown


def test_every_step_of_preparation_can_be_told() -> None:
    """The checklist knows of each step which answers tell that it is done."""
    assert list(TOLD_BY) == [step.id for step in phase("preparation").steps]


def test_nothing_is_done_in_an_empty_plan() -> None:
    """A blank checklist has every step, none of them ticked."""
    assert not done(plan_from({}))
    assert checklist(plan_from({}), texts("fi"), Asked()).count("<li>") >= len(TOLD_BY)


def test_all_is_done_in_a_plan_that_says_so(virta: Plan) -> None:
    """A plan whose preparation is complete has each step ticked."""
    assert done(virta) == set(TOLD_BY)


@pytest.mark.parametrize(
    ("answers", "step"),
    [
        ({"assistant_oriented": "not_yet"}, "assistant_is_oriented"),
        ({"family_chose": "no"}, "family_chooses_people"),
        ({"convener_name": "Kaisa", "convener_external": "no"}, "meeting_is_prepared"),
        ({"topics": [*TOPICS, {"id": "t3", "title": "Illat"}]}, "family_decides_what_to_share"),
    ],
)
def test_what_is_not_done_is_not_ticked(answers: dict[str, object], step: str) -> None:
    """An answer that says not yet, no, or only part of it leaves the box empty."""
    assert step not in done(plan_with(**answers))


@pytest.mark.parametrize("told", ["yes", "not_yet", ""])
def test_the_checklist_does_not_tell_of_safety(told: str) -> None:
    """Whether safety was talked about stays in the family's own copy: the box is for a pen."""
    assert checklist(plan_with(safety_talked=told), texts("fi"), Asked(OWN)) == checklist(
        plan_with(), texts("fi"), Asked(OWN)
    )


def test_the_checklist_lists_whom_to_invite_and_what_to_arrange() -> None:
    """It has a line for each person, and the arrangements chosen, all of them when none is."""
    words = texts("en")
    people = [{"id": "p1", "name": "Raili Virta"}, {"id": "p2", "name": "Timo Virta"}]

    chosen = checklist(plan_with(people=people, practical=["food"]), words, Asked())
    blank = checklist(plan_with(), words, Asked())

    assert "Raili" in chosen
    assert "Timo" in chosen
    assert f"<li>{words.option('practical', 'prayer')}</li>" not in chosen
    assert all(f"<li>{words.option('practical', each)}</li>" in blank for each in ("food", "prayer"))


def test_the_question_card_asks_what_a_solution_must_say(language: str) -> None:
    """It has every question, the shared topics and what the family was asked; nothing that is kept back."""
    words = texts(language)

    made = question_card(plan_with(family_questions="Kuka hakee?"), words, Asked(OWN))

    questions = [escape(each) for each in words.find("papers.question_card.questions").values()]
    assert len(questions) == 6
    assert all(each in made for each in (*questions, "Aamut", "Kuka hakee?"))
    assert "Äidin uni" not in made


@pytest.mark.parametrize("write", [checklist, question_card])
def test_papers_before_the_meeting_hold_nothing_of_it(write: Write) -> None:
    """Neither the checklist nor the card has what was said or agreed at the meeting."""
    assert MARK not in write(plan_with(), texts("fi"), Asked(OWN))


def test_feedback_is_anonymous(language: str) -> None:
    """A child's slip and an adult's, three questions each, and not a word of the plan."""
    plan = plan_with(child_name=MARK, topics=[{"id": "t1", "title": MARK, "sharing": "shared"}])

    made = feedback(plan, texts(language), Asked(OWN))

    assert made.count("<article") == 2
    assert made.count("<h3") == 6
    assert MARK not in made
