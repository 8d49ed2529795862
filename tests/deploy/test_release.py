"""A release: what a device keeps, by its bytes, and how much that is."""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from deploy.release import release
from tests.conftest import ROOT

PAGE = '<!doctype html><html lang="{language}"><body data-megabytes=""></body></html>'
FILES = {
    "index.html": PAGE.format(language="fi"),
    "plan/index.html": PAGE.format(language="fi"),
    "sv/index.html": PAGE.format(language="sv"),
    "404.html": PAGE.format(language="fi"),
    "sitemap.xml": "<urlset/>",
    "index.html.br": "",
    "assets/base.css": "p {}",
    "assets/base.css.map": "{}",
    "assets/runtime/memory-1.bin": "memory",
    "assets/runtime/library-1.bin": "library",
    "assets/runtime/package-1.bin": "package",
    "assets/search/finder-1.mjs": "1",
    "assets/search/sv-1.json": "{}",
    "assets/search/sv-2.mjs": "2",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site in two languages."""
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    shutil.copyfile(ROOT / "overrides" / "service-worker.js", tmp_path / "service-worker.js")
    return tmp_path


def listed(folder: Path) -> tuple[str, dict[str, dict[str, str]]]:
    """Return the release's name and its parts, as the service worker has them."""
    text = (folder / "service-worker.js").read_text("utf-8")
    found = re.search(r'const RELEASE = "(\w+)";\nconst PARTS = (\{.*\});', text)
    assert found
    return found[1], json.loads(found[2])


def test_pages_and_what_they_search_are_kept_by_language_and_the_rest_for_all(folder: Path) -> None:
    """What no page asks for, or only a plain start, is left out."""
    release(folder)

    assert {part: list(files) for part, files in listed(folder)[1].items()} == {
        "shared": [
            "assets/base.css",
            "assets/runtime/memory-1.bin",
            "assets/search/finder-1.mjs",
        ],
        "fi": ["", "plan/"],
        "sv": ["sv/", "assets/search/sv-1.json", "assets/search/sv-2.mjs"],
    }


def test_integrity_is_of_the_bytes_that_are_served(folder: Path) -> None:
    """A page's integrity is taken after the page was told the size."""
    release(folder)
    content = (folder / "plan" / "index.html").read_bytes()

    assert b'data-megabytes="0"' in content
    assert listed(folder)[1]["fi"]["plan/"] == f"sha256-{b64encode(sha256(content).digest()).decode()}"


def test_size_is_that_of_the_page_and_its_language(folder: Path) -> None:
    """Two megabytes that do not get smaller are said to be two."""
    noise = b"".join(sha256(str(number).encode()).digest() for number in range(62_500))
    (folder / "assets" / "noise.bin").write_bytes(noise)
    release(folder)

    assert 'data-megabytes="2"' in (folder / "sv" / "index.html").read_text("utf-8")


def test_releasing_again_changes_nothing_and_any_byte_changes_the_name(folder: Path) -> None:
    """The service worker's bytes say whether there is another release."""
    release(folder)
    first = (folder / "service-worker.js").read_bytes()
    release(folder)
    assert (folder / "service-worker.js").read_bytes() == first

    name = listed(folder)[0]
    (folder / "assets" / "base.css").write_text("p { }", "utf-8")
    release(folder)
    assert listed(folder)[0] != name


@pytest.mark.parametrize("name", ["index.html", "service-worker.js"])
def test_file_without_its_place_stops_the_release(folder: Path, name: str) -> None:
    """A page that cannot say the size, or a service worker without a list, would be a silent failure."""
    (folder / name).write_text('<html lang="fi"></html>', "utf-8")

    with pytest.raises(ValueError, match=name):
        release(folder)
