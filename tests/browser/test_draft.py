"""The temporary copy on this device: none unless asked for, offered and not shown, gone when its time is over."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from plan_builder.texts import texts
from tests.browser.test_keeping import BROKEN, confirm
from tests.browser.test_language import switch
from tests.browsing import answers_in, questions

Open = Callable[..., Page]
DAY = 24 * 60 * 60
OFFER = "[data-draft-offer]"
STORED = "() => Object.values({...localStorage, ...sessionStorage}).join('\\n')"
"""All that the storages hold, as one text."""


def keep(page: Page, mode: str) -> None:
    """Ask for a copy that lasts so long."""
    if page.locator("[data-device]").get_attribute("open") is None:
        page.locator("[data-device] summary").click()
    page.locator(f'[name="draft"][value="{mode}"]').check()


def come_again(page: Page) -> None:
    """Leave the page, whatever it asks, and open it anew."""
    page.reload()
    page.wait_for_selector('[data-module="plan-builder"][data-state="ready"]')


def say(page: Page, name: str, language: str = "fi") -> None:
    """Expect a sentence of the page about the copy."""
    expect(page.locator("[data-notice]")).to_contain_text(texts(language)(f"device_says.{name}"))


@pytest.fixture
def builder(open_builder: Open) -> Page:
    """The builder, with a question of the browser always answered by yes."""
    page = open_builder()
    questions(page)
    return page


@pytest.mark.parametrize("mode", ["tab", "day", "weeks"])
def test_a_copy_is_offered_and_opens_whole(builder: Page, mode: str) -> None:
    """What was typed last before leaving comes back when the person asks, and is kept on."""
    page = builder
    keep(page, mode)
    page.locator('[name="child_name"]').fill("Aino Salainen")
    before = answers_in(page)
    come_again(page)

    expect(page.locator(OFFER)).to_be_visible()
    assert "Salainen" not in page.content()
    expect(page.locator('[name="child_name"]')).to_have_value("")
    page.locator('[data-action="open-draft"]').click()
    expect(page.locator('[name="child_name"]')).to_have_value("Aino Salainen")
    assert answers_in(page) == before
    expect(page.locator(OFFER)).to_be_hidden()
    expect(page.locator(f'[name="draft"][value="{mode}"]')).to_be_checked()

    page.locator('[name="child_name"]').fill("Aino Toinen")
    come_again(page)
    page.locator('[data-action="open-draft"]').click()
    expect(page.locator('[name="child_name"]')).to_have_value("Aino Toinen")


@pytest.mark.parametrize("silent", ["document, 'visibilitychange'", "window, 'pagehide'"])
def test_the_last_change_is_written_however_the_page_ends(page: Page, open_builder: Open, silent: str) -> None:
    """Some browsers tell only that the page is hidden, some only that it is left: either is enough."""
    target, event = silent.split(", ")
    page.add_init_script(f"{target}.addEventListener({event}, (event) => event.stopImmediatePropagation(), true)")
    open_builder()
    questions(page)
    keep(page, "day")
    page.locator('[name="child_name"]').fill("Aino")
    come_again(page)

    assert "Aino" in page.evaluate(STORED)


def test_a_change_is_written_without_leaving(builder: Page) -> None:
    """Whoever loses the page to a crash loses at most the last moment."""
    page = builder
    keep(page, "weeks")
    page.locator('[name="child_name"]').fill("Aino")

    page.wait_for_function("() => Object.values({...localStorage}).join().includes('Aino')")


def test_without_being_asked_nothing_is_kept(builder: Page) -> None:
    """Typing and leaving leave nothing; nothing is offered."""
    page = builder
    page.locator('[name="child_name"]').fill("Aino Salainen")
    come_again(page)

    expect(page.locator(OFFER)).to_be_hidden()
    assert page.evaluate(STORED) == ""


@pytest.mark.parametrize("way", ["button", "choice", "offer", "clear", "clear before opening"])
def test_wiping_leaves_nothing(builder: Page, way: str) -> None:
    """Each way to be rid of the copy leaves neither the copy nor a later one."""
    page = builder
    keep(page, "day")
    page.locator('[name="child_name"]').fill("Aino Salainen")
    if way in ("offer", "clear before opening"):
        come_again(page)
    if way == "button":
        page.locator("[data-draft-switch] [data-action='wipe-draft']").click()
    elif way == "choice":
        keep(page, "")
    elif way == "offer":
        page.locator(f"{OFFER} [data-action='wipe-draft']").click()
    else:
        page.locator('[data-action="clear"]').click()
        confirm(page, "clear")
    expect(page.locator(OFFER)).to_be_hidden()
    page.locator('[name="work_done"]').fill("Salainen työ")
    come_again(page)

    assert page.evaluate(STORED) == ""
    expect(page.locator(OFFER)).to_be_hidden()


def visit(page: Page, address: str) -> None:
    """Open a page and wait until it has all it asks for: under a clock of the test's own nothing else tells."""
    page.goto(address)
    if page.locator("[data-form]").count():
        page.wait_for_selector('[data-state="ready"]')


