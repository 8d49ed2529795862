"""Leaving quickly, by the link of every page or by Shift pressed three times alone: nothing is left to see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from plan_builder.texts import ORIGINAL, texts
from tests.browser.test_privacy import MARK, SHOWN, heap_of, printed_text, ready, type_everywhere
from tests.browsing import NARROW, Watch, questions
from tests.conftest import folder
from tests.site.test_leave import LEAVE_TO

Open = Callable[..., Page]

LINK = "a[data-leave]"
STATUS = "[data-leave-status]"
PATIENCE = 5_000
PAGES = ("", "child/", "scene-child/", "plan/", "blank/urgent/", "404.html")
COVERED = """(link) => {
    const { left, right, top, bottom } = link.getBoundingClientRect();
    const corners = [[left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3]];
    return corners.filter(([x, y]) => !link.contains(document.elementFromPoint(x, y)));
}"""
"""The corners of the link where something else is to be seen."""

NOT_ALONE = {
    "capital letters": ["Shift+A", "Shift+B", "Shift+C"],
    "a letter in between": ["Shift", "Shift", "a", "Shift"],
    "a letter while it is down": ["Shift", "Shift", "Shift+A"],
    "going back by Tab": ["Shift", "Shift", "Shift+Tab"],
    "Escape": ["Shift", "Shift", "Escape", "Shift"],
    "another layout": ["Shift", "Shift", "Alt+Shift"],
    "shortcuts": ["Control+Shift", "Control+Shift", "Control+Shift"],
}


@pytest.fixture(autouse=True)
def elsewhere(context: BrowserContext) -> None:
    """Another page stands for the rest of the world."""
    context.route("https://**", lambda route: route.fulfill(content_type="text/html", body="<title>Sää</title>"))


def left_alone(page: Page, watch: Watch) -> None:
    """Check that the page was left, and that this was the only request to another host; what the page was still
    loading fails with it."""
    expect(page).to_have_url(LEAVE_TO)
    assert [each for each in watch.wrong if not each.startswith("failed: ")] == [f"another host: {LEAVE_TO}"]
    watch.wrong.clear()


@pytest.mark.parametrize("name", PAGES)
def test_the_link_leaves_every_page(page: Page, watch: Watch, address: str, language: str, name: str) -> None:
    """The page's place in the history is taken: Back leads to the page before it."""
    before = f"{address}{folder(language)}privacy/"
    page.goto(before)
    page.goto(f"{address}{folder(language)}{name}")
    entries = page.evaluate("history.length")

    page.locator(LINK).click()

    left_alone(page, watch)
    assert page.evaluate("history.length") == entries
    page.go_back()
    expect(page).to_have_url(before)


def test_shift_three_times_leaves(page: Page, watch: Watch, address: str, language: str) -> None:
    """Each press is told to those who hear the page, and shown on the link; the third leaves."""
    words = texts(language)
    page.goto(f"{address}{folder(language)}conference/")
    for press, told in enumerate(("two_more", "one_more"), 1):
        page.keyboard.press("Shift")
        expect(page.locator(STATUS)).to_have_text(words(f"leave.{told}"))
        expect(page.locator(LINK)).to_have_attribute("data-presses", str(press))
    page.keyboard.press("Shift")

    left_alone(page, watch)


@pytest.mark.parametrize("keys", NOT_ALONE.values(), ids=NOT_ALONE)
def test_shift_for_other_uses_stays(open_builder: Open, keys: list[str]) -> None:
    """Shift leaves only where it is pressed alone; whoever writes notices nothing of it."""
    page = open_builder()
    page.locator('[name="work_done"]').focus()
    for key in keys:
        page.keyboard.press(key)

    assert page.locator(LINK).count() == 1
    if "Tab" not in "".join(keys):
        expect(page.locator('[name="work_done"]')).to_be_focused()
        assert page.locator('[name="work_done"]').input_value() == "".join(k[-1] for k in keys if k[-1] in "ABCa")


