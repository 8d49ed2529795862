"""Gives the tables of Markdown a class, so that the theme leaves them alone: it would make them
scrolling boxes that no keyboard reaches."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name the tables that have no class yet."""
    return html.replace("<table>", '<table class="plain">')
