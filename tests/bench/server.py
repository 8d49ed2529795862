"""A server for measuring: precompressed files, caching for ever, and a network as slow as asked for."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PIECE = 16 * 1024
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".toml": "application/toml",
}


@dataclass
class Network:
    """Bytes a second, seconds until an answer begins; none of it counts where they are 0."""

    name: str
    speed: float = 0.0
    delay: float = 0.0
    sent: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, write: object, path: str, content: bytes) -> None:
        """Send content piece by piece; all requests share the line."""
        self.sent[path] += len(content)
        assert callable(write)
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            if self.speed:
                with self.lock:
                    time.sleep(len(piece) / self.speed)
            write(piece)


class Handler(BaseHTTPRequestHandler):
    """Serves folders by the first part of the path."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, folders: dict[str, Path], network: Network) -> None:
        self.folders, self.network = folders, network
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the file, packed where there is a packed one."""
        time.sleep(self.network.delay)
        first, _, rest = self.path.partition("?")[0].lstrip("/").partition("/")
        path = self.folders.get(first, Path("/nowhere")) / rest
        path = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        packed = path.with_name(path.name + ".br")
        content = (packed if packed.exists() else path).read_bytes() if path.is_file() else b""
        self.send_response(HTTPStatus.OK if path.is_file() else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-cache" if path.suffix == ".html" else "public, max-age=31536000")
        if packed.exists():
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.network.send(self.wfile.write, self.path, content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folders: dict[str, Path], network: Network) -> Iterator[str]:
    """Serve the folders on a free port; yields the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, folders=folders, network=network))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
