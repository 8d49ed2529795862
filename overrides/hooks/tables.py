"""Gives the tables of Markdown a class, so that the theme's script leaves them alone: it would put
them into a scrolling box that no keyboard reaches."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name the tables that have no class yet."""
    return html.replace("<table>", '<table class="plain">')
