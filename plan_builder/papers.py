"""The papers that one plan makes: the plan itself, and those for one reader or one use.

Each paper is an HTML article, or several, one after the other; one function a paper, registered here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from plan_builder.document import Asked, plan_html
from plan_builder.kinds import kinds
from plan_builder.papers_people import slips
from plan_builder.papers_pictures import glance, map_of_people
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

PAPERS: dict[str, Paper] = {
    PLAN: Paper(EVERY_KIND, plan_html),
    "slips": Paper(EVERY_KIND, slips),
    "network_map": Paper(EVERY_KIND, map_of_people),
    "glance": Paper(EVERY_KIND, glance),
}
"""The papers by id, in the order in which they are offered; their words are `papers.<id>` of the texts."""


def paper_html(paper: str, plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return a paper as HTML; the plan itself where the plan's kind does not make that paper."""
    chosen = PAPERS[paper] if plan.kind in PAPERS[paper].kinds else PAPERS[PLAN]
    return chosen.write(plan, texts, asked)


@cache
def _style() -> str:
    """Return the style of all papers; kept, because a memory image has no files."""
    return files("plan_builder").joinpath("templates", "plan.css").read_text("utf-8")


def paper_page(paper: str, plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return a paper as a whole HTML page that needs nothing else."""
    article = paper_html(paper, plan, texts, replace(asked, heading=1))
    return render("page.html", t=texts, style=_style(), title=texts(f"papers.{paper}.name"), plan=article)
