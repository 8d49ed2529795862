"""What the life of the builder asks of a browser, and what every engine's driver shares."""

from __future__ import annotations

import re
import subprocess
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

PATIENCE = 60
"""Seconds after which what did not come is missing; a busy machine is slow."""

SHIFT = "\ue008"
"""The key Shift among letters, as WebDriver writes it."""

KEEP_DIALOG_CLOSED = """document.addEventListener("click", (event) => {
    if (event.target.type === "file") event.preventDefault();
}, { capture: true })"""
"""Evaluated before a button that asks for a file, where a driver cannot answer the browser's own dialog."""

NOTE_PRINTING = "void (window.print = () => { window.isPrinted = true; })"
"""Evaluated before a button that prints, where the browser's own printing is out of a driver's reach."""


@dataclass(frozen=True)
class Paper:
    """What comes on paper: its text, and whether a PDF of it holds the document's structure."""

    text: str
    is_tagged: bool


class Engine(Protocol):
    """A browser that does what a person does with it; buttons and fields are named by CSS selectors."""

    def open(self, address: str) -> None:
        """Go to an address, whatever the page before would ask; returns when it is loaded."""

    def evaluate(self, expression: str) -> Any:
        """Return the JSON value of an expression in the page, or of the promise it gives."""

    def click(self, selector: str) -> None:
        """Press the pointer on an element."""

    def type(self, text: str) -> None:
        """Press keys on what has the focus."""

    def pick(self, button: str, field: str, file: Path) -> None:
        """Press a button that has a field ask for a file, and pick one."""

    def download(self, button: str, name: str) -> Path:
        """Press a button that gives a file of this name, and return the file that came."""

    def print(self, button: str) -> Paper:
        """Press a button that prints the page."""

    def complaints(self) -> list[str]:
        """Return the errors and warnings that the browser told since last asked."""


def until(engine: Engine, condition: str) -> None:
    """Wait until an expression in the page is true."""
    came = engine.evaluate(
        f"""new Promise((done) => {{
            const end = performance.now() + {PATIENCE} * 1000;
            const look = () => {{
                if ({condition}) done(true);
                else if (performance.now() > end) done(false);
                else setTimeout(look, 20);
            }};
            look();
        }})"""
    )
    assert came, f"did not come: {condition}"


ENDS = {
    ".json": b"}",
    ".age": b"-----END AGE ENCRYPTED FILE-----",
    ".pdf": b"%%EOF",
    ".html": b"</html>",
    ".ics": b"END:VCALENDAR",
}
"""How whole files end, by the endings of their names."""


def arrived(file: Path) -> Path:
    """Return a file that the browser writes, when it is there up to its end."""
    end = ENDS[file.suffix]
    deadline = time.monotonic() + PATIENCE
    while not (file.exists() and file.read_bytes().rstrip().endswith(end)):
        assert time.monotonic() < deadline, f"{file.name} did not come"
        time.sleep(0.05)
    return file


def paper_of(pdf: Path) -> Paper:
    """Read a PDF, whose ligatures are letters to a reader."""
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", pdf, "-"], capture_output=True, check=True).stdout.decode()
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout.decode()
    return Paper(unicodedata.normalize("NFKC", text), bool(re.search(r"^Tagged: +yes", info, re.MULTILINE)))
