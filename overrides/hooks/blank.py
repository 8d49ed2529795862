"""Gives the site the blank form of each kind of plan in each language: `<language>/blank/<kind>/`."""

from __future__ import annotations

from itertools import product
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from overrides.hooks.made import head, language_of, made_file
from plan_builder.blank import blank_html, blank_title
from plan_builder.kinds import kinds
from plan_builder.texts import languages, texts

FOLDER = "blank"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages."""
    for language, kind in product(languages(), kinds()):
        files.append(made_file(f"{language}/{FOLDER}/{kind}.md", config))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give the files their content."""
    for file in filter(_is_blank, files):
        file.content_string = head(blank_title(_kind(file), texts(language_of(file))), "blank.html")
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the form on its page."""
    return blank_html(_kind(page.file), texts(language_of(page.file))) if _is_blank(page.file) else html


def _is_blank(file: File) -> bool:
    return PurePath(file.src_uri).parts[1:-1] == (FOLDER,)


def _kind(file: File) -> str:
    return PurePath(file.src_uri).stem
