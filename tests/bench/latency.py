"""How long after a key press it is shown, and how long until findings and plan have followed."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from plan_builder.bridge import answer
from plan_builder.document import PIECES
from tests.bench.browser import browsing, new_profile
from tests.bench.contestants import OURS, PAGES
from tests.bench.server import LOOPBACK, Line, serving
from tests.bench.starts import opened, wait_until_ready
from tests.browsing import settled
from tests.large import Size, large_file

EXAMPLE = "?example=virta"
FIELDS = ("child_name", "people.p1.name", "solutions.s1.what", "hoped_change")
"""A name that the plan repeats, one that the form's choices repeat, a row's field, and a long text."""
IN_EVERY_PLAN = ("follow_up_how", "people.p1.name", "solutions.s1.what")
"""The like in a plan of any kind."""
SIZES = {
    "5 solutions": Size(5, 5),
    "50 solutions": Size(40, 50),
    "500 solutions": Size(40, 500),
    "40 people, 60 solutions, 10 follow-ups": Size(40, 60, 10),
}
TIMES = 5
WORDS = "sovitaan kotona."
"""Typed into each field, key by key."""
PAUSE, HURRY = 120, 25
"""Milliseconds before the next key press: after the plan has followed, and while Python is still at work."""

WATCH = """() => {
  const latest = (window.benchKeys = { shown: [], followed: [] });
  const plan = document.querySelector("[data-plan]");
  let pressed = 0;
  addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), true);
  addEventListener("input", () => {
    const since = pressed;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => latest.shown.push(performance.now() - since);
      port2.postMessage(null);
    });
  }, true);
  new MutationObserver(() => {
    if (plan.ariaBusy === "false") latest.followed.push(performance.now() - pressed);
  }).observe(plan, { attributeFilter: ["aria-busy"] });
}"""
"""Shown: the first task after the frame that follows the input. Followed: the plan is no longer busy."""


def measure_latency(playwright: Playwright, folders: dict[str, Path]) -> dict[str, dict[str, float]]:
    """Return how soon a key press in the example plan is shown and followed: median and 95th percentile, in seconds."""
    with (
        serving(folders, Line(LOOPBACK)) as address,
        new_profile() as profile,
        browsing(playwright, profile) as context,
    ):
        page = opened(context, address + PAGES[OURS] + EXAMPLE)
        wait_until_ready(page)
        page.wait_for_selector("[data-plan] .plan__invented")
        hurried, calm = _type(page, HURRY, waits=False), _type(page, PAUSE, waits=True)
    return {
        "shown, Python idle": _latency(calm["shown"]),
        "shown, Python busy": _latency(hurried["shown"]),
        "findings and plan": _latency(calm["followed"]),
    }


def measure_sizes(playwright: Playwright, folders: dict[str, Path]) -> dict[str, dict[str, float]]:
    """Return for plans of each size how soon findings and plan follow a key press, and CPython's time for the same."""
    with (
        serving(folders, Line(LOOPBACK)) as address,
        new_profile() as profile,
        browsing(playwright, profile) as context,
    ):
        return {name: _measure_size(context, address, large_file(size)) for name, size in SIZES.items()}


def _measure_size(context: BrowserContext, address: str, file: str) -> dict[str, float]:
    page = opened(context, address + PAGES[OURS])
    wait_until_ready(page)
    with page.expect_file_chooser() as chooser:
        page.locator('[data-action="open"]').click()
    chooser.value.set_files({"name": "plan.json", "mimeType": "application/json", "buffer": file.encode()})
    page.wait_for_selector("[data-plan] .plan__invented", timeout=60_000)
    settled(page)
    followed = _type(page, PAUSE, waits=True, fields=IN_EVERY_PLAN)["followed"]
    page.close()
    return {**_latency(followed), "from scratch in CPython": _from_scratch(file)}


def _from_scratch(file: str) -> float:
    """Return the seconds of the machine's Python for what a key press asks, with nothing kept from before."""
    content = json.loads(file)
    plan = {"answers": content["answers"], "kind": content["kind"], "invented": True}
    beside = {"history": json.dumps(content.get("history", [])), "language": "fi", "copy": "shared", "pages": "../"}
    request = json.dumps({"id": 1, "task": "check", **plan, **beside})
    taken = []
    for _ in range(TIMES):
        PIECES.begin()
        PIECES.begin()
        started = time.perf_counter()
        answer(request)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def _type(page: Page, pause: float, waits: bool, fields: Sequence[str] = FIELDS) -> dict[str, list[float]]:
    """Type into the fields, and return what the keys took in milliseconds."""
    page.evaluate(WATCH)
    for field in fields:
        page.locator(f'[name="{field}"]').focus()
        for key in WORDS:
            page.keyboard.type(key)
            if waits:
                settled(page)
            page.wait_for_timeout(pause)
    settled(page)
    taken: dict[str, list[float]] = page.evaluate("window.benchKeys")
    return taken


def _latency(milliseconds: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(milliseconds, n=20)
    return {"median": cuts[9] / 1000, "95th percentile": cuts[18] / 1000}