@pytest.mark.parametrize("place", ["plan/", "", "en/privacy/"])
def test_any_page_wipes_a_copy_whose_time_is_over(builder: Page, address: str, place: str) -> None:
    """After its end the copy goes with the next page of the site, the guide's too."""
    page = builder
    keep(page, "day")
    page.locator('[name="child_name"]').fill("Aino Salainen")
    page.goto("about:blank")
    page.clock.install()
    page.clock.fast_forward(DAY * 1000 - 60_000)
    visit(page, f"{address}{place}")
    assert "Salainen" in page.evaluate(STORED)

    page.clock.fast_forward(120_000)
    visit(page, f"{address}{place}")
    assert page.evaluate(STORED) == ""


def test_a_page_left_open_ends_the_copy_too(page: Page, open_builder: Open) -> None:
    """The end that was told holds also while the page stays open; the person hears of it."""
    page.clock.install()
    open_builder()
    keep(page, "day")
    page.clock.fast_forward(DAY * 1000 + 1000)
    page.locator('[name="child_name"]').fill("Aino Salainen")
    page.clock.fast_forward(1000)

    say(page, "draft_over")
    assert page.evaluate(STORED) == ""


def test_the_end_is_told_in_the_language(open_builder: Open, language: str) -> None:
    """The page names the day and the time, in its own words."""
    page = open_builder(language)
    page.clock.set_fixed_time("2027-03-01T10:00:00Z")
    keep(page, "weeks")

    dates = {"fi": "15. maaliskuuta 2027", "sv": "15 mars 2027", "en": "15 March 2027", "ar": "15 مارس 2027"}
    date = dates[texts(language).base]
    expect(page.locator("[data-draft-state]")).to_contain_text(date)


def test_a_copy_follows_to_another_language(builder: Page) -> None:
    """Changing the language keeps the copy on, without an offer of what is in the form already."""
    page = builder
    keep(page, "day")
    switch(page, "ar")
    expect(page.locator(OFFER)).to_be_hidden()
    page.locator('[name="child_name"]').fill("آينو")
    come_again(page)
    page.locator('[data-action="open-draft"]').click()

    expect(page.locator('[name="child_name"]')).to_have_value("آينو")


def test_a_copy_that_is_no_plan_changes_nothing(builder: Page) -> None:
    """Whatever somebody put there is checked as a file is; the reader is told, and can remove it."""
    page = builder
    keep(page, "day")
    before = answers_in(page)
    for name in ("cut", "foreign", "newer", "damaged", "hostile", "deep"):
        page.goto("about:blank")
        page.go_back()
        page.wait_for_selector('[data-state="ready"]')
        page.evaluate(
            """(file) => {
                const [key] = Object.keys(localStorage);
                localStorage[key] = localStorage[key].split("\\n")[0] + "\\n" + file;
            }""",
            BROKEN[name].decode(),
        )
        come_again(page)
        page.locator('[data-action="open-draft"]').click()
        say(page, "draft_unusable")
        assert answers_in(page) == before, name
        expect(page.locator(f"{OFFER} [data-action='wipe-draft']")).to_be_visible()


