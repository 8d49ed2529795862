"""The one door between the browser and Python: JSON text in, JSON text out.

A request names its `id`, its `task` and the page's `language`; the reply carries the same `id`.

    check  answers, copy, pages, invented -> findings (HTML by place), summary, plan (HTML),
           progress (done and all by section), complete, keeps_back
    save   answers, invented -> file (text)
    open   file (text) -> answers, invented; or problem (id of a message in `file`)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from plan_builder.copies import keeps_back
from plan_builder.document import plan_html
from plan_builder.facts import Source, rule_facts, sources
from plan_builder.fields import sections
from plan_builder.findings import Finding, findings, is_complete
from plan_builder.form import section_of
from plan_builder.plan import Plan, is_needed, is_settled
from plan_builder.plan_file import PlanFileError, answers_of, open_plan, plan_from, save_plan
from plan_builder.templates import render
from plan_builder.texts import Texts, texts

Reply = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in the reader's words."""

    rule: str
    level: str
    place: str
    where: str
    message: str
    source: Source


def answer(request: str) -> str:
    """Answer one request; a plan file that cannot be opened is answered with its `problem`."""
    asked = json.loads(request)
    try:
        reply = TASKS[asked["task"]](asked)
    except PlanFileError as error:
        reply = {"problem": error.problem}
    return json.dumps({"id": asked["id"], **reply}, ensure_ascii=False)


def _check(asked: dict[str, Any]) -> Reply:
    plan = _plan(asked)
    words = texts(asked["language"])
    found = findings(plan, words)
    told = [tell(each, plan, words) for each in found]
    return {
        "findings": {
            place: render("findings.html", t=words, found=at_place, pages=asked["pages"])
            for place, at_place in _by_place(told).items()
        },
        "summary": _summary(told, words, is_complete(found), asked["pages"]),
        "plan": plan_html(plan, words, asked["copy"]),
        "progress": _progress(plan, found),
        "complete": is_complete(found),
        "keeps_back": keeps_back(plan),
    }


def _by_place(told: Sequence[Told]) -> dict[str, list[Told]]:
    grouped: dict[str, list[Told]] = {}
    for each in told:
        grouped.setdefault(each.place, []).append(each)
    return grouped


def _save(asked: dict[str, Any]) -> Reply:
    return {"file": save_plan(_plan(asked))}


def _open(asked: dict[str, Any]) -> Reply:
    plan = open_plan(asked["file"])
    return {"answers": answers_of(plan), "invented": plan.invented}


TASKS: dict[str, Callable[[dict[str, Any]], Reply]] = {"check": _check, "save": _save, "open": _open}


def _plan(asked: dict[str, Any]) -> Plan:
    return plan_from(asked["answers"], invented=asked["invented"])


def tell(found: Finding, plan: Plan, words: Texts) -> Told:
    """Return a finding in words: where it is, and what to do."""
    return Told(
        rule=found.rule,
        level=found.level,
        place=found.place,
        where=where(found.place, plan, words),
        message=words(f"rules.{found.rule}.message", **found.values),
        source=sources()[rule_facts()[found.rule].source],
    )


def where(place: str, plan: Plan, words: Texts) -> str:
    """Return a place in the form as its reader knows it, for instance "Solution 2: Who does it?"."""
    list_id, _, rest = place.partition(".")
    if not rest:
        return words(f"fields.{list_id}.label")
    row_id, _, name = rest.partition(".")
    number = next(n for n, row in enumerate(plan.lists[list_id], start=1) if row.id == row_id)
    row = words("builder.row", name=words(f"fields.{list_id}.row"), number=number)
    return f"{row}: {words(f'fields.{list_id}.{name}.label')}"


def _summary(told: Sequence[Told], words: Texts, complete: bool, pages: str) -> str:
    groups: dict[str, list[Told]] = {section.id: [] for section in sections()}
    for each in told:
        groups[section_of(each.place)].append(each)
    return render(
        "summary.html",
        t=words,
        complete=complete,
        pages=pages,
        left=sum(each.level != "info" for each in told),
        groups={section: found for section, found in groups.items() if found},
    )


def _progress(plan: Plan, found: Sequence[Finding]) -> dict[str, list[int]]:
    """Return, by section, how many of the fields that are needed are done, and how many there are."""
    waiting = {each.place.partition(".")[0] for each in found if each.level != "info"}
    needed = {section.id: [each for each in section.fields if is_needed(each, plan)] for section in sections()}
    return {
        section: [sum(is_settled(each, plan) and each.id not in waiting for each in fields), len(fields)]
        for section, fields in needed.items()
    }
