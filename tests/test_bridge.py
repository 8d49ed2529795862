"""The door between browser and Python: JSON in, JSON out."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from plan_builder.bridge import answer
from plan_builder.client_text import client_text
from plan_builder.copies import COPIES
from plan_builder.document import Asked
from plan_builder.facts import LEVELS
from plan_builder.plan_file import open_plan
from plan_builder.texts import texts
from tests.conftest import example_answers, example_text


def ask(task: str, **values: object) -> dict[str, Any]:
    """Ask Python as the page does."""
    reply: dict[str, Any] = json.loads(answer(json.dumps({"id": 7, "task": task, **values})))
    return reply


def check(answers: dict[str, Any]) -> dict[str, Any]:
    """Have answers checked for a Finnish page."""
    return ask("check", language="fi", answers=answers, copy="shared", pages="../", invented=False)


def test_reply_carries_the_id() -> None:
    """A reply can be told from another's."""
    assert check({})["id"] == 7


def test_findings_stand_at_their_places() -> None:
    """Each finding's HTML names its rule and stands under the place it is about."""
    reply = check({"chair": "someone_else"})

    assert 'data-rule="convener_chairs"' in reply["findings"]["chair"]


def test_findings_lead_to_their_explanation() -> None:
    """A finding links to what explains it, in the reader's pages."""
    assert 'href="../checks/#convener_chairs"' in check({"chair": "someone_else"})["findings"]["chair"]


def test_summary_leads_to_the_fields() -> None:
    """The summary links to the place of each finding, rows included."""
    summary = check({"solutions": [{"id": "s4", "what": "Mummi hakee"}]})["summary"]

    assert 'href="#field-solutions.s4.who"' in summary


def test_empty_plan_is_a_draft_with_no_progress() -> None:
    """Of an empty form no question that is needed counts as done."""
    reply = check({})

    assert not reply["complete"]
    assert {done for done, _ in reply["progress"].values()} == {0}


def test_progress_counts_what_the_answers_make_necessary() -> None:
    """With an interpreter, the language and the person of the interpreter count too."""
    people = {"plan_language": "fi", "people": [{"id": "p1", "language": "ar"}]}
    answers = (people, {**people, "interpreter_needed": "yes"})
    before, after = (check(each)["progress"]["preparation"] for each in answers)

    assert (after[0] - before[0], after[1] - before[1]) == (1, 2)


def test_full_plan_is_complete() -> None:
    """Of an example every section is done."""
    reply = check(example_answers("virta"))

    assert reply["complete"]
    assert all(done == of for done, of in reply["progress"].values())


def test_saved_file_opens() -> None:
    """What "save" gives, "open" takes, and nothing is lost."""
    answers = example_answers("virta")
    file = ask("save", language="fi", answers=answers, invented=True)["file"]

    beside = {"invented": True, "kind": "conference", "history": "[]", "put_aside": [], "calendar_id": ""}
    assert ask("open", file=file) == {"id": 7, "answers": answers, **beside}


@pytest.mark.parametrize(("file", "problem"), [("{", "not_readable"), ("{}", "not_a_plan")])
def test_broken_files_are_a_problem_not_an_error(file: str, problem: str) -> None:
    """A file that cannot be opened is answered with the id of the message."""
    assert ask("open", file=file) == {"id": 7, "problem": problem}


def test_language_of_the_words_is_the_pages() -> None:
    """The same answers are told in the language of the page."""
    told = {
        language: ask(
            "check", language=language, answers={"chair": "someone_else"}, copy="own", pages="", invented=False
        )["findings"]["chair"]
        for language in ("fi", "ar")
    }

    assert told["fi"] != told["ar"]


def test_levels_are_told_in_the_summary() -> None:
    """Every finding of the summary says how grave it is."""
    summary = check({"chair": "someone_else"})["summary"]

    assert summary.count("data-rule=") == sum(summary.count(f'data-level="{level}"') for level in LEVELS)


