"""Languages and titles, derived from the files: nothing about a language is listed in mkdocs.yml.

A language is on the site when it has a folder docs/<language>/ and texts in plan_builder/texts/.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs_static_i18n.config import I18nPluginLanguage

from plan_builder.texts import Texts, languages, texts


def current_texts(config: MkDocsConfig) -> Texts:
    """Return the texts of the language that is being built."""
    return texts(config.theme["language"])


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Give the i18n plugin every language, and the site's name in each, before it reads them."""
    folders = {path.name for path in Path(config.docs_dir).iterdir() if path.is_dir()}
    plugin = config.plugins["i18n"]
    default = plugin.config.languages[0].locale
    plugin.config.languages = [_language(texts(each), default) for each in languages() if each in folders]


class SiteLanguage(I18nPluginLanguage):  # type: ignore[misc]
    """A language as the plugin has it; it may be a simple form, whose tag (`fi-simple`) the plugin does not know."""

    locale = Type(str)


def _language(words: Texts, default: str) -> SiteLanguage:
    language = SiteLanguage()
    language.load_dict(
        {
            "locale": words.language,
            "name": words.name,
            "default": words.language == default,
            "site_name": words("site.name"),
            "site_description": words("site.description"),
        }
    )
    failed, warnings = language.validate()
    if failed or warnings:
        raise ValueError(f"{words.language}: {failed or warnings}")
    return language


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Title the navigation in the language that is being built."""
    _title(nav.items, current_texts(config))
    return nav


def _title(items: list[StructureItem], words: Texts) -> None:
    for item in items:
        if isinstance(item, Page):
            item.title = words(f"nav.{item.file.src_uri.rpartition('/')[2]}")
        elif isinstance(item, Section):
            item.title = words(f"nav.{item.title}")
            _title(item.children, words)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the templates the words of the page's language, and say whether the page is in it."""
    addresses = {language: file.url for language, file in getattr(page.file, "alternates").items()}
    return _with_words(context, config, texts(getattr(page.file, "locale")), addresses)


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the template without a page, 404.html, the words of its language."""
    plugin = config.plugins["i18n"]
    fronts = {each.locale: "" if each.default else f"{each.locale}/" for each in plugin.config.languages}
    return _with_words(context, config, current_texts(config), fronts)


def _with_words(
    context: dict[str, Any], config: MkDocsConfig, written_in: Texts, addresses: dict[str, str]
) -> dict[str, Any]:
    words = current_texts(config)
    context["t"] = words
    context["written_in"] = None if written_in is words else written_in
    context["switch"] = [(texts(each), addresses[each]) for each in languages() if each in addresses]
    return context


@event_priority(-300)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Write 404.html, as it finally is, into the folder of its language; MkDocs knows one for the whole site."""
    language = config.theme["language"]
    if template_name == "404.html" and language != config.plugins["i18n"].config.languages[0].locale:
        write_file(output_content.encode(), str(Path(config.site_dir, language, template_name)))
        return ""
    return output_content
