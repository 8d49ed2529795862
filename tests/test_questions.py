"""The questions of the course: each module has one, and right answers are told from wrong ones."""

from __future__ import annotations

from plan_builder.questions import marked, questions, questions_html, right_answers
from plan_builder.texts import texts
from tests.test_bridge import ask

RIGHT = {each.id: each.right for each in questions()}
WRONG = {each.id: next(option for option in each.options if option != each.right) for each in questions()}


def test_every_module_has_a_question() -> None:
    """Eight modules, in order; the right option is not always at the same place."""
    modules = [each.module for each in questions()]

    assert set(modules) == set(range(1, 9))
    assert modules == sorted(modules)
    assert len({each.options.index(each.right) for each in questions()}) > 1


def test_the_form_does_not_give_the_answers_away(language: str) -> None:
    """On the page and on paper a question has all its options, and no reason yet."""
    form = questions_html(texts(language))

    assert form.count('type="radio"') == sum(len(each.options) for each in questions())
    assert "checked" not in form
    assert "data-right" not in form


def test_answers_are_marked_with_the_reason(language: str) -> None:
    """Right or wrong, the reason stands there; what was not answered is not told."""
    words = texts(language)

    assert right_answers(RIGHT) == len(questions())
    assert right_answers(WRONG) == 0
    assert all('data-right="yes"' in each for each in marked(RIGHT, words, "../").values())
    assert all('data-right="no"' in each for each in marked(WRONG, words, "../").values())
    assert list(marked({"chair": "convener"}, words, "../")) == ["chair"]


def test_the_page_may_say_anything() -> None:
    """Through the door come answers that no question has; they are left out."""
    reply = ask("mark", language="fi", pages="../", given={"chair": "<b>", "nothing": "convener"})

    assert reply["answers"] == {}
