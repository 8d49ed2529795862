"""What holds of every plan there can be, whatever its kind and whatever people wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from plan_builder.bridge import answer
from plan_builder.calendar import calendar
from plan_builder.client_text import client_text
from plan_builder.copies import COPIES, OWN, copy_of
from plan_builder.document import PIECES, Asked, plan_html, plan_text
from plan_builder.fields import field_at, fields_by_id
from plan_builder.history import next_version
from plan_builder.papers import PAPERS, papers_html
from plan_builder.plan import Plan
from plan_builder.plan_file import PlanFileError, open_plan, save_plan
from plan_builder.texts import languages, texts
from tests.conftest import example_answers
from tests.plans import always, files_of_plans

MADE = datetime(2027, 1, 16, 12, tzinfo=UTC)


@always(200)
@given(files_of_plans())
def test_any_plan_comes_back_from_its_file(text: str) -> None:
    """What was saved opens as it was, also after the next follow-up meeting."""
    plan = open_plan(text)

    assert open_plan(save_plan(plan)) == plan
    assert open_plan(save_plan(next_version(plan))) == next_version(plan)


@always(80)
@given(files_of_plans(), st.sampled_from(languages()), st.sampled_from(COPIES))
def test_any_plan_becomes_every_paper_and_text(text: str, language: str, copy: str) -> None:
    """Nothing that people write stops a plan from being printed, in any language and copy."""
    plan, words, asked = open_plan(text), texts(language), Asked(copy)

    for paper in PAPERS:
        html = papers_html([paper], plan, words, asked)
        assert html.count("<article") == html.count("</article>"), paper
    assert plan_text(plan, words, asked)
    assert client_text(plan, words, asked)


@always(100)
@given(files_of_plans())
def test_any_plan_becomes_a_calendar_or_has_no_days(text: str) -> None:
    """A calendar file holds nothing that people wrote, and is only refused when there is no day."""
    try:
        lines = calendar(open_plan(text), texts("fi"), MADE).splitlines()
    except PlanFileError as error:
        assert error.problem == "no_dates"
    else:
        assert [lines[0], lines[-1]] == ["BEGIN:VCALENDAR", "END:VCALENDAR"]


@always(100)
@given(files_of_plans())
def test_all_that_was_written_is_in_the_own_copy(text: str) -> None:
    """The family's own copy shows every word of what is asked, escaped: names as the family shows them."""
    plan = open_plan(text)
    html = plan_html(plan, texts("ar"), Asked(OWN))

    for place, written in copy_of(plan, OWN).written():
        if written.strip() and field_at(place).kind != "name" and not _has_ended(plan, place):
            assert escape(written.strip()) in html, place


def _has_ended(plan: Plan, place: str) -> bool:
    """Tell whether a place is in a solution that ended: of that only what became of it is told."""
    row = plan.row(place.split(".")[1]) if "." in place else None
    return row is not None and row.list_id == "solutions" and row.text("decision") == "end"


@always(30)
@given(files_of_plans(), files_of_plans())
def test_answers_do_not_depend_on_what_was_asked_before(first: str, second: str) -> None:
    """A Python that has written papers before writes the next as one that has not."""
    requests = [_request(json.loads(each), copy=copy) for each in (first, second, first) for copy in COPIES]
    after_others = [answer(each) for each in requests]
    fresh = [_afresh(each) for each in requests]

    assert after_others == fresh


def test_a_change_of_any_answer_shows_in_a_paper_written_before() -> None:
    """Each answer that a paper shows shows anew when it changes, though the rest of it is kept."""
    before = example_answers("virtalater")
    for place, changed in _changed_one_by_one(before):
        request = _request({"kind": "follow_up", "answers": changed}, copy=OWN)
        answer(_request({"kind": "follow_up", "answers": before}, copy=OWN))

        assert answer(request) == _afresh(request), place


def _changed_one_by_one(answers: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the answers without one of them, each in turn, after its place."""
    for field_id, value in answers.items():
        yield field_id, _without(answers, field_id)
        for number, row in enumerate(value) if fields_by_id()[field_id].is_list else ():
            for name in row.keys() - {"id"}:
                rows = [*value[:number], _without(row, name), *value[number + 1 :]]
                yield f"{field_id}.{row['id']}.{name}", {**answers, field_id: rows}


def _without(answers: dict[str, Any], name: str) -> dict[str, Any]:
    return {each: value for each, value in answers.items() if each != name}


def _request(content: dict[str, Any], copy: str) -> str:
    given = {"kind": content["kind"], "answers": content["answers"], "put_aside": content.get("put_aside", [])}
    beside = {"history": json.dumps(content.get("history", [])), "invented": False, "language": "fi", "pages": "../"}
    return json.dumps({"id": 1, "task": "check", "copy": copy, **given, **beside})


def _afresh(request: str) -> str:
    """Answer as a Python does that has written nothing yet."""
    PIECES.begin()
    PIECES.begin()
    return answer(request)
