"""Every link of the site leads somewhere, and every file that a page needs is the site's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from plan_builder.texts import ORIGINAL, languages
from tests.conftest import SUB_PATH
from tests.site.conftest import SitePage
from upkeep.dates import dated

OWN = f"https://example.org{SUB_PATH}/"
NOT_FETCHED = {"canonical", "alternate", "next", "prev"}


def needed(page: SitePage) -> Iterator[str]:
    """Yield the addresses that a browser fetches for a page by itself."""
    for tag, attributes in page.elements:
        if tag == "link" and not NOT_FETCHED & set(attributes.get("rel", "").split()):
            yield attributes["href"]
        for name in ("src", "srcset", "poster", "data", "data-worker", "data-wasm", "data-memory"):
            if name in attributes and not attributes[name].startswith("data:"):
                yield attributes[name]


def file_of(path: str, site: Path) -> Path:
    """Return the file that a server gives for a path."""
    inside = site / unquote(path.removeprefix(f"{SUB_PATH}/"))
    return inside / "index.html" if path.endswith(("/", "/.")) else inside


@pytest.fixture(scope="module")
def anchors(pages: list[SitePage]) -> dict[str, set[str]]:
    """The ids on each page, by its path."""
    return {page.path: {attributes["id"] for _, attributes in page.elements if "id" in attributes} for page in pages}


def test_pages_need_only_files_of_the_site(pages: list[SitePage], site: Path) -> None:
    """No address of another host; each file is there."""
    for page in pages:
        for address in needed(page):
            parts = urlsplit(urljoin(page.path, address))
            assert not parts.netloc, (page.path, address)
            assert file_of(parts.path, site).is_file(), (page.path, address)


def test_stylesheets_need_only_files_of_the_site(site: Path) -> None:
    """Typefaces and images that stylesheets name are there."""
    for path in site.rglob("*.css"):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", path.read_text("utf-8")):
            assert address.startswith("data:") or (path.parent / address).is_file(), (path.name, address)


def test_links_lead_to_pages_and_anchors(pages: list[SitePage], site: Path, anchors: dict[str, set[str]]) -> None:
    """Each link within the site leads to a page, and to a place on it where it names one."""
    for page in pages:
        for address in (attributes["href"] for attributes in page.all("a") if "href" in attributes):
            parts = urlsplit(urljoin(page.path, address))
            if parts.scheme or parts.netloc:
                continue
            assert file_of(parts.path, site).is_file(), (page.path, address)
            if parts.fragment:
                assert unquote(parts.fragment) in anchors[parts.path], (page.path, address)


def test_pages_hold_at_any_path(pages: list[SitePage]) -> None:
    """Only the pages for wrong addresses, which have no place of their own, know where the site is."""
    for page in pages:
        if page.path.endswith("404.html"):
            continue
        for tag, attributes in page.elements:
            for name in ("href", "src"):
                address = attributes.get(name, "")
                assert not address.startswith("/"), (page.path, tag, address)


def test_each_id_stands_once(pages: list[SitePage]) -> None:
    """An id names one place of a page."""
    for page in pages:
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), (page.path, {each for each in ids if ids.count(each) > 1})


def test_links_to_other_sites_have_a_day(pages: list[SitePage]) -> None:
    """Somebody has checked each site that a page sends its readers to; where "leave quickly" leads is a setting."""
    known = {each.address for each in dated()}
    for page in pages:
        for link in page.all("a"):
            address = link.get("href", "")
            if address.startswith("http") and "data-leave" not in link and not address.startswith(OWN):
                assert address in known, page.path


MOST_STEPS = 3


def test_every_page_is_three_steps_from_the_front_page(pages: list[SitePage], language: str) -> None:
    """Whoever begins at the front page of a language comes to each page of that language by three links."""
    front = f"{SUB_PATH}/" if language == ORIGINAL else f"{SUB_PATH}/{language}/"
    links = {page.path: {path for link in page.all("a") if (path := _path(page, link))} for page in pages}
    reached = {front}
    for _ in range(MOST_STEPS):
        reached |= {path for page in reached for path in links.get(page, ())}
    others = tuple(f"{SUB_PATH}/{each}/" for each in languages() if each not in (ORIGINAL, language))
    own = {path for path in links if path.startswith(front) and not path.startswith(others)}
    assert {path for path in own - reached if not path.endswith("404.html")} == set()


def _path(page: SitePage, link: dict[str, str]) -> str:
    return urlsplit(urljoin(page.path, link.get("href", ""))).path
