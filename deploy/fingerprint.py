"""Names every asset by its content, so that a server may keep it for ever, and says in the pages what each
script must be, by its hash, and which modules a module brings along.

Styles carry no hash: a page opened from a file would lose its look.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256, sha384
from pathlib import Path
from urllib.parse import unquote, urlsplit

NAMED = re.compile(r"[.-][0-9a-f]{8,16}\.")
"""A name with a hash in it already: the theme's files and the runtime's."""

BY_NAME = frozenset(("examples",))
"""Folders whose files are asked for by their names, by scripts."""

CSS_REFERENCE = re.compile(r"""(?<=url\()(?P<quote>["']?)(?P<address>[^"')]+)(?P=quote)(?=\))""")
MODULE_REFERENCE = re.compile(r"""(?<=from )(?P<quote>["'])(?P<address>\.{1,2}/[^"']+)(?P=quote)""")
REFERENCES = {".css": CSS_REFERENCE, ".mjs": MODULE_REFERENCE, ".js": MODULE_REFERENCE}
PAGE_REFERENCE = re.compile(r"""(?<=["'=])(?P<address>[^"'\s>]*\bassets/[^"'\s>]+)""")
CHECKED_TAG = re.compile(r'<script [^>]*src="[^>]*>|<link [^>]*rel="modulepreload"[^>]*>')
MODULE_TAG = re.compile(r'<script type="module"[^>]*src="(?P<address>[^"]+)"')
ADDRESS = re.compile(r'(?:src|href)="([^"]+)"')


@dataclass(slots=True)
class Assets:
    """The assets of a site: where each file went, and the modules that each module imports."""

    site: Path
    moved: dict[Path, Path] = field(default_factory=dict)
    imports: dict[Path, list[Path]] = field(default_factory=dict)

    def move(self, path: Path) -> Path:
        """Give a file the name of its content, after the files that it names; return its place."""
        if path not in self.moved:
            content = self._with_new_names(path)
            stem, _, ending = path.name.rpartition(".")
            keeps = NAMED.search(path.name) or BY_NAME & set(path.parts)
            name = path.name if keeps else f"{stem}-{sha256(content).hexdigest()[:16]}.{ending}"
            path.unlink()
            path.with_name(name).write_bytes(content)
            self.moved[path] = path.with_name(name)
        return self.moved[path]

    def _with_new_names(self, path: Path) -> bytes:
        pattern = REFERENCES.get(path.suffix)
        if not pattern:
            return path.read_bytes()

        def rename(match: re.Match[str]) -> str:
            target = (path.parent / match["address"]).resolve()
            if not target.is_file() and target not in self.moved:
                return match[0]
            if pattern is MODULE_REFERENCE:
                self.imports.setdefault(path, []).append(target)
            return match[0].replace(target.name, self.move(target).name)

        return pattern.sub(rename, path.read_text("utf-8")).encode()

    def all_imports(self, path: Path) -> Iterator[Path]:
        """Yield the modules that a module brings along, each once, those nearest to it first."""
        waiting, seen = [path], {path}
        while waiting:
            new = [each for each in self.imports.get(waiting.pop(0), ()) if each not in seen]
            yield from new
            seen.update(new)
            waiting.extend(new)


def fingerprint(site: Path) -> None:
    """Rename the assets of a site and bring its pages up to date."""
    assets = Assets(site)
    for path in sorted((site / "assets").rglob("*")):
        if path.is_file() and path not in assets.moved and path not in assets.moved.values():
            assets.move(path)
    for page in sorted((*site.rglob("*.html"), *site.rglob("*.webmanifest"))):
        page.write_text(_renewed(page.read_text("utf-8"), page, assets), "utf-8")


def _renewed(html: str, page: Path, assets: Assets) -> str:
    def rename(match: re.Match[str]) -> str:
        target = _file(match["address"], page, assets.site)
        moved = assets.moved.get(target)
        return match["address"].replace(target.name, moved.name) if moved else match["address"]

    html = MODULE_TAG.sub(lambda match: _preloads(match, page, assets), html)
    html = PAGE_REFERENCE.sub(rename, html)
    return CHECKED_TAG.sub(lambda match: _checked(match[0], page, assets.site), html)


def _preloads(match: re.Match[str], page: Path, assets: Assets) -> str:
    """Put links to all that a module imports before its tag: they are then asked for side by side."""
    module = _file(match["address"], page, assets.site)
    folder = match["address"].removesuffix(module.name)
    names = [os.path.relpath(each, module.parent) for each in assets.all_imports(module)]
    links = [
        f'<link rel="modulepreload" href="{folder}{name}">' for name in names if f"{folder}{name}" not in match.string
    ]
    return "\n".join((*links, match[0]))


def _checked(tag: str, page: Path, site: Path) -> str:
    address = ADDRESS.search(tag)
    assert address is not None, tag
    content = _file(address[1], page, site).read_bytes()
    integrity = f'integrity="sha384-{b64encode(sha384(content).digest()).decode()}"'
    return tag.replace(address[0], f"{address[0]} {integrity}")


def _file(address: str, page: Path, site: Path) -> Path:
    """Return the file behind a page's address; one that begins at the host's root is below the site's path."""
    path = unquote(urlsplit(address).path)
    if not path.startswith("/"):
        return (page.parent / path).resolve()
    return site / "assets" / path.partition("/assets/")[2]
