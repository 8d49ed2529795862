"""Blank forms without any script: every question comes out of the printer, on A4, in all languages."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plan_builder.blank import Blank
from plan_builder.kinds import kinds
from plan_builder.texts import Texts, texts
from tests.browser.test_print import PRESENTATION_FORMS, missing, text_of
from tests.conftest import folder


def questions(kind: str, words: Texts) -> Iterator[str]:
    """Yield what the paper asks, and the choices that it gives."""
    form = Blank(kinds()[kind], words)
    for section in form.sections():
        for field in form.asked(section.fields):
            for each in (field, *form.asked(field.fields)):
                yield words(f"fields.{each.id}.label")
                yield from (words.option(each.id, option) for option in each.options)


@pytest.mark.parametrize("kind", kinds())
def test_every_question_is_printed(scriptless: Page, address: str, tmp_path: Path, language: str, kind: str) -> None:
    """Nothing is lost between screen and paper; an urgent form is one sheet, both sides."""
    scriptless.goto(f"{address}{folder(language)}blank/{kind}/")
    scriptless.evaluate("document.fonts.ready.then(() => true)")
    file = tmp_path / "form.pdf"
    scriptless.pdf(path=file, prefer_css_page_size=True, tagged=True)
    text = text_of(file)
    info = subprocess.run(["pdfinfo", file], capture_output=True, check=True).stdout.decode()
    words = texts(language)

    assert missing(" ".join(questions(kind, words)), text) == []
    assert missing(words("plan.notice"), text) == []
    assert not PRESENTATION_FORMS.search(text)
    assert missing(words("site.footer"), text) != []
    assert "(A4)" in info
    assert re.search(r"\b1\s*/\s*\d", text) or re.search(r"\d\s*/\s*1\b", text)
    assert not kinds()[kind].one_sheet or re.search(r"^Pages: +2$", info, re.MULTILINE)


@pytest.mark.parametrize("kind", kinds())
def test_letters_are_large_enough_on_paper(scriptless: Page, address: str, kind: str) -> None:
    """Printed letters have at least 11 points, on one sheet 10, in black on white, also from a dark screen."""
    scriptless.emulate_media(media="print", color_scheme="dark")
    scriptless.goto(f"{address}blank/{kind}/")
    sizes = scriptless.locator(".blank :is(p, li, th, td)").evaluate_all(
        "all => all.map((each) => parseFloat(getComputedStyle(each).fontSize))"
    )

    assert round(min(sizes) * 0.75, 2) >= (10 if kinds()[kind].one_sheet else 11)
    assert (
        scriptless.locator(".sheet").evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(255, 255, 255)"
    )
