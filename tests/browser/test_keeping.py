"""Keeping a plan: a file on the person's own device, and nothing lost by accident."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from plan_builder.client_text import client_text
from plan_builder.copies import SHARED
from plan_builder.document import Asked
from plan_builder.plan_file import open_plan
from plan_builder.texts import texts
from tests.browsing import answers_in, questions, settled
from tests.conftest import example_answers, example_of, example_text

Open = Callable[..., Page]


def save(page: Page, folder: Path, action: str = "save") -> Path:
    """Save the plan, or the papers, with the page's button and return the file."""
    with page.expect_download() as download:
        page.locator(f'[data-action="{action}"]').click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def open_file(page: Page, file: Path | FilePayload) -> None:
    """Open a file with the page's button."""
    with page.expect_file_chooser() as chooser:
        page.locator('[data-action="open"]').click()
    chooser.value.set_files(file)


def take_calendar(page: Page, folder: Path) -> dict[str, Any]:
    """Take the calendar file with the page's button and return its entries by id."""
    with page.expect_download() as download:
        page.locator('[data-action="calendar"]').click()
    assert download.value.suggested_filename == "muistio.ics"
    download.value.save_as(folder / "muistio.ics")
    read = icalendar.Calendar.from_ical((folder / "muistio.ics").read_bytes())
    return {str(event["UID"]): event for event in read.walk("VEVENT")}


def confirm(page: Page, dialog: str) -> None:
    """Say yes to a question of the page."""
    page.locator(f'[data-dialog="{dialog}"] [value="yes"]').click()


def test_saved_cleared_and_opened_again(open_builder: Open, tmp_path: Path, language: str) -> None:
    """What was saved comes back whole after everything was cleared."""
    answers = example_answers(example_of(language))
    page = open_builder(language, example_of(language))

    file = save(page, tmp_path)
    page.locator('[data-action="clear"]').click()
    confirm(page, "clear")
    expect(page.locator('[name="child_name"]')).to_have_value("")
    open_file(page, file)

    expect(page.locator('[name="child_name"]')).to_have_value(answers["child_name"])
    assert answers_in(page) == answers


def test_file_name_says_nothing(open_builder: Open, tmp_path: Path) -> None:
    """The file is called the same for everybody, and holds a named format and version."""
    file = save(open_builder("fi", "virta"), tmp_path)
    content = json.loads(file.read_text("utf-8"))

    assert file.name == "muistio.json"
    assert (content["format"], content["version"], content["kind"]) == ("laheisneuvonpito-plan", 2, "conference")


def test_a_later_calendar_changes_the_same_entries(open_builder: Open, tmp_path: Path) -> None:
    """A plan that was saved and opened again has the calendar entries that it had; another plan has others."""
    page = open_builder("fi", "virta")
    first = take_calendar(page, tmp_path)
    expect(page.locator("[data-notice]")).to_contain_text("muistio.ics")
    file = save(page, tmp_path)
    page.locator('[data-action="clear"]').click()
    confirm(page, "clear")
    page.locator('[name="meeting_date"]').fill("2027-01-16")
    other = take_calendar(page, tmp_path)
    open_file(page, file)
    confirm(page, "replace")
    expect(page.locator('[name="child_name"]')).to_have_value("Aino")
    page.locator('[name="meeting_date"]').fill("2027-01-23")
    second = take_calendar(page, tmp_path)

    assert first.keys() == second.keys()
    assert not first.keys() & other.keys()
    assert [second[uid]["DTSTART"].dt.day for uid in first if first[uid]["DTSTART"] != second[uid]["DTSTART"]] == [23]