@pytest.mark.parametrize("text", ["", "x", "day\n{}", "day never\n{}", "<img src=x> 1\n{}", "\n\n"])
def test_what_is_no_copy_is_not_offered(builder: Page, address: str, text: str) -> None:
    """Something else under the copy's name is removed."""
    page = builder
    keep(page, "day")
    page.goto(address, wait_until="networkidle")
    page.evaluate("(text) => { const [key] = Object.keys(localStorage); localStorage[key] = text; }", text)
    page.goto(f"{address}plan/")
    page.wait_for_selector('[data-state="ready"]')

    assert page.evaluate("localStorage.length") == 0
    expect(page.locator(OFFER)).to_be_hidden()


@pytest.mark.parametrize("refusal", ["full", "forbidden"])
def test_a_browser_that_keeps_nothing_is_no_secret(page: Page, open_builder: Open, refusal: str) -> None:
    """Where the storage is full or forbidden, the page says so, goes on, and shows that nothing is kept."""
    page.add_init_script(
        {
            "full": "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
            "forbidden": """for (const name of ["localStorage", "sessionStorage"]) {
                Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError"); } });
            }""",
        }[refusal]
    )
    open_builder()
    page.locator("[data-device] summary").click()
    page.locator('[name="draft"][value="day"]').click()

    say(page, "draft_refused")
    expect(page.locator('[name="draft"][value=""]')).to_be_checked()


def test_two_tabs_do_not_overwrite_each_other(builder: Page) -> None:
    """The tab that wrote last keeps the copy; the other says that it no longer does."""
    page = builder
    keep(page, "day")
    page.locator('[name="child_name"]').fill("Aino")
    page.wait_for_function("() => Object.values({...localStorage}).join().includes('Aino')")
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector('[data-state="ready"]')
    other.locator('[data-action="open-draft"]').click()
    expect(other.locator('[name="child_name"]')).to_have_value("Aino")
    other.locator('[name="child_name"]').fill("Aino Toinen")

    say(page, "draft_elsewhere")
    page.locator('[name="child_name"]').fill("Väärä")
    page.goto("about:blank")
    assert "Väärä" not in other.evaluate(STORED)


def test_a_shared_device_keeps_nothing_past_the_tab(builder: Page) -> None:
    """Marked as shared, the device keeps no copy for days, and forgets the one that it has."""
    page = builder
    keep(page, "weeks")
    page.locator('[name="child_name"]').fill("Aino Salainen")
    page.locator("[data-shared]").check()

    assert page.evaluate(STORED) == ""
    expect(page.locator('[name="draft"][value="weeks"]')).to_be_disabled()
    keep(page, "tab")
    assert "Salainen" in page.evaluate(STORED)


def test_leaving_asks_as_before(open_builder: Open) -> None:
    """A copy is no file: it may be removed, so leaving still asks."""
    page = open_builder()
    asked = questions(page)
    keep(page, "weeks")
    page.locator('[name="child_name"]').click()
    page.keyboard.type("Aino")
    page.goto("about:blank")

    assert asked == ["beforeunload"]


def test_the_copy_is_a_plan_file(builder: Page) -> None:
    """The copy names its format and version, so that later releases open it as they open files."""
    page = builder
    keep(page, "tab")
    content = json.loads(page.evaluate(STORED).partition("\n")[2])

    assert (content["format"], content["version"], content["kind"]) == ("laheisneuvonpito-plan", 2, "conference")
