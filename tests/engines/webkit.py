"""WebKitGTK's MiniBrowser, driven by Selenium on a display that nobody sees."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import ActionChains, Remote
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.engines.engine import KEEP_DIALOG_CLOSED, NOTE_PRINTING, PATIENCE, Paper, arrived, until

EVALUATE = """const done = arguments[0];
(async () => JSON.stringify(await ({expression})) ?? "null")().then(done, (error) => done(`!${{error}}`));"""

KEEP_COMPLAINTS = """window.complaints = [];
for (const name of ["error", "warn"]) console[name] = (...said) => complaints.push(said.join(" "));
addEventListener("error", ({ message }) => complaints.push(message));
addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
addEventListener("securitypolicyviolation", ({ blockedURI }) => complaints.push(`refused: ${blockedURI}`));"""

PRINT_STYLE = """(() => {
    const turn = (rules) => {
        for (const rule of rules) {
            const media = rule.media?.mediaText ?? "";
            if (/^print$/.test(media)) rule.media.mediaText = "all";
            else if (/^screen/.test(media)) rule.media.mediaText = "not all";
            if (rule.cssRules) turn(rule.cssRules);
        }
    };
    for (const sheet of document.styleSheets) turn(sheet.cssRules);
    return document.body.innerText;
})()"""
"""Turns the style for paper on, for good, and gives the text that is then to be seen."""


class WebKit:
    """The window of a MiniBrowser."""

    def __init__(self, driver: Remote, folder: Path) -> None:
        self.driver = driver
        self.folder = folder
        self.heard: list[str] = []

    def open(self, address: str) -> None:
        """Go to an address."""
        self._listen()
        self.driver.get(address)
        self.driver.execute_script(KEEP_COMPLAINTS)

    def evaluate(self, expression: str) -> Any:
        """Return the JSON value of an expression in the page."""
        text = self.driver.execute_async_script(EVALUATE.format(expression=expression))
        assert not text.startswith("!"), text
        return json.loads(text)

    def click(self, selector: str) -> None:
        """Press the pointer on an element."""
        element = self._element(selector)
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", element)
        element.click()

    def type(self, text: str) -> None:
        """Press keys on what has the focus."""
        ActionChains(self.driver).send_keys(text).perform()

    def pick(self, button: str, field: str, file: Path) -> None:
        """Press a button that asks for a file, and pick one."""
        self.driver.execute_script(KEEP_DIALOG_CLOSED)
        self.click(button)
        self._element(field).send_keys(str(file))

    def download(self, button: str, name: str) -> Path:
        """Press a button that gives a file, and return that file."""
        (self.folder / name).unlink(missing_ok=True)
        self.click(button)
        return arrived(self.folder / name)

    def print(self, button: str) -> Paper:
        """Press a button that prints. No driver can print from WebKitGTK, so that the page calls for the
        print dialog and what the style for paper leaves to be seen stand for the print; its files are
        never tagged."""
        self.evaluate(NOTE_PRINTING)
        self.click(button)
        until(self, "window.isPrinted")
        return Paper(self.evaluate(PRINT_STYLE), is_tagged=False)

    def complaints(self) -> list[str]:
        """Return what was said in the console or thrown since last asked, or since the page was loaded:
        of what comes before, WebKitGTK tells a driver nothing."""
        self._listen()
        heard, self.heard = self.heard, []
        return heard

    def _listen(self) -> None:
        self.heard += self.evaluate("window.complaints?.splice(0) ?? []")

    def _element(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """Run the machine's MiniBrowser, which saves into the folder."""
    options = Options()
    options.binary_location = str(next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))
    options.add_argument("--automation")
    (folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{folder}"\n', "utf-8")
    with _display() as display, _running({"DISPLAY": display, "XDG_CONFIG_HOME": str(folder)}) as address:
        driver = Remote(RemoteConnection(client_config=ClientConfig(address)), options=options)
        driver.file_detector = UselessFileDetector()  # the files are on the browser's own machine
        driver.set_script_timeout(2 * PATIENCE)
        yield WebKit(driver, folder)
        driver.quit()


@contextmanager
def _running(env: dict[str, str]) -> Iterator[str]:
    """Run the driver and yield its address."""
    service = Service("/usr/bin/WebKitWebDriver", env={**os.environ, **env})
    service.start()
    try:
        yield service.service_url
    finally:
        service.stop()


@contextmanager
def _display() -> Iterator[str]:
    """Run an X server on a free display and yield the display's name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()
