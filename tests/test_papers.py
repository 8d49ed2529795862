"""Every paper of a plan: made for the kinds that have it, in every language, with no more on it than belongs there."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from plan_builder.copies import OWN
from plan_builder.document import Asked
from plan_builder.kinds import kinds
from plan_builder.papers import PAPERS, papers_html, papers_page
from plan_builder.plan import Plan
from plan_builder.plan_file import open_plan
from plan_builder.texts import ORIGINAL, texts
from tests.conftest import example_text

MADE = [(paper, kind) for paper, made in PAPERS.items() for kind in sorted(made.kinds)]

IN_READERS_OWN_LANGUAGE = {"invitations"}
NAMING_CHILD_WELFARE = {"plan", "agreement", "checklist", "network_map"}
"""Papers for those who took part. Every other one may lie about where others see it."""


@pytest.mark.parametrize(("paper", "kind"), MADE)
def test_each_paper_is_a_page_of_its_own(paper: str, kind: str, language: str) -> None:
    """A paper is one or more articles, each true about its language, and a page that needs nothing else."""
    plan = open_plan(example_text(kinds()[kind].examples[ORIGINAL]))
    words = texts(language)

    html = papers_html([paper], plan, words, Asked(OWN))
    page = papers_page([paper], plan, words, Asked(OWN))

    articles = re.findall(r'<article [^>]*lang="([\w-]+)" dir="(\w+)"', html)
    assert len(articles) == html.count("<article") > 0
    assert all(texts(each).direction == direction for each, direction in articles)
    assert paper in IN_READERS_OWN_LANGUAGE or {each for each, _ in articles} == {language}
    assert not re.search(r"(src|href)=|@import|url\(", page)


def test_papers_together_come_in_the_order_of_the_registry(virta: Plan) -> None:
    """However they are asked for, papers follow each other as they are offered, and no two things share an id."""
    plan = replace(virta, invented=False)
    alone = [papers_html([paper], plan, texts("fi"), Asked(OWN)) for paper in PAPERS]

    together = papers_html([*reversed(PAPERS)], plan, texts("fi"), Asked(OWN))

    ids = re.findall(r' id="([^"]+)"', together)
    assert together == "\n".join(alone)
    assert len(ids) == len(set(ids)) > 0


def test_papers_of_an_invented_family_say_so_everywhere(virta: Plan) -> None:
    """What is for training has a watermark, once for all papers; a family's own papers have none."""
    words = texts("fi")
    own = papers_html(PAPERS, replace(virta, invented=False), words, Asked(OWN))

    assert papers_html(PAPERS, virta, words, Asked(OWN)).count(words("plan.watermark")) == 1
    assert words("plan.watermark") not in own


def test_what_a_kind_does_not_make_is_left_out() -> None:
    """Among papers asked for together a kind's own come; where there is none of them, the plan."""
    memo, words = open_plan(example_text("virtamemo")), texts("fi")

    assert papers_html(["agenda", "slips"], memo, words, Asked()) == papers_html(["slips"], memo, words, Asked())
    assert papers_html(["agenda"], memo, words, Asked()) == papers_html(["plan"], memo, words, Asked())


def test_a_page_may_load_nothing_and_says_nothing_in_its_title(virta: Plan, language: str) -> None:
    """Its own policy allows its own style, by the hash of each of its bytes, and nothing else."""
    page = papers_page(PAPERS, virta, texts(language), Asked(OWN))

    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    allowed = b64encode(sha256(style[0].encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'\"" in page
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert len(style) == 1
    assert not re.search(r"<script|\sstyle=|\son\w+=", page)
    assert f"<title>{texts(language)('offline.app')}</title>" in page


def test_every_paper_says_what_it_is_not() -> None:
    """Each says that it is the family's own paper, not a decision."""
    for paper, kind in MADE:
        plan = open_plan(example_text(kinds()[kind].examples[ORIGINAL]))

        html = papers_html([paper], plan, texts(ORIGINAL), Asked(OWN))

        written = dict(re.findall(r'<article [^>]*lang="([\w-]+)"[^>]*>(.*?)</article>', html, re.DOTALL))
        notice = "plan.notice" if paper in NAMING_CHILD_WELFARE else "plan.notice_neutral"
        assert all(texts(each)(notice) in article for each, article in written.items()), paper


@pytest.mark.parametrize("kind", kinds())
def test_papers_that_lie_about_do_not_name_child_welfare(kind: str, language: str) -> None:
    """Who sees a slip on a kitchen table or an extract at school does not learn which service people met with."""
    plan = replace(open_plan(example_text("virta")), kind=kind)
    for paper in {paper for paper, of in MADE if of == kind} - NAMING_CHILD_WELFARE - IN_READERS_OWN_LANGUAGE:
        html = papers_html([paper], plan, texts(language), Asked())
        assert texts(language)("glossary.child_welfare.term").casefold() not in html.casefold(), paper
