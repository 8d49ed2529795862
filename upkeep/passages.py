"""A language's words, cut into passages that are made and grow old by themselves: sections of pages, and texts.

A passage's place is `phases#meeting` (page and heading), `phases` (what stands before the first such heading), or
`texts#site.name`. Languages and pages are those that there are files of.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
TEXTS = ROOT / "plan_builder" / "texts"

HEADING = re.compile(r"^#+ +(?P<title>.*?) *\{#(?P<id>[\w-]+)\} *$", re.MULTILINE)
FIRST_HEADING = re.compile(r"^# +(.*)$", re.MULTILINE)
TEXT = "texts"
"""What the texts' places begin with, where another's begins with its page."""
OWN = frozenset(("language",))
"""Tables of the texts that say something of the language itself."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a page with its heading, or a text, which has none."""

    title: str
    text: str

    @property
    def digest(self) -> str:
        """Return what changes with the words, and not with how they are broken into lines."""
        return digest(self.text)


def digest(text: str) -> str:
    """Return a short hash of a text's words."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def page_of(place: str) -> str:
    """Return the page that a place is on; `texts` for a text."""
    return place.partition("#")[0]


@cache
def passages(language: str) -> Mapping[str, Passage]:
    """Return all passages of a language by place, pages first; texts that a language leaves out are not its own."""
    found: dict[str, Passage] = {}
    for path in sorted((DOCS / language).glob("*.md")):
        found |= sections(path.stem, path.read_text("utf-8"))
    tree = tomllib.loads((TEXTS / f"{language}.toml").read_text("utf-8"))
    found |= {f"{TEXT}#{key}": Passage("", text) for key, text in _leaves(tree) if key.partition(".")[0] not in OWN}
    return found


def sections(page: str, source: str) -> dict[str, Passage]:
    """Return the sections of a page's source by place, in their order.

    Of what stands at its top, the description belongs to the first; words for the search are each language's own.
    """
    body, meta = get_data(source)
    headings = list(HEADING.finditer(body))
    starts = [each.start() for each in headings] + [len(body)]
    top = f"{meta.get('description', '')}\n\n{body[: starts[0]]}".strip()
    title = FIRST_HEADING.search(top)
    found = {page: Passage(title[1] if title else page, top)}
    for heading, end in zip(headings, starts[1:], strict=True):
        found[f"{page}#{heading['id']}"] = Passage(heading["title"], body[heading.start() : end].strip())
    return found


def _leaves(tree: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text with its dotted key; words of a list are a text together."""
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", "\n".join(value) if isinstance(value, list) else str(value)
