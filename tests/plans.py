"""Strategies for plans of any kind with any answers that a form could give, made from the fields there are."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from plan_builder.facts import rule_facts
from plan_builder.fields import Field, list_fields, top_fields
from plan_builder.kinds import kinds
from plan_builder.plan_file import FIRST_DAY, FORMAT, KEPT_LISTS, LAST_DAY, VERSION
from plan_builder.texts import languages


def always(examples: int) -> settings:
    """Settings of a test that tries so many plans, the same in every run; how long one takes says nothing."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=examples, derandomize=True, database=None, deadline=None, suppress_health_check=slow)


HOSTILE = (
    "</span></td><script>alert(1)</script><img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% include 'form.html' %} ${7*7} %s {0} {name}",
    "\u202eabc\u2067 \u200f\u200bdef\u2028\u2029",
    "أم الطفل تأتي كل يوم 7:00",
    "Äiti & \"eno\" 'soittaa' 040 123 4567, kotitie 5",
    "half \ud83e of a character\x00\x1b\ufffe",
    "line\nbreak\r\nand\ttab",
    "  e\u0301\U0001f9d2\U0001f3fd  ",
    "pitkä " * 60 + "x" * 300,
    "010101-123N",
    "-0",
    "99999999999999999999",
    "٣",
)
"""What people must be free to write, and what has broken others' programs."""

NUMBERS = (1, 2, 3, 10, 99999)
"""Numbers of rows; few, so that pickers often find the row they name."""


def files_of_plans() -> SearchStrategy[str]:
    """Return a strategy of the texts of plan files."""
    return _contents().map(json.dumps)


def plan_texts(count: int) -> list[str]:
    """Return the texts of some plan files, the same in every run."""
    made: list[str] = []

    @settings(always(count), phases=[Phase.generate])
    @given(files_of_plans())
    def collect(text: str) -> None:
        made.append(text)

    collect()
    return made


@cache
def _contents() -> SearchStrategy[dict[str, Any]]:
    fixed = {
        "format": st.just(FORMAT),
        "version": st.just(VERSION),
        "kind": st.sampled_from(list(kinds())),
        "answers": st.fixed_dictionaries({}, optional={each.id: _answer(each) for each in top_fields()}),
    }
    beside = {
        "invented": st.booleans(),
        "history": st.lists(_versions(), max_size=3),
        "put_aside": st.lists(_put_aside(), max_size=3),
        "calendar_id": st.just("0a" * 16),
    }
    return st.fixed_dictionaries(fixed, optional=beside)


def _versions() -> SearchStrategy[dict[str, Any]]:
    lists = {each.id: _rows(each) for each in list_fields() if each.id in KEPT_LISTS}
    return st.fixed_dictionaries({}, optional={"version": _written(), "date": _days(), **lists})


def _put_aside() -> SearchStrategy[dict[str, str]]:
    places = [each.id for each in top_fields()]
    places += [f"{each.id}.{each.row_prefix}1.{inner.name}" for each in list_fields() for inner in each.fields]
    rules, reasons = st.sampled_from(list(rule_facts())), _written().map(lambda text: f"{text}!")
    return st.fixed_dictionaries({"rule": rules, "place": st.sampled_from(places), "reason": reasons})


def _rows(field: Field) -> SearchStrategy[list[dict[str, Any]]]:
    answers = st.fixed_dictionaries({}, optional={each.name: _answer(each) for each in field.fields})
    ids = st.sampled_from([f"{field.row_prefix}{number}" for number in NUMBERS])
    row = st.tuples(ids, answers).map(lambda made: {"id": made[0], **made[1]})
    return st.lists(row, max_size=4, unique_by=lambda made: made["id"])


def _answer(field: Field) -> SearchStrategy[Any]:
    if field.is_list:
        return _rows(field)
    if field.picked_from:
        picked = st.sampled_from(_choices(field))
        return st.lists(picked, max_size=4, unique=True) if field.kind == "people" else picked
    if field.options:
        chosen = st.sampled_from(field.options)
        return st.lists(chosen, unique=True) if field.kind == "many" else chosen
    if field.kind == "language":
        return st.sampled_from((*languages(), "other", "so"))
    return {"date": _days, "time": _times}.get(field.kind, _written)()


def _choices(field: Field) -> list[str]:
    prefixes = {each.id: each.row_prefix for each in list_fields()}
    rows = [f"{prefixes[each]}{number}" for each in field.picked_from if each in prefixes for number in NUMBERS]
    return rows + [each for each in field.picked_from if each not in prefixes]


@cache
def _written() -> SearchStrategy[str]:
    anything = st.text(st.characters(), max_size=12)
    halves = st.text(st.characters(categories=["Cs", "Cc"]), max_size=4)
    return st.one_of(st.sampled_from(HOSTILE), anything, halves)


@cache
def _days() -> SearchStrategy[str]:
    return st.dates(FIRST_DAY, LAST_DAY).map(lambda day: day.isoformat())


@cache
def _times() -> SearchStrategy[str]:
    return st.times().map(lambda time: f"{time:%H:%M}")
