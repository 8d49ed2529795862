"""What a trainee expected stands beside what the checks found."""

from __future__ import annotations

from plan_builder.exercises import flawed, flawed_text
from plan_builder.findings import findings
from plan_builder.plan_file import open_plan
from plan_builder.prediction import compare, compared_html, unit_of
from plan_builder.telling import tell
from plan_builder.texts import texts

WORDS = texts("fi")
SOLUTIONS = open_plan(flawed_text(flawed()[1], "fi"))
TOLD = [tell(each, SOLUTIONS, WORDS) for each in findings(SOLUTIONS, WORDS)]


def test_a_unit_is_a_question_or_a_whole_row() -> None:
    """Inside a row any of its questions counts."""
    assert unit_of("assistant") == "assistant"
    assert unit_of("solutions.s2.effect") == unit_of("solutions.s2.who") == "solutions.s2"


def test_every_fault_is_seen_or_missed() -> None:
    """A marked unit's faults were seen, the others missed; none is lost and none told twice."""
    compared = compare(TOLD, ["solutions.s2", "follow_up_date"], SOLUTIONS, WORDS)

    assert {each.rule for each in compared.seen} == {"solution_says_effect_on_child", "follow_up_is_agreed"}
    assert len(compared.seen) + len(compared.missed) == len(flawed()[1].rules)


def test_marks_where_nothing_was_found_are_told() -> None:
    """A person may see what no check does: such marks are named, and what is no place of the plan is not."""
    marked = ["child_name", "people.p1", "solutions.s99", "<b>"]
    compared = compare(TOLD, marked, SOLUTIONS, WORDS)

    assert len(compared.others) == 2
    assert WORDS("fields.child_name.label") in compared.others
    assert "<b>" not in compared_html(TOLD, marked, SOLUTIONS, WORDS)
