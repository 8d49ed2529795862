"""No page lies about its language, to readers or to search engines."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from plan_builder.texts import ORIGINAL, languages, texts
from tests.conftest import ROOT, SUB_PATH
from tests.site.conftest import SitePage

NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


def language_of(path: str) -> str:
    """Return the language whose folder a page lies in."""
    first = path.removeprefix(f"{SUB_PATH}/").partition("/")[0]
    return first if first in languages() else ORIGINAL


def translated(page: SitePage) -> bool:
    """Whether a page's prose is in the language of its folder; blank forms and handouts are made in every language."""
    inside = page.path.removeprefix(f"{SUB_PATH}/").removeprefix(f"{language_of(page.path)}/")
    name = inside.strip("/") or "index"
    if name == "404.html" or name.startswith(("blank/", "handout/")):
        return True
    return (ROOT / "docs" / language_of(page.path) / f"{name}.md").exists()


@pytest.fixture(scope="module")
def announced(site: Path) -> dict[str, dict[str, str]]:
    """The sitemap: for each page announced, the paths of its languages."""
    found: dict[str, dict[str, str]] = {}
    for url in ElementTree.parse(site / "sitemap.xml").getroot().iterfind("url", NAMES):
        path = urlsplit(url.findtext("loc", "", NAMES)).path
        assert path not in found
        links = url.iterfind("xhtml:link", NAMES)
        found[path] = {each.attrib["hreflang"]: urlsplit(each.attrib["href"]).path for each in links}
    return found


def test_pages_say_their_language_and_direction(pages: list[SitePage]) -> None:
    """The page has the language of its folder and the direction of that language."""
    for page in pages:
        language = language_of(page.path)
        assert page.all("html")[0]["lang"] == language, page.path
        assert page.all("body")[0]["dir"] == texts(language).direction, page.path


def test_untranslated_text_is_marked(pages: list[SitePage]) -> None:
    """Text in another language than its page says which it is, and the page asks not to be indexed."""
    for page in pages:
        kept_out = {"name": "robots", "content": "noindex"} in page.all("meta")
        marked = [each for each in page.all("div") if each.get("lang") == ORIGINAL]
        assert kept_out == bool(marked) == (not translated(page)), page.path


def test_every_language_has_every_page(pages: list[SitePage]) -> None:
    """Each page is there in each language, translated or not, and links to itself in all."""
    counts = Counter(language_of(page.path) for page in pages)
    assert set(counts) == set(languages())
    assert len(set(counts.values())) == 1
    for page in pages:
        offered = [each["hreflang"] for each in page.all("a") if "data-language-link" in each]
        assert offered == list(languages()), page.path


def test_the_sitemap_announces_what_is_translated(pages: list[SitePage], announced: dict[str, dict[str, str]]) -> None:
    """The sitemap lists each page in the languages it is really written in, and nothing else."""
    written = {page.path for page in pages if translated(page) and not page.path.endswith("404.html")}

    assert set(announced) == written


def test_languages_of_a_page_point_at_each_other(announced: dict[str, dict[str, str]]) -> None:
    """Each page names itself and its translations, and they name it back."""
    for path, alternates in announced.items():
        assert alternates[language_of(path)] == path
        assert all(language_of(other) == language for language, other in alternates.items())
        assert all(announced[other] == alternates for other in alternates.values())
