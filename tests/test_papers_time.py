"""The agenda on paper: the times of the plan, and nobody's name."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

from plan_builder.copies import OWN
from plan_builder.document import Asked
from plan_builder.papers_time import agenda
from plan_builder.plan import Plan
from plan_builder.schedule import schedule
from plan_builder.texts import texts


def test_wall_and_chair_see_the_same_times(virta: Plan, language: str) -> None:
    """Each part stands with its times on both papers; what happens in it only on the chair's."""
    wall, chair = unescape(agenda(virta, texts(language), Asked())).split("</article>")[:-1]

    for slot in schedule(virta):
        for paper in (wall, chair):
            assert f"{slot.start}–{slot.end}" in paper
            assert texts(language)(f"agenda.{slot.part.id}") in paper
        for step in slot.part.steps:
            told = texts(language)(f"steps.{step.id}.text")
            assert told in chair
            assert told not in wall


def test_nothing_written_is_on_the_wall(virta: Plan) -> None:
    """Everybody in the room sees the agenda: it holds nothing that people wrote, in the family's own copy either."""
    marked = {name: "Salattu" for name in ("child_name", "convener_name", "meeting_place", "work_done")}
    rows = [replace(row, answers={**row.answers, "name": "Salattu"}) for row in virta.rows("people")]

    assert "Salattu" not in agenda(virta.with_answers(marked, {"people": rows}), texts("fi"), Asked(OWN))
