"""The form works before Python does, and without it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from plan_builder.texts import texts
from tests.browser.test_keeping import confirm
from tests.browsing import CHROMIUM, FLAGS, MODULES, Watch, holding, questions, settled
from tests.conftest import folder

MEMORY = "**/runtime/memory-*"
RUNTIME = "**/runtime/*"


def test_what_is_typed_before_python_is_checked_when_it_joins(page: Page, address: str) -> None:
    """The form is usable while Python is still on its way; nothing typed then is lost."""
    with holding(page, MEMORY):
        page.goto(f"{address}plan/")
        expect(page.locator('[data-module="plan-builder"]')).to_have_attribute("data-state", "loading")
        page.locator('[name="child_name"]').fill("Aino Virta")
        page.locator('[data-list="people"] > [data-action="add-row"]').click()
        page.locator('[name="people.p2.name"]').fill("Mummi")

    page.wait_for_selector('[data-state="ready"]')
    settled(page)
    expect(page.locator("[data-plan]")).to_contain_text("A. V.")
    expect(page.locator('[name="people.p2.name"]')).to_have_value("Mummi")


def test_what_is_typed_before_the_modules_can_be_cleared(page: Page, address: str) -> None:
    """On a slow line the form is filled before any module runs; that is checked, and is no part of an empty form."""
    type_before_modules(page, address)
    expect(page.locator("[data-plan]")).to_contain_text("A. V.")

    page.locator('[data-action="clear"]').click()
    confirm(page, "clear")

    expect(page.locator('[name="child_name"]')).to_have_value("")


def test_what_is_typed_before_the_modules_is_not_left_without_a_question(page: Page, address: str) -> None:
    """What was typed before any module ran would be lost with the page like anything else."""
    asked = questions(page)
    type_before_modules(page, address)

    page.locator('[name="child_name"]').press("End")  # browsers ask only where somebody has used the page
    page.reload()

    assert asked == ["beforeunload"]


def type_before_modules(page: Page, address: str) -> None:
    """Type into the form while its modules are on their way, and wait until Python has answered."""
    with holding(page, MODULES):
        page.goto(f"{address}plan/", wait_until="commit")
        page.locator('[name="child_name"]').fill("Aino Virta")
    page.wait_for_selector('[data-state="ready"]')
    settled(page)


def test_what_python_says_of_an_empty_form_is_there_before_it(page: Page, address: str, language: str) -> None:
    """The page comes with the plan, the findings and the summary of a form that nobody has written into."""
    said = "() => ['[data-plan]', '[data-form]'].map((place) => document.querySelector(place).innerHTML)"
    with holding(page, MEMORY):
        page.goto(f"{address}{folder(language)}plan/")
        page.wait_for_selector("[data-plan] table")
        before = page.evaluate(said)

    page.wait_for_selector('[data-state="ready"]')
    settled(page)
    assert page.evaluate(said) == before


def test_failing_start_is_said_plainly(page: Page, address: str) -> None:
    """When Python cannot start the page says so, and the form is still there to fill and print."""
    page.route(RUNTIME, lambda route: route.fulfill(body=b"no runtime"))
    page.goto(f"{address}plan/")
    page.wait_for_selector('[data-state="failed"]')

    expect(page.locator("[data-start]")).to_have_text(texts("fi")("builder.failed"))
    page.locator('[name="child_name"]').fill("Aino")
    page.locator('[data-action="save"]').click()
    expect(page.locator("[data-notice]")).to_have_text(texts("fi")("builder.failed"))
    expect(page.locator('[name="child_name"]')).to_have_value("Aino")


def test_the_library_is_left_where_it_is(open_builder: Callable[..., Page], watch: Watch) -> None:
    """With its memory image Python starts without the archives of the plain start."""
    open_builder()

    parts = [re.search(r"/runtime/(\w+)-", each) for each in watch.requests]
    assert sorted(match[1] for match in parts if match) == ["memory", "wasm", "worker"]


@pytest.mark.parametrize("broken", [b"", b"not an image", bytes(4_000_000)])
def test_without_its_memory_image_python_starts_plainly(page: Page, address: str, broken: bytes) -> None:
    """An image that does not load costs time, not the checks: Python starts from its library."""
    page.route(MEMORY, lambda route: route.fulfill(body=broken))
    with page.expect_request("**/runtime/library-*"):
        page.goto(f"{address}plan/?example=virta")
    page.wait_for_selector('[data-state="ready"]')

    expect(page.locator("[data-plan] .plan__invented")).to_be_visible()


def test_modules_that_do_not_load_are_told_plainly(browser: Browser, address: str) -> None:
    """Where a filter or a server keeps the builder's modules back, the page does not promise a start for ever."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/builder/main*", lambda route: route.fulfill(body="no module", content_type="text/plain"))
    page.goto(f"{address}plan/")

    page.wait_for_selector('[data-state="failed"]')
    expect(page.locator("[data-start]")).to_have_text(texts("fi")("builder.failed"))
    context.close()


def test_without_scripts_the_form_is_there_to_print(browser: Browser, address: str) -> None:
    """With JavaScript off the form is on the page, and the page says what can be done."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}plan/")

    expect(page.locator(".builder__failure")).to_be_visible()
    expect(page.locator('[name="solutions.s1.effect"]')).to_be_visible()
    context.close()


def test_guide_pages_ask_for_no_python(page: Page, address: str) -> None:
    """Reading the guide loads neither the builder nor its runtime."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}conference/")
    page.wait_for_load_state("networkidle")

    assert not [each for each in asked if "/runtime/" in each or "/builder/" in each]


def test_reaching_for_the_builder_asks_for_python(page: Page, address: str) -> None:
    """A pointer on a link to the builder, and nothing sooner, has its runtime fetched, once."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/runtime/" in request.url else None)
    page.goto(f"{address}conference/", wait_until="networkidle")
    assert asked == []

    with page.expect_request(MEMORY):
        page.locator(".header-plan").hover()
    page.locator(".header-plan").focus()
    page.wait_for_load_state("networkidle")

    assert len(asked) == len(set(asked)) == 3


def test_python_is_not_fetched_again_for_the_builder(playwright: Playwright, address: str, tmp_path: Path) -> None:
    """What was fetched ahead is what the builder starts with, in a browser that keeps files as people's do."""
    context = playwright.chromium.launch_persistent_context(tmp_path, executable_path=CHROMIUM, args=FLAGS)
    page = context.new_page()
    page.goto(f"{address}conference/", wait_until="networkidle")
    with page.expect_request_finished(lambda request: "/runtime/wasm" in request.url):
        page.locator(".header-plan").hover()
    page.wait_for_load_state("networkidle")
    page.locator(".header-plan").click()
    page.wait_for_selector('[data-state="ready"]')

    sizes = page.evaluate(
        """() => performance.getEntriesByType("resource").filter(({name}) => name.includes("/runtime/"))
            .map(({transferSize}) => transferSize)"""
    )
    assert sizes
    assert max(sizes) < 1000
    context.close()
