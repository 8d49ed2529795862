"""The calendar file, read by another library: right times, neutral words, entries that a later file changes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from plan_builder.calendar import calendar
from plan_builder.copies import OWN, SHARED, copy_of
from plan_builder.days import BEHIND, days_of
from plan_builder.history import next_version
from plan_builder.kinds import kinds
from plan_builder.plan import Plan
from plan_builder.plan_file import PlanFileError, open_plan, plan_from
from plan_builder.texts import texts
from tests.conftest import EXAMPLE_NAMES, example_text

MADE = datetime(2027, 1, 2, 12, tzinfo=UTC)
ID = "0123456789abcdef" * 2


def written(plan: Plan, language: str = "fi", made: datetime = MADE) -> str:
    """Return the calendar file of a plan."""
    return calendar(replace(plan, calendar_id=ID), texts(language), made)


def entries(plan: Plan, made: datetime = MADE) -> dict[str, Any]:
    """Return the entries of a plan's calendar by id, as another library reads them."""
    read = icalendar.Calendar.from_ical(written(plan, made=made))
    found = {str(event["UID"]): event for event in read.walk("VEVENT")}
    assert len(found) == len(read.walk("VEVENT"))
    return found


def meetings(**answers: str) -> list[Any]:
    """Return the entries of a plan with some answers."""
    return list(entries(plan_from(answers)).values())


@pytest.mark.parametrize(
    ("day", "hours"),
    [("2027-03-27", 2), ("2027-03-28", 3), ("2027-10-30", 3), ("2027-10-31", 2), ("2035-07-01", 3), ("2035-12-01", 2)],
)
def test_times_are_those_of_helsinki_across_the_clock_change(day: str, hours: int) -> None:
    """A meeting at ten is at ten in Helsinki, before and after the clocks are turned."""
    (event,) = meetings(meeting_date=day, meeting_start="10:00", meeting_end="14:30")

    assert event["DTSTART"].dt.replace(tzinfo=None) == datetime.fromisoformat(f"{day}T10:00")
    assert event["DTSTART"].dt.utcoffset() == timedelta(hours=hours)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=4, minutes=30)


@pytest.mark.parametrize(
    ("moment", "hours"),
    [("2027-03-28T02:59", 2), ("2027-03-28T04:00", 3), ("2027-10-31T02:59", 3), ("2027-10-31T04:00", 2)],
)
def test_the_zone_in_the_file_turns_the_clocks_itself(moment: str, hours: int) -> None:
    """A program that knows no zones finds both rules in the file."""
    read = icalendar.Calendar.from_ical(written(plan_from({"meeting_date": "2027-01-16"})))
    zone = read.timezones[0].to_tz(lookup_tzid=False)

    assert datetime.fromisoformat(moment).replace(tzinfo=zone).utcoffset() == timedelta(hours=hours)


def test_a_day_without_a_time_is_a_day() -> None:
    """What has no clock time takes the day and blocks nothing."""
    (event,) = meetings(meeting_date="2027-01-16")

    assert event["DTSTART"].dt == date(2027, 1, 16)
    assert event["TRANSP"] == "TRANSPARENT"


def test_deadlines_on_both_sides_of_the_clock_change_keep_their_days() -> None:
    """What is due on the days around the night of the change is due on these days, once each."""
    days = ["2027-03-27", "2027-03-28", "2027-03-29", "2027-10-30", "2027-10-31", "2027-11-01"]
    solutions = [{"id": "s1", "what": "x", "start": days[0], "until": days[3]}]
    promises = [{"id": f"l{number}", "what": "x", "by_date": day} for number, day in enumerate(days, start=1)]
    found = entries(plan_from({"solutions": solutions, "promises": promises}))

    assert sorted(event["DTSTART"].dt.isoformat() for event in found.values()) == sorted([*days, days[0], days[3]])


@pytest.mark.parametrize("end", ["", "09:00", "10:00"])
def test_an_end_that_is_none_is_left_out(end: str) -> None:
    """A meeting does not end before it starts."""
    (event,) = meetings(meeting_date="2027-01-16", meeting_start="10:00", meeting_end=end)

    assert "DTEND" not in event


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
@pytest.mark.parametrize("copy", [OWN, SHARED])
def test_every_day_that_is_ahead_is_in_the_calendar(name: str, copy: str) -> None:
    """Everything that the timeline shows: meetings, checks, what begins, ends or is due; but not what has been."""
    plan = copy_of(open_plan(example_text(name)), copy)
    drawn = {each.day for each in days_of(plan) if each.field.id not in BEHIND}

    found = {event["DTSTART"].dt.isoformat()[:10] for event in entries(plan).values()}

    assert found == drawn


def test_the_words_are_neutral(language: str) -> None:
    """An entry says nothing of what people wrote, nor what the plan is called."""
    for kind in kinds().values():
        plan = open_plan(example_text(kind.examples["fi"]))
        text = written(plan, language)
        told = {str(each["SUMMARY"]) for each in icalendar.Calendar.from_ical(text).walk("VEVENT")}

        assert told <= {texts(language)("calendar.meeting"), texts(language)("calendar.reminder")}
        assert not any(each in text for _, each in plan.written() if len(each) > 2)
        assert not re.search(r"l[äa]heis|lapsi|lasten|child|barn|famil|perhe|طفل|أسرة", text, re.IGNORECASE)


def test_the_file_is_as_the_standard_wants_it(language: str) -> None:
    """Lines end in CRLF and hold at most 75 bytes, whatever the rows are called."""
    rows = [{"id": "m10000", "measure": "early_education", "check_date": "2027-01-16"}]
    plan = plan_from({"meeting_date": "2027-01-16", "measures": rows}, kind="support_memo")
    lines = written(plan, language).encode().split(b"\r\n")

    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)


def test_a_later_file_changes_the_same_entries(virta: Plan) -> None:
    """A postponed meeting is the same entry, on its new day, and counts as later."""
    first = entries(virta)
    second = entries(virta.with_answers({"meeting_date": "2027-01-23"}, {}), MADE + timedelta(minutes=1))

    assert first.keys() == second.keys()
    assert all(second[uid]["SEQUENCE"] > first[uid]["SEQUENCE"] for uid in first)
    moved = [uid for uid in first if first[uid]["DTSTART"].dt != second[uid]["DTSTART"].dt]
    assert [second[uid]["DTSTART"].dt.day for uid in moved] == [23]


def test_the_next_version_keeps_the_entries_it_goes_on_with(virta: Plan) -> None:
    """The follow-up meeting stays one entry when it becomes the next version's own meeting; so do promises."""
    before = {uid: event["DTSTART"].dt for uid, event in entries(virta).items()}
    after = {uid: event["DTSTART"].dt for uid, event in entries(next_version(virta)).items()}

    assert after.items() <= before.items()
    assert len(before) - len(after) == 1


def test_plans_do_not_share_entries(virta: Plan) -> None:
    """Who takes in the calendars of two families has the entries of both."""
    one, other = (calendar(replace(virta, calendar_id=each * 32), texts("fi"), MADE) for each in "ab")

    assert not set(re.findall("UID:.*", one)) & set(re.findall("UID:.*", other))


def test_a_plan_without_days_has_no_calendar() -> None:
    """An empty calendar is not handed out."""
    with pytest.raises(PlanFileError, match="no_dates"):
        written(Plan())
