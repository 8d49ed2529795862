"""Papers in two languages: our words in both, each in its own direction, and what people wrote once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from html.parser import HTMLParser
from itertools import permutations

import pytest
from markupsafe import escape

from plan_builder.bilingual import Both, TwoTexts, beside, turned_to
from plan_builder.copies import OWN
from plan_builder.document import Asked, plan_text
from plan_builder.kinds import kinds
from plan_builder.papers import PAPERS, papers_html, papers_page
from plan_builder.plan_file import open_plan, plan_from
from plan_builder.texts import ORIGINAL, Texts, languages, texts
from tests.conftest import example_text

MADE = [(paper, kind) for paper, made in PAPERS.items() for kind in sorted(made.kinds)]
PAIRS = list(permutations(languages(), 2))
VOID = ("br", "line", "ellipse", "rect", "path", "meta")


class Read(HTMLParser):
    """The words of an HTML document by their language, outside of drawings, and what people wrote in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.ours: dict[str, Counter[str]] = defaultdict(Counter)
        self.written: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element: a drawing holds none of HTML, and no attribute any markup."""
        given = {name: value or "" for name, value in attrs}
        assert not (tag == "span" and self._within("svg"))
        assert not [value for value in given.values() if "<" in value]
        assert all(name.replace("-", "").isalnum() for name in given)
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass an element that holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        """Leave the element entered last."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Keep a text, under the language it claims to be in."""
        if not data.strip() or self._within("svg"):
            return
        if any("written" in given.get("class", "") for _, given in self.open):
            self.written.append(data)
        else:
            language = next(given["lang"] for _, given in reversed(self.open) if "lang" in given)
            self.ours[language].update(re.findall(r"\w+", data))

    def _within(self, tag: str) -> bool:
        return any(each == tag for each, _ in self.open)


def read(paper: str, kind: str, words: Texts) -> Read:
    """Return what a paper of the Finnish example of a kind says."""
    plan = open_plan(example_text(kinds()[kind].examples[ORIGINAL]))
    return Read(papers_html([paper], plan, words, Asked(OWN)))


@pytest.mark.parametrize(("paper", "kind"), MADE)
@pytest.mark.parametrize("pair", [("fi", "ar"), ("ar", "en"), ("sv", "fi")])
def test_each_paper_says_everything_in_both_and_what_was_written_once(
    paper: str, kind: str, pair: tuple[str, str]
) -> None:
    """All that a paper says in either language alone is on it, marked as that language; answers stand there once."""
    alone = {each: read(paper, kind, texts(each)) for each in pair}

    both = read(paper, kind, beside(*pair))

    assert both.written == alone[pair[0]].written
    for one in alone.values():
        for language, words in one.ours.items():
            assert words <= both.ours[language] + both.ours[pair[0]], language


@pytest.mark.parametrize("pair", PAIRS)
def test_any_two_languages_may_stand_beside_each_other(pair: tuple[str, str]) -> None:
    """A page of all papers is well-formed in every pair of languages, and each text says its direction."""
    plan = open_plan(example_text("virta"))

    page = papers_page(PAPERS, plan, beside(*pair), Asked(OWN)).removeprefix("<!doctype html>\n")

    Read(page)
    for each in pair:
        assert f'<span lang="{each}" dir="{texts(each).direction}">' in page


def test_a_text_in_two_languages_is_plain_or_markup() -> None:
    """As a string it is one line without markup; as HTML each part is escaped and in its own language."""
    both = Both(["a < b", "c"], [texts("fi"), texts("ar")])

    assert str(both) == "a < b / c"
    assert escape(both) == (
        '<span class="both"><span lang="fi" dir="ltr">a &lt; b</span> <span lang="ar" dir="rtl">c</span></span>'
    )


def test_values_and_dates_go_each_to_their_language() -> None:
    """A text that holds another text holds it in the same language."""
    words = beside("fi", "en")

    assert str(words("plan.until", date=words.date("2027-02-03"))) == "3. helmikuuta 2027 asti / until 3 February 2027"
    assert words.date("18:30") == "18:30"
    assert not isinstance(words.comma, Both)


def test_what_is_the_same_in_both_is_said_once() -> None:
    """A text that two languages write alike is no text in two languages."""
    assert not isinstance(beside("fi", "en")("roles.nothing"), Both)


@pytest.mark.parametrize("second", ["", "fi"])
def test_one_language_stays_one(second: str) -> None:
    """Without a second language, or with the same again, a paper is as it was."""
    assert beside("fi", second) is texts("fi")


@pytest.mark.parametrize(("person", "expected"), [("fi", ("fi", "ar")), ("ar", ("ar", "fi")), ("en", ("en", "fi"))])
def test_an_invitation_is_in_its_readers_language_first(person: str, expected: tuple[str, str]) -> None:
    """Beside the reader's own language stands the first of the two that is another."""
    words = turned_to(person, beside("fi", "ar"))

    assert isinstance(words, TwoTexts)
    assert tuple(each.language for each in words.languages) == expected
    assert turned_to(person, texts("sv")) is texts(person)


def test_plain_text_has_both_on_a_line() -> None:
    """A plan as plain text may be in two languages too."""
    written = plan_text(plan_from({"convener_external": "yes"}), beside("fi", "sv"), Asked(OWN))

    assert f"{texts('fi')('options.yes')} / {texts('sv')('options.yes')}" in written
    assert "<span" not in written
