"""Handouts without any script, as they come out of the printer: on A4 twice beside each other, or on A5."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Page

from plan_builder.handout import Handout, handouts, languages_of
from plan_builder.texts import texts
from tests.browser.test_print import missing, text_of
from tests.conftest import SUB_PATH, folder

LONGEST = [handouts()[0], handouts()[-1]]
"""A handout with a page's own words, and the one with the longest words, whose link has a query."""

PAPERS = {"two": ("A4", 2), "one": ("A5", 1)}
"""The papers a page offers: their size, and how many handouts stand on a page."""


def codes(pdf: Path) -> list[list[str]]:
    """Return what a reader of QR codes finds on each page."""
    subprocess.run(["pdftoppm", "-gray", "-r", "150", pdf, pdf.with_suffix("")], check=True)
    return [read_codes(page.read_bytes()) for page in sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))]


def read_codes(picture: bytes) -> list[str]:
    """Return what the codes of a picture in the format PGM say."""
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    assert head
    width, height = map(int, head.groups())
    dots = memoryview(picture[head.end() :]).cast("B", (height, width))
    return [each.text for each in zxingcpp.read_barcodes(dots)]


def pages_and_size(pdf: Path) -> tuple[int, str]:
    """Return how many pages there are, and their paper."""
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout.decode()
    pages, size = re.search(r"^Pages: +(\d+)$", info, re.MULTILINE), re.search(r"\((A\d)\)", info)
    assert pages, info
    assert size, info
    return int(pages[1]), size[1]


@pytest.fixture
def printed(scriptless: Page, address: str, tmp_path: Path) -> Callable[[str, Handout, str], Path]:
    """Print a language's handout on a paper that the page offers, and return the PDF."""

    def print_it(language: str, handout: Handout, paper: str) -> Path:
        scriptless.goto(f"{address}{folder(language)}handout/{handout.name}/")
        scriptless.locator(f"#handout-{paper}").check()
        file = tmp_path / "handout.pdf"
        scriptless.pdf(path=file, prefer_css_page_size=True, tagged=True)
        return file

    return print_it


@pytest.mark.parametrize("handout", LONGEST, ids=lambda each: each.name)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_handout_is_printed(
    printed: Callable[[str, Handout, str], Path], language: str, handout: Handout, paper: str
) -> None:
    """Each side is one page in its language, with the code of its page; Finnish is on the back."""
    file, (size, copies), sides = printed(language, handout, paper), PAPERS[paper], languages_of(language)
    text = text_of(file)

    assert pages_and_size(file) == (len(sides), size)
    for words in map(texts, sides):
        told = (words(key) for key in (*handout.tells, "handout.no_hurry", "handout.person", "handout.phone"))
        assert missing(" ".join(told), text) == []
    assert missing(texts(language)("handout.link_about"), text) != []
    assert codes(file) == [[f"https://example.org{SUB_PATH}/{folder(each)}{handout.link}"] * copies for each in sides]
