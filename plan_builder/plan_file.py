"""Plan files: the JSON a person saves on their own device and opens again.

A file names its format and version. Opening never trusts it: its size, shape, field ids and
answers are checked against `fields.toml`, and anything else raises `PlanFileError` with the id of
a message (`file.<problem>` in the texts). Older versions open for ever.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from plan_builder.fields import MANY, Field, fields_by_id, list_fields
from plan_builder.kinds import FIRST_KIND, kinds
from plan_builder.plan import OTHER_LANGUAGE, Answer, Plan, PutAside, Row, Version
from plan_builder.texts import spoken

FORMAT = "laheisneuvonpito-plan"
VERSION = 2

MOST_BYTES = 2_000_000
MOST_ROWS = 1000
MOST_VERSIONS = 100
MOST_PUT_ASIDE = 1000
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)

MOST_DEPTH = 10

KEPT_LISTS = ("solutions", "promises")
"""The lists an earlier version keeps."""

JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
ROW_NUMBER = re.compile(r"[1-9][0-9]{0,4}")
SHAPES = {
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "time": re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]"),
    "person": re.compile(r"[a-z]{1,12}[0-9]{0,6}"),
    "topic": re.compile(r"[a-z]{1,12}[0-9]{1,6}"),
}
WORD = re.compile(r"[a-z_]{1,60}")
PLACE = re.compile(r"[a-z_]{1,60}(\.[a-z]{1,2}[1-9][0-9]{0,4}\.[a-z_]{1,60})?")
CALENDAR_ID = re.compile(r"([0-9a-f]{32})?")
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class PlanFileError(ValueError):
    """A file that cannot be opened; `problem` is the id of the message that says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def open_plan(text: str) -> Plan:
    """Return the plan in a file's text.

    Raises:
        PlanFileError: the text is too large, not JSON, not a plan, of a later version, or damaged.
    """
    if _bytes(text) > MOST_BYTES:
        raise PlanFileError("too_large")
    if _depth(text) > MOST_DEPTH:
        raise PlanFileError("not_readable")
    try:
        content = json.loads(text)
    except ValueError:
        raise PlanFileError("not_readable") from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise PlanFileError("not_a_plan")
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise PlanFileError("damaged")
    if version > VERSION or not _is_kind(content.get("kind")):
        raise PlanFileError("too_new")
    plan = plan_from(
        content.get("answers"),
        invented=content.get("invented") is True,
        kind=content["kind"],
        history=history_from(content.get("history", [])),
        put_aside=content.get("put_aside", []),
    )
    return replace(plan, calendar_id=calendar_id_from(content.get("calendar_id", "")))


def _is_kind(value: object) -> bool:
    return isinstance(value, str) and value in kinds()


def _depth(text: str) -> int:
    """Return how deep the brackets of a JSON text go: too deep ones overflow the browser's stack."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[{\]}]", JSON_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def save_plan(plan: Plan) -> str:
    """Return the text of the file that keeps a plan; opening it gives the same plan.

    Raises:
        PlanFileError: the plan is longer than a file may be.
    """
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION, "kind": plan.kind}
    if plan.invented:
        content["invented"] = True
    content["answers"] = answers_of(plan)
    if plan.history:
        content["history"] = history_of(plan)
    if plan.put_aside:
        content["put_aside"] = put_aside_of(plan)
    if plan.calendar_id:
        content["calendar_id"] = plan.calendar_id
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    if _bytes(text) > MOST_BYTES:
        raise PlanFileError("too_long")
    return text


def answers_of(plan: Plan) -> dict[str, Any]:
    """Return a plan's answers as JSON values, rows as objects with their id."""
    answers: dict[str, Any] = {}
    for field_id in fields_by_id():
        if answer := plan.answers.get(field_id):
            answers[field_id] = list(answer) if isinstance(answer, tuple) else answer
        elif rows := plan.lists.get(field_id):
            answers[field_id] = [_row_values(row) for row in rows]
    return answers


def _row_values(row: Row) -> dict[str, Any]:
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in row.answers.items()}
    return {"id": row.id, **given}


def history_of(plan: Plan) -> list[dict[str, Any]]:
    """Return a plan's earlier versions as JSON values."""
    return [
        {"version": each.version, "date": each.date}
        | {list_id: [_row_values(row) for row in rows] for list_id, rows in each.lists.items()}
        for each in plan.history
    ]


def put_aside_of(plan: Plan) -> list[dict[str, Any]]:
    """Return the findings a plan has put aside as JSON values."""
    return [asdict(each) for each in plan.put_aside]


def plan_from(
    answers: object,
    invented: bool = False,
    kind: str = FIRST_KIND,
    history: tuple[Version, ...] = (),
    put_aside: object = (),
) -> Plan:
    """Return the plan of JSON values, each checked; `PlanFileError` when one is not of its shape."""
    if not isinstance(answers, dict) or not _is_kind(kind):
        raise PlanFileError("damaged")
    singles: dict[str, Answer] = {}
    lists: dict[str, tuple[Row, ...]] = {}
    for field_id, value in answers.items():
        field = fields_by_id().get(field_id)
        if field is None or "." in field_id:
            raise PlanFileError("damaged")
        if field.is_list:
            lists |= {field_id: rows} if (rows := _rows(field, value)) else {}
        elif answer := _answer(field, value):
            singles[field_id] = answer
    plan = Plan(singles, lists, invented, kind, history, _put_aside(put_aside))
    _check_ids(plan)
    return plan


