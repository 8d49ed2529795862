"""Every paper of a plan: made for the kinds that have it, in every language, with no more on it than belongs there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from plan_builder.copies import OWN
from plan_builder.document import Asked
from plan_builder.kinds import kinds
from plan_builder.papers import PAPERS, paper_html, paper_page
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

    html = paper_html(paper, plan, words, Asked(OWN))
    page = paper_page(paper, plan, words, Asked(OWN))

    articles = re.findall(r'<article [^>]*lang="(\w+)" dir="(\w+)"', html)
    assert len(articles) == html.count("<article") > 0
    assert all(texts(each).direction == direction for each, direction in articles)
    assert paper in IN_READERS_OWN_LANGUAGE or {each for each, _ in articles} == {language}
    assert not re.search(r"(src|href)=|@import|url\(", page)


def test_every_paper_says_what_it_is_not() -> None:
    """Each says that it is the family's own paper, not a decision."""
    for paper, kind in MADE:
        plan = open_plan(example_text(kinds()[kind].examples[ORIGINAL]))

        html = paper_html(paper, plan, texts(ORIGINAL), Asked(OWN))

        written = dict(re.findall(r'<article [^>]*lang="(\w+)"[^>]*>(.*?)</article>', html, re.DOTALL))
        notice = "plan.notice" if paper in NAMING_CHILD_WELFARE else "plan.notice_neutral"
        assert all(texts(each)(notice) in article for each, article in written.items()), paper


@pytest.mark.parametrize("kind", kinds())
def test_papers_that_lie_about_do_not_name_child_welfare(kind: str, language: str) -> None:
    """Who sees a slip on a kitchen table or an extract at school does not learn which service people met with."""
    plan = replace(open_plan(example_text("virta")), kind=kind)
    for paper in {paper for paper, of in MADE if of == kind} - NAMING_CHILD_WELFARE - IN_READERS_OWN_LANGUAGE:
        html = paper_html(paper, plan, texts(language), Asked())
        assert texts(language)("glossary.child_welfare.term").casefold() not in html.casefold(), paper
