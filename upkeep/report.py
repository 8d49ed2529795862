"""Tells people what has grown old: in a line for each language in the build's list, in full for whoever renews it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plan_builder.texts import ORIGINAL, languages
from upkeep.dates import dated, old, undated
from upkeep.freshness import freshness, pages, state, translations
from upkeep.passages import TEXT, page_of, passages

SHOWN = 3
"""How many places a short list names."""


def short(today: date) -> Iterator[str]:
    """Yield a line for each translation, and one for the days."""
    for language in translations():
        yield f"{language}: {_some(freshness(language).to_do, 'behind the Finnish', 'make translations')}"
    names = tuple(each.name for each in old(dated(), today))
    yield f"sources and links: {_some(names, 'unchecked for a year', 'make check')}"


def _some(names: tuple[str, ...], what: str, command: str) -> str:
    """Return how many there are, which the first ones are, and what tells of all."""
    if not names:
        return f"none {what}"
    more = (f"and {len(names) - SHOWN} more",) if len(names) > SHOWN else ()
    return f"{len(names)} {what}: {', '.join((*names[:SHOWN], *more))} ({command})"


def to_translate() -> Iterator[str]:
    """Yield what a translator needs: each passage that is older, the Finnish as it is now, and how to mark it."""
    for language in translations():
        for place in freshness(language).to_do:
            yield from _task(language, place)


def _task(language: str, place: str) -> Iterator[str]:
    passage = passages(ORIGINAL)[place]
    name = f"{language}/{place}"
    file = f"plan_builder/texts/{language}.toml" if page_of(place) == TEXT else f"docs/{language}/{page_of(place)}.md"
    told = "is older than the Finnish" if place in freshness(language).older else "is not there yet"
    yield f"\n{name} {told}. In {file}{f', “{passage.title}”' if passage.title else ''}. The Finnish now:\n"
    yield from (f"    {line}" for line in passage.text.splitlines())
    yield f'\n  When it is brought up to date: make translations DONE="{name}"'


def states() -> Iterator[str]:
    """Yield for each language how many of its pages a person has checked; the texts count as a page."""
    for language in languages():
        found = [list(state(language, page)) for page in pages(language)]
        checked = [checks for checks in found if checks]
        changed = [checks for checks in checked if all(each.changed for each in checks)]
        drafts = len(found) - len(checked)
        yield f"{language}: {drafts} drafts, {len(checked)} checked, {len(changed)} of them changed since"


def days(today: date) -> Iterator[str]:
    """Yield each source and link with the day of its check, longest ago first; then what is to be done."""
    for each in dated():
        names = dict.fromkeys(filter(None, (each.name, each.address)))
        yield " ".join((str(each.checked), *(["OLD"] if each.is_old(today) else []), *names, f"({each.how})"))
    if old(dated(), today):
        yield "OLD: compare it anew, and set the day in plan_builder/data/sources.toml or upkeep/links.toml"
    for address, file in undated().items():
        yield f"no day: {address} in {file}; open it, and add it to upkeep/links.toml"
