"""What is kept for ever is named by its content, and pages say what each script must be."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256, sha384
from pathlib import Path

import pytest

from deploy.fingerprint import ADDRESS, BY_NAME, CHECKED_TAG, fingerprint

HASH = re.compile(r"-([0-9a-f]{16})\.")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of one page with a style, a picture in it, and three modules."""
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "dot.svg").write_text("<svg/>", "utf-8")
    (assets / "look.css").write_text('p { background: url("dot.svg") }', "utf-8")
    (assets / "main.mjs").write_text('import { a } from "./a.mjs";', "utf-8")
    (assets / "a.mjs").write_text('import { b } from "./b.mjs";', "utf-8")
    (assets / "b.mjs").write_text("export const b = 1;", "utf-8")
    (tmp_path / "index.html").write_text(
        '<link rel="stylesheet" href="assets/look.css"><script type="module" src="assets/main.mjs"></script>', "utf-8"
    )
    return tmp_path


def test_a_change_of_a_leaf_changes_every_name_above_it(small: Path) -> None:
    """A name holds for what its file names too: nothing old is mixed with anything new."""
    changed = small.with_name("changed")
    changed.mkdir()
    for path in small.rglob("*"):
        if path.is_file():
            place = changed / path.relative_to(small)
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(path.read_bytes())
    (changed / "assets" / "b.mjs").write_text("export const b = 2;", "utf-8")

    for site in (small, changed):
        fingerprint(site)

    names = [
        {path.name.partition("-")[0]: path.name for path in (site / "assets").iterdir()} for site in (small, changed)
    ]
    assert {stem for stem in names[0] if names[0][stem] != names[1][stem]} == {"main", "a", "b"}


def test_modules_are_asked_for_side_by_side(small: Path) -> None:
    """The page names every module that its first one brings along."""
    fingerprint(small)

    html = (small / "index.html").read_text("utf-8")
    assert re.findall(r'modulepreload" href="assets/(\w+)-', html) == ["a", "b"]


def test_every_name_tells_its_content(site: Path) -> None:
    """A hash in a name is that of the file."""
    named = [(match[1], path) for path in (site / "assets").rglob("*") if (match := HASH.search(path.name))]
    wrong = [
        path.name
        for told, path in named
        if path.suffix not in (".br", ".gz") and sha256(path.read_bytes()).hexdigest()[:16] != told
    ]

    assert named
    assert wrong == []


def test_scripts_styles_and_pictures_are_named_by_content(site: Path) -> None:
    """Only what scripts ask for by name has a plain name."""
    plain = [
        path.relative_to(site).as_posix()
        for path in (site / "assets").rglob("*")
        if path.is_file() and not re.search(r"[.-][0-9a-f]{8,16}\.", path.name) and not BY_NAME & set(path.parts)
    ]

    assert plain == []


def test_pages_hold_what_their_scripts_must_be(site: Path) -> None:
    """Each script and module of a page carries the integrity hash of its file."""
    page = site / "plan" / "index.html"
    tags = [match[0] for match in CHECKED_TAG.finditer(page.read_text("utf-8"))]

    assert len(tags) > 10
    for tag in tags:
        address = ADDRESS.search(tag)
        assert address
        content = (page.parent / address[1]).resolve().read_bytes()
        assert f"sha384-{b64encode(sha384(content).digest()).decode()}" in tag, tag