def test_shift_to_choose_more_stays(page: Page, address: str) -> None:
    """A press of the pointer in between begins anew."""
    page.goto(f"{address}conference/")
    for _ in range(3):
        page.locator("h1").click(modifiers=["Shift"])
        page.keyboard.press("Shift")

    expect(page.locator(LINK)).to_have_attribute("data-presses", "1")


def test_holding_shift_stays(page: Page, address: str) -> None:
    """A key that is held down is one press, however often it repeats."""
    page.goto(f"{address}conference/")
    for _ in range(5):
        page.keyboard.down("Shift")
    page.keyboard.up("Shift")

    expect(page.locator(LINK)).to_have_attribute("data-presses", "1")


def test_late_presses_begin_anew(page: Page, address: str) -> None:
    """After five seconds without a press it is told that nothing will happen, and then no more."""
    words = texts(ORIGINAL)
    page.clock.install(time="2027-03-01T10:00:00Z")
    page.goto(f"{address}conference/")
    page.clock.pause_at("2027-03-01T11:00:00Z")
    page.keyboard.press("Shift")
    page.clock.run_for(PATIENCE - 1)
    page.keyboard.press("Shift")
    expect(page.locator(STATUS)).to_have_text(words("leave.one_more"))

    page.clock.run_for(PATIENCE)
    expect(page.locator(STATUS)).to_have_text(words("leave.expired"))
    page.clock.run_for(PATIENCE)
    expect(page.locator(STATUS)).to_be_empty()
    page.keyboard.press("Shift")
    expect(page.locator(STATUS)).to_have_text(words("leave.two_more"))


@pytest.mark.parametrize("by_key", [True, False])
def test_leaving_the_builder_asks_nothing(open_builder: Open, watch: Watch, by_key: bool) -> None:
    """What was typed and not saved is no reason to stay, with a dialog open neither."""
    page = open_builder()
    asked = questions(page)
    type_everywhere(page)
    if by_key:
        page.locator('[data-action="clear"]').click()
        for _ in range(3):
            page.keyboard.press("Shift")
    else:
        page.locator(LINK).click()

    left_alone(page, watch)
    assert asked == []


@pytest.mark.parametrize("action", ["clear", "save-locked"])
def test_a_dialog_has_the_way_out(open_builder: Open, watch: Watch, action: str) -> None:
    """While a dialog keeps the page's link out of reach, its own is there for keyboard and pointer alike."""
    page = open_builder()
    page.locator('[name="work_done"]').fill(MARK)
    page.locator(f'[data-action="{action}"]').click()
    way = page.locator("dialog[open] [data-leave]")
    for _ in range(8):
        if way.evaluate("(each) => each === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(way).to_be_focused()
    page.keyboard.press("Enter")

    left_alone(page, watch)


def test_what_is_left_behind_is_empty(remembering: Browser, address: str, language: str, tmp_path: Path) -> None:
    """While the other page is still on its way, page, title, print, memory and workers hold nothing of the site."""
    page = remembering.new_page()
    page.route("https://**", lambda route: route.fulfill(status=204))  # a browser stays where it is
    page.goto(f"{address}{folder(language)}plan/")
    ready(page)
    type_everywhere(page)

    with page.expect_request(LEAVE_TO):
        page.locator(LINK).click()

    loading = texts(language)("leave.loading")
    assert page.title() == page.locator("body").inner_text().strip() == loading
    assert MARK not in page.evaluate(SHOWN)
    assert printed_text(page, tmp_path).split() == ["1/1"]  # the sheet's number
    assert MARK not in heap_of(page)
    assert page.workers == []
    page.evaluate("addEventListener('keydown', (event) => (window.isStopped = !event.defaultPrevented))")
    page.keyboard.press("Escape")
    assert page.evaluate("window.isStopped") is False
    page.close()


def test_no_temporary_copy_is_left(open_builder: Open, watch: Watch, address: str) -> None:
    """A copy that the device was asked to keep goes too."""
    page = open_builder()
    page.locator("[data-device] summary").click()
    page.locator('[name="draft"][value="weeks"]').check()
    page.locator('[name="work_done"]').fill(MARK)
    page.locator('[name="draft"][value="tab"]').check()
    assert MARK in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    page.locator(LINK).click()
    left_alone(page, watch)

    page.goto(f"{address}conference/")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_back_from_elsewhere_shows_nothing(remembering: Browser, address: str) -> None:
    """Pages from before are in the history, also those that the browser keeps alive: the form is empty there."""
    page = remembering.new_page()
    page.route("https://**", lambda route: route.fulfill(content_type="text/html", body=""))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}plan/")
    ready(page)
    type_everywhere(page)
    page.goto(f"{address}conference/", wait_until="networkidle")
    page.locator(LINK).click()
    expect(page).to_have_url(LEAVE_TO)

    page.go_back()
    ready(page)

    assert MARK not in page.evaluate(SHOWN)
    assert MARK not in heap_of(page)
    page.close()


