"""Papers of when: the agenda of the meeting."""

from __future__ import annotations

from plan_builder.copies import SHARED, copy_of
from plan_builder.document import Asked, Shown
from plan_builder.plan import Plan
from plan_builder.schedule import schedule
from plan_builder.templates import render
from plan_builder.texts import Texts


def agenda(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return the agenda of the meeting twice: large for the wall, and with what happens in each part for the chair.

    Neither names anybody: everybody in the room sees the wall.
    """
    shown = Shown(copy_of(plan, SHARED), texts, SHARED)
    return render(
        "papers/agenda.html", t=texts, h=asked.heading, day=shown.single("meeting_date"), slots=schedule(plan)
    )
