"""The printed plan: every answer on A4, the plan alone, and nothing that is kept back."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plan_builder.copies import OWN, copy_of
from plan_builder.document import Shown, Words
from plan_builder.history import in_force
from plan_builder.kinds import kinds
from plan_builder.plan import Plan
from plan_builder.plan_file import open_plan
from plan_builder.texts import Texts, texts
from tests.browsing import settled
from tests.conftest import example_of, example_text

Open = Callable[..., Page]
PRESENTATION_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")


def printed(page: Page, folder: Path) -> Path:
    """Print the page as Chromium's print dialog would and return the PDF."""
    settled(page)
    file = folder / "plan.pdf"
    page.pdf(path=file, prefer_css_page_size=True, tagged=True)
    return file


def text_of(pdf: Path) -> str:
    """Return the text of a PDF as a reader copies it, without marks of direction."""
    read = subprocess.run(["pdftotext", "-enc", "UTF-8", pdf, "-"], capture_output=True, check=True)
    return "".join(each for each in read.stdout.decode() if unicodedata.category(each) != "Cf")


def letters(text: str) -> str:
    """Return a text without blanks and vowel signs: a PDF keeps neither where a writer put them."""
    return "".join(each for each in text if not each.isspace() and unicodedata.category(each) != "Mn")


def missing(written: str, printed_text: str) -> list[str]:
    """Return the words of an answer that a printed text lacks."""
    return [word for word in written.split() if letters(word) not in letters(printed_text)]


def answers_shown(plan: Plan, words: Texts) -> Iterator[tuple[str, list[Words]]]:
    """Yield every answer of the own copy with its question: choices, dates and people as readers see them.

    Whether a topic is shared is no answer on paper: a topic kept back is marked instead.
    """
    shown = Shown(copy_of(plan, OWN), words, OWN)
    sharing = words("fields.topics.sharing.label")
    for section in shown.sections():
        yield from shown.singles(section)
        for field in shown.lists(section):
            for row in in_force(shown.plan) if field.id == "solutions" else shown.plan.rows(field.id):
                yield from ((label, cell) for label, cell in shown.card(row) if label != sharing)


@pytest.mark.parametrize(("language", "kind"), [(each, kind.id) for kind in kinds().values() for each in kind.examples])
def test_every_answer_is_on_paper(open_builder: Open, tmp_path: Path, language: str, kind: str) -> None:
    """All that was answered is in the PDF's text; Arabic in letters, as it can be searched and read aloud."""
    plan = open_plan(example_text(example_of(language, kind)))
    page = open_builder(language, example_of(language, kind))
    page.locator('input[name="copy"][value="own"]').check()

    text = text_of(printed(page, tmp_path))

    assert not PRESENTATION_FORMS.search(text)
    for label, words in answers_shown(plan, texts(language)):
        for each in words:
            assert missing(each.text, text) == [], label
    for rule in ("plan.notice", "plan.invented", "plan.copy_own", f"kinds.{kind}.title"):
        assert missing(texts(language)(rule), text) == []


def test_urgent_plan_fits_one_sheet(open_builder: Open, tmp_path: Path, language: str) -> None:
    """In a hurry one A4 is enough: both its sides hold the whole urgent plan."""
    pdf = printed(open_builder(language, example_of(language, "urgent")), tmp_path)
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout.decode()

    assert re.search(r"^Pages: +[12]$", info, re.MULTILINE)


def test_paper_is_white_in_the_dark(open_builder: Open, page: Page) -> None:
    """A dark screen prints as a light one: black on white."""
    page.emulate_media(color_scheme="dark", media="print")
    open_builder("fi", "virta")

    expect(page.locator(".sheet")).to_have_css("color", "rgb(17, 17, 17)")
    expect(page.locator(".sheet")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_shared_print_leaves_out_what_is_kept_back(open_builder: Open, tmp_path: Path) -> None:
    """The topic the family keeps, and its solution, are not on the shared paper."""
    text = text_of(printed(open_builder("fi", "virta"), tmp_path))

    assert "jaksaminen" not in text
    assert "iltakävelylle" not in text
    assert "harjoituksiin" in text


def test_the_plan_is_printed_alone(open_builder: Open, tmp_path: Path) -> None:
    """Neither form, menu, summary nor buttons come on paper; pages are A4 and numbered."""
    pdf = printed(open_builder("fi", "virta"), tmp_path)
    text = text_of(pdf)
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout.decode()

    for absent in ("site.footer", "builder.print", "builder.summary", "builder.privacy", "fields.people.help"):
        assert texts("fi")(absent) not in " ".join(text.split())
    assert "(A4)" in info
    assert re.search(r"^Tagged: +yes", info, re.MULTILINE)
    assert re.search(r"\b1\s*/\s*\d", text)


def test_headers_are_repeated_and_rows_kept_whole(open_builder: Open, page: Page, tmp_path: Path) -> None:
    """A table that goes on over a page repeats its header; a row that fits on a page is not cut."""
    open_builder("fi", "virta")
    page.evaluate(
        """() => {
            const row = document.querySelector(".solutions tbody tr");
            for (let n = 0; n < 12; n++) row.after(row.cloneNode(true));
        }"""
    )
    pages = text_of(printed(page, tmp_path)).split("\f")
    first, last = "Mummi tulee aamulla seitsemältä", "hänet kouluun"
    with_rows = [" ".join(each.split()) for each in pages if first.split(maxsplit=1)[0] in each and "Nro" in each]

    assert len(with_rows) > 1
    assert all(each.count("seitsemältä") == each.count("saattaa") for each in with_rows), last


def test_form_is_printed_when_python_does_not_start(page: Page, address: str, tmp_path: Path) -> None:
    """Without the checks the page prints as a paper form, with every question."""
    page.route("**/runtime/*", lambda route: route.fulfill(body=b"no runtime"))
    page.goto(f"{address}plan/")
    page.wait_for_selector('[data-state="failed"]')
    file = tmp_path / "form.pdf"
    page.pdf(path=file, prefer_css_page_size=True)

    assert texts("fi")("fields.child_name.label") in text_of(file)


@pytest.mark.parametrize(("language", "kind"), [(each, kind.id) for kind in kinds().values() for each in kind.examples])
def test_the_childs_page_is_one_page(open_builder: Open, tmp_path: Path, language: str, kind: str) -> None:
    """The child gets one sheet to keep, large enough to read, in every kind of plan."""
    page = open_builder(language, example_of(language, kind))
    page.locator("[data-paper-switch]").select_option("child_page")
    expect(page.locator("[data-plan] .child")).to_be_attached()

    text = text_of(printed(page, tmp_path))

    assert text.count("\f") == 1
    assert letters(texts(language)("plan.child_page")) in letters(text)
