"""The papers that one plan makes: the plan itself, and those for one reader or one use.

Each paper is an HTML article, or several, one after the other; one function a paper, registered here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from plan_builder.document import Asked, plan_html
from plan_builder.fields import fields_by_id
from plan_builder.kinds import kinds
from plan_builder.papers_meeting import agreement, checklist, feedback, question_card
from plan_builder.papers_people import child_page, extract, invitations, slips
from plan_builder.papers_pictures import glance, map_of_people
from plan_builder.papers_time import agenda, all_days
from plan_builder.plan import Plan
from plan_builder.templates import render
from plan_builder.texts import Texts

PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: the kinds of plan that make it, and the function that writes it."""

    kinds: frozenset[str]
    write: Callable[[Plan, Texts, Asked], str]


EVERY_KIND = frozenset(kinds())
MEETINGS = frozenset(fields_by_id()["meeting_start"].kinds)
PREPARED = frozenset(fields_by_id()["family_chose"].kinds)

PAPERS: dict[str, Paper] = {
    PLAN: Paper(EVERY_KIND, plan_html),
    "agreement": Paper(PREPARED, agreement),
    "checklist": Paper(PREPARED, checklist),
    "invitations": Paper(MEETINGS, invitations),
    "question_card": Paper(MEETINGS, question_card),
    "slips": Paper(EVERY_KIND, slips),
    "child_page": Paper(EVERY_KIND, child_page),
    "extract": Paper(EVERY_KIND, extract),
    "feedback": Paper(MEETINGS, feedback),
    "agenda": Paper(EVERY_KIND - {"support_memo"}, agenda),
    "network_map": Paper(EVERY_KIND, map_of_people),
    "glance": Paper(EVERY_KIND, glance),
    "timeline": Paper(EVERY_KIND, all_days),
}
"""The papers by id, in the order in which they are offered; their words are `papers.<id>` of the texts."""


def paper_html(paper: str, plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return a paper as HTML; the plan itself where the plan's kind does not make that paper."""
    chosen = PAPERS[paper] if plan.kind in PAPERS[paper].kinds else PAPERS[PLAN]
    return chosen.write(plan, texts, asked)


@cache
def _style(name: str) -> str:
    """Return a style of papers; kept, because a memory image has no files."""
    return files("plan_builder").joinpath("templates", name).read_text("utf-8")


def paper_page(paper: str, plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return a paper as a whole HTML page that needs nothing else."""
    article = paper_html(paper, plan, texts, replace(asked, heading=1))
    return whole_page(texts(f"papers.{paper}.name"), article, texts)


def whole_page(title: str, article: str, texts: Texts, *styles: str) -> str:
    """Return an article as a whole HTML page, with the style of all papers and what it needs beside it."""
    style = "\n".join(_style(each) for each in ("plan.css", *styles))
    return render("page.html", t=texts, style=style, title=title, plan=article)
