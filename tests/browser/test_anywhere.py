"""The packed site works from a plain web server at a path that its build knew nothing of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import serving


class Quiet(SimpleHTTPRequestHandler):
    """A plain web server that says nothing of what it serves."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(unpacked: Path) -> Iterator[str]:
    """The address of the unpacked site's front page."""
    with serving(partial(Quiet, directory=str(unpacked.parents[1]))) as server:
        yield f"{server}/oma%20kansi%C3%B6/{unpacked.name}/site/"


def test_the_builder_starts(open_builder: Callable[..., Page]) -> None:
    """The builder starts there, and its links to other languages hold."""
    page = open_builder("sv", "lind")
    page.locator(".languages summary").click()
    page.locator('[data-language-link][hreflang="fi"]').click()

    page.wait_for_url("**/site/plan/**")
