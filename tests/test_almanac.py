"""The days of the year: holidays of Finland, and working days at a distance."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from plan_builder.almanac import days_after, holidays, is_working_day
from plan_builder.facts import rule_facts
from plan_builder.fields import Field, fields_by_id

MEETINGS = [date(2026, 11, 1) + timedelta(each) for each in range(800)]


@pytest.mark.parametrize(
    ("day", "holiday"),
    [("2027-01-06", "epiphany"), ("2027-03-26", "good_friday"), ("2027-06-26", "midsummer_day")],
)
def test_holidays_of_finland(day: str, holiday: str) -> None:
    """Fixed and moving holidays stand on their days."""
    assert holidays()[date.fromisoformat(day)] == holiday


@pytest.mark.parametrize(
    ("day", "works"),
    [("2027-01-05", True), ("2027-01-06", False), ("2027-01-09", False), ("2027-01-10", False), ("2027-01-11", True)],
)
def test_working_days(day: str, works: bool) -> None:
    """Neither weekends nor public holidays are working days."""
    assert is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize("field", [each for each in fields_by_id().values() if each.proposed], ids=lambda each: each.id)
def test_proposals_are_working_days_after_the_meeting(field: Field) -> None:
    """Whatever day the meeting is on: each proposal is a working day, after it, in order, and not twice."""
    for meeting in MEETINGS:
        days = days_after(meeting, field.proposed)
        assert days
        assert all(is_working_day(day) and day > meeting for day in days.values())
        assert sorted(set(days.values())) == list(days.values())
        assert all((day - meeting).days <= each or each < 7 for each, day in days.items())


def test_a_first_check_is_proposed_in_time() -> None:
    """No rule speaks against a day that was proposed, at Christmas and Easter either."""
    limit = rule_facts()["first_check_comes_in_days"].limit("days")
    for meeting in MEETINGS:
        for day in days_after(meeting, fields_by_id()["first_check"].proposed).values():
            assert (day - meeting).days <= limit


def test_a_day_off_moves_to_the_working_day_before() -> None:
    """Four weeks from a Wednesday before Epiphany is the Tuesday before it."""
    assert days_after(date(2026, 12, 9), [28]) == {28: date(2027, 1, 5)}


def test_a_day_that_cannot_come_sooner_comes_later() -> None:
    """Two days after a Friday is a Sunday: the check is on Monday, not on the day of the meeting."""
    assert days_after(date(2027, 1, 15), [2]) == {2: date(2027, 1, 18)}
