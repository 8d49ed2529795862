"""The vocabulary of plans: their sections and fields, read once from `data/fields.toml`.

A field's id is the `name` of its control in the form, its key in a plan file and its key in the
texts. A field inside a list is named `list.field`; its place in a plan is `list.row.field`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from plan_builder.facts import FactError, read_toml, sources
from plan_builder.kinds import kinds, parts

WRITTEN = frozenset(("text", "long", "name", "phone", "number"))
"""The kinds that people write freely."""

MANY = frozenset(("many", "people"))
"""The kinds whose answer is a list of ids."""

KINDS = WRITTEN | MANY | {"date", "time", "choice", "person", "topic", "language", "list"}
"""The kinds of field there are; the form has a control and the plan file a shape for each."""


Condition = Mapping[str, Any]
"""Answers that make something so, by field id; the head of `fields.toml` says what may stand in it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a plan. See the head of `fields.toml` for what each part means."""

    id: str
    kind: str
    source: str
    by: str
    needed: str | Condition
    kinds: tuple[str, ...]
    shown_when: Condition
    options: tuple[str, ...] = ()
    picked_from: tuple[str, ...] = ()
    default: str = ""
    alternative: str = ""
    rule: str = ""
    row_prefix: str = ""
    layout: str = ""
    proposed: tuple[int, ...] = ()
    anew: bool = False
    sensitive: int = 0
    fields: tuple[Field, ...] = ()

    @property
    def name(self) -> str:
        """Return the last part of the id: the field's name within its row."""
        return self.id.rpartition(".")[2]

    @property
    def is_list(self) -> bool:
        """Tell whether the field is a list of rows."""
        return self.kind == "list"


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields within a part of some kinds of plan."""

    id: str
    part: str
    source: str
    kinds: tuple[str, ...]
    fields: tuple[Field, ...]
    folded: bool


def _field(entry: Mapping[str, Any], above: Mapping[str, Any]) -> Field:
    inherited = {key: entry.get(key, above[key]) for key in ("source", "by")}
    shown_in = tuple(entry.get("kinds", above["kinds"]))
    field_id = above["prefix"] + entry["id"]
    if entry["kind"] not in KINDS or inherited["source"] not in sources() or not set(shown_in) <= set(above["kinds"]):
        raise FactError(f"fields.toml: [{field_id}] has an unknown kind or source, or a plan its section has not")
    return Field(
        id=field_id,
        kind=entry["kind"],
        needed=entry["needed"],
        kinds=shown_in,
        shown_when=entry.get("shown_when", {}),
        options=tuple(entry.get("options", ())),
        picked_from=tuple(entry.get("from", ())),
        default=entry.get("default", ""),
        alternative=entry.get("or", ""),
        rule=entry.get("rule", ""),
        row_prefix=entry.get("row_prefix", ""),
        layout=entry.get("layout", ""),
        proposed=tuple(entry.get("proposed", ())),
        anew=entry.get("anew", False),
        sensitive=entry.get("sensitive", 0),
        fields=_fields(entry.get("fields", ()), {**inherited, "kinds": shown_in, "prefix": f"{field_id}."}),
        **inherited,
    )


def _fields(entries: Iterable[Mapping[str, Any]], above: Mapping[str, Any]) -> tuple[Field, ...]:
    return tuple(_field(entry, above) for entry in entries)


def _section(entry: Mapping[str, Any]) -> Section:
    if entry["part"] not in parts() or not set(entry["kinds"]) <= kinds().keys():
        raise FactError(f"fields.toml: [{entry['id']}] has an unknown part or kind of plan")
    above = {"prefix": "", "by": "all", "source": entry["source"], "kinds": entry["kinds"]}
    return Section(
        id=entry["id"],
        part=entry["part"],
        source=entry["source"],
        kinds=tuple(entry["kinds"]),
        fields=_fields(entry["fields"], above),
        folded=entry.get("folded", False),
    )


@cache
def sections() -> tuple[Section, ...]:
    """Return the sections of all kinds of plan, in the order of the form."""
    return tuple(_section(entry) for entry in read_toml("data", "fields.toml")["section"])


@cache
def sections_of(kind: str) -> Mapping[str, Section]:
    """Return the sections of one kind of plan by id, in the order of the form."""
    return {section.id: section for section in sections() if kind in section.kinds}


@cache
def top_fields() -> tuple[Field, ...]:
    """Return every field that is not inside a list."""
    return tuple(field for section in sections() for field in section.fields)


@cache
def fields_by_id() -> Mapping[str, Field]:
    """Return every field, those in lists too, by id."""
    found: dict[str, Field] = {}
    for field in top_fields():
        found[field.id] = field
        found.update((inner.id, inner) for inner in field.fields)
    return found


@cache
def list_fields() -> tuple[Field, ...]:
    """Return the fields that are lists of rows."""
    return tuple(field for field in top_fields() if field.is_list)


def field_at(place: str) -> Field:
    """Return the field of a place in a plan, a field id or `list.row.field`; `KeyError` when there is none."""
    list_id, _, rest = place.partition(".")
    return fields_by_id()[f"{list_id}.{rest.partition('.')[2]}" if rest else list_id]
