"""Fills `<!-- fact: name -->` markers in pages with pieces made from the facts."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_relative_url

from plan_builder.guide import Page, piece

MARKER = re.compile(r"<!-- fact: (\w+) -->")


def piece_page(page: SitePage, config: MkDocsConfig) -> Page:
    """Return a site page as the guide's pieces see it; their language is that of the page's text."""
    language = config.theme["language"]
    is_default = language == config.plugins["i18n"].config.languages[0].locale
    return Page(
        language=getattr(page.file, "locale"),
        pages=_folder("" if is_default else f"{language}/", page),
        assets=_folder("assets/", page),
        contact=config.extra["contact"],
    )


def _folder(address: str, page: SitePage) -> str:
    return get_relative_url(address or ".", page.url).rstrip("/") + "/"


def on_page_content(html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Replace the markers; one that no piece answers to stops the build and names the page."""
    here = piece_page(page, config)

    def fill(match: re.Match[str]) -> str:
        try:
            return piece(match[1], here)
        except KeyError:
            raise PluginError(f"{page.file.src_uri}: there is no fact called {match[1]}") from None

    return MARKER.sub(fill, html)
