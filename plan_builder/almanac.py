"""The days of the year in Finland: public holidays, read once from `data/holidays.toml`, and working days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import chain, count

from plan_builder.facts import FactError, read_toml, sources

SATURDAY = 6


@cache
def holidays() -> Mapping[date, str]:
    """Return the ids of the public holidays by day, of the years that the data has."""
    entry = read_toml("data", "holidays.toml")
    if entry["source"] not in sources():
        raise FactError("holidays.toml has no known source")
    return {day: holiday for holiday, days in entry["days"].items() for day in days}


def is_working_day(day: date) -> bool:
    """Tell whether services are at work on a day: no weekend, no public holiday."""
    return day.isoweekday() < SATURDAY and day not in holidays()


def days_after(meeting: date, distances: Sequence[int]) -> dict[int, date]:
    """Return a working day for each distance in days from a meeting: none twice, none later than the distance
    says as long as there is one after the meeting."""
    found: dict[int, date] = {}
    for distance in distances:
        day = _working_day(meeting, distance)
        if day not in found.values():
            found[distance] = day
    return found


def _working_day(meeting: date, distance: int) -> date:
    near = chain(range(distance, 0, -1), count(distance + 1))
    return next(day for each in near if is_working_day(day := meeting + timedelta(each)))


def day_of(value: str) -> date | None:
    """Return the day of an ISO date; nothing when it is none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
