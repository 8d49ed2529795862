"""A server for tests of what happens when the network is gone, breaks files, or brings another release."""

from __future__ import annotations

import json
import shutil
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from deploy.release import release
from tests.conftest import SUB_PATH, SubPathHandler


@dataclass
class Host:
    """What the server does now; a test changes it as it goes."""

    folder: Path
    is_down: bool = False
    spoilt: dict[str, str] = field(default_factory=dict)
    """How files are spoilt, "cut", "wrong" or "missing", by their addresses."""
    asked: list[str] = field(default_factory=list)
    """Addresses in the order of the requests."""
    sent: list[str] = field(default_factory=list)
    """Addresses whose bytes went out; a browser that has them already is told so instead."""
    address: str = ""

    def run(self) -> ThreadingHTTPServer:
        """Start serving, on a free port."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, host=self))
        self.address = f"http://127.0.0.1:{server.server_port}{SUB_PATH}/"
        threading.Thread(target=server.serve_forever).start()
        return server


class Handler(SubPathHandler):
    """Serves the host's folder; browsers must ask anew each time, or a test would see their own cache."""

    def __init__(self, *args: object, host: Host) -> None:
        self.host = host
        self.spoiling = ""
        super().__init__(*args)  # type: ignore[arg-type]

    @property
    def asked(self) -> str:
        """The address asked for, below the sub-path."""
        return urlsplit(self.path).path.removeprefix(f"{SUB_PATH}/")

    def do_GET(self) -> None:
        """Serve a file as the host does now."""
        self.host.asked.append(self.asked)
        self.directory = str(self.host.folder)
        self.spoiling = self.host.spoilt.get(self.asked, "")
        if self.host.is_down:
            self.close_connection = True
        elif self.spoiling == "missing":
            self.send_error(404)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Add that nothing may be used without asking."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override]
        """Send a file's bytes, or what is left of them."""
        self.host.sent.append(self.asked)
        content = source.read()
        if self.spoiling == "cut":
            content, self.close_connection = content[: len(content) // 2], True
        elif self.spoiling == "wrong":
            content = content[::-1]
        with suppress(ConnectionError):  # a browser that fails stops listening
            outputfile.write(content)


def another_release(site: Path, folder: Path, name: str) -> Path:
    """Make a release that says its name in every page's title and in what its pages fetch, the app manifest."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    for page in folder.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("</title>", f" {name}</title>"), "utf-8")
    for manifest in folder.rglob("*.webmanifest"):
        manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "release": name}), "utf-8")
    release(folder)
    return folder
