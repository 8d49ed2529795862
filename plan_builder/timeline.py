"""Where bars and points stand on a timeline: a lane for each name, the days from left to right or the other way.

Pure geometry. A unit is about a millimetre on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plan_builder.almanac import day_of

WIDTH, NAMES, EDGE = 182.0, 46.0, 6.0
"""The width of the drawing, of the names at its start, and what stays free on both sides of the days."""

LINE, HEAD = 6.0, 8.0
"""The height of one line of a lane, and of the months above the lanes."""

MOST_MONTHS = 8
"""The most months that are named."""


@dataclass(frozen=True, slots=True)
class Span:
    """Something on a lane: its number in the plan, and its ISO dates, empty where they are not known.

    What is due has one day only, its first and last.
    """

    number: str
    start: str
    until: str
    due: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A span as it is drawn: where it starts and ends, and how far down."""

    span: Span
    x1: float
    x2: float
    y: float


@dataclass(frozen=True, slots=True)
class Lane:
    """The spans of one name as bars, and where the lane begins and how high it is."""

    y: float
    height: float
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline: its lanes in the order given, the months to name, and its height."""

    lanes: Sequence[Lane]
    months: Sequence[tuple[float, date]]
    height: float


def timeline(lanes: Sequence[Sequence[Span]], mirrored: bool) -> Timeline | None:
    """Return the spans of each lane as bars, one below the other; nothing when no day is known.

    A span without a first or last day goes on to that edge; what is due on no known day is not drawn.
    `mirrored` lets the days run from right to left.
    """
    days = sorted(day for spans in lanes for span in spans for day in _days(span))
    if not days:
        return None
    scale = _Scale(days[0], days[-1], mirrored)
    lanes = [[span for span in spans if not span.due or day_of(span.until)] for spans in lanes]
    heights = [max(len(spans), 1) * LINE + 2 for spans in lanes]
    tops = [HEAD + sum(heights[:number]) for number in range(len(lanes))]
    drawn = [
        Lane(top, height, [_bar(span, scale, top + 1 + (line + 0.5) * LINE) for line, span in enumerate(spans)])
        for top, height, spans in zip(tops, heights, lanes, strict=True)
    ]
    months = months_between(days[0], days[-1], MOST_MONTHS)
    return Timeline(drawn, [(scale.at(day), day) for day in months], HEAD + sum(heights))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date
    mirrored: bool

    def at(self, day: date) -> float:
        """Return where a day stands."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.turned(NAMES + EDGE + share * (WIDTH - NAMES - 2 * EDGE))

    def turned(self, x: float) -> float:
        """Return a place as it is when the days run the way they do."""
        return WIDTH - x if self.mirrored else x


def _bar(span: Span, scale: _Scale, y: float) -> Bar:
    start, until = day_of(span.start), day_of(span.until)
    x1 = scale.at(start) if start else scale.turned(NAMES)
    x2 = scale.at(until) if until else scale.turned(WIDTH)
    return Bar(span, x1, x2, y)


def _days(span: Span) -> Iterable[date]:
    return [day for day in (day_of(span.start), day_of(span.until)) if day]


def months_between(first: date, last: date, most: int) -> Iterator[date]:
    """Yield the first days of the months to name between two days: every month, or fewer when they are many."""
    count = (last.year - first.year) * 12 + last.month - first.month
    step = count // most + 1
    for number in range(step if first.day > 1 else 0, count + 1, step):
        month = first.year * 12 + first.month - 1 + number
        yield date(month // 12, month % 12 + 1, 1)
