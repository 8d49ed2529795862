"""Findings: in order, and what they make of a plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plan_builder import facts
from plan_builder.fields import field_at
from plan_builder.findings import findings, is_complete
from plan_builder.kinds import kinds
from plan_builder.plan import Plan, PutAside
from plan_builder.plan_file import open_plan, plan_from
from plan_builder.texts import languages, texts
from tests.conftest import EXAMPLE_NAMES, example_text

FI = texts("fi")


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_examples_of_families_are_complete(name: str) -> None:
    """The invented families' plans, of every kind, need nothing more."""
    assert is_complete(findings(open_plan(example_text(name)), FI))


def test_put_aside_findings_do_not_make_a_draft() -> None:
    """A finding put aside with a reason is still told, and no longer in the way; others are."""
    plan = open_plan(example_text("virta")).with_answers({"chair": "someone_else"}, {})
    aside = replace(plan, put_aside=(PutAside("convener_chairs", "chair", "Sovittiin niin."),))
    other = replace(plan, put_aside=(PutAside("convener_chairs", "present", "Sovittiin niin."),))

    assert [each.reason for each in findings(aside, FI) if each.rule == "convener_chairs"] == ["Sovittiin niin."]
    assert is_complete(findings(aside, FI))
    assert not is_complete(findings(other, FI))


@pytest.mark.parametrize("kind", kinds())
def test_findings_stand_where_the_kind_asks(kind: str) -> None:
    """An empty plan of any kind is told only of what its own form has."""
    found = findings(Plan(kind=kind), FI)

    assert found
    assert all(kind in field_at(each.place).kinds for each in found)


def test_gravest_findings_come_first() -> None:
    """Conflicts stand before what is to be checked, and that before what is good to know."""
    plan = plan_from({"chair": "someone_else", "meeting_start": "09:00", "meeting_end": "10:00"})
    levels = [facts.LEVELS.index(each.level) for each in findings(plan, FI)]

    assert levels == sorted(levels)
    assert set(levels) == {0, 1, 2}


def test_information_does_not_make_a_draft() -> None:
    """A plan with nothing but information is complete."""
    plan = open_plan(example_text("virta")).with_answers({"meeting_end": "19:00"}, {})

    assert {each.level for each in findings(plan, FI)} == {"info"}
    assert is_complete(findings(plan, FI))


def test_status_does_not_depend_on_the_reader() -> None:
    """A plan in Finnish with a vague Finnish word is a draft in every language of the page."""
    plan = plan_from({"plan_language": "fi", "solutions": [{"id": "s1", "what": "Joku hakee"}]})
    rules = [{each.rule for each in findings(plan, texts(language))} for language in languages()]

    assert all(each == rules[0] for each in rules)
    assert "vague_words_are_made_clear" in rules[0]
