"""A plan answers by field id and refuses ids it does not know."""

from __future__ import annotations

import pytest

from plan_builder.plan import Plan, Row, same_name


def test_unanswered_fields_are_empty() -> None:
    """A field nobody answered is the empty string, or no choices."""
    assert (Plan().text("child_name"), Plan().chosen("present"), Plan().rows("topics")) == ("", (), ())


@pytest.mark.parametrize("ask", [lambda plan: plan.text("nothing"), lambda plan: plan.rows("child_name")])
def test_unknown_ids_are_mistakes(ask: object) -> None:
    """Asking for what no plan has raises."""
    with pytest.raises(KeyError):
        ask(Plan())  # type: ignore[operator]


def test_kind_of_answer_is_held_to() -> None:
    """A field of many is not read as text."""
    with pytest.raises(KeyError):
        Plan().text("present")


def test_rows_without_answers_do_not_count() -> None:
    """A row that was added and left empty is not part of the plan."""
    plan = Plan(lists={"topics": [Row("topics", "t1", {"title": "Koulu"}), Row("topics", "t2")]})

    assert [row.id for row in plan.rows("topics")] == ["t1"]


def test_written_names_every_place() -> None:
    """All that was written by hand is found, with its place in the form."""
    plan = Plan({"work_done": "Tapaamisia", "chair": "convener"}, {"topics": [Row("topics", "t1", {"title": "Koulu"})]})

    assert dict(plan.written()) == {"work_done": "Tapaamisia", "topics.t1.title": "Koulu"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Kaisa Niemi", " kaisa  niemi", True), ("Kaisa", "Kaisa Niemi", False), ("", "", False)],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    """Names are the same but for case and blanks; no name is nobody's."""
    assert same_name(one, other) is same
