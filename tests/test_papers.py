"""Every paper of a plan: made for the kinds that have it, in every language, with no more on it than belongs there."""

from __future__ import annotations

import re

import pytest

from plan_builder.copies import OWN
from plan_builder.document import Asked
from plan_builder.kinds import kinds
from plan_builder.papers import PAPERS, papers_html, papers_page
from plan_builder.plan_file import open_plan
from plan_builder.texts import ORIGINAL, texts
from tests.conftest import example_text

MADE = [(paper, kind) for paper, made in PAPERS.items() for kind in sorted(made.kinds)]

IN_READERS_OWN_LANGUAGE = {"invitations"}
FOR_OUTSIDERS = {"extract", "invitations"}
"""Papers that people outside the family see: they do not name child welfare."""


@pytest.mark.parametrize(("paper", "kind"), MADE)
def test_each_paper_is_a_page_of_its_own(paper: str, kind: str, language: str) -> None:
    """A paper is one or more articles, each true about its language, and a page that needs nothing else."""
    plan = open_plan(example_text(kinds()[kind].examples[ORIGINAL]))
    words = texts(language)

    html = papers_html([paper], plan, words, Asked(OWN))
    page = papers_page([paper], plan, words, Asked(OWN))

    articles = re.findall(r'<article [^>]*lang="(\w+)" dir="(\w+)"', html)
    assert len(articles) == html.count("<article") > 0
    assert all(texts(each).direction == direction for each, direction in articles)
    assert paper in IN_READERS_OWN_LANGUAGE or {each for each, _ in articles} == {language}
    assert not re.search(r"(src|href)=|@import|url\(", page)


def test_every_paper_says_what_it_is_not() -> None:
    """Each says that it is the family's own paper, not a decision."""
    for paper, kind in MADE:
        plan = open_plan(example_text(kinds()[kind].examples[ORIGINAL]))

        html = papers_html([paper], plan, texts(ORIGINAL), Asked(OWN))

        written = dict(re.findall(r'<article [^>]*lang="(\w+)"[^>]*>(.*?)</article>', html, re.DOTALL))
        notice = "plan.notice_neutral" if paper in FOR_OUTSIDERS else "plan.notice"
        assert all(texts(each)(notice) in article for each, article in written.items()), paper
