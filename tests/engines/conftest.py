"""The browsers, and a server that a test may look at and stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import SUB_PATH, SubPathHandler, serving
from tests.engines.chromium import chromium
from tests.engines.engine import Engine
from tests.engines.firefox import firefox
from tests.engines.webkit import webkit

ENGINES: dict[str, Callable[[Path], AbstractContextManager[Engine]]] = {
    "chromium": chromium,
    "firefox": firefox,
    "webkit": webkit,
}


@dataclass
class Host:
    """A server of the built site."""

    folder: Path
    asked: list[str] = field(default_factory=list)
    """The paths of the requests, in their order."""
    instead: dict[str, Path] = field(default_factory=dict)
    """Files that are served in the place of others, by how the paths of those begin."""
    address: str = ""
    _running: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        """Serve on a free port."""
        server = self._running.enter_context(serving(partial(Handler, host=self)))
        self.address = f"{server}{SUB_PATH}/"

    def stop(self) -> None:
        """Be gone, as if there were no network."""
        self._running.close()


class Handler(SubPathHandler):
    """Notes what is asked for; a connection ends with its request, so that none outlives the server."""

    protocol_version = "HTTP/1.0"

    def __init__(self, *args: object, host: Host) -> None:
        self.host = host
        super().__init__(*args, directory=str(host.folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Return the file of an address."""
        inside = path.removeprefix(f"{SUB_PATH}/")
        self.host.asked.append(inside)
        found = (str(file) for start, file in self.host.instead.items() if inside.startswith(start))
        return next(found, super().translate_path(path))

    def end_headers(self) -> None:
        """Add that a browser's own cache is to keep nothing: it would hide that the server is gone."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A server at an address that no browser has seen; its service worker does nothing unless a test wants it."""
    idle = tmp_path / "idle.js"
    idle.touch()
    host = Host(site, instead={"service-worker.js": idle})
    host.start()
    yield host
    host.stop()


@pytest.fixture(scope="session", params=ENGINES)
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Each engine in turn, started once."""
    with ENGINES[request.param](tmp_path_factory.mktemp(request.param)) as engine:
        yield engine


@pytest.fixture
def engine(running: Engine, host: Host) -> Iterator[Engine]:
    """Each engine in turn, which leaves the page before its server goes; what it complains of fails the test."""
    yield running
    running.open("about:blank")
    assert running.complaints() == []
