"""The days of a plan as a calendar file (iCalendar, RFC 5545): meetings, checks and promises.

A calendar is seen by others, on a phone's locked screen too: its entries say that there is something,
never what. Nothing that people wrote is in the file, so nothing in it needs to be escaped or folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from plan_builder.days import BEHIND, MEETINGS, PlanDay, days_of, times_of
from plan_builder.plan import Plan
from plan_builder.plan_file import PlanFileError
from plan_builder.templates import render
from plan_builder.texts import Texts


@dataclass(frozen=True, slots=True)
class Event:
    """An entry: its id within the plan, what it is (an id in the texts), its ISO day, perhaps clock times HH:MM."""

    id: str
    title: str
    day: str
    start: str = ""
    end: str = ""


def calendar(plan: Plan, texts: Texts, made: datetime) -> str:
    """Return the text of a calendar file; `made` is the moment it is made at.

    Who takes in a later file of the same plan gets changed entries in place of the old ones: an entry
    keeps its id, from one version of the plan to the next as well.

    Raises:
        PlanFileError: the plan has no days yet.
    """
    found = list(events(plan))
    if not found:
        raise PlanFileError("no_dates")
    moment = made.astimezone(UTC)
    lines = render(
        "calendar.txt",
        t=texts,
        plan_id=plan.calendar_id,
        events=found,
        stamp=f"{moment:%Y%m%dT%H%M%SZ}",
        sequence=int(moment.timestamp()) // 60,
    )
    return f"{lines}\n".replace("\n", "\r\n")


def events(plan: Plan) -> Iterator[Event]:
    """Yield the entries of a plan, in the order of its form: all its days but those of what has been."""
    for each in days_of(plan):
        if each.field.id not in BEHIND and not _is_entered_already(each, plan):
            yield _event(each, plan)


def _is_entered_already(each: PlanDay, plan: Plan) -> bool:
    """Tell whether the full conference is what follows an urgent one up."""
    return each.field.id == "conference_date" and each.day == plan.text("follow_up_date")


def _event(each: PlanDay, plan: Plan) -> Event:
    """Return a day's entry; a follow-up has the id that it keeps when it is the next version's own meeting."""
    held = len(plan.history)
    meetings = dict(zip(MEETINGS, (f"meeting-{held}", f"meeting-{held + 1}", "conference"), strict=True))
    if each.field.id not in meetings:
        return Event(f"{each.row.id}-{each.field.name}" if each.row else each.field.id, "reminder", each.day)
    start, end = times_of(each, plan)
    return Event(meetings[each.field.id], "meeting", each.day, start, end if start < end else "")
