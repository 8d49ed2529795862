"""Four kinds of plan in one form: each with its own questions, and one going on from the other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plan_builder.texts import texts
from tests.browser.keyboard import fill_by_keyboard
from tests.browser.test_keeping import confirm, open_file, save
from tests.browser.test_locked import PASSPHRASE, give, lock
from tests.browsing import MODULES, NARROW, answers_in, holding, settled
from tests.conftest import example_answers, example_of

Open = Callable[..., Page]


def choose(page: Page, name: str, value: str) -> None:
    """Choose one of the page's own switches: the kind of plan, or the part that is shown."""
    page.locator(f'input[name="{name}"][value="{value}"]').check()
    settled(page)


def test_each_kind_asks_its_own_questions_and_loses_none(open_builder: Open) -> None:
    """What another kind asks is hidden, not printed and still there when one comes back."""
    page = open_builder("fi", "virta")
    before = answers_in(page)

    choose(page, "kind", "urgent")
    expect(page.locator('[name="siblings"]')).to_be_visible()
    expect(page.locator('[name="guardians_want"]').first).to_be_hidden()
    expect(page.locator("[data-plan]")).not_to_contain_text(texts("fi")("fields.guardians_want.label"))

    choose(page, "kind", "support_memo")
    expect(page.locator('[name="goals.g1.goal"]')).to_be_visible()
    expect(page.locator("[data-plan] h2")).to_have_text(texts("fi")("kinds.support_memo.title"))

    choose(page, "kind", "conference")
    expect(page.locator('[name="guardians_want"]').first).to_be_visible()
    assert answers_in(page) == before


def test_the_address_names_a_kind(page: Page, address: str) -> None:
    """A page of the guide can lead to the kind it is about; a kind there is not changes nothing."""
    for given, shown in (("urgent", "urgent"), ("nothing", "conference")):
        page.goto(f"{address}plan/?kind={given}")
        page.wait_for_selector('[data-state="ready"]')
        expect(page.locator(f'input[name="kind"][value="{shown}"]')).to_be_checked()
        expect(page.locator("#section-urgent")).to_be_visible(visible=given == "urgent")


def test_the_kind_in_the_address_is_shown_before_any_module_runs(page: Page, address: str) -> None:
    """The first thing painted is the form of that kind: nothing of another kind is seen first."""
    with holding(page, MODULES):
        page.goto(f"{address}plan/?kind=urgent", wait_until="commit")

        expect(page.locator('input[name="kind"][value="urgent"]')).to_be_checked()
        expect(page.locator("#section-urgent")).to_be_visible()
        expect(page.locator('[data-field="guardians_want"]')).to_be_hidden()

    page.wait_for_selector('[data-state="ready"]')
    expect(page.locator("#section-urgent")).to_be_visible()


def test_what_a_follow_up_ended_is_not_in_the_memo(open_builder: Open) -> None:
    """When only the kind is changed, an ended solution is neither in the form nor on paper, and it comes back."""
    page = open_builder("fi", "virtalater")
    ended = page.locator('[name="solutions.s3.what"]')
    words = ended.input_value()

    choose(page, "kind", "support_memo")
    expect(ended).to_be_hidden()
    expect(page.locator("[data-plan]")).not_to_contain_text(words)

    choose(page, "kind", "follow_up")
    expect(ended).to_be_visible()
    expect(ended).to_have_value(words)


def test_questions_appear_when_they_matter(open_builder: Open) -> None:
    """A measure brings up its own questions, in a row that was added later too, and only these."""
    page = open_builder("fi")
    choose(page, "kind", "support_memo")
    page.locator('[data-list="measures"] > [data-action="add-row"]').click()
    for row, measure, asked, other in (
        ("m1", "open_care_placement", "way_home", "brings"),
        ("m2", "early_education", "brings", "way_home"),
    ):
        page.locator(f'[name="measures.{row}.measure"][value="{measure}"]').check()
        expect(page.locator(f'[name="measures.{row}.{asked}"]')).to_be_visible()
        expect(page.locator(f'[name="measures.{row}.{other}"]')).to_be_hidden()


def test_one_part_at_a_time(open_builder: Open) -> None:
    """Who does one part sees and prints it alone; a link to another part brings all back."""
    page = open_builder("fi", "virta")
    choose(page, "part", "agreement")

    expect(page.locator("#section-agreement")).to_be_visible()
    expect(page.locator("#section-solutions")).to_be_hidden()
    expect(page.locator("[data-plan]")).not_to_contain_text("aamupalan")

    page.locator('[name="guardians_want"][value="no"]').check()
    choose(page, "part", "meeting")
    page.locator(".summary summary").first.click()
    page.locator('.summary [data-rule="family_wants_conference"] a[href="#field-guardians_want"]').click()
    expect(page.locator("#field-guardians_want")).to_be_in_viewport()


def test_a_finding_is_put_aside_with_a_reason(open_builder: Open) -> None:
    """Without a reason nothing is put aside; with one the finding is out of the way and can be taken back."""
    page = open_builder("fi", "virta")
    page.locator('[name="chair"][value="someone_else"]').check()
    page.locator('[data-findings="chair"] [data-action="put-aside"]').click()
    confirm(page, "aside")
    expect(page.locator('[data-dialog="aside"]')).to_be_visible()
    page.locator("[data-reason]").fill("Koollekutsuja <b>sairastui</b>.")
    confirm(page, "aside")

    expect(page.locator(".summary__status")).to_have_attribute("data-status", "complete")
    expect(page.locator('[data-findings="chair"]')).to_contain_text("Koollekutsuja <b>sairastui</b>.")
    page.locator('[data-findings="chair"] [data-action="take-back"]').click()
    expect(page.locator(".summary__status")).to_have_attribute("data-status", "draft")


