"""The places on a timeline: days in their order, inside the drawing, from the side where reading starts."""

from __future__ import annotations

import pytest

from plan_builder.timeline import NAMES, WIDTH, Span, timeline

LANES = [
    [Span("1", "2027-01-18", "2027-05-28"), Span("2", "2027-02-01", "2027-03-01")],
    [],
    [Span("3", "", "2027-04-01"), Span("4", "2027-04-01", ""), Span("5", "2027-04-10", "2027-04-10", due=True)],
]


def test_bars_are_inside_and_below_one_another() -> None:
    """Every bar is beside the names and inside the drawing, in its own lane, on a line of its own."""
    drawn = timeline(LANES, mirrored=False)

    assert drawn is not None
    bars = [bar for lane in drawn.lanes for bar in lane.bars]
    assert [bar.span for bar in bars] == [span for spans in LANES for span in spans]
    assert all(NAMES <= bar.x1 <= bar.x2 <= WIDTH for bar in bars)
    assert len({bar.y for bar in bars}) == len(bars)
    assert all(lane.y < bar.y < lane.y + lane.height <= drawn.height for lane in drawn.lanes for bar in lane.bars)


def test_days_stand_in_their_order() -> None:
    """A later day is farther on, the same day in the same place; what has no end goes on to the edge."""
    drawn = timeline(LANES, mirrored=False)

    assert drawn is not None
    one, two, three, four, five = (bar for lane in drawn.lanes for bar in lane.bars)
    assert one.x1 < two.x1 < two.x2 < three.x2 == four.x1 < five.x1 < one.x2 < four.x2
    assert (three.x1, four.x2) == (NAMES, WIDTH)


def test_a_timeline_from_right_to_left_is_the_mirror_image() -> None:
    """The first day is on the right."""
    drawn, mirrored = (timeline(LANES, each) for each in (False, True))

    assert drawn is not None
    assert mirrored is not None
    for lane, other in zip(drawn.lanes, mirrored.lanes, strict=True):
        assert [(WIDTH - bar.x1, WIDTH - bar.x2, bar.y) for bar in lane.bars] == [
            pytest.approx((bar.x1, bar.x2, bar.y)) for bar in other.bars
        ]


@pytest.mark.parametrize(
    ("first", "last"), [("2027-01-15", "2027-02-02"), ("2027-01-01", "2029-12-31"), ("0001-01-01", "9999-12-31")]
)
def test_a_few_months_are_named(first: str, last: str) -> None:
    """However long the time is, the months named are few, in order and within it."""
    drawn = timeline([[Span("1", first, last)]], mirrored=False)

    assert drawn is not None
    days = [day.isoformat() for _, day in drawn.months]
    assert 1 <= len(days) <= 10
    assert days == sorted(days)
    assert first <= days[0] <= days[-1] <= last


def test_without_a_day_there_is_no_timeline() -> None:
    """Nothing is drawn of what has no day, and what is no day is none."""
    assert timeline([[Span("1", "", "")], [Span("2", "2027-02-30", "2027-02-30", due=True)]], mirrored=False) is None
