"""The days on which somebody checked the sources and the links to other sites, and which were too long ago.

A link that is a source's has the source's day; the others have theirs in `links.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from plan_builder.facts import sources
from upkeep.passages import DOCS, ROOT

LINKS = Path(__file__).parent / "links.toml"
DATA = ROOT / "plan_builder" / "data"
YEAR = timedelta(days=365)

ADDRESS = re.compile(r"""(?:\]\(|<|")(?P<address>https?://[^\s)>"]+)""")
"""A link as Markdown, HTML and data write it; an address that is only an example stands in quotes of code."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A source, with its address where it has one, or a link, which its address names; when and how it was checked."""

    name: str
    address: str
    checked: date
    how: str

    def is_old(self, today: date) -> bool:
        """Whether the check was more than a year ago."""
        return today - self.checked > YEAR


def dated() -> tuple[Dated, ...]:
    """Return all sources and all links that have a day of their own, those checked longest ago first."""
    links = tomllib.loads(LINKS.read_text("utf-8"))
    found = [Dated(each.id, each.url, each.checked, each.checked_against) for each in sources().values()]
    found += [Dated(address, address, entry["checked"], entry["checked_against"]) for address, entry in links.items()]
    return tuple(sorted(found, key=lambda each: each.checked))


def old(all_dated: tuple[Dated, ...], today: date) -> tuple[Dated, ...]:
    """Return those that nobody has checked for a year."""
    return tuple(each for each in all_dated if each.is_old(today))


def undated() -> Mapping[str, str]:
    """Return the links to other sites that no source and no entry gives a day to, each with a file it stands in."""
    known = {each.address for each in dated()}
    return {address: name for address, name in links() if address not in known}


def links() -> Iterator[tuple[str, str]]:
    """Yield each link to another site in pages and data, with the file it stands in."""
    for path in sorted((*DOCS.glob("*/*.md"), *DATA.glob("*.toml"))):
        for match in ADDRESS.finditer(path.read_text("utf-8")):
            yield match["address"], path.relative_to(ROOT).as_posix()
