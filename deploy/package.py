"""Packs the site into one zip that works from any web server: with its server files, checksums, bill of
materials, licences and a word on what works without a server. The same sources make the same bytes.
"""

from __future__ import annotations

import os
import time
import tomllib
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from deploy import parts
from deploy.servers import TEMPLATES, beside, site_config
from deploy.site import ROOT, build
from plan_builder.texts import languages, texts

SOME_DAY = 1577836800
"""2020-01-01, the time of every file where SOURCE_DATE_EPOCH names no other."""


def package(folder: Path, tell: Callable[[str], None] = print) -> Path:
    """Build the site and return its zip, newly made in a folder."""
    with TemporaryDirectory() as workshop:
        site = Path(workshop, "site")
        build(site, tell)
        contents = _contents(site)
    name = f"laheisneuvonpito-{_version()}"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.zip"
    _zip(target, {f"{name}/{path}": content for path, content in contents.items()})
    tell(f"{target.stat().st_size / 1e6:6.1f} MB {target}")
    return target


def _contents(site: Path) -> dict[str, bytes]:
    """Return everything that is packed, by its path."""
    contents = {
        **_files(site, "site"),
        **_files(beside(site), "servers"),
        **{f"licences/{name}": content for name, content in parts.licences().items()},
        **{name: (ROOT / name).read_bytes() for name in ("LICENSE", "LICENSE-texts")},
        "bill-of-materials.cdx.json": parts.bill_of_materials(),
        "READ-FIRST.txt": _read_first().encode(),
    }
    sums = (f"{sha256(content).hexdigest()}  {path}\n" for path, content in sorted(contents.items()))
    return contents | {"SHA256SUMS": "".join(sums).encode()}


def _files(folder: Path, name: str) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in paths}


def _read_first() -> str:
    words = [texts(each) for each in languages()]
    return TEMPLATES.get_template("READ-FIRST.txt").render(languages=words, address=site_config().site_url)


def _version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def _zip(target: Path, contents: dict[str, bytes]) -> None:
    """Write a zip whose bytes depend on nothing but the contents and the day."""
    day = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", SOME_DAY)))[:6]
    with zipfile.ZipFile(target, "w") as archive:
        for path, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(path, day)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
