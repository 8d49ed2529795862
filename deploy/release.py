"""Makes a release of the site: tells its service worker what to keep, and its pages how much that is."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

import brotli

SHARED = "shared"
"""The part of a release that every language needs; the other parts are the languages' pages."""

ENDINGS = frozenset(
    {".html", ".css", ".js", ".mjs", ".json", ".wasm", ".bin", ".woff2", ".svg", ".png", ".webmanifest"}
)
LEFT_OUT = (
    "*404.html",
    "service-worker.js",
    "assets/runtime/library-*",  # for the plain start alone, which large files would pay for
    "assets/runtime/package-*",
)
PAGE_LANGUAGE = re.compile(r'<html lang="([\w-]+)"')
OF_A_LANGUAGE = re.compile(r"^assets/search/([a-z]{2,3}(?:-[a-z]{5,8})?)[.-][^/]*$")
"""What the search of one language reads."""

MEGABYTES = re.compile(r'data-megabytes="\d*"')
FILLED_IN = re.compile(r'^const RELEASE = ".*";\nconst PARTS = \{.*\};', re.MULTILINE)

Parts = dict[str, list[Path]]


def release(site: Path) -> None:
    """Release a folder's files as they are; a folder that was released before may be released again.

    ValueError when a page or the service worker has no place for what belongs into it.
    """
    parts = _parts(site)
    sizes = {part: sum(_travelling(path) for path in paths) for part, paths in parts.items()}
    for language in parts.keys() - {SHARED}:
        megabytes = round((sizes[SHARED] + sizes[language]) / 1_000_000)
        for path in parts[language]:
            if path.suffix == ".html":
                _fill(path, MEGABYTES, f'data-megabytes="{megabytes}"')
    listed = json.dumps({part: _integrities(site, paths) for part, paths in parts.items()}, separators=(",", ":"))
    name = sha256(listed.encode()).hexdigest()[:16]
    _fill(site / "service-worker.js", FILLED_IN, f'const RELEASE = "{name}";\nconst PARTS = {listed};')


def _parts(site: Path) -> Parts:
    """Return the files to keep: each page and what it searches in under its language, the front page first, the
    rest as shared.
    """
    pages: Parts = {}
    others = []
    for path in sorted(site.rglob("*"), key=lambda path: (len(path.parts), path)):
        if path.suffix == ".html" and path.name != "404.html":
            pages.setdefault(_language(path), []).append(path)
        elif _is_kept(path.relative_to(site).as_posix()):
            others.append(path)
    parts: Parts = {SHARED: [], **pages}
    for path in others:
        found = OF_A_LANGUAGE.match(path.relative_to(site).as_posix())
        parts[found[1] if found else SHARED].append(path)
    return parts


def _is_kept(address: str) -> bool:
    return Path(address).suffix in ENDINGS and not any(fnmatch(address, pattern) for pattern in LEFT_OUT)


def _language(page: Path) -> str:
    found = PAGE_LANGUAGE.search(page.read_text("utf-8"))
    if found is None:
        raise ValueError(f"{page} does not say its language")
    return found[1]


def _travelling(path: Path) -> int:
    """Return about how many bytes of a file travel."""
    return len(brotli.compress(path.read_bytes(), quality=5))


def _integrities(site: Path, paths: list[Path]) -> dict[str, str]:
    """Return the integrity of files by their addresses, which do not name `index.html`."""
    return {path.relative_to(site).as_posix().removesuffix("index.html"): _integrity(path) for path in paths}


def _integrity(path: Path) -> str:
    return f"sha256-{b64encode(sha256(path.read_bytes()).digest()).decode()}"


def _fill(path: Path, place: re.Pattern[str], filling: str) -> None:
    text, count = place.subn(lambda _: filling, path.read_text("utf-8"))
    if not count:
        raise ValueError(f"{path} has no place for {filling[:20]}")
    path.write_text(text, "utf-8")
