"""A page is cut at its headings with ids; what changes a passage's hash is its words."""

from __future__ import annotations

import pytest

from plan_builder.texts import ORIGINAL, languages
from tests.conftest import ROOT
from upkeep.passages import passages, sections

SOURCE = """---
description: What it is.
keywords: {keywords}
---
# A page

Words before.

## First {{#first}}

Words {of} the first.

### Without an id

## Second {{#second}}

Words of the second.
"""


def digests(**changes: str) -> dict[str, str]:
    """Return the hashes of a page's sections by place."""
    source = SOURCE.format(**{"keywords": "one", "of": "of", **changes})
    return {place: passage.digest for place, passage in sections("page", source).items()}


def test_a_page_is_cut_at_headings_with_ids() -> None:
    """The top is the page's own place; a heading without an id belongs to the section it stands in."""
    found = sections("page", SOURCE.format(keywords="one", of="of"))

    assert [(place, passage.title) for place, passage in found.items()] == [
        ("page", "A page"),
        ("page#first", "First"),
        ("page#second", "Second"),
    ]
    assert "Without an id" in found["page#first"].text


@pytest.mark.parametrize(
    ("change", "changed"), [({"of": "about"}, {"page#first"}), ({"of": "\nof"}, set()), ({"keywords": "two"}, set())]
)
def test_only_words_change_a_section(change: dict[str, str], changed: set[str]) -> None:
    """New words make their own section another; new lines, and words for a language's search, make none."""
    before, after = digests(), digests(**change)

    assert {place for place in before if before[place] != after[place]} == changed


def test_every_language_has_its_pages_and_its_texts() -> None:
    """Languages and pages come from the files; what is said of a language itself is nobody's translation."""
    for language in languages():
        pages = {path.stem for path in (ROOT / "docs" / language).glob("*.md")}
        found = passages(language)
        assert {place.partition("#")[0] for place in found} == {*pages, "texts"}
        assert not any(place.startswith("texts#language") for place in found)


def test_each_heading_of_the_original_is_a_place() -> None:
    """No id of a heading is written in a way that the cutting does not see."""
    written = sum(path.read_text("utf-8").count("{#") for path in (ROOT / "docs" / ORIGINAL).glob("*.md"))

    assert sum("#" in place and not place.startswith("texts#") for place in passages(ORIGINAL)) == written
