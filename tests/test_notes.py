"""What stands beside the controls: weekdays and holidays, the clock times of the agenda, proposed days."""

from __future__ import annotations

import re
from html import unescape

import pytest

from plan_builder.kinds import kinds
from plan_builder.notes import notes, proposals
from plan_builder.plan import Plan, Row
from plan_builder.schedule import schedule
from plan_builder.texts import ORIGINAL, texts


def test_a_day_is_told_with_weekday_and_holiday(language: str) -> None:
    """The reader sees which weekday it is and the holiday, in the own language and in Finnish."""
    words = texts(language)
    note = unescape(notes(Plan({"meeting_date": "2027-01-06"}), words)["meeting_date"])

    assert words("weekdays.3") in note
    assert words("holidays.epiphany") in note
    assert texts(ORIGINAL)("holidays.epiphany") in note
    assert (f'lang="{ORIGINAL}"' in note) is (words.base != ORIGINAL)


@pytest.mark.parametrize(("day", "marked"), [("2027-01-16", True), ("2027-01-17", True), ("2027-01-18", False)])
def test_a_weekend_is_marked(day: str, marked: bool) -> None:
    """That services are closed is said, and only then."""
    assert ("<strong>" in notes(Plan({"meeting_date": day}), texts("fi"))["meeting_date"]) is marked


def test_days_in_rows_have_their_notes() -> None:
    """A day in a row is told at its own place, and what is empty or no day says nothing."""
    rows = [Row("promises", "l2", {"by_date": "2027-01-18"}), Row("promises", "l3", {"what": "x"})]
    found = notes(Plan({"agreement_date": "2027-02-31"}, {"promises": rows}), texts("fi"))

    assert texts("fi")("weekdays.1") in found["promises.l2.by_date"]
    assert found["agreement_date"] == ""
    assert "promises.l3.by_date" not in found


@pytest.mark.parametrize("kind", ["conference", "urgent", "follow_up"])
def test_each_part_of_the_agenda_tells_its_times(kind: str) -> None:
    """Beside the minutes of a part stands when it is, as on the agenda."""
    plan = Plan({"meeting_start": "10:00", "minutes_break": "25"}, kind=kind)
    found = notes(plan, texts("fi"))

    for slot in schedule(plan):
        assert f"{slot.start}–{slot.end}" in found[f"minutes_{slot.part.id}"]
    assert schedule(plan)[-1].end in found["meeting_end"]


def test_an_end_as_planned_needs_no_words() -> None:
    """Only where the agenda ends at another time than the plan says, or the plan does not say, is the end told."""
    times = {"meeting_start": "10:00", "meeting_end": "14:00"}

    assert "meeting_end" not in notes(Plan(times), texts("fi"))
    assert "meeting_end" in notes(Plan({**times, "minutes_child": "60"}), texts("fi"))
    assert "meeting_end" not in notes(Plan(), texts("fi"))


def test_days_are_proposed_as_buttons(language: str) -> None:
    """Each proposal names its day with the weekday and how far it is, and the one taken is marked."""
    words = texts(language)
    plan = Plan({"meeting_date": "2027-01-18", "follow_up_date": "2027-02-15"})
    html = unescape(proposals(plan, words)["follow_up_date"])

    days = re.findall(r'data-day="([\d-]+)" aria-pressed="(\w+)"', html)
    assert days == [("2027-02-15", "true"), ("2027-03-15", "false"), ("2027-04-12", "false")]
    assert all(words.day(day) in html for day, _ in days)
    assert words("distances.exact", distance=words("distances.28")) in html


def test_a_moved_day_says_that_it_is_near() -> None:
    """Where a distance would end on a Saturday, the day before is proposed as being about so far."""
    html = proposals(Plan({"meeting_date": "2027-01-16"}), texts("fi"))["follow_up_date"]

    assert 'data-day="2027-02-12"' in html
    assert texts("fi")("distances.about", distance=texts("fi")("distances.28")) in html


def test_only_what_a_kind_asks_is_proposed() -> None:
    """Without the day of the meeting there are no proposals; with it, those of the kind."""
    wanted = {
        "conference": {"follow_up_date"},
        "urgent": {"first_check", "conference_date", "follow_up_date"},
        "follow_up": {"follow_up_date"},
        "support_memo": {"next_check"},
    }

    for kind in kinds():
        assert proposals(Plan(kind=kind), texts("fi")) == {}
        assert set(proposals(Plan({"meeting_date": "2027-01-18"}, kind=kind), texts("fi"))) == wanted[kind]
