"""The form of a plan as HTML, rendered into the page at build time and usable without Python.

Controls are native and carry their place in the plan as `name`: the field id, or `list.row.field`.
The form holds the questions of all kinds of plan, those that kinds share once; what the first kind
does not ask, or other answers must make matter, is hidden.
What the browser modules say aloud is in the root's `data-texts`.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from plan_builder.fields import Field, Section, fields_by_id, sections
from plan_builder.kinds import BASICS, FIRST_KIND, kinds
from plan_builder.papers import PAPERS
from plan_builder.plan_file import FIRST_DAY, FORMAT, LAST_DAY, MOST_BYTES, MOST_ROWS, VERSION
from plan_builder.templates import render
from plan_builder.texts import Texts, languages, spoken, texts

BROWSER_TEXTS = (
    "ready", "failed", "saved", "opened", "kept", "cleared", "undo", "removed", "added", "moved",
    "switched", "section_done", "section_progress", "plan_waiting", "taken_out", "aside_done", "aside_back",
    "next_begun", "calendar_made", "text_copied", "text_made", "saved_locked", "day_taken", "page_kept",
    "undone", "redone", "no_undo", "no_redo", "place_in_row", "step_plan", "step_aside",
)  # fmt: skip
"""The texts of `builder` that the browser modules need, besides all of `device_says`."""

IDLE_MINUTES, GRACE_MINUTES = 10, 2
"""After how long without a sign of life the page asks, and how long it waits for the answer."""

NOTED = ("date", "time", "number")
"""The kinds of field that may have a note beside their control."""

ROW = "__row__"
"""Stands for a row's id in the template of a new row."""


def form_html(language: str, pages: str, examples: str, first: str) -> str:
    """Return the plan builder of a language as HTML.

    Args:
        language: the page's language.
        pages: the address of the guide's pages in that language, as seen from the builder's page.
        examples: the address of the folder with the example plans, seen likewise.
        first: what Python replies to a check of the form as it is served, as JSON: it is shown before Python is there.
    """
    words = texts(language)
    return render(
        "form.html",
        t=words,
        pages=pages,
        parts=_sections_by_part(),
        kinds=kinds(),
        papers=PAPERS,
        every_kind=tuple(kinds()),
        kinds_of=_kinds_of,
        first_kind=FIRST_KIND,
        basics=BASICS,
        languages=[texts(each) for each in languages()],
        spoken=[texts(each) for each in spoken()],
        browser_texts=json.dumps(_browser_texts(words), ensure_ascii=False),
        problems=json.dumps(words.find("file"), ensure_ascii=False),
        examples=examples,
        first=first,
        served=answers_as_served(language),
        file_head=json.dumps({"format": FORMAT, "version": VERSION}),
        idle_minutes=IDLE_MINUTES,
        grace_minutes=GRACE_MINUTES,
        most_bytes=MOST_BYTES,
        most_rows=MOST_ROWS,
        first_day=FIRST_DAY,
        last_day=LAST_DAY,
        noted=NOTED,
        row=ROW,
        first_row=first_row,
        picked={list_id for field in fields_by_id().values() for list_id in field.picked_from},
    )


def answers_as_served(language: str) -> dict[str, Any]:
    """Return the answers that a language's form holds before anybody has touched it, as JSON values."""
    fields = [field for section in sections() for field in section.fields]
    served: dict[str, Any] = {each.id: each.default for each in fields if each.default}
    for each in fields:
        if each.is_list:
            served[each.id] = [{"id": first_row(each)}]
        elif each.kind == "language" and each.needed == "always":
            served[each.id] = texts(language).base
    return served


def first_row(field: Field) -> str:
    """Return the id of the row that a list has when nobody has added any."""
    return f"{field.row_prefix}1"


def _browser_texts(words: Texts) -> dict[str, str]:
    return {**words.find("device_says"), **{name: words(f"builder.{name}") for name in BROWSER_TEXTS}}


def _sections_by_part() -> dict[str, list[Section]]:
    grouped: dict[str, list[Section]] = {}
    for section in sections():
        grouped.setdefault(section.part, []).append(section)
    return grouped


def _kinds_of(group: list[Section]) -> tuple[str, ...]:
    """Return the kinds of plan that have any of some sections."""
    return tuple(kind for kind in kinds() if any(kind in section.kinds for section in group))


def section_of(place: str) -> Section:
    """Return the section a place of the form is in; `KeyError` when there is none."""
    return _section_by_field()[place.partition(".")[0]]


@cache
def _section_by_field() -> dict[str, Section]:
    return {field.id: section for section in sections() for field in section.fields}
