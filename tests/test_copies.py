"""What the family keeps back never reaches the shared copy, and leaves no gap there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plan_builder.copies import OWN, SHARED, copy_of, initials, keeps_back, shown_name
from plan_builder.document import Asked, plan_html, plan_text
from plan_builder.history import next_version
from plan_builder.kinds import kinds
from plan_builder.plan import Plan
from plan_builder.plan_file import plan_from
from plan_builder.texts import texts

MARK = "ÄLÄ-JAA-7Q"

PRIVATE = {
    "plan_language": "fi",
    "topics": [
        {"id": "t1", "title": f"{MARK} aihe", "sharing": "own_copy"},
        {"id": "t2", "title": "Koulu", "sharing": "shared"},
    ],
    "solutions": [
        {"id": "s1", "topic": "t1", "what": f"{MARK} teko", "effect": MARK, "wishes": MARK, "how_often": MARK},
        {"id": "s2", "topic": "t2", "what": "Mummi hakee"},
    ],
    "open_matters": [{"id": "o1", "topic": "t1", "matter": f"{MARK} auki"}],
    "promises": [{"id": "l1", "topic": "t1", "what": f"{MARK} lupaus"}],
    "child_told": f"{MARK} lapsi",
    "safety_talked": "not_yet",
}


@pytest.fixture
def plan() -> Plan:
    """A plan with something kept back in every way there is."""
    return plan_from(PRIVATE)


@pytest.mark.parametrize("write", [plan_html, plan_text])
def test_nothing_kept_back_is_in_the_shared_copy(plan: Plan, write: object, language: str) -> None:
    """No word of what is not shared is printed on the shared copy, in no form and language."""
    shared = write(plan, texts(language), Asked(SHARED))  # type: ignore[operator]

    assert MARK not in shared
    assert texts(language)("fields.safety_talked.label") not in shared


def test_everything_is_in_the_own_copy(plan: Plan) -> None:
    """The family's own copy shows all of it."""
    assert plan_html(plan, texts("fi"), Asked(OWN)).count(MARK) >= 9


def test_both_copies_number_the_rows_alike(plan: Plan) -> None:
    """What is kept back comes last, so the shared rows keep their numbers and show no gap."""
    own = [row.id for row in copy_of(plan, OWN).rows("solutions")]
    shared = [row.id for row in copy_of(plan, SHARED).rows("solutions")]

    assert (own, shared) == (["s2", "s1"], ["s2"])


@pytest.mark.parametrize(("sharing", "is_shown"), [("shared", True), ("own_copy", False), ("", False)])
def test_the_child_decides_about_its_own_words(sharing: str, is_shown: bool) -> None:
    """What the child told is shared only when the child said so."""
    plan = plan_from({"child_told": MARK, "child_told_sharing": sharing})

    assert (MARK in plan_html(plan, texts("fi"), Asked(SHARED))) is is_shown


@pytest.mark.parametrize("kind", kinds())
def test_no_other_kind_gives_away_what_is_kept_back(plan: Plan, kind: str, language: str) -> None:
    """A plan that goes on as another kind keeps back what its topics keep back, though the kind asks no topics."""
    moved = replace(next_version(plan) if kind == "follow_up" else plan, kind=kind)

    assert MARK not in plan_html(moved, texts(language), Asked(SHARED))
    assert MARK not in plan_text(moved, texts(language), Asked(SHARED))


def test_history_of_a_topic_that_is_gone_is_kept_back(plan: Plan) -> None:
    """When a topic was taken out since, its earlier solutions do not come to light."""
    gone = next_version(plan).with_answers({}, {"topics": [], "solutions": [], "promises": [], "open_matters": []})

    assert MARK in plan_html(gone, texts("fi"), Asked(OWN))
    assert MARK not in plan_html(gone, texts("fi"), Asked(SHARED))


def test_wishes_of_the_child_are_shared_as_its_words() -> None:
    """The child's wishes one by one follow the child's decision about its words."""
    plan = plan_from({"child_wishes": [{"id": "c1", "wish": MARK, "answer": MARK}]})

    assert MARK not in plan_html(plan, texts("fi"), Asked(SHARED))
    assert MARK in plan_html(plan, texts("fi"), Asked(OWN))
    assert keeps_back(plan)


@pytest.mark.parametrize("field", ["warning_signs", "safety_calls", "safe_place"])
def test_safety_stays_in_the_own_copy(field: str) -> None:
    """What is written for dangerous moments is in no shared copy."""
    plan = plan_from({field: MARK})

    assert MARK not in plan_html(plan, texts("fi"), Asked(SHARED)) + plan_text(plan, texts("fi"), Asked(SHARED))
    assert keeps_back(plan)


def test_it_is_told_when_something_is_kept_back(plan: Plan) -> None:
    """The page can say that the own copy holds more."""
    assert keeps_back(plan)
    assert not keeps_back(plan_from({"topics": [{"id": "t1", "title": "Koulu", "sharing": "shared"}]}))


@pytest.mark.parametrize(
    ("naming", "shown"),
    [("initials", "M. V."), ("first_names", "Maija"), ("roles", "äiti"), ("", "M. V.")],
)
def test_names_are_shown_as_the_family_chose(naming: str, shown: str) -> None:
    """Initials, first names or roles; initials when nothing was chosen."""
    assert shown_name("Maija Virta", "äiti", naming) == shown


def test_a_name_without_a_role_is_not_given_away() -> None:
    """Roles were chosen, but there is none: initials stand in, never the name."""
    assert shown_name("Maija Virta", "", "roles") == "M. V."


def test_initials_of_one_name() -> None:
    """One name has one initial."""
    assert initials("Aino") == "A."


def test_unknown_copies_are_refused(plan: Plan) -> None:
    """There are two copies and no third."""
    with pytest.raises(ValueError, match="everyone"):
        copy_of(plan, "everyone")


def test_an_undecided_topic_is_not_shared() -> None:
    """Until the family has said that a topic may be shared, it is kept back with all that belongs to it."""
    plan = plan_from({**PRIVATE, "topics": [{"id": "t1", "title": MARK}]})

    assert MARK not in plan_html(plan, texts("fi"), Asked(SHARED))


def test_who_gets_the_own_copy_is_not_told_on_the_shared_one(language: str) -> None:
    """The shared copy does not say that there is another, and who has it."""
    plan = plan_from({"people": [{"id": "p1", "name": "Maija"}], "own_copy_to": ["p1"]})

    assert texts(language)("fields.own_copy_to.label") not in plan_html(plan, texts(language), Asked(SHARED))
