"""The axis: days in proportion, lines evenly below one another, in as many drawings as pages need."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from plan_builder.axis import EDGE, LINE, MOST_LINES, axes

START = date(2027, 1, 15)


def days(count: int, step: int = 3) -> list[date]:
    """Return so many days, two of which are the same."""
    return sorted([START, *(START + timedelta(step * each) for each in range(count - 1))])


@pytest.mark.parametrize("count", [2, 3, 12, MOST_LINES, MOST_LINES + 1, 60, 200])
def test_every_line_is_drawn_once_in_order(count: int) -> None:
    """Each line has its number and room of its own, inside the drawing, and no drawing is too long for a page."""
    drawn = list(axes(days(count)))

    numbers = [number for axis in drawn for stop in axis.stops for number, _ in stop.lines]
    assert numbers == list(range(count))
    for axis in drawn:
        places = [y for stop in axis.stops for _, y in stop.lines]
        assert len(places) <= MOST_LINES
        assert all(later - sooner >= LINE - 0.001 for sooner, later in pairwise(places))
        assert EDGE <= places[0] <= places[-1] <= axis.height - EDGE


def test_days_keep_their_distances() -> None:
    """Twice as many days between are twice as far on the axis; the same day is one place with all its lines."""
    (axis,) = axes([START, START, START + timedelta(10), START + timedelta(30)])

    first, second, third = axis.stops
    assert len(first.lines) == 2
    assert third.y - second.y == pytest.approx(2 * (second.y - first.y))


@pytest.mark.parametrize("step", [1, 30, 400])
def test_months_have_room(step: int) -> None:
    """However long the time is, the names of the months do not run into each other."""
    (axis,) = axes(days(6, step))

    assert all(later[0] - sooner[0] > 4 for sooner, later in pairwise(axis.months))


def test_nothing_is_drawn_of_no_days() -> None:
    """A plan without days has no axis, a single day has."""
    assert list(axes([])) == []
    assert [len(axis.stops) for axis in axes([START])] == [1]
