"""A passage is older when its Finnish has changed since it was made; nothing of a translation is unrecorded."""

from __future__ import annotations

from datetime import date

import pytest

from plan_builder.texts import ORIGINAL, languages
from upkeep import freshness as module
from upkeep.freshness import Freshness, compare, freshness, page_digest, pages, state, translations
from upkeep.marking import with_made
from upkeep.passages import Passage, passages
from upkeep.records import Check, Records, parsed, records, written

ORIGINALS = {place: Passage("", place) for place in ("a", "a#one", "a#two", "b", "texts#yes", "texts#no")}
OWN = {place: Passage("", "translated") for place in ("a", "a#one", "texts#yes")}
MADE = {place: ORIGINALS[place].digest for place in OWN}


def test_nothing_is_older_while_the_original_stays() -> None:
    """A page or a text that a language leaves out waits for nobody; a section that its page lacks does."""
    assert compare(ORIGINALS, OWN, MADE) == Freshness(older=(), missing=("a#two",), new=())


def test_a_part_is_older_when_its_original_changes() -> None:
    """New words of the original make that section or text older, and no other."""
    changed = ORIGINALS | {"a#one": Passage("", "said anew"), "texts#yes": Passage("", "said anew")}

    assert compare(changed, OWN, MADE).older == ("a#one", "texts#yes")


def test_a_part_without_record_is_new() -> None:
    """What nobody has recorded is neither older nor up to date."""
    assert compare(ORIGINALS, OWN, {}) == Freshness(older=(), missing=("a#two",), new=tuple(OWN))


def test_marking_brings_up_to_date() -> None:
    """What is marked waits no more, also a section left out knowingly; what is gone from the original is forgotten."""
    kept = with_made(Records({**MADE, "gone": "0"}), ORIGINALS, ("a#two",))

    assert compare(ORIGINALS, OWN, kept.made).to_do == ()
    assert "gone" not in kept.made


def test_records_are_read_as_they_were_written() -> None:
    """Every passage and every check comes back from the file."""
    checks = {"expert": Check(date(2026, 12, 1), "12345678"), "lawyer": Check(date(2027, 1, 2), "00000000")}
    kept = Records({"a#one": "12345678", 'texts#fields."x.y".label': "00000000"}, {"a": checks})

    assert parsed(written(kept)) == kept


@pytest.mark.parametrize("language", translations())
def test_every_part_says_what_it_was_made_from(language: str) -> None:
    """A new section or text is recorded with the Finnish it was made from: run `make translations`."""
    assert freshness(language).new == ()


@pytest.mark.parametrize("language", translations())
def test_records_tell_of_what_there_is(language: str) -> None:
    """No record is left of what the Finnish no longer has: run `make translations`."""
    assert records(language).made.keys() <= passages(ORIGINAL).keys()


@pytest.mark.parametrize("language", languages())
def test_only_pages_that_there_are_can_be_checked(language: str) -> None:
    """A check names a page of its language; the texts are one."""
    assert records(language).checked.keys() <= {*pages(language)}


def test_a_check_holds_for_the_page_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page tells who has checked it and when, and whether it has changed since; a draft has nobody."""
    day = date(2026, 12, 1)
    checks = {"expert": Check(day, page_digest(ORIGINAL, "phases")), "lawyer": Check(day, "12345678")}
    monkeypatch.setattr(module, "records", lambda _: Records(checked={"phases": checks}))

    told = [(each.role, each.on, each.changed) for each in state(ORIGINAL, "phases")]

    assert told == [("expert", day, False), ("lawyer", day, True)]
    assert list(state(ORIGINAL, "roles")) == []
