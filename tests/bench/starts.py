"""How long until Python answers, until something is seen, and until the form works.

The contestants take turns in every round, each with a profile of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.bench.browser import braked, browsing, new_profile
from tests.bench.contestants import BARE, OURS, PAGES
from tests.bench.server import LOOPBACK, Line, Network, serving

LINGER = 3000
"""Milliseconds that a visitor stays; two seconds after the last compilation Chromium keeps what it compiled."""

WATCH = """
const times = (window.benchTimes = {});
new MutationObserver((changes, watch) => {
  if (!document.querySelector('[data-state="ready"]')) return;
  times.ready = performance.now();
  watch.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
const { addEventListener } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (type, ...rest) {
  if (type === "input" && this.matches?.("[data-form]")) times.usable ??= performance.now();
  return addEventListener.call(this, type, ...rest);
};
new PerformanceObserver((list) => {
  for (const { startTime } of list.getEntriesByName("first-contentful-paint")) times.paint = startTime;
}).observe({ type: "paint", buffered: true });
"""
"""Milliseconds since navigation: Python has answered; the module listens to the form; the first paint."""

Times = dict[str, float]
Measured = dict[str, dict[str, list[Times]]]
"""By condition and contestant, what each round measured."""


@dataclass(frozen=True, slots=True)
class Harder:
    """A condition of a first visit, without the peer: a slow machine, or a slow line."""

    name: str
    network: Network = LOOPBACK
    slow_machine: bool = False
    side_by_side: bool = False
    """Whether the contestants load at once, each on a line of its own: the line is so slow that they wait."""


VISITS = ("cold", "warm", "reopened")
HARDER = (
    Harder("cold, 4x slower processor", slow_machine=True),
    Harder("cold, 4G (9 Mbit/s, 60 ms)", Network(speed=9e6 / 8, delay=0.06)),
    Harder("cold, slow 4G (1.6 Mbit/s, 150 ms)", Network(speed=1.6e6 / 8, delay=0.15), side_by_side=True),
)


def measure_starts(playwright: Playwright, folders: dict[str, Path], rounds: int) -> Measured:
    """Open every contestant's page in every condition, so many rounds."""
    measured: Measured = defaultdict(lambda: defaultdict(list))
    for _ in range(rounds):
        for contestant in PAGES:
            for visit, times in zip(VISITS, _three_visits(playwright, folders, contestant), strict=True):
                measured[visit][contestant].append(times)
        for condition in HARDER:
            for contestants in [(OURS, BARE)] if condition.side_by_side else [(OURS,), (BARE,)]:
                for contestant, times in _first_visits(playwright, folders, condition, contestants):
                    measured[condition.name][contestant].append(times)
    return measured


def _three_visits(playwright: Playwright, folders: dict[str, Path], contestant: str) -> Iterator[Times]:
    """A first visit, another in the same browser, and one after the browser was closed and opened again."""
    with serving(folders, Line(LOOPBACK)) as address, new_profile() as profile:
        with browsing(playwright, profile) as context:
            for _ in range(2):
                page = opened(context, address + PAGES[contestant])
                yield _times(page)
                page.wait_for_timeout(LINGER)
                page.close()
        with browsing(playwright, profile) as context:
            yield _times(opened(context, address + PAGES[contestant]))


def _first_visits(
    playwright: Playwright, folders: dict[str, Path], condition: Harder, contestants: Iterable[str]
) -> Iterator[tuple[str, Times]]:
    """First visits in a harder condition, all under way before the first is waited for."""
    with ExitStack() as stack:
        pages = {}
        for contestant in contestants:
            address = stack.enter_context(serving(folders, Line(condition.network)))
            profile = stack.enter_context(new_profile())
            context = stack.enter_context(browsing(playwright, profile))
            stack.enter_context(braked(profile) if condition.slow_machine else nullcontext())
            pages[contestant] = opened(context, address + PAGES[contestant])
        for contestant, page in pages.items():
            yield contestant, _times(page)


def opened(context: BrowserContext, address: str) -> Page:
    """Begin to open a page; its times are taken."""
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address, wait_until="commit")
    return page


def wait_until_ready(page: Page) -> None:
    """Wait until Python has answered in a page."""
    page.wait_for_selector('[data-state="ready"]', state="attached", timeout=180_000)


def _times(page: Page) -> Times:
    """Wait for Python and return the page's times in seconds."""
    wait_until_ready(page)
    times: dict[str, Any] = page.evaluate("window.benchTimes")
    return {name: value / 1000 for name, value in times.items()}
