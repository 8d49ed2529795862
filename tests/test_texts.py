"""Texts: every language says everything, with the same placeholders."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from plan_builder import facts
from plan_builder.almanac import holidays
from plan_builder.facts import FactError, read_toml
from plan_builder.fields import fields_by_id, top_fields
from plan_builder.guide import PIECES, Page, piece
from plan_builder.texts import ORIGINAL, languages, spoken, texts

SIMPLE = sorted({*languages()} - {*spoken()})
SENTENCE_END = re.compile(r"[.!?:]+\s+")
FOR_EXPERTS = frozenset(("words", "package", "client_text"))
"""Texts that servers, clients' systems and checks read, and nobody who needs simple words."""


def leaves(node: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every text of a tree with its path."""
    for key, value in node.items():
        if isinstance(value, Mapping):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


def placeholders(text: object) -> set[str]:
    """Return the names in braces of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name}


def test_keys_are_the_same_in_every_language(language: str) -> None:
    """A language lacks no text of the original and has none more."""
    keys = {path for path, _ in leaves(texts(language).tree)}

    assert keys == {path for path, _ in leaves(texts(ORIGINAL).tree)}


@pytest.mark.parametrize("simple", SIMPLE)
def test_a_simple_form_repeats_no_text(simple: str) -> None:
    """What is simple enough in the language itself is written there alone."""
    said = dict(leaves(texts(texts(simple).base).tree))

    assert [path for path, text in leaves(read_toml("texts", f"{simple}.toml")) if said[path] == text] == []


@pytest.mark.parametrize("simple", SIMPLE)
def test_a_simple_form_has_short_sentences(simple: str) -> None:
    """One matter at a time: no sentence has more than fifteen words."""
    found = [(path, text) for path, text in leaves(texts(simple).tree) if path[0] not in FOR_EXPERTS]
    sentences = [(path, each) for path, text in found for each in SENTENCE_END.split(str(text))]

    assert [(path, each) for path, each in sentences if path[-1] != "also" and len(each.split()) > 15] == []


def test_nobody_speaks_a_simple_form() -> None:
    """A simple form is for reading: nobody is asked whether it is the language that they write or speak."""
    assert "fi-simple" in languages()
    assert spoken() == tuple(each for each in languages() if "-" not in each)


def test_placeholders_are_the_same_in_every_language(language: str) -> None:
    """A text fills in what the original fills in."""
    original = dict(leaves(texts(ORIGINAL).tree))

    for path, text in leaves(texts(language).tree):
        assert placeholders(text) == placeholders(original[path]), path


def test_no_text_is_empty(language: str) -> None:
    """Every text says something."""
    assert all(text for _, text in leaves(texts(language).tree))


def test_every_field_has_label_help_and_options(language: str) -> None:
    """A question has a label and its options; a top question says why it is asked."""
    words = texts(language)

    for field in fields_by_id().values():
        assert words(f"fields.{field.id}.label")
        assert all(words.option(field.id, option) for option in field.options)
    assert all(words(f"fields.{field.id}.help") for field in top_fields())


def test_days_have_all_their_words(language: str) -> None:
    """Each holiday, each distance of a proposal and what each day of a row is has its words."""
    words = texts(language)

    assert all(words(f"holidays.{holiday}") for holiday in holidays().values())
    assert all(words(f"distances.{each}") for field in fields_by_id().values() for each in field.proposed)
    for field in fields_by_id().values():
        if field.kind == "date" and field.id != field.name:
            assert "{row}" in words(f"papers.timeline.{field.name}")


def test_every_rule_says_what_and_why(language: str) -> None:
    """A rule has a name, a message that tells what to do, and a reason."""
    for rule in facts.rule_facts():
        assert {"name", "message", "why"} <= texts(language).find(f"rules.{rule}").keys()


@pytest.mark.parametrize("name", PIECES)
def test_every_piece_of_the_guide_can_be_made(name: str, language: str) -> None:
    """Each marker of the guide has its words in every language."""
    assert piece(name, Page(language, "../", "../assets/", contact={"phone": "1"})).strip()


def test_usual_hours_come_from_the_facts(language: str) -> None:
    """The words of a duration hold its hours."""
    duration = facts.phase("meeting").duration

    assert duration is not None
    assert re.findall(r"\d+", texts(language).duration(duration)) == ["3", "6"]


def test_dates_are_written_out(language: str) -> None:
    """A date names its month, so that no reader mistakes the day for it."""
    written = texts(language).date("2027-03-04")

    assert texts(language)("months.3") in written
    assert re.findall(r"\d+", written) == ["4", "2027"]


def test_a_day_is_told_with_its_weekday(language: str) -> None:
    """The fourth of March 2027 is a Thursday."""
    assert texts(language).day("2027-03-04") == f"{texts(language)('weekdays.4')} {texts(language).date('2027-03-04')}"


def test_what_is_no_date_stays_as_written() -> None:
    """Text that is no ISO date is not lost."""
    assert texts("fi").date("keväällä") == texts("fi").day("keväällä") == "keväällä"


def test_missing_text_is_named() -> None:
    """An id that a language lacks raises, with the file and the id."""
    with pytest.raises(FactError, match=r"fi\.toml: \[site\.nothing\]"):
        texts("fi")("site.nothing")


def test_original_comes_first() -> None:
    """The language of the sources leads the list."""
    assert languages()[0] == ORIGINAL
