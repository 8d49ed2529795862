"""A real Chromium on the built site. Every page a test opens is watched: a console error, a failed
request, a request to another host or a policy violation fails the test."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Playwright,
    Request,
    Response,
    Route,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.conftest import ROOT, folder

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
BASELINE = "--js-flags=--liftoff-only"
"""WebAssembly as it is first compiled: to optimise it is a quarter of all work, and a test's page lives for seconds."""
DESKTOP: ViewportSize = {"width": 1366, "height": 900}
NOTHING_KEPT = (
    "if (globalThis.ServiceWorkerContainer) ServiceWorkerContainer.prototype.register = () => Promise.reject()"
)
"""Run before a page's own scripts: to keep the whole site is much work that only test_offline.py needs."""
NARROW: ViewportSize = {"width": 320, "height": 640}
"""A small phone, and what 400 % zoom leaves of a desktop screen."""

expect.set_options(timeout=30_000)  # milliseconds; what has not come by then will not, on a busy machine either


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests: the machine's, else Playwright's."""
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, BASELINE])
    yield chromium
    chromium.close()


@pytest.fixture
def remembering(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium that keeps pages alive for the Back button, as people's browsers do."""
    chromium = playwright.chromium.launch(
        executable_path=CHROMIUM, args=[*FLAGS, BASELINE], ignore_default_args=["--disable-back-forward-cache"]
    )
    yield chromium
    chromium.close()


@dataclass
class Watch:
    """What the pages of a test did that they must not do, and what they asked for."""

    host: str
    wrong: list[str] = field(default_factory=list)
    broken_off: list[tuple[Page, str]] = field(default_factory=list)
    arrivals: Counter[Page] = field(default_factory=Counter)
    requests: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Watch a page from its first request on."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("requestfailed", lambda request: self._miss(page, request))
        page.on("framenavigated", lambda frame: self.arrivals.update([page] if frame == page.main_frame else []))
        page.on("response", self._receive)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(message.text)

    def _miss(self, page: Page, request: Request) -> None:
        told = f"failed: {request.url} {request.failure}"
        if request.failure == "net::ERR_ABORTED":
            self.broken_off.append((page, told))
        else:
            self.wrong.append(told)

    @property
    def found(self) -> list[str]:
        """All that was wrong until now. What a page breaks off when it is left is not."""
        return self.wrong + [told for page, told in self.broken_off if self.arrivals[page] < 2]

    def _receive(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status}: {response.url}")

    def note(self, request: Request) -> None:
        """Note a request of a page or of its workers."""
        address = urlsplit(request.url)
        if address.scheme in ("blob", "data"):
            return
        self.requests.append(request.url)
        if address.netloc != self.host:
            self.wrong.append(f"another host: {request.url}")


@pytest.fixture
def watch(address: str) -> Watch:
    """The watch over a test's pages."""
    return Watch(host=urlsplit(address).netloc)


@pytest.fixture
def context(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    """A fresh browser profile on a desktop screen, whose pages are watched."""
    profile = browser.new_context(viewport=DESKTOP, locale="en-US")
    profile.add_init_script(NOTHING_KEPT)
    profile.on("page", watch.follow)
    profile.on("request", watch.note)
    yield profile
    profile.cookies()  # by the answer, all that happened has been told
    wrong = watch.found  # and what closing breaks off has not
    profile.close()
    assert wrong == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A watched page."""
    return context.new_page()


@pytest.fixture
def open_builder(page: Page, address: str) -> Callable[..., Page]:
    """Open the plan builder and wait until Python has joined."""

    def open_it(language: str = "fi", example: str = "") -> Page:
        page.goto(f"{address}{folder(language)}plan/" + (f"?example={example}" if example else ""))
        page.wait_for_selector('[data-module="plan-builder"][data-state="ready"]')
        if example:
            page.wait_for_selector("[data-plan] .plan__invented")
        return page

    return open_it


MODULES = "**/builder/main-*.mjs"
"""The builder's own modules."""

SETTLED = """() => new Promise((resolve, reject) => {
    const plan = document.querySelector("[data-plan]");
    const look = () => {
        if (plan.ariaBusy !== "false") return;
        observer.disconnect();
        clearTimeout(timer); // it would keep the plan in the page's memory
        resolve();
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => reject(new Error("Python has not answered")), 30_000);
    observer.observe(plan, { attributeFilter: ["aria-busy"] });
    look();
})"""


def settled(page: Page) -> None:
    """Wait until the plan shows what Python found in the last input.

    The page itself tells when: to be looked at from outside again and again would hold up what is waited for.
    """
    page.evaluate(SETTLED)


@cache
def module(name: str) -> str:
    """Return JavaScript whose value is one of the modules that the builder's is made of."""
    source = str(ROOT / "overrides" / "assets" / "builder" / f"{name}.mjs")
    esbuild = str(ROOT / "node_modules" / ".bin" / "esbuild")
    command = [esbuild, source, "--bundle", "--format=iife", "--global-name=made"]
    made = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return f"(() => {{ {made} return made; }})()"


def answers_in(page: Page) -> dict[str, Any]:
    """Return the form's answers as the page itself reads them, without rows left empty."""
    read = page.evaluate(f"""{module("form")}.readAnswers(document.querySelector("[data-form]"))""")
    return without_empty_rows(read)


def without_empty_rows(answers: dict[str, Any]) -> dict[str, Any]:
    """Return answers without the rows that nobody has written into."""
    return {name: kept for name, value in answers.items() if (kept := _filled(value))}


def _filled(value: Any) -> Any:
    """Return an answer, or of a list only the rows with more than their id."""
    if isinstance(value, list):
        return [each for each in value if isinstance(each, str) or len(each) > 1]
    return value


@contextmanager
def holding(page: Page, pattern: str) -> Iterator[None]:
    """Hold back what is asked for by an address like this, until the end."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(pattern, hold)
    with page.expect_request(pattern):
        yield
    held[0].continue_()
    page.unroute(pattern)


def questions(page: Page) -> list[str]:
    """Say yes to every question of the browser itself, and return the list of those it asks."""
    asked: list[str] = []

    def say_yes(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", say_yes)
    return asked


def axe_source() -> str:
    """Return the axe-core script, to be evaluated in a page past its policy."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture
def scriptless(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A watched page of a browser that runs no scripts, and gives up those that a page asked for ahead."""
    profile = browser.new_context(java_script_enabled=False)
    profile.on("page", watch.follow)
    profile.on("request", watch.note)
    yield profile.new_page()
    profile.close()
    assert [each for each in watch.wrong if ".mjs" not in each] == []