def test_the_text_for_a_client_system_is_copied(open_builder: Open, context: BrowserContext) -> None:
    """It is on the clipboard as the terminal writes it, of the copy that is shown."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_builder("fi", "virta")
    page.locator('[data-action="copy-text"]').click()

    expect(page.locator("[data-notice]")).to_have_text(texts("fi")("builder.text_copied"))
    assert page.evaluate("navigator.clipboard.readText()") == client_text(
        open_plan(example_text("virta")), texts("fi"), Asked(SHARED)
    )


def test_a_browser_that_lets_nothing_be_copied_gets_the_text_as_a_file(open_builder: Open, tmp_path: Path) -> None:
    """The same text, under a name that says nothing."""
    page = open_builder("fi", "virta")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    with page.expect_download() as download:
        page.locator('[data-action="copy-text"]').click()
    download.value.save_as(tmp_path / "text")

    assert download.value.suggested_filename == "muistio.txt"
    assert (tmp_path / "text").read_text("utf-8") == client_text(
        open_plan(example_text("virta")), texts("fi"), Asked(SHARED)
    )


def test_without_days_there_is_no_calendar(open_builder: Open) -> None:
    """The reader is told what is missing, and has nothing to lose by it."""
    page = open_builder()
    asked = questions(page)
    page.locator('[data-action="calendar"]').click()
    expect(page.locator("[data-notice]")).to_have_text(texts("fi")("file.no_dates"))

    page.goto("about:blank")

    assert asked == []


def test_leaving_asks_when_the_plan_of_a_calendar_is_not_saved(open_builder: Open, tmp_path: Path) -> None:
    """Without the saved plan, its next calendar would be another one."""
    page = open_builder("fi", "virta")
    asked = questions(page)
    take_calendar(page, tmp_path)

    page.goto("about:blank")

    assert asked == ["beforeunload"]


BROKEN = {
    "empty": b"",
    "cut": b"{",
    "binary": b"\xff\xfe\x00\x01",
    "foreign": b"[1, 2]",
    "newer": b'{"format": "laheisneuvonpito-plan", "version": 99, "kind": "conference"}',
    "damaged": b'{"format": "laheisneuvonpito-plan", "version": 1, "kind": "conference", "answers": {"topics": [{}]}}',
    "hostile": b'{"format": "laheisneuvonpito-plan", "version": 1, "kind": "conference", "answers": {"__proto__": {}}}',
    "huge": b" " * 2_000_001,
    "deep": b"[" * 100_000,
}


def test_a_file_that_is_no_plan_changes_nothing(open_builder: Open) -> None:
    """The reader gets a clear message for each, and the form stays as it was."""
    page = open_builder()
    page.locator('[name="child_name"]').fill("Aino")
    before = answers_in(page)

    for name, content in BROKEN.items():
        page.locator("[data-notice]").evaluate("(notice) => notice.replaceChildren()")
        open_file(page, {"name": "x.json", "mimeType": "application/json", "buffer": content})
        expect(page.locator("[data-notice]")).to_contain_text(texts("fi")("builder.kept"))
        assert answers_in(page) == before, name


def test_opening_over_typed_text_asks_first(open_builder: Open, tmp_path: Path) -> None:
    """A file does not replace what was typed unless the person says so."""
    page = open_builder("fi", "virta")
    file = save(page, tmp_path)
    page.locator('[name="child_name"]').fill("Toinen")

    open_file(page, file)
    page.locator('[data-dialog="replace"] [value="no"]').click()
    expect(page.locator('[name="child_name"]')).to_have_value("Toinen")

    open_file(page, file)
    confirm(page, "replace")
    expect(page.locator('[name="child_name"]')).to_have_value("Aino")


def test_opened_example_stays_marked(open_builder: Open, tmp_path: Path) -> None:
    """An invented family's plan is still marked after it was saved and opened."""
    page = open_builder("fi", "virta")
    file = save(page, tmp_path)
    page.goto(page.url.partition("?")[0])
    page.wait_for_selector('[data-state="ready"]')
    open_file(page, file)

    expect(page.locator("[data-plan] .plan__invented")).to_be_visible()


@pytest.mark.parametrize(("typed", "asks"), [(True, True), (False, False)])
def test_leaving_warns_when_something_would_be_lost(open_builder: Open, typed: bool, asks: bool) -> None:
    """Leaving asks only when something was typed and not saved."""
    page = open_builder()
    asked = questions(page)
    page.locator('[name="child_name"]').click()
    if typed:
        page.keyboard.type("Aino")

    page.goto("about:blank")

    assert asked == (["beforeunload"] if asks else [])


def test_leaving_after_saving_does_not_ask(open_builder: Open, tmp_path: Path) -> None:
    """What is in a file is not lost by leaving."""
    page = open_builder()
    asked = questions(page)
    page.locator('[name="child_name"]').click()
    page.keyboard.type("Aino")
    settled(page)
    save(page, tmp_path)
    expect(page.locator("[data-notice]")).to_contain_text("muistio.json")

    page.goto("about:blank")

    assert asked == []
