"""Every paper of every kind of plan, printed: what is on the screen is in the PDF, on A4."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plan_builder.kinds import kinds
from plan_builder.papers import PAPERS
from tests.browser.test_print import PRESENTATION_FORMS, letters, missing, printed, text_of
from tests.browsing import settled
from tests.conftest import example_of

Open = Callable[..., Page]
ONE_PAGE = {"child_page", "network_map", "glance", "extract", "question_card"}
"""Papers for a wall, a pocket or a table: one sheet each for an ordinary plan."""


def pieces(text: str) -> str:
    """Return words and numbers of a text without what stands between them: where letters go from right to left,
    a PDF's reader has marks of the sentence on the other side of a number."""
    return " ".join(re.findall(r"[^\W\d_]+|\d+", " ".join(map(letters, text.split()))))


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("language", ["fi", "ar"])
def test_every_paper_comes_whole_out_of_the_printer(
    open_builder: Open, tmp_path: Path, language: str, kind: str
) -> None:
    """Each word that a paper shows on the screen is on the printed one, in letters, and on no other paper size."""
    page = open_builder(language, example_of(language, kind))
    page.locator('input[name="copy"][value="own"]').check()
    for paper in (each for each, made in PAPERS.items() if kind in made.kinds):
        page.locator("[data-paper-switch]").select_option(paper)
        settled(page)
        expect(page.locator("[data-plan] article").first).to_be_attached()
        shown = page.locator("[data-plan]").inner_text()

        pdf = printed(page, tmp_path)
        text = text_of(pdf)
        info = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout.decode()

        assert missing(pieces(shown), text) == [], paper
        assert not PRESENTATION_FORMS.search(text), paper
        assert "(A4)" in info, paper
        assert paper not in ONE_PAGE or text.count("\f") == 1, paper
