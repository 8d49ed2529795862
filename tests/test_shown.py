"""What is shown of a plan: what its kind asks and what its answers make matter. The rest waits, and is not lost."""

from __future__ import annotations

import pytest

from plan_builder.kinds import kinds
from plan_builder.plan_file import open_plan, plan_from, save_plan
from plan_builder.shown import hidden_places, shown_part
from tests.conftest import EXAMPLE_NAMES, example_answers, example_text

ARABIC_SPEAKER = {"plan_language": "fi", "people": [{"id": "p1", "name": "Rima", "language": "ar"}]}
INTERPRETED = {"interpreter_needed": "yes", "interpreter_language": "arabia"}


def test_interpreter_matters_when_a_language_differs() -> None:
    """An interpreter is asked about only when somebody's language is not the plan's."""
    with_need, without = plan_from({**ARABIC_SPEAKER, **INTERPRETED}), plan_from({"plan_language": "fi", **INTERPRETED})

    assert shown_part(with_need).text("interpreter_language") == "arabia"
    assert shown_part(without).answers == {"plan_language": "fi"}


def test_what_is_hidden_makes_nothing_else_matter() -> None:
    """A hidden answer does not bring up the questions that follow from it."""
    places = hidden_places(plan_from({"plan_language": "fi", **INTERPRETED}))

    assert {"interpreter_needed", "interpreter_language", "interpreter_kind"} <= set(places)


def test_questions_of_a_measure_are_its_own() -> None:
    """The end and the consents are asked of a placement, of other measures their own questions."""
    measures = [
        {"id": "m1", "measure": "open_care_placement"},
        {"id": "m2", "measure": "early_education"},
        {"id": "m3"},
    ]
    hidden = set(hidden_places(plan_from({"measures": measures}, kind="support_memo")))

    assert "measures.m1.guardians_consent" not in hidden
    assert "measures.m1.brings" in hidden
    assert {"measures.m2.guardians_consent", "measures.m3.guardians_consent", "measures.m3.brings"} <= hidden
    assert "measures.m2.brings" not in hidden


@pytest.mark.parametrize("kind", kinds())
def test_what_a_follow_up_has_ended_is_shown_there_alone(kind: str) -> None:
    """As another kind the plan does not agree anew on an ended solution; the row waits, and a follow-up shows it."""
    rows = [{"id": "s1", "what": "Mummi hakee", "decision": "end", "paper_number": "1"}, {"id": "s2", "what": "Eno"}]
    plan = plan_from({"solutions": rows}, kind=kind)
    is_there = kind == "follow_up"

    assert [row.id for row in shown_part(plan).rows("solutions")] == (["s1", "s2"] if is_there else ["s2"])
    assert ("solutions.s1" in hidden_places(plan)) is not is_there


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
@pytest.mark.parametrize("kind", kinds())
def test_no_kind_loses_an_answer(name: str, kind: str) -> None:
    """A plan saved as any other kind still has every answer when it is its own kind again."""
    content = open_plan(example_text(name))
    moved = plan_from(example_answers(name), kind=kind)

    back = open_plan(save_plan(moved))

    assert (back.answers, back.lists) == (content.answers, content.lists)
    assert back.kind == kind
