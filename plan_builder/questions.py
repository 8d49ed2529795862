"""Questions for people training as conveners, and what becomes of their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from plan_builder.facts import FactError, page_address, read_toml, sources
from plan_builder.templates import render
from plan_builder.texts import Texts


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a module of the course, its options, and the guide page that explains the right one."""

    id: str
    module: int
    source: str
    page: str
    options: tuple[str, ...]
    right: str


@cache
def questions() -> tuple[Question, ...]:
    """Return the questions in their order."""
    entries = read_toml("data", "questions.toml")["question"]
    found = tuple(Question(**{**entry, "options": tuple(entry["options"])}) for entry in entries)
    for each in found:
        if each.source not in sources() or each.right not in each.options:
            raise FactError(f"questions.toml: [{each.id}] has no known source or no right option")
    return found


def questions_html(words: Texts) -> str:
    """Return the questions as a form, which on paper is one for a pen."""
    return render("questions.html", t=words, questions=questions())


def marked(answers: Mapping[str, str], words: Texts, pages: str) -> dict[str, str]:
    """Return what to say of each question that was answered, as HTML by its id."""
    return {
        each.id: _marked(each, answers[each.id], words, pages)
        for each in questions()
        if answers.get(each.id) in each.options
    }


def _marked(question: Question, given: str, words: Texts, pages: str) -> str:
    address = pages + page_address(question.page)
    return render("marked.html", t=words, question=question, given=given, page=address)


def right_answers(answers: Mapping[str, str]) -> int:
    """Return how many questions were answered rightly."""
    return sum(answers.get(each.id) == each.right for each in questions())
