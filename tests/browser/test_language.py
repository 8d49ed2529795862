"""Changing the language midway keeps everything typed, and everything on the page changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from plan_builder.texts import texts
from tests.browsing import answers_in, questions, settled
from tests.conftest import example_answers

Open = Callable[..., Page]


def switch(page: Page, language: str) -> None:
    """Pick a language in the page's menu."""
    page.locator(".languages summary").click()
    page.locator(f'[data-language-link][lang="{language}"]').click()
    page.wait_for_selector(f'[data-module="plan-builder"][data-language="{language}"][data-state="ready"]')
    settled(page)


@pytest.mark.parametrize("language", ["sv", "en", "ar", "fi-simple"])
def test_switching_keeps_everything_typed(open_builder: Open, language: str) -> None:
    """All answers are there in the new language, and again after going back."""
    page = open_builder("fi", "virta")
    page.locator('[name="child_told"]').fill("Haluan koiran")
    expected = {**example_answers("virta"), "child_told": "Haluan koiran"}

    switch(page, language)
    assert answers_in(page) == expected
    expect(page.locator(".plan__invented")).to_have_text(texts(language)("plan.invented"))

    page.go_back()
    page.wait_for_selector('[data-module="plan-builder"][data-language="fi"][data-state="ready"]')
    assert answers_in(page) == expected


def test_switched_page_is_wholly_in_its_language(open_builder: Open) -> None:
    """Address, title, `lang`, `dir`, form and plan are all the new language's."""
    page = open_builder("fi", "virta")
    switch(page, "ar")

    assert page.url.endswith("/ar/plan/")
    assert page.evaluate("[document.documentElement.lang, document.body.dir]") == ["ar", "rtl"]
    assert texts("ar")("site.name") in page.title()
    expect(page.locator(".plan")).to_have_attribute("lang", "ar")
    expect(page.locator('label[for="field-child_name"]')).to_have_text(texts("ar")("fields.child_name.label"))


def test_untouched_form_takes_the_new_language(open_builder: Open) -> None:
    """With nothing typed, one writes in the language of the page."""
    page = open_builder("fi")
    switch(page, "sv")

    expect(page.locator('[name="plan_language"]')).to_have_value("sv")


def test_switching_does_not_make_saved_text_unsaved(open_builder: Open) -> None:
    """An example that was only looked at can be left without a question after switching."""
    page = open_builder("fi", "virta")
    asked = questions(page)
    switch(page, "en")
    page.locator("h1").click()
    page.goto("about:blank")

    assert asked == []
