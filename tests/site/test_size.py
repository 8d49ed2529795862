"""A page of the guide is light: what a first visit transfers, packed by brotli, search not opened."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

from tests.conftest import SUB_PATH
from tests.site.conftest import SitePage

MOST = 150_000
FETCHED = {"stylesheet", "icon", "modulepreload", "preload", "manifest"}


def needed(page: SitePage, site: Path) -> set[Path]:
    """Return the files that a page's HTML names, and those that their styles name in turn."""
    addresses = [each["href"] for each in page.all("link") if FETCHED & set(each["rel"].split())]
    addresses += [each["src"] for tag in ("script", "img") for each in page.all(tag) if "src" in each]
    files = {site / unquote(urljoin(page.path, each)).removeprefix(f"{SUB_PATH}/") for each in addresses}
    for style in [each for each in files if each.suffix == ".css"]:
        named = re.findall(r"url\(\s*[\"']?([^\"')]+)", style.read_text("utf-8"))
        files |= {(style.parent / each).resolve() for each in named if not each.startswith("data:")}
    return files


def size(path: Path) -> int:
    """Return the bytes that travel for a file."""
    packed = path.with_name(path.name + ".br")
    return (packed if packed.exists() else path).stat().st_size


def test_guide_pages_are_light(pages: list[SitePage], site: Path) -> None:
    """No page without the builder transfers more than it may."""
    for page in pages:
        own = site / page.path.removeprefix(f"{SUB_PATH}/")
        files = needed(page, site.resolve()) | {own / "index.html" if own.is_dir() else own}
        if not page.builder:
            assert sum(map(size, files)) <= MOST, (page.path, {each.name: size(each) for each in files})


def test_guide_pages_name_nothing_of_the_runtime(pages: list[SitePage], site: Path) -> None:
    """A page without the builder knows neither Python nor the builder's modules."""
    for page in pages:
        folders = {path.parent.name for path in needed(page, site)}
        assert ("builder" in folders) == page.builder, page.path
        assert page.builder or "runtime" not in folders, page.path
