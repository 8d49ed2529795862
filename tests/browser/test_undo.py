"""Everything done in the form can be undone and done again, step by step, and the page leads to what changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from plan_builder.texts import texts
from tests.browser.test_keeping import confirm, open_file, save, take_calendar
from tests.browser.test_language import switch
from tests.browsing import NARROW, answers_in, module, questions, settled
from tests.conftest import EXAMPLES

Open = Callable[..., Page]
UNDO = '.builder__bar [data-action="undo"]'
REDO = '.builder__bar [data-action="redo"]'


def kept(page: Page, folder: Path) -> dict[str, Any]:
    """Return the whole plan as a file has it."""
    settled(page)
    content: dict[str, Any] = json.loads(save(page, folder).read_text("utf-8"))
    return content


def type_answer(page: Page) -> None:
    """Type into a text of a row."""
    page.locator('[name="solutions.s2.what"]').fill("Jotain muuta")


def choose_one(page: Page) -> None:
    """Choose another of several choices."""
    page.locator('[name="chair"][value="someone_else"]').check()


def tick(page: Page) -> None:
    """Tick a person."""
    page.locator('[name="solutions.s2.who"]:not(:checked)').first.check()


def pick(page: Page) -> None:
    """Pick a topic from a menu."""
    page.locator('[name="solutions.s1.topic"]').select_option(index=2)


def add(page: Page) -> None:
    """Add a row."""
    page.locator('[data-list="people"] > [data-action="add-row"]').click()


def remove(page: Page) -> None:
    """Remove a row that others point to."""
    page.locator('[data-row="p3"] [data-action="remove-row"]').click()


def move(page: Page) -> None:
    """Move a row."""
    page.locator('[data-row="p1"] [data-action="move-down"]').click()


def change_kind(page: Page) -> None:
    """Make it a plan of another kind."""
    page.locator('[name="kind"][value="support_memo"]').check()


def open_another(page: Page) -> None:
    """Open another plan's file."""
    open_file(page, EXAMPLES / "lind.json")
    expect(page.locator("[data-notice]")).to_have_text(texts("fi")("builder.opened"))


def begin_next(page: Page) -> None:
    """Begin the follow-up meeting."""
    page.locator('[data-action="next"]').click()
    expect(page.locator("[data-notice]")).to_have_text(texts("fi")("builder.next_begun"))


STEPS = [type_answer, choose_one, tick, pick, add, remove, move, change_kind, open_another, begin_next]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_every_step_goes_back_and_forth(open_builder: Open, tmp_path: Path, step: Callable[[Page], None]) -> None:
    """Undo gives back the very plan that was, redo the very plan that was made of it."""
    page = open_builder("fi", "virta")
    page.locator('[name="child_told"]').fill("Haluan koiran")
    before = kept(page, tmp_path)
    step(page)
    after = kept(page, tmp_path)
    assert after != before

    page.locator(UNDO).click()
    assert kept(page, tmp_path) == before
    page.locator(REDO).click()
    assert kept(page, tmp_path) == after


def test_a_finding_put_aside_comes_back(open_builder: Open, tmp_path: Path) -> None:
    """Putting a finding aside is a step, taking it back another."""
    page = open_builder()
    choose_one(page)
    settled(page)
    before = kept(page, tmp_path)
    finding = page.locator('[data-findings="chair"] [data-rule="convener_chairs"]')
    finding.locator('[data-action="put-aside"]').click()
    reason = page.locator("[data-reason]")
    reason.fill("Sovittu")
    reason.press("Control+z")  # the dialog's own
    expect(reason).to_have_value("")
    expect(page.locator('[name="chair"][value="someone_else"]')).to_be_checked()
    reason.fill("Sovittu näin")
    confirm(page, "aside")
    after = kept(page, tmp_path)
    assert after["put_aside"]

    page.locator(UNDO).click()
    assert kept(page, tmp_path) == before
    page.locator(REDO).click()
    assert kept(page, tmp_path) == after


def test_a_burst_of_typing_is_one_step(open_builder: Open) -> None:
    """What is typed in one go is undone in one go; the reader is told what, and stands there."""
    page = open_builder("fi", "virta")
    field = page.locator('[name="solutions.s2.what"]')
    before = field.input_value()
    field.press("End")
    page.keyboard.type(" ja muuta")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+z")

    expect(field).to_have_value(before)
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    words = texts("fi")
    row = words("builder.row", name=words("fields.solutions.row"), number=2)
    name = words("builder.place_in_row", row=row, field=words("fields.solutions.what.label"))
    expect(page.locator("[data-notice]")).to_have_text(words("builder.undone", what=name))


@pytest.mark.parametrize("keys", ["Control+y", "Control+Shift+Z", "Meta+Shift+Z"])
def test_keys(open_builder: Open, keys: str) -> None:
    """The keys that people know do it wherever one is in the builder."""
    page = open_builder()
    field = page.locator('[name="work_done"]')
    field.fill("Kolme")
    field.press("Meta+z" if keys.startswith("Meta") else "Control+z")
    expect(field).to_have_value("")
    page.keyboard.press(keys)

    expect(field).to_have_value("Kolme")


