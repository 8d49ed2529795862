"""Blank forms: every question of a kind once, in its order on paper, numbered rows, what is the family's own marked."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from plan_builder.blank import blank_html, blank_page
from plan_builder.fields import Field, fields_by_id, list_fields, sections_of
from plan_builder.kinds import kinds
from plan_builder.texts import Texts, texts

VOID = {"meta", "br", "link"}


class Form(HTMLParser):
    """Collects the questions of a form, those within a part for the family only, and the other attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.asked: list[str] = []
        self.own: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a question, and whether it is the family's own."""
        given = {name: value or "" for name, value in attrs}
        self.attributes += given.items()
        if tag not in VOID:
            self.open.append(given.get("class", ""))
        if "data-field" in given:
            self.asked.append(given["data-field"])
            if "own-only" in self.open:
                self.own.add(given["data-field"])

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        assert tag not in VOID
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data.strip())


def form(kind: str, language: str = "fi") -> Form:
    """Return the blank form of a kind."""
    return Form(blank_html(kind, texts(language)))


def all_of(kind: str) -> Iterator[Field]:
    """Yield the fields of a kind in the order of its paper; in a row, the number on an earlier paper first."""
    for section in (sections_of(kind)[each] for each in kinds()[kind].printed):
        for field in (each for each in section.fields if kind in each.kinds):
            yield field
            inner = [each for each in field.fields if kind in each.kinds]
            yield from [each for each in inner if each.kind == "number"] + [
                each for each in inner if each.kind != "number"
            ]


@pytest.mark.parametrize("kind", [each.id for each in kinds().values() if not each.one_sheet])
def test_every_question_stands_once_in_the_order_of_the_paper(kind: str, language: str) -> None:
    """The form asks all that the kind has and nothing else; what a list asks, in each row or once above them."""
    asked = form(kind, language).asked

    assert list(dict.fromkeys(asked)) == [each.id for each in all_of(kind)]
    for field_id in asked:
        list_id, _, inner = field_id.rpartition(".")
        assert asked.count(field_id) in ({1, kinds()[kind].blank_rows[list_id]} if list_id and inner else {1}), field_id


def test_one_sheet_asks_what_a_plan_needs(language: str) -> None:
    """On one sheet stand, in order and each once, the questions that need an answer and those that are one instead."""
    asked = form("urgent", language).asked
    fields = list(all_of("urgent"))
    always = {each.id for each in fields if each.needed == "always" and not each.default}
    at_times = {"solutions", "decisions", "decisions_until", "assessment_reason", "solutions.plan_b"}
    instead = {"child_silent_because", "no_promises_because", "solutions.start"}

    assert asked == [each.id for each in fields if each.id in asked]
    assert set(asked) == {each for each in always if not each.startswith("open_matters")} | at_times | instead


@pytest.mark.parametrize("kind", kinds())
def test_what_is_the_familys_own_is_marked(kind: str) -> None:
    """All that never leaves the family's own copy stands within a mark that says so, and nothing else does."""
    paper = form(kind)

    assert paper.own == {each for each in paper.asked if fields_by_id()[each].sensitive == 3}
    assert paper.own
    assert texts("fi")("blank.own_only") in paper.words


@pytest.mark.parametrize("kind", kinds())
def test_rows_are_said_for_the_lists_of_the_form(kind: str) -> None:
    """The data say how many rows each list of the form has, and of no other list."""
    lists = {each.id for each in list_fields()} & set(form(kind).asked)

    assert set(kinds()[kind].blank_rows) == lists


@pytest.mark.parametrize("kind", kinds())
def test_nothing_inline_and_nothing_to_type_into(kind: str) -> None:
    """The form is paper: no id twice, no style or handler, no control."""
    html = blank_html(kind, texts("ar"))
    attributes = Form(html).attributes
    ids = [value for name, value in attributes if name == "id"]

    assert len(ids) == len(set(ids))
    assert not [name for name, _ in attributes if name == "style" or name.startswith("on")]
    assert not [tag for tag in ("<input", "<select", "<textarea", "<button", "<script") if tag in html]


@pytest.mark.parametrize("before", ["conference", "urgent"])
def test_a_follow_up_begins_with_the_numbers_of_the_paper(before: str) -> None:
    """Solutions are numbered on the earlier form; the follow-up form has a place for each of those numbers."""
    earlier, after = form(before), form("follow_up").asked
    rows = kinds()[before].blank_rows["solutions"]
    first_questions = [after[at + 1] for at, each in enumerate(after) if each == "solutions.paper_number"]

    assert {str(number) for number in range(1, rows + 1)} <= set(" ".join(earlier.words).split())
    assert after[after.index("solutions") + 1] == "solutions.paper_number"
    assert len(first_questions) >= rows
    assert set(first_questions) == {"solutions.topic"}


@pytest.mark.parametrize(
    ("kind", "field", "options"),
    [
        ("support_memo", "measures.measure", ["family_rehabilitation"]),
        ("conference", "solutions.wish_followed", ["partly", "no"]),
        ("support_memo", "views_differ", ["yes"]),
    ],
)
def test_the_paper_says_when_a_question_matters(kind: str, field: str, options: list[str]) -> None:
    """What the form on the screen would hide says on paper which answer makes it matter."""
    words = texts("fi")
    answers = ", ".join(words.option(field, each) for each in options)

    assert words("blank.if", answers=answers) in form(kind).words


def test_the_paper_says_what_is_asked_of_earlier_rows_alone() -> None:
    """What became of a solution is asked where the row has a number of the earlier paper."""
    words = texts("fi")
    question = words("fields.solutions.paper_number.label")

    assert words("blank.if_filled", question=question) in form("follow_up").words


def test_help_does_not_speak_of_the_screen(language: str) -> None:
    """Where the form's help is about the screen, the paper has words of its own."""
    words: Texts = texts(language)
    said = form("follow_up", language).words

    assert words("fields.plan_language.help") not in said
    assert words("sections.earlier.by_hand") in said


def test_whole_page_needs_nothing_else(language: str) -> None:
    """The page of a terminal is in its language and brings its style along."""
    page = blank_page("urgent", texts(language))

    assert f'<html lang="{language}" dir="{texts(language).direction}">' in page
    assert "@page one-sheet" in page
    assert "://" not in page