def history_from(value: object) -> tuple[Version, ...]:
    """Return the earlier versions of JSON values, each checked as answers are."""
    return tuple(_version(entry) for entry in _entries(value, MOST_VERSIONS))


def _version(entry: object) -> Version:
    if not isinstance(entry, dict) or not entry.keys() <= {"version", "date", *KEPT_LISTS}:
        raise PlanFileError("damaged")
    fields = fields_by_id()
    return Version(
        version=str(_answer(fields["earlier_version"], entry.get("version", ""))),
        date=str(_answer(fields["earlier_date"], entry.get("date", ""))),
        lists={list_id: _rows(fields[list_id], entry[list_id]) for list_id in KEPT_LISTS if list_id in entry},
    )


def _put_aside(value: object) -> tuple[PutAside, ...]:
    return tuple(_one_put_aside(entry) for entry in _entries(value, MOST_PUT_ASIDE))


def _one_put_aside(entry: object) -> PutAside:
    if not isinstance(entry, dict) or entry.keys() != {"rule", "place", "reason"}:
        raise PlanFileError("damaged")
    found = PutAside(**{name: _text(text) for name, text in entry.items()})
    if not WORD.fullmatch(found.rule) or not PLACE.fullmatch(found.place) or not found.reason.strip():
        raise PlanFileError("damaged")
    return found


def calendar_id_from(value: object) -> str:
    """Return what tells the plan's calendar entries from others', checked; nothing before there is a calendar."""
    if not isinstance(value, str) or not CALENDAR_ID.fullmatch(value):
        raise PlanFileError("damaged")
    return value


def _entries(value: object, most: int) -> Sequence[object]:
    if not isinstance(value, list | tuple) or len(value) > most:
        raise PlanFileError("damaged")
    return value


def _rows(field: Field, value: object) -> tuple[Row, ...]:
    if not isinstance(value, list) or len(value) > MOST_ROWS:
        raise PlanFileError("damaged")
    return tuple(_row(field, entry) for entry in value)


def _row(field: Field, entry: object) -> Row:
    known = {inner.name: inner for inner in field.fields}
    if not isinstance(entry, dict) or not entry.keys() <= {"id", *known}:
        raise PlanFileError("damaged")
    row_id = entry.get("id")
    if not isinstance(row_id, str) or not _is_row_of(field, row_id):
        raise PlanFileError("damaged")
    given = {name: _answer(known[name], value) for name, value in entry.items() if name != "id"}
    return Row(field.id, row_id, {name: answer for name, answer in given.items() if answer})


def _is_row_of(field: Field, row_id: str) -> bool:
    """Tell whether an id is one that the form gives the rows of a list."""
    prefix = field.row_prefix
    return row_id.startswith(prefix) and ROW_NUMBER.fullmatch(row_id.removeprefix(prefix)) is not None


def _answer(field: Field, value: object) -> Answer:
    """Return one answer, checked against its field's kind and options."""
    if field.kind in MANY:
        if not isinstance(value, list) or len(value) > MOST_ROWS:
            raise PlanFileError("damaged")
        return tuple(dict.fromkeys(_choice(field, each) for each in value))
    if field.kind == "choice" and value:
        return _choice(field, value)
    text = _text(value)
    if field.kind == "language" and text and text not in spoken():
        return OTHER_LANGUAGE
    if text and field.kind in SHAPES and not SHAPES[field.kind].fullmatch(text):
        raise PlanFileError("damaged")
    if text and field.kind == "date" and not _is_day(text):
        raise PlanFileError("damaged")
    return text


def _is_day(text: str) -> bool:
    """Tell whether an ISO date is a day that the form's own control takes."""
    try:
        return FIRST_DAY <= date.fromisoformat(text) <= LAST_DAY
    except ValueError:
        return False


def _choice(field: Field, value: object) -> str:
    if field.options and value not in field.options:
        raise PlanFileError("damaged")
    return _text(value)


def _text(value: object) -> str:
    """Return text that can be shown and saved: no control characters, no halves of characters."""
    if not isinstance(value, str):
        raise PlanFileError("damaged")
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return NOT_TEXT.sub("", whole)


def _check_ids(plan: Plan) -> None:
    """Refuse two rows of one id, and answers that pick a row of a list they cannot pick from."""
    list_of = {row.id: field.id for field in list_fields() for row in plan.lists.get(field.id, ())}
    if len(list_of) != sum(len(rows) for rows in plan.lists.values()):
        raise PlanFileError("damaged")
    for field, picked in _picked(plan):
        if list_of.get(picked, picked) not in (*field.picked_from, picked):
            raise PlanFileError("damaged")


def _picked(plan: Plan) -> Iterator[tuple[Field, str]]:
    """Yield every row id that is the answer to a field which picks rows."""
    for field in fields_by_id().values():
        list_id, _, name = field.id.rpartition(".")
        if field.picked_from:
            for given in plan.lists.get(list_id, ()) if list_id else (plan,):
                answer = given.answers.get(name, ())
                yield from ((field, each) for each in ((answer,) if isinstance(answer, str) else answer))
