"""What stands beside the controls of the form as they are filled in: a day's weekday, the clock times of the
meeting's parts, and days that are proposed. Each is HTML by place of the form.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from plan_builder.almanac import day_of, days_after, holidays, is_working_day
from plan_builder.fields import fields_by_id, sections_of
from plan_builder.plan import Plan
from plan_builder.schedule import schedule
from plan_builder.templates import render
from plan_builder.texts import ORIGINAL, Texts
from plan_builder.texts import texts as texts_of

DATES = frozenset(("date",))


def notes(plan: Plan, texts: Texts) -> dict[str, str]:
    """Return the weekday of each day in the form, and when each part of the meeting is."""
    days = {place: _day_note(value, texts.language) for place, value in plan.given(DATES)}
    return days | dict(_clocks(plan, texts))


@lru_cache(maxsize=1000)
def _day_note(value: str, language: str) -> str:
    day = day_of(value)
    if day is None:
        return ""
    values = {"day": value, "holiday_id": holidays().get(day, ""), "free": not is_working_day(day)}
    return render("note.html", t=texts_of(language), original=texts_of(ORIGINAL), **values)


def _clocks(plan: Plan, texts: Texts) -> Iterator[tuple[str, str]]:
    """Yield the times of the agenda, and when the meeting ends by it where the plan does not say just that."""
    if "agenda" not in sections_of(plan.kind):
        return
    slots = schedule(plan)
    for slot in slots:
        yield f"minutes_{slot.part.id}", render("clock.html", t=texts, slot=slot)
    if slots[-1].end not in ("", plan.text("meeting_end")):
        yield "meeting_end", texts("builder.meeting_ends", end=slots[-1].end)


def proposals(plan: Plan, texts: Texts) -> dict[str, str]:
    """Return, for each field that has any, days at sensible distances from the meeting, as buttons."""
    meeting = day_of(plan.text("meeting_date"))
    asked = (field for field in fields_by_id().values() if field.proposed and plan.kind in field.kinds)
    return {
        field.id: render(
            "proposals.html",
            t=texts,
            place=field.id,
            chosen=plan.text(field.id),
            days={each: (day.isoformat(), (day - meeting).days == each) for each, day in days.items()},
        )
        for field in asked
        if meeting and (days := days_after(meeting, field.proposed))
    }
