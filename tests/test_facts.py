"""Facts: complete, in the source's order, each with its source."""

from __future__ import annotations

import pytest

from plan_builder import facts


def test_phases_follow_the_process() -> None:
    """A läheisneuvonpito has a preparation, a meeting and a follow-up, in this order."""
    assert [phase.id for phase in facts.phases()] == ["preparation", "meeting", "follow_up"]


def test_agreement_comes_first_and_follow_up_is_agreed_last() -> None:
    """The process begins with an agreement; the meeting ends with agreeing on the follow-up."""
    ends = (facts.phase("preparation").steps[0].id, facts.phase("meeting").steps[-1].id)

    assert ends == ("conference_is_agreed", "follow_up_is_agreed")


@pytest.mark.parametrize(("phase", "hours"), [("meeting", (3, 6)), ("follow_up", (2, 4))])
def test_durations_are_usual_hours(phase: str, hours: tuple[int, int]) -> None:
    """A meeting usually takes 3 to 6 hours, a follow-up meeting 2 to 4."""
    duration = facts.phase(phase).duration

    assert duration is not None
    assert (duration.usual_from / 60, duration.usual_to / 60) == hours


def test_meeting_is_not_limited() -> None:
    """The source says of the meeting alone that its length is not limited."""
    limits = {phase.id: phase.duration.limited for phase in facts.phases() if phase.duration}

    assert limits == {"meeting": False, "follow_up": None}


def test_there_are_four_routes() -> None:
    """The service is asked for during one of four customerships."""
    assert len(facts.service("conference")["routes"]) == 4


def test_there_are_eight_measures_in_the_source_grouping() -> None:
    """Avohuolto has eight support measures; three of them have two parts."""
    parts = [len(measure.parts) for measure in facts.measures()]

    assert parts == [0, 2, 2, 0, 0, 2, 0, 0]


def test_every_step_involves_known_roles() -> None:
    """A step names only roles there are, and at least one."""
    for phase in facts.phases():
        for step in phase.steps:
            assert step.who
            assert set(step.who) <= set(facts.roles())


def test_every_role_has_something_to_do() -> None:
    """Each role takes part in some step of some phase."""
    for role in facts.roles():
        assert any(phase.steps_of(role) for phase in facts.phases()), role


@pytest.mark.parametrize("source", facts.sources().values(), ids=lambda source: source.id)
def test_every_source_says_how_it_was_checked(source: facts.Source) -> None:
    """A source has the day and the way of its check; one not read as text carries a link to it."""
    assert source.checked_against in ("text", "summary")
    assert source.checked_against == "text" or source.url.startswith("https://")


def test_fact_without_source_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A measure whose source is missing stops the reader, and the message names file and id."""
    monkeypatch.setattr(facts, "read_toml", lambda *_: {"measure": [{"id": "loan"}]})
    facts.sources()

    with pytest.raises(facts.FactError, match=r"measures\.toml: \[loan\]"):
        facts.measures.__wrapped__()


def test_limit_that_a_rule_lacks_is_refused() -> None:
    """A check reads its limits from the data and nowhere else."""
    with pytest.raises(facts.FactError, match="convener_chairs"):
        facts.rule_facts()["convener_chairs"].limit("persons")
