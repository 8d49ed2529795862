"""The pages work under the headers that the shipped configuration has nginx send."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.test_search import RESULTS, open_search
from tests.deploy.test_nginx import address  # noqa: F401


def test_builder_starts(open_builder: Callable[..., Page]) -> None:
    """The builder starts and checks a plan; the browser complains about nothing."""
    open_builder("sv", "lind")


def test_guide_works(page: Page, address: str) -> None:  # noqa: F811
    """A page of the guide works with its search; the browser complains about nothing."""
    page.goto(f"{address}conference/")
    page.wait_for_load_state("networkidle")
    open_search(page, "lapsi")

    page.locator(RESULTS).first.wait_for()
