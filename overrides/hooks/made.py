"""Pages that have no file of their own: what stands on them is made from the facts and the texts.

A hook adds their files to the others and gives them their content when the i18n plugin is done with all files:
it makes the files anew.
"""

from __future__ import annotations

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel


def made_file(path: str, config: MkDocsConfig) -> File:
    """Return a page's file, which the menu does not list; `path` is as below docs/."""
    return File(path, config.docs_dir, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)


def head(title: str, template: str) -> str:
    """Return what such a file holds: what the page is called, and how it is shown."""
    values = {
        "title": title,
        "description": title,
        "template": template,
        "hide": ["navigation", "toc", "footer"],
        "search": {"exclude": True},
    }
    return f"---\n{json.dumps(values, ensure_ascii=False)}\n---\n"


def language_of(file: File) -> str:
    """Return the language of a page's text."""
    return str(getattr(file, "locale"))
