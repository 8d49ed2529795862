"""Rows of people, topics and solutions: added, moved, removed and brought back, nothing lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import answers_in

Open = Callable[..., Page]


@pytest.fixture
def page_with_example(open_builder: Open) -> Page:
    """The builder with the Finnish example."""
    return open_builder("fi", "virta")


def press(button: Locator) -> None:
    """Press a button by keyboard."""
    button.focus()
    button.press("Enter")


def people(page: Page) -> list[str]:
    """Return the ids of the people in their order."""
    return [row["id"] for row in answers_in(page)["people"]]


def test_new_row_takes_the_focus(page_with_example: Page) -> None:
    """After adding a person one can type the name at once."""
    page = page_with_example
    press(page.locator('[data-list="people"] > [data-action="add-row"]'))

    expect(page.locator('[name="people.p6.name"]')).to_be_focused()


def test_row_moves_and_keeps_the_focus(page_with_example: Page) -> None:
    """A row moves one place; the button stays in reach for the next step."""
    page = page_with_example
    button = page.locator('[data-row="p1"] [data-action="move-down"]')
    press(button)

    assert people(page) == ["p2", "p1", "p3", "p4", "p5"]
    expect(button).to_be_focused()


def test_removed_row_comes_back_whole(page_with_example: Page) -> None:
    """Undo brings the row back in its place, with its answers and all that pointed to it."""
    page = page_with_example
    before = answers_in(page)

    press(page.locator('[data-row="p3"] [data-action="remove-row"]'))
    assert "p3" not in people(page)
    assert "assistant" not in answers_in(page)

    undo = page.locator(".removed button")
    expect(undo).to_be_focused()
    undo.press("Enter")
    assert answers_in(page) == before


def test_removed_id_is_not_given_away(page_with_example: Page) -> None:
    """A new person does not take the id, and so the tasks, of a removed one."""
    page = page_with_example
    press(page.locator('[data-row="p5"] [data-action="remove-row"]'))
    press(page.locator('[data-list="people"] > [data-action="add-row"]'))
    page.keyboard.type("Uusi")

    assert people(page)[-1] == "p6"
    assert answers_in(page)["solutions"][2].get("who") is None


def test_pickers_follow_the_names(page_with_example: Page) -> None:
    """Who a person is called is seen at once wherever the person can be picked, and stays picked."""
    page = page_with_example
    page.locator('[name="people.p3.name"]').fill("Timppa")

    expect(page.locator('[name="assistant"] option:checked')).to_have_text("Timppa")
    expect(page.locator('[data-name="solutions.s2.who"] label:has(:checked)').first).to_contain_text("Maria")


def test_only_the_first_text_of_a_row_names_it(page_with_example: Page) -> None:
    """A topic is picked by its title."""
    page = page_with_example

    expect(page.locator('[name="solutions.s1.topic"] option:checked')).to_have_text("Aamut ja koulumatka")
