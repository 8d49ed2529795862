"""What every test may ask for: the example plans, the built site, and a server for it."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from plan_builder.exercises import unfinished
from plan_builder.kinds import FIRST_KIND, kinds
from plan_builder.plan import Plan
from plan_builder.plan_file import open_plan
from plan_builder.texts import ORIGINAL, languages

pytest_plugins = ("tests.browsing",)

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "plan_builder" / "examples"
EXAMPLE_NAMES = sorted({path.stem for path in EXAMPLES.glob("*.json")} - {*unfinished()})
SUB_PATH = "/opas"
PACKED_FOR = "https://example.org/elsewhere/"


def folder(language: str) -> str:
    """Return where the pages of a language are, below the site."""
    return "" if language == ORIGINAL else f"{language}/"


def example_text(name: str) -> str:
    """Return the text of an example plan file."""
    return (EXAMPLES / f"{name}.json").read_text("utf-8")


def example_answers(name: str) -> dict[str, Any]:
    """Return the answers of an example plan as JSON values."""
    answers: dict[str, Any] = json.loads(example_text(name))["answers"]
    return answers


def example_of(language: str, kind: str = FIRST_KIND) -> str:
    """Return the name of the example of a kind of plan that a language's page offers."""
    return kinds()[kind].examples[language]


@pytest.fixture(params=languages())
def language(request: pytest.FixtureRequest) -> str:
    """Each language of the site in turn."""
    return str(request.param)


@pytest.fixture
def virta() -> Plan:
    """The Finnish example plan."""
    return open_plan(example_text("virta"))


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first of the workers to want it makes for all."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.with_suffix(".made").exists():
            make(folder)
            folder.with_suffix(".made").touch()
    return folder


def build(folder: Path) -> None:
    """Build the site as the command does, to be published under a sub-path."""
    environment = {**os.environ, "SITE_URL": f"https://example.org{SUB_PATH}/"}
    subprocess.run([sys.executable, "-m", "deploy", "site", str(folder)], cwd=ROOT, env=environment, check=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as it is published, under a sub-path."""
    return made_once(tmp_path_factory, "site", build)


def pack(folder: Path, **environment: str) -> Path:
    """Make the zip as the command does."""
    command = [sys.executable, "-m", "deploy", "offline", str(folder)]
    given = {"SOURCE_DATE_EPOCH": "1760000000", "SITE_URL": PACKED_FOR}
    subprocess.run(command, cwd=ROOT, env={**os.environ, **given, **environment}, check=True)
    return next(folder.glob("*.zip"))


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip."""
    return next(made_once(tmp_path_factory, "packed", pack).glob("*.zip"))


@pytest.fixture(scope="session")
def unpacked(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip's one folder, unpacked below a folder with a space and a letter that addresses write otherwise."""
    folder = tmp_path_factory.mktemp("unpacked") / "oma kansiö"
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


class SubPathHandler(SimpleHTTPRequestHandler):
    """Serves a folder below the sub-path and nothing above it."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        """Return the file of an address; addresses outside the sub-path have none."""
        inside = path.startswith(f"{SUB_PATH}/")
        return super().translate_path(path.removeprefix(SUB_PATH) if inside else "/outside")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server at which a browser's many connections may wait."""

    request_queue_size = 128


@contextmanager
def serving(handler: Callable[..., SimpleHTTPRequestHandler]) -> Iterator[str]:
    """Serve on a free port; yields the server's address, without a slash at its end."""
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the built site's front page."""
    with serving(partial(SubPathHandler, directory=str(site))) as server:
        yield f"{server}{SUB_PATH}/"
