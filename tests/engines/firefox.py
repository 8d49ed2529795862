"""Firefox, driven over WebDriver BiDi."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from tests.engines.bidi import Bidi
from tests.engines.engine import KEEP_DIALOG_CLOSED, PATIENCE, Paper, arrived, paper_of

PDF_PRINTER = "print.printer_Mozilla_Save_to_PDF"


class Firefox:
    """One tab of a Firefox."""

    def __init__(self, bidi: Bidi, folder: Path) -> None:
        self.bidi = bidi
        self.folder = folder
        self.tab = bidi.send("browsingContext.create", type="tab")["context"]
        bidi.send("session.subscribe", events=["log.entryAdded"])

    def open(self, address: str) -> None:
        """Go to an address."""
        self.bidi.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return the JSON value of an expression in the page."""
        text = self._run(f"(async () => JSON.stringify(await ({expression})) ?? 'null')()")["value"]
        return json.loads(text)

    def click(self, selector: str) -> None:
        """Press the pointer on an element."""
        origin = {"type": "element", "element": self._element(selector)}
        self._act("pointer", {"type": "pointerMove", "x": 0, "y": 0, "origin": origin}, *_both("pointer", button=0))

    def type(self, text: str) -> None:
        """Press keys on what has the focus."""
        self._act("key", *(each for letter in text for each in _both("key", value=letter)))

    def pick(self, button: str, field: str, file: Path) -> None:
        """Press a button that asks for a file, and pick one."""
        self._run(KEEP_DIALOG_CLOSED)
        self.click(button)
        self.bidi.send("input.setFiles", context=self.tab, element=self._element(field), files=[str(file)])

    def download(self, button: str, name: str) -> Path:
        """Press a button that gives a file, and return that file."""
        (self.folder / name).unlink(missing_ok=True)
        self.click(button)
        return arrived(self.folder / name)

    def print(self, button: str) -> Paper:
        """Press a button that prints, to a file by this profile's settings."""
        (self.folder / "paper.pdf").unlink(missing_ok=True)
        self.click(button)
        return paper_of(arrived(self.folder / "paper.pdf"))

    def complaints(self) -> list[str]:
        """Return what was said in the console or thrown since last asked."""
        self.evaluate("null")  # what was said before has come when this is answered
        heard, self.bidi.logged = self.bidi.logged, []
        return [str(entry["text"]) for entry in heard if entry["level"] in ("error", "warn")]

    def _run(self, expression: str) -> dict[str, Any]:
        done = self.bidi.send("script.evaluate", expression=expression, target={"context": self.tab}, awaitPromise=True)
        assert done["type"] == "success", done
        result: dict[str, Any] = done["result"]
        return result

    def _element(self, selector: str) -> dict[str, str]:
        find = f"document.querySelector({json.dumps(selector)})"
        self._run(f"{find}.scrollIntoView({{ block: 'center' }})")
        return {"sharedId": self._run(find)["sharedId"]}

    def _act(self, kind: str, *actions: dict[str, Any]) -> None:
        self.bidi.send(
            "input.performActions", context=self.tab, actions=[{"type": kind, "id": kind, "actions": actions}]
        )


def _both(kind: str, **what: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    return {"type": f"{kind}Down", **what}, {"type": f"{kind}Up", **what}


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Run the machine's Firefox on a fresh profile that saves and prints into the folder without asking."""
    profile = folder / "profile"
    profile.mkdir()
    settings = {
        "browser.download.folderList": 2,
        "browser.download.dir": str(folder),
        "dom.disable_beforeunload": True,
        "print.always_print_silent": True,
        "print_printer": "Mozilla Save to PDF",
        f"{PDF_PRINTER}.print_to_file": True,
        f"{PDF_PRINTER}.print_to_filename": str(folder / "paper.pdf"),
    }
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items())
    (profile / "user.js").write_text("".join(lines), "utf-8")
    command = ["firefox-esr", "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"]
    with (
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process,
        connect(f"{_address(process)}/session", max_size=None) as line,
    ):
        bidi = Bidi(line)
        bidi.send("session.new", capabilities={})
        yield Firefox(bidi, folder)
        bidi.send("browser.close")
        assert process.wait(PATIENCE) == 0


def _address(process: subprocess.Popen[str]) -> str:
    """Return the address where a starting Firefox says it listens."""
    assert process.stderr
    return next(line for line in process.stderr if "BiDi listening on" in line).split()[-1]
