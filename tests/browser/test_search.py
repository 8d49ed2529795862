"""The search: each language finds its pages by the words that people use, and only in itself."""

from __future__ import annotations

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from plan_builder.texts import ORIGINAL, texts
from tests.browser.test_accessibility import pages_of, violations
from tests.browsing import NARROW, axe_source
from tests.conftest import ROOT

QUERIES = Path(__file__).parent / "queries"
LEAST = {"fi": 60, "fi-simple": 30, "sv": 30, "en": 30, "ar": 30}
FIRST = 3
FOUND = """words => {
  const field = document.querySelector("[data-search] input");
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
  return [...document.querySelectorAll("[data-search] li a")].map((link) => link.pathname);
}"""
"""Words come in at once, as from paste or speech, and no key is pressed."""

RESULTS = "[data-search] li a"


def front(address: str, language: str) -> str:
    """Return the address of a language's front page."""
    return address if language == ORIGINAL else f"{address}{language}/"


def queries_of(language: str) -> dict[str, list[str]]:
    """Return what people search for, with the pages that they want.

    In a language's simple form people search for the same, as far as it has the pages.
    """
    base = texts(language).base
    queries: dict[str, list[str]] = tomllib.loads((QUERIES / f"{base}.toml").read_text("utf-8"))
    if language == base:
        return queries
    return {words: pages for words, pages in queries.items() if all(is_written(language, each) for each in pages)}


def is_written(language: str, page: str) -> bool:
    """Whether a language has a page of its own; an empty name is the front page's."""
    return (ROOT / "docs" / language / f"{page or 'index'}.md").exists()


def open_search(page: Page, words: str = "") -> None:
    """Open the search and type words."""
    page.locator("[data-search-open]").click()
    page.locator("[data-search] input").press_sequentially(words)


def found(page: Page, words: str) -> list[str]:
    """Return the paths of the pages that an open and ready search finds."""
    paths: list[str] = page.evaluate(FOUND, words)
    return paths


@pytest.fixture
def searching(page: Page, address: str, language: str) -> Page:
    """A language's front page with its search open and ready."""
    page.goto(front(address, language))
    open_search(page, texts(language)("glossary.child_welfare.term"))
    expect(page.locator(RESULTS).first).to_be_visible()
    return page


def test_people_find_what_they_look_for(searching: Page, address: str, language: str) -> None:
    """Of many queries of families and workers, nearly all find a right page among the first three."""
    queries = queries_of(language)
    base = urlsplit(front(address, language)).path
    missed = [
        (words, pages, paths[:FIRST])
        for words, pages in queries.items()
        if not {f"{base}{page}/" if page else base for page in pages} & set((paths := found(searching, words))[:FIRST])
    ]

    assert len(queries) >= LEAST.get(language, 0)
    assert len(missed) <= 0.05 * len(queries), missed


def test_every_expected_page_exists(site: Path, language: str) -> None:
    """A page that queries expect is not moved away unseen."""
    queries = queries_of(language)
    folder = site if language == ORIGINAL else site / language

    assert all((folder / page / "index.html").exists() for pages in queries.values() for page in pages)


def test_a_language_finds_its_own_pages_alone(page: Page, address: str, language: str) -> None:
    """One index is asked for, that of the page's language, and nothing before the search is opened."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(front(address, language), wait_until="networkidle")
    assert not [path for path in asked if "/assets/search/" in path]
    open_search(page, texts(language)("glossary.open_care.term"))
    expect(page.locator(RESULTS).first).to_be_visible()

    indexes = [path.rpartition("/")[2].rpartition("-")[0] for path in asked if path.endswith(".json")]
    assert indexes == [language]
    base = urlsplit(front(address, language)).path
    assert all(path.startswith(base) for path in found(page, "FGC"))


def test_untranslated_pages_are_not_found(page: Page, address: str) -> None:
    """Arabic finds no page whose text is Finnish."""
    page.goto(f"{address}ar/")
    open_search(page, "lastensuojelu")
    expect(page.locator(RESULTS).first).to_be_visible()

    missing = {*pages_of(ORIGINAL)} - {*pages_of("ar")}
    paths = found(page, "läheisneuvonpito työntekijät kokouksessa")
    assert missing and not missing & {path.rstrip("/").rpartition("/")[2] for path in paths}


def test_the_dialog_is_accessible(searching: Page) -> None:
    """With results, axe finds nothing wrong in light and dark; all fits at 400 % zoom."""
    searching.evaluate(axe_source())
    for scheme in ("light", "dark"):
        searching.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert violations(searching) == [], scheme
    searching.set_viewport_size(NARROW)

    assert violations(searching) == []
    assert searching.evaluate("document.querySelector('[data-search]').scrollWidth") <= NARROW["width"]


def test_what_was_found_is_told(searching: Page, language: str) -> None:
    """A live region says how many pages there are, or that there is none; without words it is silent."""
    told = searching.locator("[data-search] [role=status]")
    count = len(found(searching, "FGC"))
    expect(told).to_have_text(texts(language)("search.found", count=count))
    assert found(searching, "qqqqqqqqqqqq") == []
    expect(told).to_have_text(texts(language)("search.none"))
    assert found(searching, "  ") == []

    expect(told).to_have_text("")


def test_keyboard_goes_through_what_was_found(page: Page, address: str) -> None:
    """Down and up go between field and results, Escape closes and the button has the focus again."""
    page.goto(f"{address}conference/")
    page.locator("[data-search-open]").press("Enter")
    expect(page.locator("[data-search] input")).to_be_focused()
    page.keyboard.type("tukiperhe")
    expect(page.locator(RESULTS).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-search] input")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator("[data-search]")).to_be_hidden()
    expect(page.locator("[data-search-open]")).to_be_focused()


def test_a_result_leads_to_its_section(page: Page, address: str) -> None:
    """The link of a result opens the section that holds the words, from a page of any depth."""
    page.goto(f"{address}sv/conference/")
    open_search(page, "småbarnspedagogik")
    page.locator(f"{RESULTS}[href*='/sv/measures/#']").first.click()
    page.wait_for_url("**/sv/measures/#early_education")

    expect(page.locator("#early_education")).to_be_in_viewport()


def test_a_result_on_the_same_page_closes_the_search(page: Page, address: str) -> None:
    """The section is in sight, not the dialog."""
    page.goto(f"{address}measures/")
    open_search(page, "varhaiskasvatus")
    page.locator(f"{RESULTS}[href*='/measures/#']").first.click()

    expect(page.locator("[data-search]")).to_be_hidden()
    expect(page.locator("#early_education")).to_be_in_viewport()


def test_what_is_typed_is_never_markup(searching: Page) -> None:
    """Words are text in the field and nothing else, and leave no request."""
    asked: list[str] = []
    searching.on("request", lambda request: asked.append(request.url))
    found(searching, "<img src=x onerror=alert(1)> ( [ \\ * constructor __proto__")

    assert searching.locator("[data-search] img").count() == 0
    assert asked == []


def test_coming_back_shows_no_search(searching: Page) -> None:
    """Who leaves and comes back to the page as it was, perhaps another person, finds the field empty."""
    searching.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")

    expect(searching.locator("[data-search]")).to_be_hidden()
    expect(searching.locator("[data-search] input")).to_have_value("")
    assert searching.locator("[data-search] li").count() == 0
