"""Plan files: what was saved opens; what is broken, foreign, huge or hostile is refused and named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plan_builder.plan_file import (
    MOST_BYTES,
    MOST_ROWS,
    MOST_VERSIONS,
    PlanFileError,
    answers_of,
    open_plan,
    plan_from,
    save_plan,
)
from tests.conftest import EXAMPLES, example_text


def file(**changes: object) -> str:
    """Return a small plan file with some parts changed."""
    content: dict[str, Any] = {"format": "laheisneuvonpito-plan", "version": 2, "kind": "conference", "answers": {}}
    return json.dumps({**content, **changes})


def problem_of(text: str) -> str:
    """Return why a file was refused."""
    with pytest.raises(PlanFileError) as refused:
        open_plan(text)
    return refused.value.problem


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES.glob("*.json")])
def test_saved_plans_open_as_they_were(name: str) -> None:
    """Opening what was saved gives the same plan; saving it again gives the same text."""
    plan = open_plan(example_text(name))

    assert open_plan(save_plan(plan)) == plan
    assert json.loads(save_plan(plan)) == json.loads(example_text(name))


def test_the_calendar_of_a_plan_stays_its_own() -> None:
    """A plan keeps what tells its calendar entries from others', through its file."""
    plan = open_plan(file(calendar_id="0a" * 16))

    assert plan.calendar_id == "0a" * 16
    assert open_plan(save_plan(plan)) == plan


@pytest.mark.parametrize("calendar_id", [None, 1, ["a"], "0A" * 16, "0a" * 17, "0a" * 16 + "\n", "X:\r\nBEGIN:VEVENT"])
def test_what_could_not_be_a_calendars_id_is_damage(calendar_id: object) -> None:
    """Nothing else than such an id goes into a calendar."""
    assert problem_of(file(calendar_id=calendar_id)) == "damaged"


@pytest.mark.parametrize("text", ["", "{", "\x00", "[" * 200_000, "nonsense", '{"a": NaN', "\ufffd\ufffd"])
def test_unreadable_files_are_named(text: str) -> None:
    """A file that is no JSON cannot be read, however deep or short it is."""
    assert problem_of(text) == "not_readable"


@pytest.mark.parametrize("text", ["[]", "null", "1", "{}", file(format="other"), '{"format": ["x"]}'])
def test_foreign_files_are_named(text: str) -> None:
    """JSON that is not a plan of ours is told from a broken plan."""
    assert problem_of(text) == "not_a_plan"


@pytest.mark.parametrize("text", [file(version=3), file(kind="unheard_of"), file(kind=["conference"]), file(kind=None)])
def test_newer_files_are_named(text: str) -> None:
    """A plan of a later release asks for a newer page."""
    assert problem_of(text) == "too_new"


def test_huge_files_are_named() -> None:
    """A file over the limit is refused before it is read."""
    assert problem_of(" " * (MOST_BYTES + 1)) == "too_large"


@pytest.mark.parametrize(
    "answers",
    [
        None,
        [],
        {"unknown": "x"},
        {"topics.title": "x"},
        {"child_name": ["x"]},
        {"child_name": {"a": 1}},
        {"chair": "queen"},
        {"present": "p1"},
        {"present": [1]},
        {"meeting_date": "2027-13-01"},
        {"meeting_start": "25:00"},
        {"assistant": "p1' onclick='"},
        {"topics": "x"},
        {"topics": ["x"]},
        {"topics": [{"title": "x"}]},
        {"topics": [{"id": "t1", "unknown": "x"}]},
        {"topics": [{"id": '"]<img>', "title": "x"}]},
        {"topics": [{"id": "t1"}, {"id": "t1"}]},
        {"topics": [{"id": f"t{number}"} for number in range(MOST_ROWS + 1)]},
        {"people": [{"id": "t1"}]},
        {"people": [{"id": "p1234567"}]},
        {"people": [{"id": "p01"}]},
        {"meeting_date": "2027-02-31"},
        {"meeting_date": "1850-01-01"},
        {"topics": [{"id": "t1", "title": "Koulu"}], "contact": "t1"},
        {"people": [{"id": "p1", "name": "Mummi"}], "solutions": [{"id": "s1", "topic": "p1"}]},
        {"topics": [{"id": "t1", "title": "Koulu"}], "present": ["t1"]},
    ],
    ids=lambda answers: str(answers)[:40],
)
def test_damaged_answers_are_refused(answers: object) -> None:
    """An answer that no form could give makes the whole file damaged; nothing of it is taken."""
    assert problem_of(file(answers=answers)) == "damaged"


