"""A real nginx with the shipped configuration serves the site as it is meant, below its sub-path."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from deploy.servers import BESIDE_SITE, beside
from tests.conftest import SUB_PATH, folder

NGINX = shutil.which("nginx", path=os.defpath + ":/usr/sbin") or "nginx"
BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
CONFIGURATION = """
user root; daemon off; pid {folder}/pid; error_log stderr crit; load_module {brotli};
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    server {{ listen {listen}; root {folder}/www; include {shipped}; }}
}}
"""
UNPACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, "": lambda body: body}


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the front page. nginx inherits a socket that listens already, so nothing waits for it."""
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "www").mkdir()
    (folder / "www" / SUB_PATH.strip("/")).symlink_to(site)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listen = "{}:{}".format(*listening.getsockname())
        shipped = beside(site) / "nginx.conf"
        text = CONFIGURATION.format(folder=folder, brotli=BROTLI, listen=listen, shipped=shipped)
        (folder / "nginx.conf").write_text(text, "utf-8")
        nginx = subprocess.Popen(
            [NGINX, "-e", "stderr", "-c", folder / "nginx.conf"],
            env={"NGINX": f"{listening.fileno()};"},
            pass_fds=[listening.fileno()],
        )
    yield f"http://{listen}{SUB_PATH}/"
    nginx.terminate()
    nginx.wait()


@dataclass
class Answer:
    """What nginx answered; the body is unpacked."""

    status: int
    headers: Message
    body: bytes


@pytest.fixture
def get(address: str) -> Callable[..., Answer]:
    """Ask for a path below the site's, as a client that accepts some encodings."""
    server, root = urlsplit(address).netloc, urlsplit(address).path

    def get_it(path: str, accept: str = "identity") -> Answer:
        connection = HTTPConnection(server, timeout=30)
        connection.request("GET", root + path, headers={"Accept-Encoding": accept})
        answer = connection.getresponse()
        body = UNPACK[answer.headers.get("Content-Encoding", "")](answer.read())
        connection.close()
        return Answer(answer.status, answer.headers, body)

    return get_it


Get = Callable[..., Answer]


def one(site: Path, pattern: str) -> str:
    """Return the address of a file of the site."""
    return next(site.glob(pattern)).relative_to(site).as_posix()


@pytest.mark.parametrize(
    ("pattern", "content_type"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/stylesheets/base*.css", "text/css; charset=utf-8"),
        ("assets/builder/main*.mjs", "text/javascript; charset=utf-8"),
        ("assets/search/minisearch*.js", "text/javascript; charset=utf-8"),
        ("assets/runtime/wasm-*.wasm", "application/wasm"),
        ("assets/runtime/memory-*.bin", "application/octet-stream"),
        ("assets/images/mark*.svg", "image/svg+xml; charset=utf-8"),
        ("assets/fonts/*.woff2", "font/woff2"),
        ("assets/search/fi*.json", "application/json; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
    ],
)
def test_types(site: Path, get: Get, pattern: str, content_type: str) -> None:
    """Each kind of file has its type, packed or not."""
    for accept in ("identity", "gzip, br"):
        assert get(one(site, pattern), accept).headers["Content-Type"] == content_type


def test_no_type_of_the_site_is_unknown(site: Path, get: Get) -> None:
    """The configuration knows every ending that the site's files have."""
    examples = {path.suffix: path for path in site.rglob("*.*") if path.suffix not in (".br", ".gz", ".bin")}
    for path in examples.values():
        if path.parent != site or not path.name.startswith((".", "_")):
            found = get(path.relative_to(site).as_posix()).headers["Content-Type"]
            assert found != "application/octet-stream", path


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [("identity", None), ("gzip", "gzip"), ("br", "br"), ("gzip, deflate, br, zstd", "br")],
)
@pytest.mark.parametrize("pattern", ["index.html", "sv/plan/index.html", "assets/runtime/wasm-*.wasm"])
def test_packed_files(site: Path, get: Get, pattern: str, accept: str, encoding: str | None) -> None:
    """A client gets the smallest form it understands, which unpacks to the file; caches are told that forms differ."""
    path = one(site, pattern)
    answer = get(path.removesuffix("index.html"), accept)

    assert answer.headers["Content-Encoding"] == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.body == (site / path).read_bytes()


@pytest.mark.parametrize(
    ("pattern", "caching"),
    [
        ("assets/runtime/memory-*.bin", "public, max-age=31536000, immutable"),
        ("assets/search/fi*.json", "public, max-age=31536000, immutable"),
        ("sv/plan/index.html", "no-cache"),
    ],
)
def test_caching(site: Path, get: Get, pattern: str, caching: str) -> None:
    """What is named by its content is kept for ever; for the rest the server is asked, which can say "unchanged"."""
    answer = get(one(site, pattern))

    assert answer.headers["Cache-Control"] == caching
    assert answer.headers["ETag"]


@pytest.mark.parametrize("path", ["", "sv/plan/", "nothing", "assets/builder/nothing-0123456789abcdef.mjs"])
def test_headers(get: Get, path: str) -> None:
    """Every answer, an error too, forbids framing, guessing of types, referrers and powerful features."""
    headers = get(path).headers

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(headers["Permissions-Policy"].split(", "))


@pytest.mark.parametrize("path", ["nothing", "nothing/deep/", "assets/nothing-0123456789abcdef.mjs"])
def test_wrong_addresses(site: Path, get: Get, language: str, path: str) -> None:
    """A wrong address below a language's folder gets that language's page, which no cache keeps."""
    answer = get(folder(language) + path, "gzip, br")

    assert answer.status == 404
    assert answer.body == (site / folder(language) / "404.html").read_bytes()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_folders_lead_to_their_pages(get: Get) -> None:
    """An address without its last slash leads to the one with it, on the same host by the same scheme."""
    answer = get("sv/plan")

    assert answer.status == 301
    assert answer.headers["Location"] == f"{SUB_PATH}/sv/plan/"


def test_every_server_is_told_the_same(site: Path, get: Get) -> None:
    """The files for the other servers hold each header that nginx sends."""
    sent = get("").headers
    files = [site / ".htaccess", site / "_headers", *(beside(site) / name for name in BESIDE_SITE)]

    for name in ("Content-Security-Policy", "Permissions-Policy", "X-Frame-Options", "Referrer-Policy"):
        assert all(sent[name] in path.read_text("utf-8") for path in files), name
