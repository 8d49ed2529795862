"""Training for conveners: plans with faults, questions, and what says on every page that it is training."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from plan_builder.exercises import flawed, flawed_name
from plan_builder.questions import questions
from plan_builder.texts import texts
from tests.browsing import settled
from tests.conftest import example_of


def open_flawed(page: Page, address: str) -> None:
    """Open the first flawed plan with its findings held back."""
    page.goto(f"{address}plan/?example={flawed_name(flawed()[0], 'fi')}&predict")
    page.wait_for_selector("[data-unit]")
    settled(page)


def test_findings_wait_for_the_prediction(page: Page, address: str) -> None:
    """Nothing tells what was found until the trainee has said what they expect; then it stands beside it."""
    open_flawed(page, address)
    for waiting in ("[data-summary] h2", ".findings .finding", ".sections__progress", ".plan__status"):
        expect(page.locator(f"{waiting}:visible")).to_have_count(0)
    page.locator('[data-unit="assistant"]').click()
    page.locator('[data-unit="child_name"]').click()
    page.locator('[data-action="compare"]').click()

    told = page.locator("[data-compared]")
    expect(told.locator("[data-rule]")).to_have_count(len(flawed()[0].rules))
    expect(told.locator("ul").nth(0).locator("[data-rule]")).to_have_count(1)
    expect(told.locator("ul").nth(2)).to_have_text(texts("fi")("fields.child_name.label"))
    expect(page.locator("#prediction-title")).to_be_focused()
    expect(page.locator("[data-summary] h2")).to_be_visible()


def test_a_prediction_stays_when_the_language_changes(page: Page, address: str) -> None:
    """What was marked is marked in the other language too, and the findings still wait. A mark is no answer."""
    open_flawed(page, address)
    page.locator('[data-unit="solutions.s1"]').click()
    page.locator(".languages summary").click()
    page.locator('[data-language-link][hreflang="sv"]').click()

    builder = page.locator('[data-module="plan-builder"][data-language="sv"]')
    expect(builder).to_have_attribute("data-prediction", "waiting")
    expect(page.locator('[aria-pressed="true"][data-unit]')).to_have_attribute("data-unit", "solutions.s1")


def test_questions_answer_themselves(page: Page, address: str) -> None:
    """Python says which answers are right, in the reader's language, and where it is explained."""
    page.goto(f"{address}en/exercises/")
    page.locator('[name="chair"][value="convener"]').check()
    page.locator('[name="invited"][value="workers"]').check()
    page.locator(".quiz button").click()

    expect(page.locator('[data-answer="chair"] [data-right="yes"]')).to_be_visible()
    expect(page.locator('[data-answer="invited"] [data-right="no"]')).to_be_visible()
    expect(page.locator("[data-score]")).to_have_text(texts("en")("quiz.score", right=1, all=len(questions())))


def test_every_printed_page_says_that_it_is_training(open_builder: Callable[..., Page], tmp_path: Path) -> None:
    """An invented family's plan cannot be taken for a real one, whichever page of it lies about."""
    page = open_builder(example=example_of("fi"))
    settled(page)
    page.pdf(path=tmp_path / "plan.pdf", prefer_css_page_size=True)
    read = subprocess.run(["pdftotext", tmp_path / "plan.pdf", "-"], capture_output=True, check=True)
    pages = read.stdout.decode().rstrip("\f").split("\f")

    assert len(pages) > 1
    assert all(texts("fi")("plan.watermark") in each for each in pages)
