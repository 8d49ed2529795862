"""The days of a plan as a calendar file (iCalendar, RFC 5545): meetings, checks and promises.

A calendar is seen by others, on a phone's locked screen too: its entries say that there is something,
never what. Nothing that people wrote is in the file, so nothing in it needs to be escaped or folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from plan_builder.plan import Plan
from plan_builder.plan_file import PlanFileError
from plan_builder.templates import render
from plan_builder.texts import Texts

CHECKS = ("first_check", "next_check")
CHECKS_OF_ROWS = (("promises", "by_date"), ("measures", "mid_check"), ("measures", "check_date"))
"""The fields that hold a day on which somebody looks whether something is done."""


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
    found = [each for each in events(plan) if each.day]
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
    """Yield the entries of a plan, in the order of its form; those without a day too."""
    held = len(plan.history)
    yield _meeting(plan, held, "meeting")
    for name in CHECKS:
        yield Event(name, "reminder", plan.text(name))
    yield from _checks_of_rows(plan)
    yield _meeting(plan, held + 1, "follow_up")
    if plan.text("conference_date") != plan.text("follow_up_date"):
        yield Event("conference", "meeting", plan.text("conference_date"))


def _meeting(plan: Plan, number: int, name: str) -> Event:
    """Return a meeting; a follow-up has the id that it keeps when it is the next version's own meeting."""
    start, end = plan.text(f"{name}_start"), plan.text(f"{name}_end")
    return Event(f"meeting-{number}", "meeting", plan.text(f"{name}_date"), start, end if start < end else "")


def _checks_of_rows(plan: Plan) -> Iterator[Event]:
    for list_id, name in CHECKS_OF_ROWS:
        for row in plan.rows(list_id):
            if list_id != "promises" or row.text("outcome") != "done":
                yield Event(f"{row.id}-{name}", "reminder", row.text(name))
