"""Writes down from which Finnish passages were made, and who checked which page.

A pattern names places or pages with their language: `sv/phases#meeting`, `*/phases`, `sv/*`.
"""

from __future__ import annotations

from datetime import date
from fnmatch import fnmatchcase

from plan_builder.texts import ORIGINAL, languages
from upkeep.freshness import Passages, compare, page_digest, pages, translations
from upkeep.passages import passages
from upkeep.records import Check, Records, records, write


def mark_made(pattern: str) -> tuple[str, ...]:
    """Mark what a pattern names as brought up to date, and return it; of what is new, write down the Finnish as
    it is now.
    """
    marked: tuple[str, ...] = ()
    for language in translations():
        kept = records(language)
        now = compare(passages(ORIGINAL), passages(language), kept.made)
        done = tuple(each for each in now.to_do if fnmatchcase(f"{language}/{each}", pattern))
        write(language, with_made(kept, passages(ORIGINAL), now.new + done))
        marked += tuple(f"{language}/{each}" for each in done)
    return marked


def with_made(kept: Records, original: Passages, places: tuple[str, ...]) -> Records:
    """Return records that say that these places were made from the original as it is now.

    What the original has no more is left out.
    """
    made = kept.made | {place: original[place].digest for place in places}
    return Records({place: each for place, each in made.items() if place in original}, kept.checked)


def mark_checked(pattern: str, role: str, today: date) -> tuple[str, ...]:
    """Mark the pages that a pattern names as checked as they are now, and return them."""
    marked: tuple[str, ...] = ()
    for language in languages():
        named = tuple(each for each in pages(language) if fnmatchcase(f"{language}/{each}", pattern))
        if named:
            kept = records(language)
            for page in named:
                kept.checked.setdefault(page, {})[role] = Check(today, page_digest(language, page))
            write(language, kept)
        marked += tuple(f"{language}/{each}" for each in named)
    return marked
