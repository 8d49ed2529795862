"""A meeting's agenda by the clock: the usual shares of time, fitted to the times of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from plan_builder.facts import AgendaPart, agenda
from plan_builder.history import FOLLOW_UP
from plan_builder.plan import Plan

OWN_TIME = "own_time"
"""The part of an agenda in which the close people are among themselves."""

BREAK = "break"
"""The part that may be left out."""

MOST_DIGITS = 3
"""Minutes of more digits are no minutes."""

ROUND = 5
"""Parts begin at full five minutes, where the time is long enough to give each as much."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the agenda with its minutes and its clock times HH:MM; empty when no start is known."""

    part: AgendaPart
    minutes: int
    start: str
    end: str


def schedule(plan: Plan) -> tuple[Slot, ...]:
    """Return the agenda of a plan's meeting, from its start to its end.

    Without an end, or with one too soon for all parts, the meeting takes as long as the agenda's parts
    usually do. Where the plan has the close people's own time, that is when it is, and the parts before
    and after it share what is left. A part for which the plan has minutes takes just as long; then the
    parts after it begin sooner or later, and the meeting ends so.
    """
    parts = agenda("follow_up" if plan.kind == FOLLOW_UP else "meeting")
    start = _clock(plan, "meeting_start")
    begins = 0 if start is None else start
    end = _clock(plan, "meeting_end") or 0
    usual = _bounds(plan, parts, begins, end if _fits(parts, end - begins) else begins + _usual(parts))
    taken = [_taken(plan, part, to - since) for part, (since, to) in zip(parts, pairwise(usual), strict=True)]
    bounds = accumulate(taken, initial=begins)
    return tuple(
        Slot(part, to - since, *(("", "") if start is None else (_written(since), _written(to))))
        for part, (since, to) in zip(parts, pairwise(bounds), strict=True)
        if to > since
    )


def _taken(plan: Plan, part: AgendaPart, usual: int) -> int:
    """Return the minutes that a part takes: those that the plan says, where it says any that can be."""
    written = plan.text(f"minutes_{part.id}")
    given = int(written) if written.isdecimal() and len(written) <= MOST_DIGITS else usual
    return given if given or part.id == BREAK else usual


def _bounds(plan: Plan, parts: Sequence[AgendaPart], start: int, end: int) -> list[int]:
    """Return when each part begins, in minutes from midnight, and when the last one ends."""
    own = next(index for index, part in enumerate(parts) if part.id == OWN_TIME)
    before, after = parts[:own], parts[own + 1 :]
    since, to = _clock(plan, "private_time_start"), _clock(plan, "private_time_end")
    if since is None or to is None or since >= to or not (_fits(before, since - start) and _fits(after, end - to)):
        return [*_shared_out(parts, start, end), end]
    return [*_shared_out(before, start, since), since, *_shared_out(after, to, end), end]


def _usual(parts: Sequence[AgendaPart]) -> int:
    return sum(each.minutes for each in parts)


def _fits(parts: Sequence[AgendaPart], minutes: int, least: int = 1) -> bool:
    """Tell whether parts that share some minutes as usual get at least so many each."""
    return minutes * min(each.minutes for each in parts) >= least * _usual(parts)


def _shared_out(parts: Sequence[AgendaPart], start: int, end: int) -> Iterator[int]:
    """Yield when each part begins, so that all share the time as in a usual meeting."""
    step = ROUND if _fits(parts, end - start, ROUND) else 1
    for before in accumulate((each.minutes for each in parts[:-1]), initial=0):
        share = before * (end - start) / _usual(parts)
        yield start + int(share / step + 0.5) * step


def _clock(plan: Plan, field_id: str) -> int | None:
    return minutes_of(plan.text(field_id)) if plan.text(field_id) else None


def minutes_of(clock: str) -> int:
    """Return the minutes from midnight to a clock time HH:MM."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _written(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
