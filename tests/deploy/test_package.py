"""The zip holds everything, is the same each time, and works from a plain web server at any path."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from deploy.parts import FROM_NPM, FROM_PYPI
from plan_builder.texts import texts
from tests.conftest import PACKED_FOR, pack


def test_packing_twice_gives_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    """Neither the day, nor the time zone, nor the order of sets shows in the zip; files are of the day asked for."""
    again = pack(tmp_path, TZ="Asia/Tokyo", PYTHONHASHSEED="7", LC_ALL="C")

    assert again.read_bytes() == packed.read_bytes()
    with zipfile.ZipFile(packed) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2025, 10, 9)}


def test_every_file_has_its_checksum(unpacked: Path) -> None:
    """The list that `sha256sum --check` reads names every file but itself, with its hash."""
    listed = dict(line.split("  ", 1)[::-1] for line in (unpacked / "SHA256SUMS").read_text("utf-8").splitlines())
    files = {path.relative_to(unpacked).as_posix(): path for path in unpacked.rglob("*") if path.is_file()}
    del files["SHA256SUMS"]

    assert listed == {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def test_the_bill_of_materials_names_what_others_made(unpacked: Path) -> None:
    """The bill is valid CycloneDX, and each part that it names lies there with its licence."""
    text = (unpacked / "bill-of-materials.cdx.json").read_text("utf-8")
    names = {each["name"].lower() for each in json.loads(text)["components"]}

    assert JsonStrictValidator(SchemaVersion.V1_5).validate_str(text) is None
    assert names == {*FROM_PYPI, *FROM_NPM, "cpython"}
    for name in names:
        assert "warrant" in (unpacked / "licences" / f"{name.rpartition('/')[2]}.txt").read_text("utf-8").lower(), name


def test_it_says_what_works(unpacked: Path, language: str) -> None:
    """The first file to read speaks every language of the site, and names the address that the rest is made for."""
    written = (unpacked / "READ-FIRST.txt").read_text("utf-8")

    assert f"{texts(language)('package.title')} ({texts(language).name})" in written
    assert " ".join(written.split()).count(texts(language)("package.file")) == 1
    assert PACKED_FOR in written


def test_the_site_and_the_server_files_are_there(unpacked: Path) -> None:
    """The zip holds what `make site` makes, files that begin with a dot too."""
    assert {path.name for path in (unpacked / "servers").iterdir()} == {"nginx.conf", "Caddyfile"}
    assert all((unpacked / "site" / name).is_file() for name in ("index.html", ".htaccess", "_headers", "404.html"))
