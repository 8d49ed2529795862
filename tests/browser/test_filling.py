"""Making a plan: by keyboard alone, in every language, with nothing sent anywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import fill_by_keyboard
from tests.browsing import NARROW, Watch, answers_in, settled
from tests.conftest import example_answers, example_of

Open = Callable[..., Page]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_plan_is_made_by_keyboard_alone(open_builder: Open, watch: Watch, language: str) -> None:
    """Every answer of the example can be given with the keyboard; no request leaves meanwhile.

    In Finnish and Arabic the life of a plan begins so.
    """
    answers = example_answers(example_of(language))
    page = open_builder(language)
    asked_before = len(watch.requests)

    fill_by_keyboard(page, answers)

    settled(page)
    assert watch.requests[asked_before:] == []
    expect(page.locator(".summary__status")).to_have_attribute("data-status", "complete")
    assert answers_in(page) == answers


def test_requests_are_counted_in_sight(open_builder: Open) -> None:
    """Typing asks for nothing, and the page says so; it would say what it asks for, and begins anew when cleared."""
    page = open_builder()
    page.evaluate("fetch('../').then((response) => response.text())")  # before anything is typed
    count = page.locator("[data-requests]")
    page.locator('[name="work_done"]').fill("Tavattu kotona")
    settled(page)
    expect(count).to_have_text("0")

    page.evaluate("fetch('../').then((response) => response.text())")
    expect(count).to_have_text("1")

    page.locator('[data-action="clear"]').click()
    page.locator('[data-dialog="clear"] [value="yes"]').click()
    expect(count).to_have_text("0")


def test_findings_stand_at_the_field_and_in_a_summary_that_leads_there(open_builder: Open) -> None:
    """A conflict is said at its field; the summary's link brings the reader to it."""
    page = open_builder()
    page.get_by_role("radio", name="Joku muu").check()
    settled(page)

    expect(page.locator('[data-findings="chair"] [data-rule="convener_chairs"]')).to_be_visible()
    page.locator(".summary summary").click()
    page.locator('.summary [data-rule="convener_chairs"] a[href="#field-chair"]').click()
    expect(page.locator("#field-chair")).to_be_in_viewport()


def test_summary_stays_open_while_typing(open_builder: Open) -> None:
    """What the reader opened stays open when the findings change."""
    page = open_builder()
    page.locator(".summary summary").click()
    page.locator('[name="child_name"]').fill("Aino")
    settled(page)

    expect(page.locator(".summary details")).to_have_attribute("open", "")


def test_plan_follows_the_typing(open_builder: Open) -> None:
    """What is typed stands in the plan beside the form."""
    page = open_builder()
    page.locator('[name="work_done"]').fill("Kolme tapaamista")

    expect(page.locator("[data-plan]")).to_contain_text("Kolme tapaamista")


def test_progress_is_told_by_section(open_builder: Open) -> None:
    """Each section says how many of its questions are answered."""
    page = open_builder()
    before = page.locator('[data-progress="information"]').inner_text()
    page.locator('[name="work_done"]').fill("Kolme tapaamista")
    settled(page)

    assert page.locator('[data-progress="information"]').inner_text() != before


def test_on_a_phone_plan_and_form_take_turns(open_builder: Open, page: Page) -> None:
    """A narrow screen shows the form, and the plan behind a clear switch."""
    page.set_viewport_size(NARROW)
    open_builder()

    expect(page.locator("[data-plan]")).to_be_hidden()
    page.locator('input[name="view"][value="plan"]').check()
    expect(page.locator("[data-plan]")).to_be_visible()
    expect(page.locator("[data-form]")).to_be_hidden()


def test_clear_asks_first_and_clears_everything(open_builder: Open) -> None:
    """Cancelling keeps all; confirming leaves an untouched form and an empty plan."""
    page = open_builder()
    untouched = answers_in(page)
    page.locator('[name="child_name"]').fill("Aino Salainen")
    settled(page)

    page.locator('[data-action="clear"]').click()
    page.locator('[data-dialog="clear"] [value="no"]').click()
    expect(page.locator('[name="child_name"]')).to_have_value("Aino Salainen")

    page.locator('[data-action="clear"]').click()
    page.locator('[data-dialog="clear"] [value="yes"]').click()
    settled(page)
    assert answers_in(page) == untouched
    expect(page.locator("[data-plan]")).not_to_contain_text("A. S.")


def test_nothing_is_stored(open_builder: Open, language: str) -> None:
    """After a session no storage of the browser holds anything."""
    page = open_builder(language, example_of(language))
    stored = page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
            (await indexedDB.databases()).length, (await caches.keys()).length, location.hash]"""
    )

    assert stored == [0, 0, "", 0, 0, ""]


def test_title_and_address_hold_nothing_typed(open_builder: Open) -> None:
    """Neither the tab's title nor its address takes up what was typed."""
    page = open_builder()
    page.locator('[name="child_name"]').fill("Aino Salainen")
    settled(page)

    assert "Salainen" not in page.title() + page.url


def test_focus_stays_when_the_findings_change_under_it(open_builder: Open) -> None:
    """A link reached in a finding does not vanish when the plan is checked again, only when the finding is left."""
    page = open_builder()
    page.locator('input[name="chair"][value="someone_else"]').check()
    settled(page)
    link = page.locator('[data-findings="chair"] a')
    controls = page.locator('[data-findings="chair"] :is(a, button)').count()
    link.focus()
    page.locator('input[name="chair"][value="convener"]').dispatch_event("click")
    settled(page)

    expect(link).to_be_focused()
    for _ in range(controls):
        expect(link).to_have_count(1)
        page.keyboard.press("Tab")
    expect(link).to_have_count(0)


@pytest.mark.parametrize("width", [375, 1000, 1366])
def test_what_is_on_the_screen_can_be_pressed(page: Page, open_builder: Open, width: int) -> None:
    """No layer of the page lies over another: choices and buttons answer to a press where they are seen."""
    page.set_viewport_size({"width": width, "height": 800})
    open_builder()

    page.locator('input[name="chair"][value="convener"]').click()
    expect(page.locator('input[name="chair"][value="convener"]')).to_be_checked()
    page.locator('[data-action="clear"]').click()
    expect(page.locator('[data-dialog="clear"]')).to_be_visible()


def test_a_failed_check_leaves_no_old_plan_in_view(open_builder: Open) -> None:
    """When a check fails, the plan is withdrawn: what was shown may hold what is not to be shared."""
    page = open_builder("fi", "virta")
    page.locator('input[name="copy"][value="own"]').check()
    expect(page.locator("[data-plan]")).to_contain_text("jaksaminen")
    page.evaluate(
        """() => {
            document.querySelector('[name="chair"][value="convener"]').value = "broken";
        }"""
    )
    page.locator('input[name="copy"][value="shared"]').check()
    settled(page)

    expect(page.locator("[data-plan]")).not_to_contain_text("jaksaminen")
    expect(page.locator("[data-plan] .plan")).to_have_count(0)
