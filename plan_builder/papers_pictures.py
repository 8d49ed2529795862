"""Papers that are drawings: the people around the child, and the plan at a glance; each with the same in words.

Both show what is shared, whichever copy is asked for: a drawing is hung on a wall and seen by others.
Of two languages a drawing has room for the first; the words around it are in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from plan_builder.bilingual import first_of
from plan_builder.copies import SHARED, copy_of, shown_name
from plan_builder.document import Asked, Shown, Words, fit
from plan_builder.fields import fields_by_id
from plan_builder.history import in_force
from plan_builder.network_map import Group, network_map
from plan_builder.plan import Plan, Row
from plan_builder.templates import render
from plan_builder.texts import Texts
from plan_builder.timeline import Span, timeline

NAME_LETTERS, SMALL_LETTERS = 12, 16
"""The most letters that a line of a box on the map has room for."""

LANE_LETTERS = 22
"""The most letters that a name of the timeline has room for."""

MEETINGS = ("meeting_date", "first_check", "conference_date", "follow_up_date", "next_check")
"""The days of a plan on which people meet or look at it again."""


def map_of_people(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return the network map: the child in the middle, people and workers around, and all of them as a list."""
    shown = _shown(plan, texts)
    sides = list(_sides(shown)) or [_Side("people", texts("fields.people.label"), ())]
    groups = [_group(each) for each in sides]
    drawn = network_map(groups, texts.direction == "rtl")
    values = {
        "sides": sides,
        "drawn": drawn,
        "child": _child(shown),
        "named": partial(_name, shown),
        "role": partial(_role, shown),
        "told": partial(_told, shown),
        "first_of": first_of,
        "letters": NAME_LETTERS,
        "small_letters": SMALL_LETTERS,
    }
    return render("papers/network_map.html", **_values(shown, asked), **values)


def glance(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return the plan at a glance: who does what, and when, as a timeline and as a table."""
    shown = _shown(plan, texts)
    days = [each for each in MEETINGS if shown.plan.text(each)]
    deeds = list(_deeds(shown))
    lanes = [*(_meeting(shown, each) for each in days), *_lanes(shown, deeds)]
    drawn = timeline([spans for _, spans in lanes], texts.direction == "rtl")
    values = {"days": days, "names": [name for name, _ in lanes], "deeds": deeds, "drawn": drawn}
    return render("papers/glance.html", **_values(shown, asked), **values, letters=LANE_LETTERS)


def _meeting(shown: Shown, field_id: str) -> tuple[Sequence[Words], list[Span]]:
    day = shown.plan.text(field_id)
    return [Words(shown.texts(f"fields.{field_id}.label"))], [Span("", day, day, due=True)]


def _shown(plan: Plan, texts: Texts) -> Shown:
    return Shown(copy_of(plan, SHARED), texts, SHARED)


def _values(shown: Shown, asked: Asked) -> dict[str, object]:
    return {"t": shown.texts, "h": asked.heading, "shown": shown, "written_in": shown.written_in, "fit": fit}


@dataclass(frozen=True, slots=True)
class _Side:
    """The people of one sector of the map."""

    id: str
    title: str
    rows: Sequence[Row]


def _sides(shown: Shown) -> Iterator[_Side]:
    """Yield the sectors that have people: the groups as the family chose them, those without one, and workers."""
    people, texts = shown.plan.rows("people"), shown.texts
    titles = {each: texts.option("people.group", each) for each in fields_by_id()["people.group"].options}
    for group, title in {**titles, "": texts("fields.people.label")}.items():
        rows = [row for row in people if row.text("group") == group]
        if rows:
            yield _Side(f"people.{group}", title, rows)
    if shown.plan.rows("workers"):
        yield _Side("workers", texts("fields.workers.label"), shown.plan.rows("workers"))


def _group(side: _Side) -> Group:
    close = [row.id for row in side.rows if _is_close(row)]
    return Group(side.id, close, [row.id for row in side.rows if row.id not in close])


def _name(shown: Shown, row: Row) -> list[Words]:
    """Return a name as the family shows names; who it is stands beside it, so two alike are not told apart here."""
    if row.list_id == "workers":
        return shown.cell(row, "name")
    name = shown_name(row.text("name"), row.text("relation"), shown.plan.text("naming"))
    return [Words(name, written=True, is_name=True)] if name else []


def _role(shown: Shown, row: Row) -> list[Words]:
    """Return who somebody is, where the name does not say it already."""
    name = _name(shown, row)
    role = shown.cell(row, "relation") if row.list_id == "people" else shown.cell(row, "job") or shown.cell(row, "role")
    return [each for each in role if not name or each.text != name[0].text]


def _told(shown: Shown, row: Row) -> list[list[Words]]:
    """Return what the list says of somebody besides the name: who it is, and how a person takes part and is close."""
    person = shown.more(row, "attendance", "closeness") if row.list_id == "people" else []
    return [each for each in (_role(shown, row), *(answer for _, answer in person)) if each]


def _is_close(row: Row) -> bool:
    """Tell whether somebody stands near the child: a close person, unless the family says "known"; no worker."""
    return row.list_id == "people" and row.text("closeness") != "known"


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of things to do: its list, the fields that say what and who, and the day it is due where it has one."""

    list_id: str
    what: str
    who: str
    due: str = ""


SORTS = (
    _Sort("solutions", "what", "who"),
    _Sort("promises", "what", "who", "by_date"),
    _Sort("measures", "measure", "provider"),
    _Sort("measures", "measure", "contact", "check_date"),
)
"""What a plan holds to be done, in the order of the table."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """Something that is done: its span on the timeline, the ids of whose lanes it is on, and all in words."""

    span: Span
    lanes: Sequence[str]
    what: Sequence[Words]
    who: Sequence[Words]
    when: Sequence[Words]


def _deeds(shown: Shown) -> Iterator[_Deed]:
    """Yield what the plan holds to be done, under its numbers there."""
    for sort in SORTS:
        rows = in_force(shown.plan) if sort.list_id == "solutions" else shown.plan.rows(sort.list_id)
        yield from (_deed(shown, sort, row, number) for number, row in enumerate(rows, start=1))


def _deed(shown: Shown, sort: _Sort, row: Row, number: int) -> _Deed:
    measure = sort.list_id == "measures"
    start, until = row.text(sort.due or "start"), row.text(sort.due or "until")
    span = Span("" if measure else str(number), start, until, due=bool(sort.due))
    when = shown.cell(row, sort.due) if sort.due else shown.when(row)
    return _Deed(span, _doers(row), shown.cell(row, sort.what), shown.cell(row, sort.who), when)


def _doers(row: Row) -> Sequence[str]:
    """Return the ids of whose lanes a row is on; a support measure has a lane of its own."""
    if row.list_id == "measures":
        return (row.id,)
    return row.chosen("who") if row.list_id == "solutions" else (row.text("who"),)


def _lanes(shown: Shown, deeds: Sequence[_Deed]) -> Iterator[tuple[Sequence[Words], list[Span]]]:
    """Yield name and spans of each lane that has any: the child, people, workers, support measures."""
    if theirs := [deed.span for deed in deeds if "child" in deed.lanes]:
        yield _child(shown), theirs
    for list_id, naming in (("people", "name"), ("workers", "name"), ("measures", "measure")):
        for row in shown.plan.rows(list_id):
            if theirs := [deed.span for deed in deeds if row.id in deed.lanes]:
                yield shown.cell(row, naming), theirs


def _child(shown: Shown) -> Sequence[Words]:
    return shown.single("child_name") or [Words(shown.texts("options.child"))]
