"""Nobody there: the page asks, and on a device marked as shared clears everything when nobody answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plan_builder.form import GRACE_MINUTES, IDLE_MINUTES
from plan_builder.texts import texts
from tests.browser.test_accessibility import violations
from tests.browser.test_draft import STORED, keep
from tests.browser.test_keeping import save
from tests.browsing import axe_source

MINUTE = 60_000
IDLE, GRACE = IDLE_MINUTES * MINUTE, GRACE_MINUTES * MINUTE
DIALOG = '[data-dialog="idle"]'
NAME = '[name="child_name"]'

Open = Callable[..., Page]


@pytest.fixture
def builder(page: Page, open_builder: Open) -> Page:
    """The builder under a clock of the test's own, with something typed."""
    page.clock.install()
    open_builder()
    page.locator(NAME).fill("Aino Salainen")
    return page


def share(page: Page) -> None:
    """Mark the device as shared."""
    page.locator("[data-device] summary").click()
    page.locator("[data-shared]").check()


def answer(page: Page, value: str) -> None:
    """Answer the question."""
    page.locator(f'{DIALOG} [value="{value}"]').click()


def test_on_a_shared_device_everything_is_cleared(builder: Page) -> None:
    """The page asks, tells how long it waits, and with no answer clears form, plan, worker and copy."""
    page = builder
    share(page)
    keep(page, "tab")
    page.clock.fast_forward(IDLE - MINUTE)
    expect(page.locator(DIALOG)).to_be_hidden()
    page.clock.fast_forward(MINUTE)
    expect(page.locator(DIALOG)).to_be_visible()
    expect(page.locator(f"{DIALOG} [data-idle-words]")).to_have_text(texts("fi")("device_says.idle_left", seconds=120))
    page.clock.fast_forward(GRACE - 25_000)
    expect(page.locator(f"{DIALOG} [data-idle-words]")).to_have_text(texts("fi")("device_says.idle_left", seconds=30))
    expect(page.locator(NAME)).to_have_value("Aino Salainen")
    page.clock.fast_forward(25_000)

    expect(page.locator(NAME)).to_have_value("")
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(page.locator("[data-notice]")).to_have_text(texts("fi")("device_says.idle_cleared"))
    assert page.evaluate(STORED) == ""
    expect(page.locator("[data-shared]")).to_be_checked()


def test_on_ones_own_device_it_only_asks(builder: Page) -> None:
    """However long nobody answers, nothing is cleared."""
    page = builder
    page.clock.fast_forward(IDLE)
    expect(page.locator(DIALOG)).to_be_visible()
    page.clock.fast_forward(100 * MINUTE)

    expect(page.locator(f"{DIALOG} [data-idle-words]")).to_have_text(texts("fi")("device_says.idle_unsaved"))
    answer(page, "stay")
    expect(page.locator(NAME)).to_have_value("Aino Salainen")


def test_one_key_goes_on(builder: Page) -> None:
    """The answer that keeps everything has the focus; the time begins anew, as often as one likes."""
    page = builder
    share(page)
    for _ in range(3):
        page.clock.fast_forward(IDLE + GRACE - MINUTE)
        expect(page.locator(f'{DIALOG} [value="stay"]')).to_be_focused()
        page.keyboard.press("Space")
        expect(page.locator(DIALOG)).to_be_hidden()
    page.clock.fast_forward(IDLE - MINUTE)

    expect(page.locator(DIALOG)).to_be_hidden()
    expect(page.locator(NAME)).to_have_value("Aino Salainen")


def test_using_the_page_begins_the_time_anew(builder: Page) -> None:
    """Typing counts as being there."""
    page = builder
    page.clock.fast_forward(IDLE - MINUTE)
    page.locator(NAME).press("End")
    page.clock.fast_forward(IDLE - MINUTE)

    expect(page.locator(DIALOG)).to_be_hidden()


def test_saving_then_clearing(builder: Page) -> None:
    """One answer saves the plan to a file and clears."""
    page = builder
    page.clock.fast_forward(IDLE)
    with page.expect_download() as download:
        answer(page, "save")

    assert "Aino Salainen" in download.value.path().read_text("utf-8")
    expect(page.locator(NAME)).to_have_value("")


def test_clearing_now(builder: Page) -> None:
    """One answer clears at once."""
    page = builder
    page.clock.fast_forward(IDLE)
    answer(page, "clear")

    expect(page.locator(NAME)).to_have_value("")


def test_who_turned_it_off_is_not_asked(builder: Page) -> None:
    """The time limit can be switched off before it is met."""
    page = builder
    share(page)
    page.locator("[data-reminder]").uncheck()
    page.clock.fast_forward(IDLE + GRACE)

    expect(page.locator(DIALOG)).to_be_hidden()
    expect(page.locator(NAME)).to_have_value("Aino Salainen")


@pytest.mark.parametrize("how", ["untouched", "saved", "copied"])
def test_with_nothing_to_lose_nobody_is_asked(page: Page, open_builder: Open, how: str, tmp_path: Path) -> None:
    """An empty form, a saved plan and one that the device keeps are left alone on one's own device."""
    page.clock.install()
    open_builder()
    if how != "untouched":
        page.locator(NAME).fill("Aino")
    if how == "saved":
        save(page, tmp_path)
        expect(page.locator("[data-notice]")).to_contain_text("muistio.json")
    if how == "copied":
        keep(page, "day")
    page.clock.fast_forward(IDLE)

    expect(page.locator(DIALOG)).to_be_hidden()


def test_a_saved_plan_does_not_stay_on_a_shared_screen(builder: Page, tmp_path: Path) -> None:
    """What was saved could be read by the next person as well."""
    page = builder
    share(page)
    save(page, tmp_path)
    expect(page.locator("[data-notice]")).to_contain_text("muistio.json")
    page.clock.fast_forward(IDLE)
    expect(page.locator(DIALOG)).to_be_visible()
    page.clock.fast_forward(GRACE)

    expect(page.locator(NAME)).to_have_value("")


def test_the_clock_counts_while_the_tab_sleeps(builder: Page) -> None:
    """Timers sleep in a hidden tab: who comes back later finds the form cleared at once."""
    page = builder
    share(page)
    page.clock.pause_at((page.evaluate("Date.now()") + 1000) / 1000)
    page.evaluate("(later) => { const then = Date.now() + later; Date.now = () => then; }", IDLE + GRACE)
    expect(page.locator(NAME)).to_have_value("Aino Salainen")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator(NAME)).to_have_value("")


def test_the_question_breaks_no_rule(builder: Page) -> None:
    """What axe knows of dialogs holds for this one."""
    page = builder
    page.evaluate(axe_source())
    page.clock.fast_forward(IDLE)
    expect(page.locator(DIALOG)).to_be_visible()
    page.clock.resume()

    assert violations(page) == []
