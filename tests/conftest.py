"""What every test may ask for: the example plans, the built site, and a server for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from plan_builder.kinds import FIRST_KIND, kinds
from plan_builder.plan import Plan
from plan_builder.plan_file import open_plan
from plan_builder.texts import languages

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "plan_builder" / "examples"
EXAMPLE_NAMES = sorted(path.stem for path in EXAMPLES.glob("*.json"))
SUB_PATH = "/opas"


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as it is published, under a sub-path."""
    target = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "deploy", "site", str(target)],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": f"https://example.org{SUB_PATH}/"},
        check=True,
    )
    return target


class SubPathHandler(SimpleHTTPRequestHandler):
    """Serves a folder below the sub-path and nothing above it."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        """Return the file of an address; addresses outside the sub-path have none."""
        inside = path.startswith(f"{SUB_PATH}/")
        return super().translate_path(path.removeprefix(SUB_PATH) if inside else "/outside")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the built site's front page, on a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SubPathHandler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}/"
    server.shutdown()
    thread.join()
    server.server_close()
