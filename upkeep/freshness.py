"""Which passages of a language are older than the Finnish they were made from, and what is known of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from plan_builder.texts import ORIGINAL, languages
from upkeep.passages import TEXT, Passage, digest, page_of, passages
from upkeep.records import records

Passages = Mapping[str, Passage]


@dataclass(frozen=True, slots=True)
class Freshness:
    """Places of a language: `older` ones, whose Finnish has changed since; `missing` ones, sections that a page of
    it lacks; `new` ones, of which nobody has recorded yet what they were made from.
    """

    older: tuple[str, ...]
    missing: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def to_do(self) -> tuple[str, ...]:
        """Return the places that wait for a translator."""
        return self.older + self.missing


def compare(original: Passages, own: Passages, made: Mapping[str, str]) -> Freshness:
    """Return how a language's passages stand to the original's, by what they were made from.

    A page or a text that a language leaves out is the original's own, and no older. A section that it
    leaves out and has a record was left out knowingly.
    """
    changed = [place for place, passage in original.items() if made.get(place) != passage.digest]
    pages = {page_of(place) for place in own} - {TEXT}
    return Freshness(
        older=tuple(place for place in changed if place in own and place in made),
        missing=tuple(place for place in changed if place not in own and page_of(place) in pages),
        new=tuple(place for place in changed if place in own and place not in made),
    )


@cache
def freshness(language: str) -> Freshness:
    """Return how a language stands to the original."""
    return compare(passages(ORIGINAL), passages(language), records(language).made)


def translations() -> tuple[str, ...]:
    """Return the languages that are made from the original."""
    return tuple(each for each in languages() if each != ORIGINAL)


@dataclass(frozen=True, slots=True)
class State:
    """That a page was checked: by whom, when, and whether it has changed since."""

    role: str
    on: date
    changed: bool


def pages(language: str) -> tuple[str, ...]:
    """Return the pages of a language, the texts as one of them."""
    return tuple(dict.fromkeys(page_of(place) for place in passages(language)))


def state(language: str, page: str) -> Iterator[State]:
    """Yield who checked a page, in no case a name; nothing for a draft."""
    now = page_digest(language, page)
    for role, check in records(language).checked.get(page, {}).items():
        yield State(role, check.on, changed=check.of != now)


def page_digest(language: str, page: str) -> str:
    """Return what changes with any passage of a page."""
    return digest(" ".join(passage.digest for place, passage in passages(language).items() if page_of(place) == page))
