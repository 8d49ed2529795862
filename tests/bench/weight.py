"""What a first visit transfers: bytes of content as the server sent them, by part."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from playwright.sync_api import Playwright

from tests.bench.browser import browsing, new_profile
from tests.bench.contestants import OURS, PAGES
from tests.bench.server import LOOPBACK, Line, serving
from tests.bench.starts import opened, wait_until_ready

GUIDE_PAGE = "opas/conference/"
PARTS = {
    "memory image": r"/assets/runtime/memory",
    "wasm": r"\.wasm$",
    "worker": r"/assets/runtime/worker",
    "builder modules": r"/assets/builder/",
    "theme's scripts": r"\.js$",
    "css": r"\.css$",
    "fonts": r"\.woff2$",
    "html": r"/$",
}
"""Parts of our page by what their addresses look like; the first that fits counts."""


def measure_bytes(playwright: Playwright, folders: dict[str, Path]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the bytes of each contestant's page until Python answers, and those of our page by part."""
    sent = {contestant: _transferred(playwright, folders, page) for contestant, page in PAGES.items()}
    parts: Counter[str] = Counter()
    for address, size in sent[OURS].items():
        parts[_part(address)] += size
    return {contestant: each.total() for contestant, each in sent.items()}, dict(parts.most_common())


def measure_guide_page(playwright: Playwright, folders: dict[str, Path]) -> int:
    """Return the bytes of a page of the guide until the network is quiet."""
    return _transferred(playwright, folders, GUIDE_PAGE, has_python=False).total()


def _transferred(playwright: Playwright, folders: dict[str, Path], path: str, has_python: bool = True) -> Counter[str]:
    line = Line(LOOPBACK)
    with (
        serving(folders, line) as address,
        new_profile() as profile,
        browsing(playwright, profile) as context,
    ):
        page = opened(context, address + path)
        if has_python:
            wait_until_ready(page)
        page.wait_for_load_state("networkidle")
        return line.sent


def _part(address: str) -> str:
    return next((part for part, pattern in PARTS.items() if re.search(pattern, address)), "other")
