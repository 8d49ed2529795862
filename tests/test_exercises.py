"""Plans to train with have the faults they are meant to have, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plan_builder.exercises import Flawed, flawed, flawed_text, unfinished
from plan_builder.facts import FactError
from plan_builder.findings import findings
from plan_builder.plan_file import open_plan
from plan_builder.texts import texts
from tests.conftest import example_text


@pytest.mark.parametrize("exercise", flawed(), ids=lambda each: each.id)
def test_a_flawed_plan_has_the_same_faults_in_every_language(exercise: Flawed, language: str) -> None:
    """The checks find what was spoiled and nothing else, and the plan is marked as invented."""
    plan = open_plan(flawed_text(exercise, language))
    found = {each.rule for each in findings(plan, texts(language)) if each.is_open}

    assert found == set(exercise.rules)
    assert plan.invented


def test_a_change_of_a_row_that_is_not_there_is_named() -> None:
    """An exercise that no longer fits an example stops the build and says where."""
    with pytest.raises(FactError, match=r"virta\.json has no solutions\.s99\.who"):
        flawed_text(replace(flawed()[0], changes={"solutions.s99.who": []}), "fi")


@pytest.mark.parametrize("name", unfinished())
def test_a_plan_that_must_wait_says_that_safety_is_not_talked_through(name: str) -> None:
    """The family that should not go ahead yet: nobody has agreed, and safety comes first."""
    plan = open_plan(example_text(name))

    assert plan.invented
    assert not plan.text("guardians_want")
    assert "safety_is_talked_through" in {each.rule for each in findings(plan, texts("fi"))}
