"""A page of the guide, printed: a handout that says where it comes from, without what only a screen needs."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from plan_builder.texts import texts
from tests.browser.test_handout import codes
from tests.browser.test_print import missing, text_of
from tests.conftest import SUB_PATH


def test_a_guide_page_is_printed_as_a_handout(scriptless: Page, address: str, tmp_path: Path) -> None:
    """The first sheet has the page's address, in words and as a code; ways to elsewhere are left out."""
    scriptless.goto(f"{address}sv/")
    button = scriptless.locator(".md-button").inner_text()
    heading = scriptless.locator("h2").last.inner_text()
    scriptless.pdf(path=(file := tmp_path / "page.pdf"), tagged=True)
    text = text_of(file)

    here = f"https://example.org{SUB_PATH}/sv/"
    assert here in text
    assert codes(file)[0] == [here]
    assert not any(codes(file)[1:])
    assert missing(heading, text) == []
    for words in (button, *map(texts("sv"), ("leave.about", "site.menu", "site.footer"))):
        assert words not in " ".join(text.split())
