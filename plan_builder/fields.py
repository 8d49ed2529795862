"""The vocabulary of a plan: its sections and fields, read once from `data/fields.toml`.

A field's id is the `name` of its control in the form, its key in a plan file and its key in the
texts. A field inside a list is named `list.field`; its place in a plan is `list.row.field`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from plan_builder.facts import FactError, read_toml, sources

WRITTEN = frozenset(("text", "long", "name", "number"))
"""The kinds that people write freely."""

MANY = frozenset(("many", "people"))
"""The kinds whose answer is a list of ids."""

KINDS = WRITTEN | MANY | {"date", "time", "choice", "person", "topic", "language", "list"}
"""The kinds of field there are; the form has a control and the plan file a shape for each."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a plan. See the head of `fields.toml` for what each part means."""

    id: str
    kind: str
    source: str
    by: str
    needed: str | Mapping[str, Any]
    options: tuple[str, ...] = ()
    picked_from: tuple[str, ...] = ()
    default: str = ""
    alternative: str = ""
    rule: str = ""
    row_prefix: str = ""
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
    """A group of fields within a phase of the process."""

    id: str
    phase: str
    source: str
    fields: tuple[Field, ...]


def _field(entry: Mapping[str, Any], above: Mapping[str, str]) -> Field:
    inherited = {"source": entry.get("source", above["source"]), "by": entry.get("by", above["by"])}
    field_id = above["prefix"] + entry["id"]
    if entry["kind"] not in KINDS or inherited["source"] not in sources():
        raise FactError(f"fields.toml: [{field_id}] has an unknown kind or source")
    return Field(
        id=field_id,
        kind=entry["kind"],
        needed=entry["needed"],
        options=tuple(entry.get("options", ())),
        picked_from=tuple(entry.get("from", ())),
        default=entry.get("default", ""),
        alternative=entry.get("or", ""),
        rule=entry.get("rule", ""),
        row_prefix=entry.get("row_prefix", ""),
        sensitive=entry.get("sensitive", 0),
        fields=tuple(_field(inner, {**inherited, "prefix": f"{field_id}."}) for inner in entry.get("field", ())),
        **inherited,
    )


@cache
def sections() -> tuple[Section, ...]:
    """Return the sections of the conference plan in order."""
    return tuple(
        Section(
            id=entry["id"],
            phase=entry["phase"],
            source=entry["source"],
            fields=tuple(
                _field(field, {"prefix": "", "source": entry["source"], "by": "all"}) for field in entry["field"]
            ),
        )
        for entry in read_toml("data", "fields.toml")["section"]
    )


def top_fields() -> Iterator[Field]:
    """Yield every field that is not inside a list."""
    for section in sections():
        yield from section.fields


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
