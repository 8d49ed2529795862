"""No page of any language breaks a rule axe knows, on desktop and phone, in light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from plan_builder.handout import handouts
from plan_builder.kinds import kinds
from plan_builder.texts import ORIGINAL, languages
from tests.browsing import DESKTOP, NARROW, axe_source, settled
from tests.conftest import ROOT, example_of, folder

Open = Callable[..., Page]
WHOLE = ("index", "conference", "404.html")
"""Pages of which axe sees all; of every other page what is its own, since all have the same frame around them."""


def pages_of(language: str) -> list[str]:
    """Return the names of a language's own pages, without the builder's."""
    return sorted(path.stem for path in (ROOT / "docs" / language).glob("*.md") if path.stem != "plan")


PAGES = [
    *((language, name) for language in languages() for name in [*pages_of(language), "404.html"]),
    ("ar", "contact"),
]
"""All of every language, and one that a language does not have and shows in another."""
GROUPS = [PAGES[start : start + 12] for start in range(0, len(PAGES), 12)]


def violations(page: Page, within: str = "html") -> list[str]:
    """Return what axe finds wrong with the page as it is, or with a part of it."""
    ask = "async (within) => (await axe.run(within, {resultTypes: ['violations']})).violations"
    found = page.evaluate(ask, within)
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def check_screens(page: Page, within: str = "html") -> None:
    """Have axe look at the page on a desktop in light, and as `check_narrow` does."""
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.evaluate(axe_source())
    assert violations(page, within) == [], page.url
    check_narrow(page, within)


def check_narrow(page: Page, within: str) -> None:
    """Have axe look at the page at 320 px (400 % zoom) in dark, where it must fit."""
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert violations(page, within) == [], (page.url, NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: "-".join(group[0]))
def test_guide_pages(page: Page, address: str, group: list[tuple[str, str]]) -> None:
    """Every page of the guide.

    The pages of one name are made alike: on both screens they are looked at in the first language.
    """
    for language, name in group:
        page.goto(f"{address}{folder(language)}" + {"index": "", "404.html": name}.get(name, f"{name}/"))
        within = "html" if name in WHOLE else ".md-content"
        if name in WHOLE or language == ORIGINAL:
            check_screens(page, within)
        else:
            page.evaluate(axe_source())
            check_narrow(page, within)


def test_blank_forms(page: Page, address: str, language: str) -> None:
    """The blank form of every kind of plan."""
    for kind in kinds():
        page.goto(f"{address}{folder(language)}blank/{kind}/")
        check_screens(page, ".md-content")


def test_handouts(page: Page, address: str, language: str) -> None:
    """The first and the last page with a link, a message and a sheet for a family."""
    for handout in (handouts()[0], handouts()[-1]):
        page.goto(f"{address}{folder(language)}handout/{handout.name}/")
        check_screens(page, ".md-content")


@pytest.mark.parametrize("filled", [False, True])
def test_builder(open_builder: Open, language: str, filled: bool) -> None:
    """The builder, empty with all its findings shown, and with a whole plan."""
    page = open_builder(language, example_of(language) if filled else "")
    if not filled:
        page.locator(".summary summary").click()
    check_screens(page)
    page.locator('input[name="view"][value="plan"]').check()
    assert violations(page) == []


@pytest.mark.parametrize("kind", ["urgent", "follow_up", "support_memo"])
def test_builder_of_other_kinds(open_builder: Open, kind: str) -> None:
    """Form and plan of every other kind, with a whole plan."""
    page = open_builder("ar", example_of("ar", kind))
    check_screens(page)
    page.locator('input[name="view"][value="plan"]').check()
    assert violations(page) == []


@pytest.mark.parametrize("action", ["clear", "put-aside"])
def test_dialog(open_builder: Open, action: str) -> None:
    """The question before clearing, and the one for a reason."""
    page = open_builder()
    page.locator('[name="chair"][value="someone_else"]').check()
    settled(page)
    page.evaluate(axe_source())
    page.locator(f'[data-action="{action}"]:visible').first.click()

    assert violations(page) == []


def test_terms_open_by_keyboard_and_close_with_escape(page: Page, address: str) -> None:
    """A term's explanation opens with Enter where it stands, and Escape closes it."""
    page.goto(f"{address}conference/")
    term = page.locator(".term").first
    card = page.locator(f"#{term.get_attribute('popovertarget')}")
    term.focus()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    page.evaluate(axe_source())
    assert violations(page) == []

    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(term).to_be_focused()


@pytest.mark.parametrize("width", [375, 1000, 1366])
def test_terms_open_by_touch(page: Page, address: str, width: int) -> None:
    """A term answers to a press on a screen of any width."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}conference/")
    page.wait_for_load_state("networkidle")
    term = page.locator(".term").first
    term.click()

    expect(page.locator(f"#{term.get_attribute('popovertarget')}")).to_be_visible()


def test_menu_opens_by_keyboard_on_a_narrow_screen(page: Page, address: str) -> None:
    """At 400 % zoom the menu opens with the keyboard, and its links are not in the way while it is closed."""
    page.set_viewport_size(NARROW)
    page.goto(f"{address}conference/")
    link = page.locator(".site-nav a").first
    expect(link).to_be_hidden()
    page.locator(".menu-button").press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")

    expect(link).to_be_hidden()
