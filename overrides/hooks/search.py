"""Gives the search of each language what it reads: the language's own pages, other names of terms, forms of words."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib.search.search_index import ContentParser
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from overrides.hooks.word_forms import english_name, word_forms
from plan_builder.texts import ORIGINAL, Texts, texts

MODULES = Path(__file__).parents[2] / "node_modules"
FOLDER = "assets/search"
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
BEFORE_MARK = re.compile(r" (?=[.,:;!?)،؛؟])|(?<=\() ")
WORD = re.compile(r"[^\W_]+")

pages: list[dict[str, Any]] = []
"""The pages of the language that is being built, as far as they are in it."""


@event_priority(-5)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take in a page with its facts, before the explanations of terms come to it."""
    is_left_out = page.meta.get("search", {}).get("exclude")
    if not is_left_out and getattr(page.file, "locale") == config.theme["language"]:
        pages.append(_entry(html, page))
    return html


def _entry(html: str, page: Page) -> dict[str, Any]:
    """Return a page: its address, title and further names, and each section's id, heading and text.

    The questions of the plan builder are left out: they would be found for nearly every word.
    """
    parser = ContentParser()
    parser.feed(FORM.sub("", html))
    sections = [(each.id or "", each.title or "", _tidied(" ".join(each.text))) for each in parser.data]
    return {
        "address": page.url,
        "title": page.title,
        "names": page.meta.get("keywords", ""),
        "sections": sections,
    }


def _tidied(text: str) -> str:
    """Return a text with single spaces, and none where only a tag stood between a word and its comma."""
    return BEFORE_MARK.sub("", " ".join(text.split()))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Write the language's index, its stemmer and the engine, and tell the templates where they are."""
    language = config.theme["language"]
    folder = Path(config.site_dir, FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(MODULES / "minisearch/dist/es/index.js", folder / "minisearch.js")
    index = json.dumps(_index(texts(language)), ensure_ascii=False, separators=(",", ":"))
    (folder / f"{language}.json").write_text(index, "utf-8")
    env.globals["search"] = {"index": f"{FOLDER}/{language}.json", "stemmer": _stemmer(language, folder)}
    pages.clear()


def _index(words: Texts) -> dict[str, Any]:
    found = json.dumps(pages, ensure_ascii=False).lower()
    return {
        "pages": pages,
        "terms": [_names(words, term) for term in words.find("glossary")],
        "forms": word_forms(words.base, WORD.findall(found)),
    }


def _names(words: Texts, term: str) -> list[str]:
    """Return what a term is called: the language's own word first, then what else people say, then the original."""
    others = words.find(f"glossary.{term}.also")
    return [
        words(f"glossary.{term}.term"),
        *(others.split(", ") if others else ()),
        texts(ORIGINAL)(f"glossary.{term}.term"),
    ]


def _stemmer(language: str, folder: Path) -> str:
    """Copy a language's stemmer; return its address, empty for a language that nobody stems."""
    package = MODULES / "@orama/stemmers"
    ways = json.loads((package / "package.json").read_text("utf-8"))["exports"]
    way = ways.get(f"./{english_name(texts(language).base)}")
    if not way:
        return ""
    shutil.copyfile(package / way["import"], folder / f"{language}.mjs")
    return f"{FOLDER}/{language}.mjs"
