"""Every page has the way out of the site, where the site's settings say."""

from __future__ import annotations

import re

from tests.conftest import ROOT
from tests.site.conftest import SitePage

FOUND = re.search(r"^  leave_to: (\S+)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
assert FOUND
LEAVE_TO = FOUND[1]
REACHED = {"a", "button", "input", "select", "summary", "textarea"}


def test_every_page_has_the_way_out(pages: list[SitePage]) -> None:
    """One link, first or second to the keyboard, that tells the other site nothing of this one."""
    for page in pages:
        (link,) = [each for each in page.all("a") if "data-leave" in each]
        assert link["href"] == LEAVE_TO, page.path
        assert {"noreferrer", "noopener"} <= set(link["rel"].split()), page.path
        reached = [each for tag, each in page.elements if tag in REACHED and "md-toggle" not in each.get("class", "")]
        assert link in reached[:2], page.path
