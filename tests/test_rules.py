"""Every rule has data, function and examples both ways, and the examples hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from plan_builder import facts
from plan_builder.checks import CHECKS
from plan_builder.fields import fields_by_id
from plan_builder.findings import findings
from plan_builder.kinds import FIRST_KIND
from plan_builder.plan import Plan
from plan_builder.plan_file import history_from, open_plan, plan_from
from plan_builder.texts import texts
from tests.conftest import ROOT, example_text

RULES = facts.rule_facts()
FI = texts("fi")


def plan_of(example: Mapping[str, Any]) -> Plan:
    """Return the plan of an example in the rules' data."""
    if "example" in example:
        return open_plan(example_text(example["example"]))
    answers = _plain(example)
    kind, history = answers.pop("kind", FIRST_KIND), history_from(answers.pop("history", []))
    return plan_from(answers, kind=kind, history=history)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def rules_found(plan: Plan) -> set[str]:
    """Return the ids of the rules that speak about a plan."""
    return {each.rule for each in findings(plan, FI)}


CASES = [
    (rule, kind, example)
    for rule in RULES.values()
    for kind in ("triggers", "passes")
    for example in getattr(rule, kind)
]


def test_every_rule_has_one_function() -> None:
    """Data and functions are the same rules."""
    assert CHECKS.keys() == RULES.keys()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_has_examples_both_ways(rule: facts.RuleFact) -> None:
    """A rule shows at least one plan it speaks about, and one it does not."""
    assert rule.triggers
    assert rule.passes


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_names_its_sources(rule: facts.RuleFact) -> None:
    """A rule's sources are known ones."""
    assert {rule.source, *rule.more_sources} <= facts.sources().keys()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_is_explained_in_the_guide(rule: facts.RuleFact) -> None:
    """The page a rule leads to exists, and so does the place on it."""
    file, _, anchor = rule.page.partition("#")
    page = (ROOT / "docs" / "fi" / file).read_text("utf-8")

    assert not anchor or f"{{#{anchor}}}" in page


@pytest.mark.parametrize(("rule", "kind", "example"), CASES, ids=lambda case: getattr(case, "id", str(case)[:50]))
def test_examples_hold(rule: facts.RuleFact, kind: str, example: Mapping[str, Any]) -> None:
    """A rule speaks about its `triggers` and is silent about its `passes`."""
    assert (rule.id in rules_found(plan_of(example))) is (kind == "triggers")


def test_findings_lead_to_places_that_exist() -> None:
    """A finding stands at a field, or at a field of a row of the plan."""
    for _, _, example in CASES:
        plan = plan_of(example)
        for each in findings(plan, FI):
            list_id, _, rest = each.place.partition(".")
            row_id, _, name = rest.partition(".")
            assert (f"{list_id}.{name}" if name else list_id) in fields_by_id()
            assert not row_id or plan.row(row_id)


def test_messages_can_be_told(language: str) -> None:
    """Each rule's message takes just the values the rule gives it."""
    words = texts(language)

    for rule in RULES.values():
        for example in rule.triggers:
            for each in findings(plan_of(example), words):
                assert words(f"rules.{each.rule}.message", **each.values)


@pytest.mark.parametrize("word", ["نحاول", "أحيانًا"])
def test_vague_words_are_found_with_and_without_vowel_signs(word: str) -> None:
    """Arabic vowel signs are written or left out at will."""
    plan = plan_from({"plan_language": "ar", "solutions": [{"id": "s1", "what": f"الجدة {word} المساعدة"}]})

    assert "vague_words_are_made_clear" in rules_found(plan)
