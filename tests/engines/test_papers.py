"""Every kind of plan and every paper of it, and the files it becomes, the same in every engine."""

from __future__ import annotations

import re
from html import unescape

import pytest
from icalendar import Calendar

from plan_builder.client_text import client_text
from plan_builder.copies import SHARED
from plan_builder.document import Asked
from plan_builder.kinds import kinds
from plan_builder.papers import PAPERS, papers_html, papers_page
from plan_builder.plan_file import open_plan
from plan_builder.texts import texts
from tests.browser.test_print import missing
from tests.conftest import example_of, example_text
from tests.engines.conftest import Host
from tests.engines.engine import Engine, until
from tests.engines.steps import open_builder, words_in

CHOOSE_ALL = """void (() => {
    const papers = document.querySelector("[data-paper-switch]");
    papers.value = "several";
    papers.dispatchEvent(new Event("change", { bubbles: true }));
    for (const box of document.querySelectorAll("[data-several] input")) {
        if (box.checkVisibility() && !box.checked) box.click();
    }
})()"""
CHOOSE_SECOND = """void (() => {
    const second = document.querySelector("[data-second-switch]");
    second.value = "sv";
    second.dispatchEvent(new Event("change", { bubbles: true }));
})()"""
NOTE_COPYING = """void Object.defineProperty(navigator, "clipboard", {
    value: { writeText: async (text) => { window.copied = text; } },
})"""
"""Evaluated before a button that copies: no driver reads every engine's clipboard."""
SHOWN = "document.querySelector('[data-plan]').ariaBusy === 'false'"


def headings(kind: str, language: str) -> set[str]:
    """Return the headings of all papers that the Finnish example of a kind makes, in a language."""
    plan, words = open_plan(example_text(example_of("fi", kind))), texts(language)
    papers = [name for name, paper in PAPERS.items() if kind in paper.kinds]
    html = papers_html(papers, plan, words, Asked(SHARED))
    found = re.findall(r"<header\b.*?<(h[12])[^>]*>(.*?)</\1>", html, re.DOTALL)
    return {" ".join(unescape(re.sub(r"<[^>]+>", "", heading)).split()) for _, heading in found}


@pytest.mark.parametrize("kind", kinds())
def test_every_paper_of_every_kind_is_printed(engine: Engine, host: Host, kind: str) -> None:
    """All papers of a kind together come on paper, in two languages too."""
    open_builder(engine, host, example_of("fi", kind))
    engine.evaluate(CHOOSE_ALL)
    engine.evaluate(CHOOSE_SECOND)
    until(engine, f'{SHOWN} && {words_in("[data-plan]")}.includes("{texts("sv")("plan.notice")}")')

    printed = engine.print('[data-action="print"]').text

    expected = headings(kind, "fi") | headings(kind, "sv")
    assert len(expected) > len(kinds())
    assert [each for each in expected if missing(each, printed)] == []  # by words: the watermark lies among them


def test_a_plan_becomes_a_page_a_calendar_and_a_text(engine: Engine, host: Host) -> None:
    """What is kept besides the plan's file says what the plan says, wherever it was made."""
    open_builder(engine, host, "virta")
    plan, words = open_plan(example_text("virta")), texts("fi")

    page = engine.download('[data-action="keep-page"]', "muistio.html").read_text("utf-8")
    assert page == papers_page(("plan",), plan, words, Asked(SHARED))

    days = Calendar.from_ical(engine.download('[data-action="calendar"]', "muistio.ics").read_bytes())
    assert len(days.events) > 1

    engine.evaluate(NOTE_COPYING)
    engine.click('[data-action="copy-text"]')
    until(engine, "window.copied")
    assert engine.evaluate("copied") == client_text(plan, words, Asked(SHARED))
