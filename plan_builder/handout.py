"""Handouts: a sheet about a kind of plan that a worker gives a family, with a link to a page of the guide.

A link holds a language, a page and a kind of plan. It has no room for words of anybody, and no fragment:
filters of mail rewrite those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from plan_builder.bilingual import beside
from plan_builder.facts import FactError, read_toml
from plan_builder.kinds import kinds
from plan_builder.templates import render
from plan_builder.texts import ORIGINAL, Texts

BUILDER = "plan"
"""The page whose link says which kind of plan it begins with."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout: the kind of plan it is about, the page it leads to, and the ids of the texts it tells."""

    kind: str
    page: str
    tells: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return where the handout's own page is, below `handout/`."""
        return f"{self.kind}/{self.page}"

    @property
    def link(self) -> str:
        """Return where it leads to, below the pages of a language."""
        return f"{self.page}/" + (f"?kind={self.kind}" if self.page == BUILDER else "")


@dataclass(frozen=True, slots=True)
class Side:
    """A side of the sheet.

    Attributes:
        texts: the words of its language.
        address: the whole address that its link leads to.
        here: the same address, relative to the handout's page.
        code: the address as a QR code, an SVG drawing.
        written_in: the language of the page it leads to, where that is not yet the side's own.
    """

    texts: Texts
    address: str
    here: str
    code: str
    written_in: Texts | None


@cache
def handouts() -> tuple[Handout, ...]:
    """Return all handouts, those of a kind together; `FactError` for an unknown kind."""
    entries = read_toml("data", "handouts.toml")["handout"]
    if unknown := {entry["kind"] for entry in entries} - kinds().keys():
        raise FactError(f"handouts.toml: there are no kinds {sorted(unknown)}")
    return tuple(Handout(entry["kind"], page, tuple(entry["tells"])) for entry in entries for page in entry["pages"])


def languages_of(language: str) -> tuple[str, ...]:
    """Return the languages of a sheet's sides: the family's, and on the back that of the worker's own papers."""
    return (language,) if language == ORIGINAL else (language, ORIGINAL)


def handout_title(handout: Handout, texts: Texts) -> str:
    """Return what a handout's page is called."""
    about, page = texts(f"handout.kinds.{handout.kind}.title"), texts(f"nav.{handout.page}.md")
    return texts("handout.name", about=about, page=page)


def handout_html(handout: Handout, sides: Sequence[Side], kit: str) -> str:
    """Return the content of a handout's page: link, message and the sheet; `kit` is the address of the choices.

    What the worker reads is in the page's language and in Finnish, since the family's may not be the worker's.
    """
    both = beside(sides[0].texts.language, ORIGINAL)
    return render("handout.html", t=both, original=sides[-1].texts, handout=handout, sides=sides, kit=kit)
