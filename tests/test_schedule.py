"""The agenda by the clock: the source's order, the plan's times, and no gap."""

from __future__ import annotations

from itertools import pairwise

import pytest

from plan_builder import facts
from plan_builder.fields import sections_of
from plan_builder.plan import Plan
from plan_builder.schedule import BREAK, OWN_TIME, minutes_of, schedule

AGENDAS = {"conference": "meeting", "urgent": "meeting", "follow_up": "follow_up"}


def planned(kind: str = "conference", **answers: str) -> Plan:
    """Return a plan with some answers."""
    return Plan(answers, kind=kind)


@pytest.mark.parametrize("phase", sorted(set(AGENDAS.values())))
def test_an_agenda_has_every_step_in_order(phase: str) -> None:
    """No step of the meeting is left out or comes in another order than in the source."""
    steps = [step for part in facts.agenda(phase) for step in part.steps]

    assert steps == list(facts.phase(phase).steps)


@pytest.mark.parametrize("kind", AGENDAS)
@pytest.mark.parametrize("end", ["10:30", "11:10", "12:00", "13:07", "16:00", "23:50"])
def test_a_meeting_of_any_length_is_shared_out(kind: str, end: str) -> None:
    """From start to end the parts follow each other, none is empty, and the close people's own time is the longest."""
    slots = schedule(planned(kind, meeting_start="10:00", meeting_end=end))

    assert (slots[0].start, slots[-1].end) == ("10:00", end)
    assert all(one.end == other.start for one, other in pairwise(slots))
    assert all(slot.minutes == minutes_of(slot.end) - minutes_of(slot.start) > 0 for slot in slots)
    assert max(slots, key=lambda slot: slot.minutes).part.id == OWN_TIME


def test_own_time_is_when_the_plan_says_and_moves_the_rest() -> None:
    """More time among themselves makes the parts after it begin later and leaves those before it alone."""
    times = {"meeting_start": "10:00", "meeting_end": "15:00", "private_time_start": "11:30"}
    short, long = (schedule(planned(**times, private_time_end=end)) for end in ("13:00", "14:00"))

    own = next(index for index, slot in enumerate(long) if slot.part.id == OWN_TIME)
    assert (long[own].start, long[own].end) == ("11:30", "14:00")
    assert long[:own] == short[:own]
    assert all(later.start > sooner.start for later, sooner in zip(long[own + 1 :], short[own + 1 :], strict=True))
    assert long[-1].end == "15:00"


@pytest.mark.parametrize(
    ("start", "end"), [("09:00", "13:00"), ("10:00", "12:00"), ("13:00", "12:00"), ("13:00", "14:00")]
)
def test_own_time_that_leaves_no_room_for_the_rest_is_not_followed(start: str, end: str) -> None:
    """Each part keeps its time, and the agenda stays in order."""
    times = {"meeting_start": "10:00", "meeting_end": "14:00", "private_time_start": start, "private_time_end": end}

    assert schedule(planned(**times)) == schedule(planned(meeting_start="10:00", meeting_end="14:00"))


@pytest.mark.parametrize("end", ["", "09:00", "10:10"])
def test_without_a_usable_end_parts_take_their_usual_time(end: str) -> None:
    """An end that is missing, before the start or too soon is no error."""
    slots = schedule(planned(meeting_start="10:00", meeting_end=end))

    assert [slot.minutes for slot in slots] == [part.minutes for part in facts.agenda("meeting")]
    assert slots[0].start == "10:00"


def test_without_a_start_there_are_minutes_but_no_clock() -> None:
    """The clock times can then be written in by hand."""
    slots = schedule(planned())

    assert {(slot.start, slot.end) for slot in slots} == {("", "")}
    assert all(slot.minutes for slot in slots)


@pytest.mark.parametrize("kind", AGENDAS)
@pytest.mark.parametrize("end", ["", "14:00"])
def test_a_longer_part_moves_the_rest(kind: str, end: str) -> None:
    """Whichever part takes longer: what is before it stays, it takes just as long, and all after it begins later."""
    usual = schedule(planned(kind, meeting_start="10:00", meeting_end=end))

    for index, slot in enumerate(usual):
        times = {"meeting_start": "10:00", "meeting_end": end, f"minutes_{slot.part.id}": str(slot.minutes + 20)}
        longer = schedule(planned(kind, **times))
        assert longer[:index] == usual[:index]
        assert (longer[index].start, longer[index].minutes) == (slot.start, slot.minutes + 20)
        assert [each.minutes for each in longer[index + 1 :]] == [each.minutes for each in usual[index + 1 :]]
        assert minutes_of(longer[-1].end) == minutes_of(usual[-1].end) + 20
        assert all(one.end == other.start for one, other in pairwise(longer))


@pytest.mark.parametrize("minutes", ["", "x", "-5", "1000", "1.5", "²", "about 20"])
def test_what_is_no_number_of_minutes_changes_nothing(minutes: str) -> None:
    """Minutes are a number; anything else leaves a part its usual time."""
    assert schedule(planned(minutes_child=minutes)) == schedule(planned())


def test_minutes_may_be_written_in_arabic_digits() -> None:
    """A reader of Arabic writes the digits of Arabic."""
    assert schedule(planned(minutes_child="٣٠")) == schedule(planned(minutes_child="30"))


def test_only_a_break_can_be_left_out() -> None:
    """No minutes mean no break; a step of the meeting is never left out."""
    parts = [part.id for part in facts.agenda("meeting")]
    none = {f"minutes_{part}": "0" for part in parts}

    assert [slot.part.id for slot in schedule(planned(**none))] == [part for part in parts if part != BREAK]


def test_every_part_can_be_given_minutes() -> None:
    """Each part of an agenda has its field in the kinds of plan whose meetings have it, and there is no other."""
    for kind, phase in AGENDAS.items():
        fields = [field.id for field in sections_of(kind)["agenda"].fields if kind in field.kinds]
        assert fields == [f"minutes_{part.id}" for part in facts.agenda(phase)]


def test_a_meeting_may_last_past_midnight() -> None:
    """A clock time is one that a clock shows."""
    assert schedule(planned(meeting_start="22:00"))[-1].end == "02:00"
