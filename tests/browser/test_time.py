"""Days and times in the form: told as they are typed, proposed for a press, and moved when a part takes longer."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plan_builder.copies import SHARED, copy_of
from plan_builder.days import days_of
from plan_builder.plan_file import open_plan
from plan_builder.texts import texts
from tests.browser.test_print import letters, printed, text_of
from tests.browsing import NARROW, answers_in, settled
from tests.conftest import example_of, example_text

Open = Callable[..., Page]


def test_a_typed_day_is_told_and_follows(open_builder: Open) -> None:
    """Beside a day stands its weekday and holiday, also in a row added later; an emptied day says nothing."""
    page = open_builder("en")
    page.locator('[name="meeting_date"]').fill("2027-01-06")

    note = page.locator('[data-note="meeting_date"]')
    expect(note).to_contain_text("Wednesday")
    expect(note.locator('[lang="fi"]')).to_have_text("loppiainen")
    expect(page.locator('[name="meeting_date"]')).to_have_accessible_description(re.compile("Epiphany"))

    page.locator('[data-list="promises"] > [data-action="add-row"]').click()
    page.locator('[name="promises.l2.by_date"]').fill("2027-01-16")
    expect(page.locator('[data-note="promises.l2.by_date"]')).to_contain_text("Saturday")
    expect(page.locator('[data-note="promises.l1.by_date"]')).to_be_empty()

    page.locator('[name="meeting_date"]').fill("")
    expect(note).to_be_empty()


def test_a_proposed_day_is_taken_by_keyboard(open_builder: Open) -> None:
    """A press on a proposal answers the question; the focus stays, and the choice can be changed by the next one."""
    page = open_builder("fi")
    proposed = page.locator('[data-proposals="follow_up_date"] button')
    expect(proposed).to_have_count(0)
    page.locator('[name="meeting_date"]').fill("2027-01-18")
    expect(proposed).to_have_count(3)

    proposed.nth(1).focus()
    proposed.nth(1).press("Enter")
    settled(page)

    assert answers_in(page)["follow_up_date"] == "2027-03-15"
    expect(proposed.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(proposed.nth(1)).to_be_focused()
    proposed.nth(0).press("Enter")
    expect(page.locator('[data-note="follow_up_date"]')).to_contain_text("helmikuuta")


def test_a_longer_part_moves_the_rest_of_the_agenda(open_builder: Open) -> None:
    """More minutes for one part are seen at once in the times of those after it, and on paper."""
    page = open_builder("fi", "virta")
    page.locator("[data-paper-switch]").select_option("agenda")
    page.locator(".section__folded > summary").press("Enter")
    own_time = page.locator('[data-note="minutes_own_time"]')
    expect(own_time).to_contain_text("11:30–13:15")

    page.locator('[name="minutes_child"]').fill("35")

    expect(own_time).to_contain_text("11:50–13:35")
    expect(page.locator('[data-note="minutes_opening"]')).to_contain_text("10:00–10:15")
    expect(page.locator('[data-note="meeting_end"]')).to_contain_text("14:50")
    expect(page.locator(".agenda__wall")).to_contain_text("11:50–13:35")


@pytest.mark.parametrize("language", ["fi", "ar"])
def test_the_timeline_is_printed_with_every_day(open_builder: Open, tmp_path: Path, language: str) -> None:
    """The printed timeline holds each day of the plan twice, in the drawing and in the table, within three pages."""
    page = open_builder(language, example_of(language))
    page.locator("[data-paper-switch]").select_option("timeline")
    expect(page.locator(".axis__drawing")).to_be_visible()

    file = printed(page, tmp_path)

    text = letters(text_of(file))
    plan = open_plan(example_text(example_of(language)))
    for day in {each.day for each in days_of(copy_of(plan, SHARED))}:
        assert text.count(letters(texts(language).day(day))) >= 2
    assert file.read_bytes().count(b"/Type /Page\n") <= 3


def test_days_and_proposals_fit_a_small_phone(open_builder: Open) -> None:
    """At 320 pixels nothing is wider than the screen, with every part of the agenda open."""
    page = open_builder("ar", "haddad")
    page.set_viewport_size(NARROW)
    page.locator(".section__folded > summary").press("Enter")
    expect(page.locator('[data-proposals="follow_up_date"] button').first).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
