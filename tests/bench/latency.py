"""How long after a key press it is shown, and how long until findings and plan have followed."""

from __future__ import annotations

import statistics
from pathlib import Path

from playwright.sync_api import Page, Playwright

from tests.bench.browser import browsing, new_profile
from tests.bench.contestants import OURS, PAGES
from tests.bench.server import LOOPBACK, Line, serving
from tests.bench.starts import opened, wait_until_ready
from tests.browsing import settled

EXAMPLE = "?example=virta"
FIELDS = ("child_name", "people.p1.name", "solutions.s1.what", "hoped_change")
"""A name that the plan repeats, one that the form's choices repeat, a row's field, and a long text."""
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


def _type(page: Page, pause: float, waits: bool) -> dict[str, list[float]]:
    """Type into every field, and return what the keys took in milliseconds."""
    page.evaluate(WATCH)
    for field in FIELDS:
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
