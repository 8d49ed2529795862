"""From one meeting to the next: nothing is typed again, and what was agreed before stays to be seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plan_builder.history import changes, next_version, past, taken_over
from plan_builder.plan import Plan
from plan_builder.plan_file import open_plan, plan_from, save_plan
from tests.conftest import example_text


@pytest.fixture
def later() -> Plan:
    """The follow-up of the Finnish example."""
    return open_plan(example_text("virtalater"))


def test_next_version_begins_where_the_plan_ended(virta: Plan) -> None:
    """The agreed date is the new meeting's, the version grows, and the old one is named."""
    plan = next_version(virta)

    assert plan.kind == "follow_up"
    assert (plan.text("meeting_date"), plan.text("version")) == (virta.text("follow_up_date"), "2")
    assert (plan.text("earlier_date"), plan.text("earlier_version")) == (virta.text("meeting_date"), "1")
    assert not plan.text("follow_up_date")


def test_next_version_keeps_people_and_solutions(virta: Plan) -> None:
    """Nobody types people, topics, workers or solutions again."""
    plan = next_version(virta)

    for list_id in ("people", "topics", "workers", "open_matters"):
        assert plan.rows(list_id) == virta.rows(list_id)
    assert [row.text("what") for row in plan.rows("solutions")] == [row.text("what") for row in virta.rows("solutions")]


def test_what_another_kind_asked_is_not_lost_on_the_way(virta: Plan) -> None:
    """Answers that a follow-up does not ask stay in the rows through any number of follow-ups."""
    rows = [replace(row, answers={**row.answers, "services_help": "Tukea"}) for row in virta.rows("solutions")]
    plan = next_version(next_version(virta.with_answers({}, {"solutions": rows})))

    assert {row.text("services_help") for row in plan.rows("solutions")} == {"Tukea"}


def test_solutions_keep_the_number_of_the_paper() -> None:
    """A solution is found under its number on the paper before, where what is kept back comes last."""
    plan = plan_from(
        {
            "topics": [
                {"id": "t1", "title": "Oma", "sharing": "own_copy"},
                {"id": "t2", "title": "Koulu", "sharing": "shared"},
            ],
            "solutions": [{"id": "s1", "topic": "t1", "what": "Oma"}, {"id": "s2", "topic": "t2", "what": "Koulu"}],
        }
    )

    assert {row.id: row.text("paper_number") for row in next_version(plan).rows("solutions")} == {"s2": "1", "s1": "2"}


def test_what_is_asked_anew_is_empty_again(later: Plan) -> None:
    """Each follow-up asks itself who is there, what the child says and what became of each solution."""
    plan = next_version(later)

    assert not plan.chosen("present")
    assert not plan.text("child_told")
    assert not any(row.text("outcome") or row.text("decision") for row in plan.rows("solutions"))


def test_ended_solutions_and_kept_promises_do_not_go_on(later: Plan) -> None:
    """What was ended or done is in the history and no longer in the plan."""
    plan = next_version(later)

    assert [row.id for row in plan.rows("solutions")] == ["s1", "s2", "s4"]
    assert [row.id for row in plan.rows("promises")] == ["l3"]
    assert {row.id for row in plan.history[-1].lists["solutions"]} == {"s1", "s2", "s3", "s4"}


def test_history_grows_with_every_follow_up(virta: Plan) -> None:
    """Ten follow-ups leave ten earlier versions, in order, and the file keeps them."""
    plan = virta
    for _ in range(10):
        plan = next_version(plan)

    assert [each.version for each in plan.history] == [str(number) for number in range(1, 11)]
    assert open_plan(save_plan(plan)) == plan


def test_changes_are_told_apart(later: Plan) -> None:
    """Kept, changed, ended and new, each with what it was before."""
    told = {each.row.id: each for each in changes(later)}

    assert {row_id: each.what for row_id, each in told.items()} == {
        "s1": "kept", "s2": "changed", "s3": "ended", "s4": "new",
    }  # fmt: skip
    assert told["s2"].before is not None
    assert told["s4"].before is None


def test_changes_from_paper_alone() -> None:
    """Without the earlier file the numbers of the paper tell what is old, and the decisions what changes."""
    rows = [
        {"id": "s1", "what": "Mummi hakee", "paper_number": "1", "decision": "continue"},
        {"id": "s2", "what": "Eno vie", "paper_number": "2", "decision": "change"},
        {"id": "s3", "what": "Uusi"},
    ]

    assert [each.what for each in changes(plan_from({"solutions": rows}, kind="follow_up"))] == [
        "kept",
        "changed",
        "new",
    ]


def test_the_past_tells_each_solution_once(later: Plan) -> None:
    """The first version is told whole, a later one by what it changed, ended and added; the others are counted."""
    first, second = past(next_version(later).history)

    assert [row.id for _, row in first.rows] == ["s1", "s2", "s3", "s4"][: len(first.rows)]
    assert first.went_on == 0
    assert [(number, row.id) for number, row in second.rows] == [(2, "s2"), (3, "s3"), (4, "s4")]
    assert second.went_on == 1


def test_the_past_of_many_quiet_meetings_is_short(virta: Plan) -> None:
    """Meetings that changed nothing add no rows, however many they are."""
    plan = virta
    for _ in range(10):
        plan = next_version(plan)

    assert [len(each.rows) for each in past(plan.history)] == [len(virta.rows("solutions")), *[0] * 9]


def test_a_plan_without_an_earlier_one_has_no_changes(virta: Plan) -> None:
    """Where there is nothing before, nothing has changed."""
    assert changes(virta) == ()


@pytest.mark.parametrize(
    ("example", "kind", "becomes"),
    [
        ("virta", "follow_up", "follow_up"),
        ("salo", "follow_up", "follow_up"),
        ("virta", "support_memo", "support_memo"),
        ("virtalater", "support_memo", "support_memo"),
        ("virtalater", "follow_up", "follow_up"),
        ("virta", "conference", "conference"),
        ("virtamemo", "conference", "support_memo"),
    ],
)
def test_a_plan_goes_on_as_a_kind_that_takes_it_over(example: str, kind: str, becomes: str) -> None:
    """Opened for a kind that goes on from it a plan becomes that kind; otherwise it stays what it is."""
    plan = open_plan(example_text(example))
    taken = taken_over(plan, kind)

    assert taken.kind == becomes
    assert (taken == plan) is (becomes == plan.kind)


def test_memo_takes_over_the_solutions(virta: Plan) -> None:
    """The close people's own part comes into the memo as it was agreed."""
    assert taken_over(virta, "support_memo").rows("solutions") == virta.rows("solutions")
