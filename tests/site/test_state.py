"""Every page of prose tells its state."""

from __future__ import annotations

import re

from tests.site.conftest import SitePage

MADE = re.compile(r"/(blank|handout)/\w|/404\.html$")


def test_each_page_says_who_has_checked_it(pages: list[SitePage]) -> None:
    """A page, translated or not, has one foot with its state; papers and the pages for wrong addresses have none."""
    for page in pages:
        feet = [each for each in page.all("footer") if each.get("class") == "page-state"]
        assert len(feet) == (0 if MADE.search(page.path) else 1), page.path