def test_without_python(remembering: Browser, address: str) -> None:
    """Where Python cannot start, what was typed is left as quickly."""
    page = remembering.new_page()
    page.route("https://**", lambda route: route.fulfill(content_type="text/html", body=""))
    page.route("**/assets/runtime/**", lambda route: route.abort())
    asked = questions(page)
    page.goto(f"{address}plan/")
    page.wait_for_selector('[data-module="plan-builder"][data-state="failed"]')
    page.locator('[name="work_done"]').fill(MARK)
    page.locator(LINK).click()

    expect(page).to_have_url(LEAVE_TO)
    assert asked == []
    page.close()


def test_without_javascript(browser: Browser, address: str) -> None:
    """The link is a link."""
    context = browser.new_context(java_script_enabled=False)
    context.route("https://**", lambda route: route.fulfill(content_type="text/html", body=""))
    page = context.new_page()
    page.goto(f"{address}plan/")
    page.locator(LINK).click()

    expect(page).to_have_url(LEAVE_TO)
    context.close()


def test_without_a_network(remembering: Browser, address: str) -> None:
    """Where nothing can be reached the page is gone all the same, and Back does not bring it."""
    page = remembering.new_page()
    page.goto(f"{address}privacy/")
    page.goto(f"{address}child/")
    page.route("https://**", lambda route: route.abort("internetdisconnected"))
    with page.expect_event("requestfailed"):
        page.locator(LINK).click()
    expect(page).not_to_have_url(f"{address}child/")

    page.go_back(wait_until="commit")
    expect(page).to_have_url(f"{address}privacy/")
    page.close()


@pytest.mark.parametrize("name", ["conference/", "plan/"])
def test_the_link_is_always_in_reach(page: Page, address: str, language: str, name: str) -> None:
    """At 320 px nothing covers it: not the page's end, the open menu or the open search."""
    page.set_viewport_size(NARROW)
    page.goto(f"{address}{folder(language)}{name}")
    assert page.locator(LINK).evaluate(COVERED) == []

    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.locator(LINK).evaluate(COVERED) == []
    page.locator(".menu-button").click()
    assert page.locator(LINK).evaluate(COVERED) == []
    page.keyboard.press("Escape")
    if name != "plan/":
        page.locator("[data-search-open]").click()
        expect(page.locator("[data-search] input")).to_be_focused()
        assert page.locator(LINK).evaluate(COVERED) == []


def test_the_header_has_room_for_it(page: Page, address: str, language: str) -> None:
    """The header stays one line at every width, and the page does not scroll sideways."""
    page.goto(f"{address}{folder(language)}conference/")
    for width in (320, 480, 600, 960, 1366):
        page.set_viewport_size({"width": width, "height": 600})

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator(".md-header").bounding_box() == {"x": 0, "y": 0, "width": width, "height": 48}


def test_the_keyboard_reaches_it_second(page: Page, address: str) -> None:
    """Right after the link to the content, Enter leaves."""
    page.goto(f"{address}conference/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    expect(page.locator(LINK)).to_be_focused()


def test_it_is_not_on_paper(page: Page, address: str, tmp_path: Path) -> None:
    """A printed page of the guide does not tell of leaving."""
    page.goto(f"{address}conference/")
    printed = " ".join(printed_text(page, tmp_path).split())

    assert page.locator("h1").inner_text() in printed
    assert texts(ORIGINAL)("leave.link") not in printed
