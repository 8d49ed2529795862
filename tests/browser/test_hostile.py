"""Whatever people type is shown as text, in the form, the summary and the plan."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browsing import Watch, answers_in, settled
from tests.conftest import example_of

Open = Callable[..., Page]

HOSTILE = {
    "script": "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">",
    "template": "{{ 7*7 }} {% include 'form.html' %} ${7*7} %s {0}",
    "direction": "\u202eabc\u202d \u200fdef\u2067 ghi",
    "long": "pitkä " * 1_666 + "loppu",
    "one_word": "x" * 10_000,
    "odd": "ab \U0001f9d2\U0001f3fd &amp; </span></td> '\"",
}


def test_hostile_text_is_shown_as_text(open_builder: Open, language: str) -> None:
    """Markup, template signs, direction marks and very long text stay what they are: text."""
    page = open_builder(language, example_of(language))
    title = page.title()

    for name, text in HOSTILE.items():
        for field in ("child_told", "solutions.s1.what", "topics.t1.title", "people.p1.name"):
            page.locator(f'[name="{field}"]').fill(text)
        settled(page)

        assert page.title() == title, name
        assert page.locator("[data-plan] :is(script, img)").count() == 0, name
        assert answers_in(page)["child_told"] == text, name
        shown = page.locator(".solutions tbody tr:first-child td:nth-child(2) .written").last
        assert shown.text_content() == text.strip(), name


def test_direction_marks_do_not_leak(open_builder: Open) -> None:
    """An override of direction typed in one answer ends with that answer."""
    page = open_builder("fi", "virta")
    page.locator('[name="solutions.s1.what"]').fill("\u202e" + "käännetty")
    settled(page)
    direction = page.locator("[data-plan] .written", has_text="käännetty").first

    expect(direction).to_have_attribute("dir", "auto")
    assert direction.evaluate("(element) => getComputedStyle(element).unicodeBidi").startswith(("isolate", "plaintext"))


def test_example_names_from_the_address_are_not_trusted(page: Page, address: str, watch: Watch) -> None:
    """An address can name an example and nothing else: no other file is asked for."""
    page.goto(f"{address}plan/?example=../../plan/index.html")
    page.wait_for_selector('[data-state="ready"]')

    assert not [
        each for each in watch.requests if "/examples/" in each or (each.endswith("index.html") and "?" not in each)
    ]
