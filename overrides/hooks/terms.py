"""Turns links to a term of the glossary into buttons that explain the term where it stands.

A writer links `[the convener](glossary.md#convener)`. The reader gets a native popover button:
touch, keyboard and screen readers open it, Escape closes it, and no script is needed.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage

from plan_builder.facts import FactError
from plan_builder.templates import render
from plan_builder.texts import ORIGINAL, texts

LINK = re.compile(r'<a href="(?P<pages>(?:\.{1,2}/)*)glossary/#(?P<id>[a-z_]+)">(?P<words>.*?)</a>', re.DOTALL)
SECTIONS = frozenset(("confusable",))
"""Anchors of the glossary page that are no terms and stay links."""


@event_priority(-10)
def on_page_content(html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Replace the links and add each explanation once, at the end of the page."""
    words = texts(getattr(page.file, "locale"))
    used: dict[str, str] = {}

    def button(match: re.Match[str]) -> str:
        term = match["id"]
        if term in SECTIONS:
            return match[0]
        if not words.find(f"glossary.{term}"):
            raise FactError(f"{page.file.src_uri}: the glossary has no term {term}")
        used[term] = match["pages"]
        return f'<button type="button" class="term" popovertarget="term-{term}">{match["words"]}</button>'

    html = LINK.sub(button, html)
    if not used:
        return html
    cards = render("guide/terms.html", t=words, original=texts(ORIGINAL), terms=used, pages=next(iter(used.values())))
    return html + cards
