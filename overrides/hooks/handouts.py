"""Gives the site its handouts in each language: `<language>/handout/<kind>/<page>/`, with links as QR codes."""

from __future__ import annotations

from itertools import product
from pathlib import Path, PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from overrides.hooks.made import head, language_of, made_file
from overrides.hooks.paper import qr_code
from plan_builder.handout import Handout, Side, handout_html, handout_title, handouts, languages_of
from plan_builder.texts import ORIGINAL, languages, texts

FOLDER = "handout"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages."""
    for language, handout in product(languages(), handouts()):
        files.append(made_file(f"{language}/{FOLDER}/{handout.name}.md", config))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give the files their content."""
    for file in files:
        if handout := _handout(file):
            file.content_string = head(handout_title(handout, texts(language_of(file))), "handout.html")
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the handout on its page."""
    handout = _handout(page.file)
    if handout is None:
        return html
    language = language_of(page.file)
    sides = [_side(handout, each, page, config) for each in languages_of(language)]
    kit = get_relative_url(_address(language, f"{FOLDER}/", config), page.url)
    return handout_html(handout, sides, kit)


def _handout(file: File) -> Handout | None:
    _, *folders = PurePath(file.src_uri).with_suffix("").parts
    return next((each for each in handouts() if folders == [FOLDER, *each.name.split("/")]), None)


def _side(handout: Handout, language: str, page: Page, config: MkDocsConfig) -> Side:
    inside = _address(language, handout.link, config)
    address = f"{config.site_url}{inside}"
    is_written = Path(config.docs_dir, language, f"{handout.page}.md").exists()
    return Side(
        texts=texts(language),
        address=address,
        here=get_relative_url(inside, page.url),
        code=qr_code(address),
        written_in=None if is_written else texts(ORIGINAL),
    )


def _address(language: str, inside: str, config: MkDocsConfig) -> str:
    """Return an address of a language's pages as one of the site's."""
    default = config.plugins["i18n"].config.languages[0].locale
    return inside if language == default else f"{language}/{inside}"