def test_example_file_is_what_the_page_opens() -> None:
    """The example plans open through the door too."""
    assert ask("open", file=example_text("haddad"))["invented"] is True


def test_hidden_places_are_told() -> None:
    """The page learns which questions the answers hide."""
    assert "interpreter_needed" in check({})["hidden"]


def test_other_kinds_are_checked_as_such() -> None:
    """A plan of another kind has its own sections, findings and paper."""
    reply = ask("check", language="fi", answers={}, copy="own", pages="", invented=False, kind="support_memo")

    assert "goals" in reply["progress"]
    assert "convener_name" not in reply["findings"]
    assert 'data-kind="support_memo"' in reply["plan"]


def test_summary_tells_how_far_each_part_is() -> None:
    """The summary says by part of the plan what is done."""
    summary = check(example_answers("virta"))["summary"]

    assert re.findall(r'data-part-progress="(\w+)"', summary) == [
        "basics", "agreement", "preparation", "meeting", "follow_up",
    ]  # fmt: skip


def test_next_version_is_made_through_the_door() -> None:
    """The page gets the plan that the follow-up meeting begins with, and the history it hands back as it is."""
    reply = ask("next", language="fi", answers=example_answers("virta"), invented=True)
    given = {key: reply[key] for key in ("answers", "invented", "kind", "history", "put_aside")}
    checked = ask("check", language="fi", copy="own", pages="", **given)

    assert reply["kind"] == "follow_up"
    assert 'class="history"' in checked["plan"]


def test_a_file_opened_for_a_kind_goes_on_as_it() -> None:
    """A conference plan opened for a follow-up is its next version; opened for nothing it stays as it is."""
    file = example_text("virta")

    assert ask("open", file=file, into="follow_up")["answers"]["version"] == "2"
    assert ask("open", file=file)["kind"] == "conference"


def test_findings_can_be_put_aside_and_taken_back() -> None:
    """What was put aside stands apart, with its reason escaped and a way back."""
    aside = [{"rule": "convener_chairs", "place": "chair", "reason": "<i>Sovittiin</i>"}]
    answers = {"chair": "someone_else"}
    reply = ask("check", language="fi", answers=answers, copy="own", pages="", invented=False, put_aside=aside)

    assert 'data-action="take-back"' in reply["findings"]["chair"]
    assert "&lt;i&gt;Sovittiin" in reply["findings"]["chair"]


def test_what_a_plan_should_not_hold_can_be_taken_out() -> None:
    """A finding about a number names the very words to take out."""
    finding = check({"child_name": "Aino 010115A123B"})["findings"]["child_name"]

    assert 'data-action="take-out"' in finding
    assert 'data-text="010115A123B"' in finding


def test_text_is_that_of_the_terminal() -> None:
    """The text to copy is the plan in the order of a client plan, of the copy that is asked for."""
    for which in COPIES:
        asked = ask("text", language="sv", answers=example_answers("virta"), invented=True, copy=which)
        assert asked["file"] == client_text(open_plan(example_text("virta")), texts("sv"), Asked(which))


def test_calendar_is_made_of_one_copy() -> None:
    """What the shared copy keeps back has no day in its calendar either; without any day there is a problem."""
    topics = [{"id": "t1", "title": "Koulu", "sharing": "own_copy"}]
    promises = [{"id": "l1", "topic": "t1", "what": "Soittaa", "by_date": "2027-01-16"}]
    plan = {"answers": {"topics": topics, "promises": promises}, "invented": False, "calendar_id": "0a" * 16}
    moment = {"language": "fi", "made": "2027-01-02T12:00:00.000Z"}

    assert f"UID:{'0a' * 16}-l1-by_date@" in ask("calendar", **plan, **moment, copy="own")["file"]
    assert ask("calendar", **plan, **moment, copy="shared") == {"id": 7, "problem": "no_dates"}
