"""What a page holds once Python is ready."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Page, Playwright

from tests.bench.browser import browsing, held, new_profile
from tests.bench.contestants import PAGES
from tests.bench.server import LOOPBACK, Line, serving
from tests.bench.starts import opened, wait_until_ready

SETTLE = 2000
"""Milliseconds after which the browser no longer compiles in the background."""


def measure_memory(playwright: Playwright, folders: dict[str, Path], rounds: int) -> dict[str, list[int]]:
    """Return the bytes that each contestant's page holds after its garbage was collected, by round."""
    holds: dict[str, list[int]] = defaultdict(list)
    for _ in range(rounds):
        for contestant, path in PAGES.items():
            holds[contestant].append(_held(playwright, folders, path))
    return holds


def _held(playwright: Playwright, folders: dict[str, Path], path: str) -> int:
    with (
        serving(folders, Line(LOOPBACK)) as address,
        new_profile() as profile,
        browsing(playwright, profile, ("--js-flags=--expose-gc",)) as context,
    ):
        page = opened(context, address + path)
        wait_until_ready(page)
        page.wait_for_timeout(SETTLE)
        _collect_garbage(page)
        return held(profile)


def _collect_garbage(page: Page) -> None:
    for _ in range(2):  # what the page lets go frees something of the worker's, and the other way round
        page.evaluate("gc()")
        for worker in page.workers:
            worker.evaluate("gc()")
