"""Gives the site the blank form of each kind of plan in each language: `<language>/blank/<kind>/`.

The pages have no file of their own: what stands on them is made from the plan's fields and texts.
"""

from __future__ import annotations

import json
from itertools import product
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from plan_builder.blank import blank_html, blank_title
from plan_builder.kinds import kinds
from plan_builder.texts import languages, texts

FOLDER = "blank"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, which the menu does not list."""
    for language, kind in product(languages(), kinds()):
        files.append(
            File(
                f"{language}/{FOLDER}/{kind}.md",
                config.docs_dir,
                config.site_dir,
                config.use_directory_urls,
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
        )
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Return what a blank form's file would hold: what the page is called, and how it is shown."""
    if not _is_blank(page):
        return None
    title = blank_title(_kind(page), texts(_language(page)))
    head = {
        "title": title,
        "description": title,
        "template": "blank.html",
        "hide": ["navigation", "toc", "footer"],
        "search": {"exclude": True},
    }
    return f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n"


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the form on its page."""
    return blank_html(_kind(page), texts(_language(page))) if _is_blank(page) else html


def _is_blank(page: Page) -> bool:
    return PurePath(page.file.src_uri).parts[1:-1] == (FOLDER,)


def _kind(page: Page) -> str:
    return PurePath(page.file.src_uri).stem


def _language(page: Page) -> str:
    return str(getattr(page.file, "locale"))