def test_a_finding_put_aside_in_the_summary_leaves_its_list(open_builder: Open) -> None:
    """It goes from among what is left at once, and the keyboard's place is not lost."""
    page = open_builder("fi", "virta")
    page.locator('[name="chair"][value="someone_else"]').check()
    page.locator('.summary [data-details="findings"] summary').click()
    finding = page.locator('[data-details="findings"] [data-rule="convener_chairs"]')
    finding.locator('[data-action="put-aside"]').click()
    page.locator("[data-reason]").fill("Koollekutsuja sairastui.")
    confirm(page, "aside")

    expect(finding).to_have_count(0)
    expect(page.locator("#summary-title")).to_be_focused()


def test_what_a_plan_should_not_hold_is_taken_out(open_builder: Open) -> None:
    """The finding offers to take the number out of the text, and nothing else of it."""
    page = open_builder("fi")
    page.locator('[name="work_done"]').fill("Tavattu 010115A123B kaksi kertaa")
    page.locator('[data-findings="work_done"] [data-action="take-out"]').click()

    expect(page.locator('[name="work_done"]')).to_have_value("Tavattu  kaksi kertaa")
    expect(page.locator('[data-findings="work_done"] [data-rule="no_personal_identity_code"]')).to_have_count(0)


def evaluate_solutions(page: Page, rows: list[str]) -> None:
    """Say of each earlier solution what became of it, and end the last one."""
    for row in rows:
        page.locator(f'[name="solutions.{row}.outcome"][value="happened"]').check()
        page.locator(f'[name="solutions.{row}.felt"]').fill(f"ok {row}")
        decision = "end" if row == rows[-1] else "continue"
        page.locator(f'[name="solutions.{row}.decision"][value="{decision}"]').check()
    settled(page)


def reopen(page: Page, folder: Path, kind: str = "") -> None:
    """Save with a passphrase, clear everything, and open the file again, as a plan of a kind where one is named."""
    file = lock(page, folder)
    page.locator('[data-action="clear"]').click()
    confirm(page, "clear")
    expect(page.locator('[name="child_name"]')).to_have_value("")
    if kind:
        choose(page, "kind", kind)
    open_file(page, file)
    give(page, PASSPHRASE)
    expect(page.locator('[data-dialog="unlock"]')).to_be_hidden()
    expect(page.locator('[name="child_name"]')).not_to_have_value("")
    settled(page)


@pytest.mark.parametrize("language", ["fi", "ar"])
def test_a_life_of_a_plan(open_builder: Open, tmp_path: Path, language: str) -> None:
    """Agreement, meeting, two follow-ups and a memo of support, locked files in between: nothing is typed again."""
    first = example_answers(example_of(language))
    rows = [row["id"] for row in first["solutions"]]
    page = open_builder(language)

    choose(page, "part", "agreement")
    fill_by_keyboard(page, first)
    assert "solutions" not in answers_in(page)
    reopen(page, tmp_path)
    choose(page, "part", "")
    fill_by_keyboard(page, first)
    settled(page)
    assert answers_in(page) == first
    expect(page.locator(".summary__status")).to_have_attribute("data-status", "complete")

    reopen(page, tmp_path)
    choose(page, "copy", "own")
    page.locator('[data-action="next"]').click()
    expect(page.locator('[name="version"]')).to_have_value("2")
    expect(page.locator('[name="meeting_date"]')).to_have_value(first["follow_up_date"])
    evaluate_solutions(page, rows)
    expect(page.locator('[data-change="kept"]')).to_have_count(len(rows) - 1)
    expect(page.locator('[data-change="ended"]')).to_have_count(1)

    reopen(page, tmp_path)
    page.locator('[data-action="next"]').click()
    expect(page.locator('[name="version"]')).to_have_value("3")
    choose(page, "copy", "own")
    expect(page.locator("[data-plan] .history table")).to_have_count(2)
    evaluate_solutions(page, rows[:-1])

    reopen(page, tmp_path, "support_memo")
    expect(page.locator('input[name="kind"][value="support_memo"]')).to_be_checked()
    expect(page.locator(f'[name="solutions.{rows[0]}.what"]')).to_have_value(first["solutions"][0]["what"])
    page.locator('[name="goals.g1.goal"]').fill("g")
    expect(page.locator('[name="measures.m1.goal"] option', has_text="g")).to_have_count(1)
    kept = json.loads(save(page, tmp_path).read_text("utf-8"))
    assert kept["kind"] == "support_memo"
    assert kept["answers"]["people"] == first["people"]
    assert [each["version"] for each in kept["history"]] == ["1", "2"]


@pytest.mark.parametrize("kind", ["urgent", "follow_up", "support_memo"])
def test_every_kind_fits_a_narrow_screen(open_builder: Open, kind: str) -> None:
    """At 320 px nothing of any kind's form or plan is cut."""
    page = open_builder("ar", example_of("ar", kind))
    page.set_viewport_size(NARROW)

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.locator('input[name="view"][value="plan"]').check()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
