"""Pieces of the guide say what the facts say."""

from __future__ import annotations

import re
from html import unescape

import pytest

from plan_builder import facts
from plan_builder.facts import page_address
from plan_builder.guide import Page, piece
from plan_builder.texts import ORIGINAL, texts


def made(name: str, language: str = "fi", **contact: str) -> str:
    """Return a piece for a page one folder deep."""
    return piece(name, Page(language, "../", "../assets/", contact))


def test_path_shows_every_step_in_order(language: str) -> None:
    """The drawing of the path is a list: all phases, all steps, in the facts' order."""
    path = unescape(made("path", language))
    titles = [texts(language)(f"steps.{step.id}.title") for phase in facts.phases() for step in phase.steps]
    places = [path.index(f"<li>{title}</li>") for title in titles]

    assert places == sorted(places)


def test_path_tells_usual_times_and_that_there_is_no_limit() -> None:
    """The time of a meeting stands with the word that it is not limited."""
    words = texts("fi")

    assert made("path").count(words("durations.unlimited")) == 1


def test_roles_table_has_a_row_for_each_role() -> None:
    """Who does what: a row for each role, a cell for each phase."""
    table = made("roles_table")

    assert table.count('<th scope="row">') == len(facts.roles())
    assert table.count("<td") == len(facts.roles()) * len(facts.phases())


def test_measures_link_to_their_explanation() -> None:
    """Each of the eight measures leads to its part of the page."""
    assert re.findall(r'href="\.\./measures/#(\w+)"', made("measures")) == [each.id for each in facts.measures()]


def test_checks_page_has_every_rule_with_its_source() -> None:
    """Every check is explained, with a link to where it comes from."""
    checks = made("checks")

    for rule in facts.rule_facts().values():
        assert f'<div id="{rule.id}"' in checks
        assert f"../sources/#{rule.source}" in checks


@pytest.mark.parametrize("topic", facts.law())
def test_law_is_linked_and_not_claimed(topic: str, language: str) -> None:
    """Where the law speaks of a topic: each act with its sections and official link, and whether anybody read it."""
    shown = unescape(made(f"law_{topic}", language))

    for each in facts.law()[topic]:
        assert f'href="{each.source.url}"' in shown
        assert each.places in shown
    read = all(each.source.checked_against == "text" for each in facts.law()[topic])
    assert (texts(language)("sources.checked_summary") in shown) is not read


def test_who_takes_part_follows_from_the_steps() -> None:
    """Those whom a phase's steps involve are listed, the others are not."""
    shown = made("who_preparation")
    words = texts("fi")

    assert f"<li>{words('roles.convener')}</li>" in shown
    assert f"<li>{words('roles.child')}</li>" not in shown


def test_day_is_drawn_by_the_agenda() -> None:
    """Each part of the meeting begins where the one before it ends, and the last ends the day."""
    drawn = re.findall(r'day__part" x="(\d+)" width="(\d+)"', made("day"))
    places = [(int(start), int(start) + int(width)) for start, width in drawn]
    whole = sum(part.minutes for part in facts.agenda("meeting"))

    assert [start for start, _ in places] == [0, *(end for _, end in places[:-1])]
    assert places[-1][1] == whole


def test_circle_is_told_in_words(language: str) -> None:
    """The drawing of the people around a child is hidden from who cannot see it; its caption says the same."""
    circle = made("circle", language)

    assert 'aria-hidden="true"' in circle
    assert f"<figcaption>{texts(language)('pictures.circle')}</figcaption>" in unescape(circle)


def test_glossary_gives_the_finnish_word_in_other_languages(language: str) -> None:
    """A term stands with its Finnish word in brackets, marked as Finnish; in Finnish it stands alone."""
    assert ('<bdi lang="fi">' in made("glossary", language)) is (texts(language).base != ORIGINAL)


def test_contact_details_come_from_the_configuration() -> None:
    """What the organisation set is shown; what it left empty is not."""
    shown = made("contact", phone="09 310 1", email="")

    assert 'href="tel:093101"' in shown
    assert "mailto:" not in shown


def test_without_contact_details_the_reader_learns_whom_to_ask() -> None:
    """No details set: the own social worker is the one to ask."""
    assert texts("fi")("contact.none") in made("contact")


@pytest.mark.parametrize(("page", "address"), [("roles.md#convener", "roles/#convener"), ("plan.md", "plan/")])
def test_page_address(page: str, address: str) -> None:
    """A page of the data is an address on the site."""
    assert page_address(page) == address


def test_unknown_pieces_are_refused() -> None:
    """A marker nobody knows is a mistake of the page's writer."""
    with pytest.raises(KeyError):
        made("nothing")
