"""The built site's pages, parsed once."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import SUB_PATH

Attributes = dict[str, str]


@dataclass
class SitePage:
    """A page of the site: its path on the server, its elements in order, its inline scripts."""

    path: str
    elements: list[tuple[str, Attributes]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)

    def all(self, tag: str) -> list[Attributes]:
        """Return the attributes of all elements of a kind."""
        return [attributes for each, attributes in self.elements if each == tag]

    @property
    def builder(self) -> bool:
        """Whether this is a page with the plan builder."""
        return any(attributes.get("data-module") in ("plan-builder", "questions") for _, attributes in self.elements)


class Parser(HTMLParser):
    """Fills a page."""

    def __init__(self, page: SitePage) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep the text of a script that is in the page itself."""
        attributes = self.page.elements[-1][1] if self.cdata_elem == "script" else {"src": ""}
        if "src" not in attributes and attributes.get("type") != "application/json":
            self.page.scripts.append(data)


def parsed(path: Path, site: Path) -> SitePage:
    """Return a page that lies in the site."""
    page = SitePage(f"{SUB_PATH}/{path.relative_to(site).as_posix()}".removesuffix("index.html"))
    Parser(page).feed(path.read_text("utf-8"))
    return page


@pytest.fixture(scope="session")
def pages(site: Path) -> list[SitePage]:
    """All pages of the site."""
    return [parsed(path, site) for path in sorted(site.rglob("*.html"))]