def test_keys_of_an_arabic_keyboard(open_builder: Open) -> None:
    """Where no key writes a z, its place on the keyboard counts."""
    page = open_builder("ar")
    field = page.locator('[name="work_done"]')
    field.fill("ثلاثة")
    field.dispatch_event("keydown", {"key": "ئ", "code": "KeyZ", "ctrlKey": True, "bubbles": True})

    expect(field).to_have_value("")


def test_with_nothing_to_undo_it_says_so(open_builder: Open) -> None:
    """The buttons tell beforehand, and stay in reach."""
    page = open_builder()
    expect(page.locator(UNDO)).to_have_attribute("aria-disabled", "true")
    page.locator(UNDO).press("Enter")

    expect(page.locator("[data-notice]")).to_have_text(texts("fi")("builder.no_undo"))
    expect(page.locator(UNDO)).to_be_focused()
    page.locator('[name="work_done"]').fill("Kolme")
    expect(page.locator(UNDO)).to_have_attribute("aria-disabled", "false")


def test_a_new_step_ends_the_way_forth(open_builder: Open) -> None:
    """After undoing and doing something else, there is nothing to do again."""
    page = open_builder()
    page.locator('[name="work_done"]').fill("Kolme")
    page.locator(UNDO).click()
    choose_one(page)
    page.locator(REDO).press("Enter")

    expect(page.locator("[data-notice]")).to_have_text(texts("fi")("builder.no_redo"))
    expect(page.locator('[name="work_done"]')).to_have_value("")


def test_undo_survives_a_change_of_language(open_builder: Open) -> None:
    """What was done in one language is undone in another, but not the change itself."""
    page = open_builder("fi", "virta")
    before = answers_in(page)
    type_answer(page)
    switch(page, "ar")
    page.locator(UNDO).click()

    assert answers_in(page) == before
    expect(page.locator('[data-module="plan-builder"]')).to_have_attribute("data-language", "ar")


def test_undo_leads_to_a_part_that_is_not_shown(open_builder: Open) -> None:
    """On a phone that shows the plan, or another part, undoing turns to the field."""
    page = open_builder("fi", "virta")
    page.set_viewport_size(NARROW)
    type_answer(page)
    page.locator('[name="part"][value="agreement"]').check()
    page.locator('[name="view"][value="plan"]').check()
    page.locator(UNDO).click()

    expect(page.locator('[name="solutions.s2.what"]')).to_be_focused()
    expect(page.locator('[name="solutions.s2.what"]')).to_be_in_viewport()


def test_the_note_of_a_removed_row_goes_with_the_next_step(open_builder: Open) -> None:
    """Its button undoes the removal and never something else."""
    page = open_builder("fi", "virta")
    remove(page)
    expect(page.locator(".removed")).to_have_count(1)
    page.locator('[name="work_done"]').fill("Kolme")
    page.keyboard.press("Tab")

    expect(page.locator(".removed")).to_have_count(0)


def test_clearing_cannot_be_undone(open_builder: Open) -> None:
    """After clearing there is no way back to what was written."""
    page = open_builder()
    page.locator('[name="work_done"]').fill("Kolme")
    page.locator('[data-action="clear"]').click()
    confirm(page, "clear")
    page.locator(UNDO).press("Enter")

    expect(page.locator('[name="work_done"]')).to_have_value("")
    expect(page.locator("[data-notice]")).to_have_text(texts("fi")("builder.no_undo"))


def test_undoing_keeps_the_calendar(open_builder: Open, tmp_path: Path) -> None:
    """A calendar made after undoing changes the entries of the one before."""
    page = open_builder("fi", "virta")
    type_answer(page)
    first = take_calendar(page, tmp_path)
    page.locator(UNDO).click()
    second = take_calendar(page, tmp_path)

    assert first.keys() == second.keys()


def test_what_is_undone_is_not_saved(open_builder: Open) -> None:
    """Undone back to the saved plan, nothing would be lost; beyond it, something would."""
    page = open_builder("fi", "virta")
    asked = questions(page)
    type_answer(page)
    page.locator(UNDO).click()
    page.locator(UNDO).click()  # the example itself
    page.goto("about:blank")

    assert asked == ["beforeunload"]


def test_the_way_back_has_an_end(open_builder: Open) -> None:
    """Of very many steps the latest hundred are kept, so that memory does not grow for ever."""
    page = open_builder()
    back = page.evaluate(
        f"""() => {{
            const {{ Undo }} = {module("undo")};
            let now = 0;
            const undo = new Undo(document.querySelector('[data-module="plan-builder"]'), () => now);
            for (now = 1; now <= 500; now++) undo.note();
            now = 500;
            let back = 0;
            for (let step; (step = undo.go(-1)); back++) now = step.after;
            return [back, now];
        }}"""
    )

    assert back[0] <= 100
    assert back[1] == 500 - back[0]
