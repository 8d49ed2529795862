"""Papers of when: the agenda of the meeting, and all days of the plan.

Both show what is shared, whichever copy is asked for: they hang on a wall and are seen by others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from plan_builder.almanac import day_of, holidays
from plan_builder.axis import axes
from plan_builder.bilingual import first_of
from plan_builder.copies import SHARED, copy_of
from plan_builder.days import MEETINGS, PlanDay, days_of, times_of
from plan_builder.document import Asked, Shown, Words, fit, paper_values
from plan_builder.plan import Plan
from plan_builder.schedule import schedule
from plan_builder.templates import render
from plan_builder.texts import ORIGINAL, Texts
from plan_builder.texts import texts as texts_of

LEFT_TO_RIGHT = "\u2066{}\u2069"
"""Keeps a time before the one it lasts to, in a line from right to left as well."""

LETTERS = 40
"""The most letters that a line beside the axis has room for."""

DUE = ("until", "by_date", "decisions_until")
"""The names of fields that hold the last day of something."""

DOERS = {"solutions": ("who",), "promises": ("who",), "measures": ("provider", "contact")}
"""The fields that say who a row's day concerns, by list."""


def agenda(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return the agenda of the meeting twice: large for the wall, and with what happens in each part for the chair.

    Neither names anybody: everybody in the room sees the wall.
    """
    shown = Shown(copy_of(plan, SHARED), texts, SHARED)
    return render(
        "papers/agenda.html", t=texts, h=asked.heading, day=shown.single("meeting_date"), slots=schedule(plan)
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line beside the axis: its day and what it is of, and all in words. A holiday's is of nothing."""

    day: date
    sort: str
    title: str
    times: str = ""
    what: Sequence[Words] = ()
    who: Sequence[Words] = ()


def all_days(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return every day of the plan on an axis, with its weekday and holiday, and all of them as a table."""
    shown = Shown(copy_of(plan, SHARED), texts, SHARED)
    lines = sorted((_line(each, day, shown) for each in days_of(shown.plan) if (day := day_of(each.day))), key=_day)
    drawn = list(_with_holidays(lines, texts))
    values = {
        "lines": lines,
        "drawn": drawn,
        "axes": list(axes([each.day for each in drawn])),
        "holidays": holidays(),
        "original": texts_of(ORIGINAL),
        "fit": fit,
        "first_of": first_of,
        "letters": LETTERS,
    }
    return render("papers/timeline.html", **paper_values(shown, asked), **values)


def _day(line: _Line) -> date:
    return line.day


def _line(each: PlanDay, day: date, shown: Shown) -> _Line:
    sort = "meeting" if each.field.id in MEETINGS else "due" if each.field.name in DUE else "other"
    if each.row is None:
        times = "–".join(filter(None, times_of(each, shown.plan)))
        return _Line(day, sort, shown.label(each.field), LEFT_TO_RIGHT.format(times) if times else "")
    list_id, texts = each.row.list_id, shown.texts
    row = texts("builder.row", name=texts(f"fields.{list_id}.row"), number=each.number)
    title = texts(f"papers.timeline.{each.field.name}", row=row)
    naming = "measure" if list_id == "measures" else "what"
    return _Line(day, sort, title, "", shown.cell(each.row, naming), shown.cell(each.row, *DOERS[list_id]))


def _with_holidays(lines: Sequence[_Line], texts: Texts) -> Iterator[_Line]:
    """Yield the lines, and after those of a public holiday one that names it."""
    for day, theirs in groupby(lines, key=_day):
        yield from theirs
        if day in holidays():
            yield _Line(day, "", texts(f"holidays.{holidays()[day]}"))
