"""Chromium, driven by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from tests.browsing import CHROMIUM, DESKTOP, FLAGS
from tests.engines.engine import NOTE_PRINTING, PATIENCE, SHIFT, Paper, paper_of, until


class Chromium:
    """One page of a Chromium."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.heard: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        page.on("dialog", lambda dialog: dialog.accept())

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.heard.append(message.text)

    def open(self, address: str) -> None:
        """Go to an address."""
        self.page.goto(address)

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression in the page."""
        return self.page.evaluate(expression)

    def click(self, selector: str) -> None:
        """Press the pointer on an element."""
        self.page.locator(selector).click()

    def type(self, text: str) -> None:
        """Press keys on what has the focus."""
        for key in text:
            self.page.keyboard.press("Shift") if key == SHIFT else self.page.keyboard.type(key)

    def pick(self, button: str, field: str, file: Path) -> None:
        """Press a button that asks for a file, and pick one."""
        with self.page.expect_file_chooser() as chooser:
            self.click(button)
        assert chooser.value.element.evaluate("(element, field) => element.matches(field)", field)
        chooser.value.set_files(file)

    def download(self, button: str, name: str) -> Path:
        """Press a button that gives a file, and return that file."""
        with self.page.expect_download() as download:
            self.click(button)
        assert download.value.suggested_filename == name
        download.value.save_as(self.folder / name)
        return self.folder / name

    def print(self, button: str) -> Paper:
        """Press a button that prints; without a screen Chromium prints only when the driver asks."""
        self.evaluate(NOTE_PRINTING)
        self.click(button)
        until(self, "window.isPrinted")
        file = self.folder / "paper.pdf"
        self.page.pdf(path=file, prefer_css_page_size=True, tagged=True)
        return paper_of(file)

    def complaints(self) -> list[str]:
        """Return what was said in the console or thrown since last asked."""
        heard, self.heard = self.heard, []
        return heard


@contextmanager
def chromium(folder: Path) -> Iterator[Chromium]:
    """Run the machine's Chromium, else Playwright's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport=DESKTOP, locale="en-US")
        page.set_default_timeout(PATIENCE * 1000)
        yield Chromium(page, folder)
        browser.close()
