"""The papers that one plan makes: the plan itself, and those for one reader or one use.

Each paper is an HTML article, or several, one after the other; one function a paper, registered here.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files

from plan_builder.document import PIECES, Asked, plan_html
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


def papers_html(chosen: Collection[str], plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return papers as HTML, one after the other; the plan itself where the plan's kind makes none of them."""
    PIECES.begin()
    made = [name for name, paper in PAPERS.items() if name in chosen and plan.kind in paper.kinds]
    papers = "\n".join(PAPERS[name].write(plan, texts, asked) for name in made or [PLAN])
    return f"{papers}\n{render('watermark.html', t=texts)}" if plan.invented else papers


@cache
def _style(names: tuple[str, ...]) -> tuple[str, str]:
    """Return styles as one and what a policy calls it; kept, because a memory image has no files."""
    style = "\n".join(files("plan_builder").joinpath("templates", each).read_text("utf-8") for each in names)
    return style, f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"


def papers_page(chosen: Collection[str], plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return papers as a whole HTML page that needs nothing else."""
    return whole_page(papers_html(chosen, plan, texts, replace(asked, heading=1)), texts)


def whole_page(papers: str, texts: Texts, *styles: str) -> str:
    """Return HTML as a whole page with the style of all papers and what else it needs; by its own policy it
    may load nothing.

    Its title says nothing: it stands in lists of windows and files.
    """
    style, style_hash = _style(("plan.css", *styles))
    return render("page.html", t=texts, style=style, style_hash=style_hash, papers=papers)
