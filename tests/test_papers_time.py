"""The agenda on paper: the times of the plan, and nobody's name. The timeline: every day, drawn and in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from xml.etree import ElementTree

import pytest

from plan_builder.copies import OWN, SHARED, copy_of
from plan_builder.days import days_of
from plan_builder.document import Asked
from plan_builder.papers_time import agenda, all_days
from plan_builder.plan import Plan, Row
from plan_builder.plan_file import open_plan
from plan_builder.schedule import schedule
from plan_builder.texts import texts
from tests.conftest import EXAMPLE_NAMES, example_text


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


def parts_of(html: str) -> tuple[str, str]:
    """Return the drawings of a timeline, and its table."""
    drawn, _, table = html.partition("<table")
    return drawn, table


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_day_is_drawn_and_told(name: str, language: str) -> None:
    """Each day of the shared plan stands in the drawing and in the table, with its weekday."""
    plan = open_plan(example_text(name))
    words = texts(language)
    drawn, table = parts_of(unescape(all_days(plan, words, Asked(OWN))))

    days = [each.day for each in days_of(copy_of(plan, SHARED))]
    assert len(days) > 3
    for day in days:
        assert words.day(day) in drawn
        assert table.count(words.day(day)) == days.count(day)


@pytest.mark.parametrize("count", [1, 3, 60])
def test_few_and_many_days_are_drawn_whole(count: int, language: str) -> None:
    """Every drawing is a named image, well formed, and its lines are as many as the plan's days."""
    first = date(2027, 2, 1)
    rows = [Row("promises", f"l{n}", {"what": "x", "by_date": str(first + timedelta(n))}) for n in range(count)]
    html = all_days(Plan({}, {"promises": rows}), texts(language), Asked())

    drawings = [f"<svg{each.partition('</svg>')[0]}</svg>" for each in html.split("<svg")[1:]]
    roots = [ElementTree.fromstring(each) for each in drawings]
    assert all(root.attrib["role"] == "img" and root[0].text for root in roots)
    assert sum(each.count("<rect") for each in drawings) == count
    ids = [root[0].attrib["id"] for root in roots]
    assert len(set(ids)) == len(ids)


def test_a_holiday_is_named_in_drawing_and_table(language: str) -> None:
    """What falls on a public holiday is seen to do so."""
    words = texts(language)
    drawn, table = parts_of(unescape(all_days(Plan({"meeting_date": "2027-01-06"}), words, Asked())))

    assert words("holidays.epiphany") in drawn
    assert words("holidays.epiphany") in table
    assert texts("fi")("holidays.epiphany") in table


def test_what_is_not_shared_is_on_no_timeline(virta: Plan) -> None:
    """A day of a topic that the family keeps to itself is neither drawn nor told, in the own copy either."""
    kept_back = Row("promises", "l9", {"topic": "t3", "what": "Salattu", "by_date": "2029-05-05"})
    html = all_days(virta.with_answers({}, {"promises": [kept_back]}), texts("fi"), Asked(OWN))

    assert "Salattu" not in html
    assert "2029" not in html


def test_what_people_write_is_no_markup_on_a_timeline() -> None:
    """What is promised is text, whatever it holds."""
    row = Row("promises", "l1", {"what": "<script>alert(1)</script>", "by_date": "2027-05-05"})

    assert "<script" not in all_days(Plan({}, {"promises": [row]}), texts("fi"), Asked())


def test_a_plan_without_days_says_so(language: str) -> None:
    """There is no empty drawing."""
    html = all_days(Plan(), texts(language), Asked())

    assert "<svg" not in html
    assert texts(language)("papers.timeline.none") in unescape(html)
