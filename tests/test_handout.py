"""Handouts: what a link can hold, and what a sheet that may lie about says."""

from __future__ import annotations

import re

import pytest

from plan_builder.handout import Handout, Side, handout_html, handout_title, handouts, languages_of
from plan_builder.kinds import kinds
from plan_builder.texts import ORIGINAL, languages, texts
from tests.conftest import ROOT


def side(language: str, address: str = "https://example.org/") -> Side:
    """Return a side in a language whose page is written in it."""
    return Side(texts(language), address, "../", "<svg></svg>", None)


def sheet(handout: Handout, language: str) -> str:
    """Return what comes out of the printer."""
    sides = [side(each) for each in languages_of(language)]
    return handout_html(handout, sides, "../").partition('<div class="handout">')[2]


@pytest.mark.parametrize("handout", handouts(), ids=lambda each: each.name)
def test_a_link_holds_page_and_kind_alone(handout: Handout) -> None:
    """No fragment, no text of anybody: a page of the guide, and for the builder a kind of plan."""
    page, kind = re.fullmatch(r"([a-z-]+)/(?:\?kind=([a-z_]+))?", handout.link).groups()  # type: ignore[union-attr]

    assert (ROOT / "docs" / ORIGINAL / f"{page}.md").exists()
    assert kind == (handout.kind if page == "plan" else None)


def test_each_kind_has_a_handout() -> None:
    """There is one for every kind of plan, and none stands twice."""
    names = [each.name for each in handouts()]

    assert {each.kind for each in handouts()} == set(kinds())
    assert len(names) == len(set(names))


@pytest.mark.parametrize("handout", handouts(), ids=lambda each: each.name)
def test_a_sheet_does_not_name_child_welfare(handout: Handout, language: str) -> None:
    """Others may find the paper: it does not say child welfare or open care, and says that it is no decision."""
    shown = sheet(handout, language).lower()

    for each in languages_of(language):
        words = texts(each)
        for term in ("child_welfare", "open_care"):
            assert words(f"glossary.{term}.term").lower() not in shown
        assert words("handout.notice").lower() in shown


def test_the_message_names_nothing(language: str) -> None:
    """A message is read on a phone that may be shared: it names neither a conference nor child welfare."""
    words = texts(language)

    for term in ("conference", "child_welfare", "open_care"):
        assert words(f"glossary.{term}.term").lower() not in words("handout.message").lower()


def test_the_back_is_finnish() -> None:
    """What a worker and a family point at stands in both languages; a Finnish sheet has one side."""
    assert [languages_of(each) for each in languages()] == [
        (each,) if each == ORIGINAL else (each, ORIGINAL) for each in languages()
    ]


def test_what_the_worker_reads_is_in_finnish_too() -> None:
    """A worker who cannot read the family's language can use the page."""
    shown = handout_html(handouts()[0], [side("ar"), side("fi")], "../")

    for key in ("handout.link", "handout.message_about", "handout.print_about"):
        assert texts("ar")(key) in shown
        assert texts("fi")(key) in shown


def test_a_page_in_another_language_is_told() -> None:
    """The family learns beforehand that the page is not yet in its language."""
    finnish = texts("fi")
    told = texts("ar")("handout.written_in", language=finnish.name)
    foreign = Side(texts("ar"), "https://example.org/", "../", "", finnish)

    assert told in handout_html(handouts()[0], [foreign, side("fi")], "../")
    assert told not in handout_html(handouts()[0], [side("ar"), side("fi")], "../")


def test_addresses_are_text() -> None:
    """An address cannot end the markup it stands in."""
    shown = handout_html(handouts()[0], [side("fi", 'https://example.org/"><b>')], "../")

    assert "<b>" not in shown


def test_titles_name_kind_and_page(language: str) -> None:
    """No two handouts of a language are called the same."""
    titles = [handout_title(each, texts(language)) for each in handouts()]

    assert len(titles) == len(set(titles))
