"""The one door between the browser and Python: JSON text in, JSON text out.

A request names its `id`, its `task` and the page's `language`; the reply carries the same `id`. A plan
is `answers` and `invented`, and where there are any `kind`, `history` (text), `put_aside` and `calendar_id`.

    check  a plan, pages, what is asked of papers -> findings (HTML by place), summary, plan (HTML: the
           papers), progress (done and all by section), hidden (places of the form), complete, keeps_back,
           notes and proposals (HTML by place: what stands beside a control)
    save   a plan -> file (text)
    open   file (text), perhaps into (a kind that may take it over) -> a plan
    next   a plan -> a plan: the next version, as a follow-up meeting begins with it
    page   a plan, what is asked of papers -> file (text): the papers as a page that needs nothing else
    compare  a plan, marked (units of the form where a trainee expects findings) -> compared (HTML)
    mark   given (options by question id), pages -> answers (HTML by question), score (words)
    text   a plan and copy -> file (text): the plan in the order of a client plan
    calendar  a plan with its calendar_id, copy, made (the present moment, ISO) -> file (text)
    ready  nothing: that this is answered proves that Python works

What is asked of papers: copy, perhaps papers (their ids), part, and a second language beside the page's.
A file or plan that cannot be used is answered with its problem (id of a message in `file`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from plan_builder.bilingual import beside
from plan_builder.calendar import calendar
from plan_builder.client_text import client_text
from plan_builder.copies import copy_of, keeps_back
from plan_builder.document import Asked
from plan_builder.fields import sections_of
from plan_builder.findings import Finding, findings, is_complete
from plan_builder.form import section_of
from plan_builder.history import next_version, taken_over
from plan_builder.kinds import FIRST_KIND
from plan_builder.notes import notes, proposals
from plan_builder.papers import PLAN, papers_html, papers_page
from plan_builder.plan import Plan, Version, is_needed, is_settled
from plan_builder.plan_file import (
    PlanFileError,
    answers_of,
    calendar_id_from,
    history_from,
    history_of,
    open_plan,
    plan_from,
    put_aside_of,
    save_plan,
)
from plan_builder.prediction import compared_html
from plan_builder.questions import marked, questions, right_answers
from plan_builder.shown import hidden_places, shown_part
from plan_builder.telling import Told, tell
from plan_builder.templates import render
from plan_builder.texts import Texts, texts

Reply = dict[str, Any]


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
    progress = _progress(plan, found)
    return {
        "findings": {
            place: render("findings.html", t=words, found=at_place, pages=asked["pages"])
            for place, at_place in _by_place(told).items()
        },
        "summary": _summary(told, words, progress, asked["pages"], plan.kind),
        "plan": papers_html(*_papers(asked, plan, found)),
        "progress": progress,
        "hidden": hidden_places(plan),
        "complete": is_complete(found),
        "keeps_back": keeps_back(plan),
        "notes": notes(plan, words),
        "proposals": proposals(plan, words),
    }


def _papers(
    asked: dict[str, Any], plan: Plan, found: Sequence[Finding] | None = None
) -> tuple[Sequence[str], Plan, Texts, Asked]:
    """Return what papers are made of: which, of which plan, in which words, and how they are asked for."""
    words = beside(asked["language"], asked.get("second", ""))
    return asked.get("papers", (PLAN,)), plan, words, Asked(asked["copy"], asked.get("part", ""), found)


def _by_place(told: Sequence[Told]) -> dict[str, list[Told]]:
    grouped: dict[str, list[Told]] = {}
    for each in told:
        grouped.setdefault(each.place, []).append(each)
    return grouped


def _save(asked: dict[str, Any]) -> Reply:
    return {"file": save_plan(_plan(asked))}


def _open(asked: dict[str, Any]) -> Reply:
    plan = open_plan(asked["file"])
    return _reply_of(taken_over(plan, asked["into"]) if "into" in asked else plan)


def _next(asked: dict[str, Any]) -> Reply:
    return _reply_of(next_version(_plan(asked)))


def _page(asked: dict[str, Any]) -> Reply:
    return {"file": papers_page(*_papers(asked, _plan(asked)))}


def _compare(asked: dict[str, Any]) -> Reply:
    plan, words = _plan(asked), texts(asked["language"])
    told = [tell(each, plan, words) for each in findings(plan, words)]
    return {"compared": compared_html(told, asked["marked"], plan, words)}


def _mark(asked: dict[str, Any]) -> Reply:
    given, words = asked["given"], texts(asked["language"])
    score = words("quiz.score", right=right_answers(given), all=len(questions()))
    return {"answers": marked(given, words, asked["pages"]), "score": score}


def _text(asked: dict[str, Any]) -> Reply:
    return {"file": client_text(_plan(asked), texts(asked["language"]), Asked(asked["copy"]))}


def _calendar(asked: dict[str, Any]) -> Reply:
    plan = copy_of(_plan(asked), asked["copy"])
    return {"file": calendar(plan, texts(asked["language"]), datetime.fromisoformat(asked["made"]))}


def _ready(asked: dict[str, Any]) -> Reply:
    return {}


TASKS: dict[str, Callable[[dict[str, Any]], Reply]] = {
    "check": _check,
    "save": _save,
    "open": _open,
    "next": _next,
    "page": _page,
    "compare": _compare,
    "mark": _mark,
    "text": _text,
    "calendar": _calendar,
    "ready": _ready,
}


def _plan(asked: dict[str, Any]) -> Plan:
    plan = plan_from(
        asked["answers"],
        invented=asked["invented"],
        kind=asked.get("kind", FIRST_KIND),
        history=_history(asked.get("history", "[]")),
        put_aside=asked.get("put_aside", ()),
    )
    return replace(plan, calendar_id=calendar_id_from(asked.get("calendar_id", "")))


@lru_cache(maxsize=1)
def _history(text: str) -> tuple[Version, ...]:
    """Return the earlier versions in a text. While somebody types they stay the same, however many they are."""
    return history_from(json.loads(text))


def _reply_of(plan: Plan) -> Reply:
    return {
        "answers": answers_of(plan),
        "invented": plan.invented,
        "kind": plan.kind,
        "history": json.dumps(history_of(plan), ensure_ascii=False),
        "put_aside": put_aside_of(plan),
        "calendar_id": plan.calendar_id,
    }


def _summary(told: Sequence[Told], words: Texts, progress: dict[str, list[int]], pages: str, kind: str) -> str:
    groups: dict[str, list[Told]] = {section: [] for section in sections_of(kind)}
    for each in told:
        if not each.reason:
            groups[section_of(each.place).id].append(each)
    return render(
        "summary.html",
        t=words,
        complete=not any(each.is_open for each in told),
        pages=pages,
        left=sum(each.is_open for each in told),
        parts=_by_part(progress, kind),
        groups={section: found for section, found in groups.items() if found},
        put_aside=[each for each in told if each.reason],
    )


def _by_part(progress: dict[str, list[int]], kind: str) -> dict[str, tuple[int, int]]:
    """Return, by part of the plan, how many of the fields that are needed are done, and how many there are."""
    parts: dict[str, tuple[int, int]] = {}
    for section_id, (done, needed) in progress.items():
        part = sections_of(kind)[section_id].part
        before = parts.get(part, (0, 0))
        parts[part] = (before[0] + done, before[1] + needed)
    return parts


def _progress(plan: Plan, found: Iterable[Finding]) -> dict[str, list[int]]:
    """Return, by section, how many of the fields that are needed are done, and how many there are."""
    part = shown_part(plan)
    waiting = {each.place.partition(".")[0] for each in found if each.is_open}
    progress = {}
    for section in sections_of(plan.kind).values():
        needed = [each for each in section.fields if is_needed(each, part, part)]
        done = sum(is_settled(each, part) and each.id not in waiting for each in needed)
        progress[section.id] = [done, len(needed)]
    return progress