@pytest.mark.parametrize(
    "changes",
    [
        {"history": {}},
        {"history": ["x"]},
        {"history": [{"version": "1", "people": []}]},
        {"history": [{"date": "2027-13-01"}]},
        {"history": [{"version": ["1"]}]},
        {"history": [{"solutions": [{"id": "p1"}]}]},
        {"history": [{}] * (MOST_VERSIONS + 1)},
        {"put_aside": "x"},
        {"put_aside": [{"rule": "convener_chairs", "place": "chair"}]},
        {"put_aside": [{"rule": "convener_chairs", "place": "chair", "reason": " "}]},
        {"put_aside": [{"rule": "<img>", "place": "chair", "reason": "x"}]},
        {"put_aside": [{"rule": "convener_chairs", "place": "solutions.s1", "reason": "x"}]},
        {"put_aside": [{"rule": "convener_chairs", "place": ["chair"], "reason": "x"}]},
    ],
    ids=lambda changes: str(changes)[:60],
)
def test_damaged_history_and_reasons_are_refused(changes: dict[str, object]) -> None:
    """What stands beside the answers is checked as they are."""
    assert problem_of(file(**changes)) == "damaged"


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "files").glob("v*.json")), ids=lambda path: path.stem)
def test_files_of_every_version_open(path: Path) -> None:
    """A file of each version there ever was opens, with all its answers."""
    text = path.read_text("utf-8")
    plan = open_plan(text)

    assert answers_of(plan) == json.loads(text)["answers"]


def test_put_aside_is_kept() -> None:
    """What was put aside, and why, comes back from the file."""
    aside = [{"rule": "convener_chairs", "place": "chair", "reason": "Sovittiin niin."}]

    assert json.loads(save_plan(open_plan(file(put_aside=aside))))["put_aside"] == aside


@pytest.mark.parametrize("version", [0, -1, "1", True, None, 1.5])
def test_odd_versions_are_damaged(version: object) -> None:
    """A version is a whole number from one on."""
    assert problem_of(file(version=version)) == "damaged"


def test_text_is_kept_to_the_letter() -> None:
    """What people type comes back as typed: markup, braces, direction marks, line breaks."""
    hostile = "<script>alert(1)</script>\n{{ 7*7 }} \u202eabc\u200f {% x %} & \" ' ديوان"

    assert plan_from({"work_done": hostile}).answers["work_done"] == hostile


def test_characters_that_cannot_be_shown_are_taken_out() -> None:
    """Control characters go, halves of characters become the replacement character."""
    assert plan_from({"work_done": "a\x00b\ud800c"}).answers["work_done"] == "ab\ufffdc"


@pytest.mark.parametrize("given", ["xx", "other", "fi-simple", '"><script>'])
def test_languages_the_site_lacks_are_other_languages(given: str) -> None:
    """A plan in a language that this site does not have opens, and its words are of unknown language."""
    assert plan_from({"plan_language": given}).text("plan_language") == "other"


def test_a_plan_too_long_for_a_file_is_named_when_saving() -> None:
    """No file is made that could not be opened again; the person is told to shorten the text."""
    with pytest.raises(PlanFileError, match="too_long"):
        save_plan(plan_from({"work_done": "x" * MOST_BYTES}))
