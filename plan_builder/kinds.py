"""The kinds of plan there are and the parts they are filled in by, read once from `data/kinds.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from plan_builder.facts import FactError, read_toml, sources

FIRST_KIND = "conference"
"""The kind a plan is of when nothing else is said."""

BASICS = "basics"
"""The part of a plan that is shown and printed with every other part."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of plan: whose plans it takes over, its examples by language, the order of its sections on paper,
    and how its blank form is made."""

    id: str
    source: str
    takes_over: tuple[str, ...]
    examples: Mapping[str, str]
    printed: tuple[str, ...]
    blank_rows: Mapping[str, int]
    one_sheet: bool = False


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind of plan by id, in the order the builder offers them."""
    return {entry["id"]: _kind(entry) for entry in read_toml("data", "kinds.toml")["kind"]}


def _kind(entry: Mapping[str, Any]) -> Kind:
    if entry["source"] not in sources():
        raise FactError(f"kinds.toml: [{entry['id']}] has no known source")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return Kind(**values)


@cache
def parts() -> tuple[str, ...]:
    """Return the ids of the parts of all plans, in the order of the process."""
    return tuple(read_toml("data", "kinds.toml")["parts"])
