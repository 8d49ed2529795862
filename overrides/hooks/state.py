"""Tells readers the state of a page: who has checked it, and which of it is older than the Finnish it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from overrides.hooks.made import language_of
from plan_builder.templates import render
from plan_builder.texts import ORIGINAL, texts
from upkeep.freshness import freshness, state
from upkeep.passages import TEXT, page_of, passages

HEADING = r"<h[1-6] id=\"{}\".*?</h[1-6]>"
FIRST_HEADING = r"<h1\b.*?</h1>"
FILLED_IN = re.compile(r"\{\w+\}")


@event_priority(-20)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add the notices, after the search and the explanations of terms have had the page; pages that have no file
    of their own are made from texts alone, and are papers.
    """
    name = PurePath(page.file.src_uri)
    if len(name.parts) != 2:
        return html
    return _with_older(html, name.stem, page) + _foot(html, name.stem, page)


def _with_older(html: str, name: str, page: Page) -> str:
    """Put a notice after the heading of each section that is older."""
    for place in freshness(language_of(page.file)).older:
        if page_of(place) == name:
            notice = render("guide/older.html", address=_address(place, page), **_words(page))
            html = _after_heading(html, _id(place), notice)
    return html


def _after_heading(html: str, heading: str, notice: str) -> str:
    """Put a notice after a heading; without an id, after the page's own."""
    pattern = HEADING.format(heading) if heading else FIRST_HEADING
    found = re.search(pattern, html, re.DOTALL)
    if found is None:
        raise PluginError(f"there is no heading {heading} for its notice")
    return f"{html[: found.end()]}\n{notice}{html[found.end() :]}"


def _foot(html: str, name: str, page: Page) -> str:
    language = language_of(page.file)
    missing = (place for place in freshness(language).missing if page_of(place) == name)
    return render(
        "guide/state.html",
        checks=list(state(language, name)),
        missing=[(passages(ORIGINAL)[place].title, _address(place, page)) for place in missing],
        older=list(dict.fromkeys(_older_texts(html, language))),
        **_words(page),
    )


def _older_texts(html: str, language: str) -> Iterator[Markup]:
    """Yield the words of a page that come from texts older than the original's, with what is filled in."""
    for place in freshness(language).older:
        if page_of(place) == TEXT:
            text = passages(language)[place].text
            pattern = "[^<>]*?".join(re.escape(escape(each)) for each in FILLED_IN.split(text))
            if found := re.search(rf"(?<!\w){pattern}(?!\w)", html):
                yield Markup(found[0])


def _words(page: Page) -> dict[str, object]:
    return {"t": texts(language_of(page.file)), "original": texts(ORIGINAL)}


def _address(place: str, page: Page) -> str:
    """Return the address of a place in the original language."""
    original = getattr(page.file, "alternates")[ORIGINAL]
    return get_relative_url(original.url, page.url) + (f"#{_id(place)}" if _id(place) else "")


def _id(place: str) -> str:
    return place.partition("#")[2]
