"""A server for measuring: precompressed files, caching for ever, and a line as slow as asked for."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path

PIECE = 16 * 1024
LATE = 0.1
"""Seconds that a busy machine may wake a sleeper too late."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class Network:
    """A line: bytes a second that all requests share, and seconds until an answer begins; 0 is no limit."""

    speed: float = 0.0
    delay: float = 0.0


LOOPBACK = Network()


class Line:
    """One use of a network, with what went over it: bytes by address."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.sent: Counter[str] = Counter()
        self._free = 0.0
        self._lock = threading.Lock()

    def send(self, target: BufferedIOBase, path: str, content: bytes) -> None:
        """Send an answer's content, piece by piece."""
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            time.sleep(self._wait(path, len(piece)))
            target.write(piece)

    def _wait(self, path: str, size: int) -> float:
        """Take a place on the line and return the seconds until it comes; who slept too long makes up for it."""
        with self._lock:
            self.sent[path] += size
            if not self.network.speed:
                return 0.0
            now = time.monotonic()
            self._free = max(self._free, now - LATE) + size / self.network.speed
            return max(0.0, self._free - now)


class Handler(BaseHTTPRequestHandler):
    """Serves folders by the first part of the path."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, folders: dict[str, Path], line: Line) -> None:
        self.folders, self.line = folders, line
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the file, packed where there is a packed one."""
        time.sleep(self.line.network.delay)
        address = self.path.partition("?")[0]
        path = self._file(address)
        packed = path.with_name(path.name + ".br")
        content = (packed if packed.exists() else path).read_bytes() if path.is_file() else b""
        self.send_response(HTTPStatus.OK if path.is_file() else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-cache" if path.suffix == ".html" else "public, max-age=31536000")
        if packed.exists():
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.line.send(self.wfile, address, content)

    def _file(self, address: str) -> Path:
        first, _, rest = address.lstrip("/").partition("/")
        path = self.folders.get(first, Path("/nowhere")) / rest
        return path / "index.html" if address.endswith("/") else path

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Counts a browser that closes in the middle of an answer as normal."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: nothing but the browser can have gone."""


@contextmanager
def serving(folders: dict[str, Path], line: Line) -> Iterator[str]:
    """Serve the folders on a free port; yields the address."""
    server = Server(("127.0.0.1", 0), partial(Handler, folders=folders, line=line))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
