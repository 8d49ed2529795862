"""Where days stand on an axis from top to bottom, and the lines of words beside it.

Pure geometry. A unit is about a millimetre on paper. The axis keeps the distances between the days; the lines are
evenly spaced, so that days close together can be read as well, and many of them make more than one drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from plan_builder.timeline import months_between

EDGE, LINE = 5.0, 5.6
"""What stays free above and below, and the least height of a line."""

LEAST_HEIGHT = 60.0
"""The height that a few lines share."""

MOST_LINES = 34
"""The most lines of one drawing: as many as one page has room for."""

MONTH = 6.0
"""The room that the name of a month takes."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A day on the axis: how far down it is, and its lines, each as its number and how far down it is."""

    day: date
    y: float
    lines: Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Axis:
    """One drawing: its days in order, the months to name, and its height."""

    stops: Sequence[Stop]
    months: Sequence[tuple[float, date]]
    height: float


def axes(days: Sequence[date]) -> Iterator[Axis]:
    """Yield the drawings of lines whose days are given, earliest first; of equal length, and none without a day."""
    count = -(-len(days) // MOST_LINES)
    for number in range(count):
        first, end = (len(days) * each // count for each in (number, number + 1))
        yield _axis(days[first:end], first)


def _axis(days: Sequence[date], first: int) -> Axis:
    line = max(LINE, LEAST_HEIGHT / len(days))
    height = line * len(days) + 2 * EDGE
    lines = {first + number: EDGE + (number + 0.5) * line for number in range(len(days))}
    whole = max((days[-1] - days[0]).days, 1)

    def at(day: date) -> float:
        return EDGE + line / 2 + (day - days[0]).days / whole * (height - 2 * EDGE - line)

    stops = [
        Stop(day, at(day), [(number, lines[number]) for number in group])
        for day, group in groupby(lines, key=lambda number: days[number - first])
    ]
    months = months_between(days[0], days[-1], int(height / MONTH))
    return Axis(stops, [(at(day), day) for day in months], height)
