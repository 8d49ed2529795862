"""The facts of both services, read once from the TOML files in `data/`.

Every fact names its source. Durations are in minutes. A fact without what it needs raises
`FactError`, which names the file and the id.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


class FactError(ValueError):
    """A data file of this package is wrong; the message names the file and the id."""


def read_toml(folder: str, name: str) -> dict[str, Any]:
    """Return the parsed TOML file `name` of a folder of this package."""
    return tomllib.loads(files("plan_builder").joinpath(folder, name).read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from, and when and against what somebody checked them."""

    id: str
    title: str
    language: str
    publisher: str
    checked: date
    checked_against: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Where to look something up; `places` are the sections as the source numbers them, empty for all of it."""

    source: Source
    places: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a phase and the roles it involves."""

    id: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duration:
    """How long a meeting usually takes, in minutes; never a limit."""

    usual_from: int
    usual_to: int
    limited: bool | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the läheisneuvonpito with its steps in the source's order."""

    id: str
    source: str
    steps: tuple[Step, ...]
    duration: Duration | None = None

    def steps_of(self, role: str) -> tuple[Step, ...]:
        """Return the steps that involve a role."""
        return tuple(step for step in self.steps if role in step.who)


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """A part of a meeting's agenda: its minutes in a usual meeting, and its steps, if any."""

    id: str
    minutes: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the support measures of avohuolto; `parts` are its sub-choices."""

    id: str
    source: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleFact:
    """What is known of a check: level, source, guide page, limits and its examples."""

    id: str
    level: str
    source: str
    page: str
    triggers: tuple[Mapping[str, Any], ...]
    passes: tuple[Mapping[str, Any], ...]
    more_sources: tuple[str, ...] = ()
    limits: Mapping[str, int] | None = None

    def limit(self, name: str) -> int:
        """Return a limit of the rule; `FactError` when the data has none of that name."""
        if self.limits is None or name not in self.limits:
            raise FactError(f"rules.toml: [{self.id}] has no limit {name}")
        return self.limits[name]


LEVELS = ("conflict", "check", "info")
"""How grave a finding is, gravest first."""


@cache
def sources() -> Mapping[str, Source]:
    """Return every source by id."""
    return {key: Source(id=key, **value) for key, value in read_toml("data", "sources.toml").items()}


def _known_source(file: str, entry: Mapping[str, Any]) -> str:
    source = entry.get("source", "")
    if source not in sources():
        raise FactError(f"{file}: [{entry.get('id')}] has no known source: {source!r}")
    return str(source)


@cache
def law() -> Mapping[str, tuple[Reference, ...]]:
    """Return where the law speaks of each topic, by topic."""
    return {
        topic: tuple(
            Reference(sources()[_known_source("law.toml", {"id": topic, **each})], each.get("places", ""))
            for each in references
        )
        for topic, references in read_toml("data", "law.toml").items()
    }


@cache
def phases() -> tuple[Phase, ...]:
    """Return the three phases in order."""
    return tuple(
        Phase(
            id=entry["id"],
            source=_known_source("phases.toml", entry),
            steps=tuple(Step(step["id"], tuple(step["who"])) for step in entry["step"]),
            duration=Duration(**entry["duration"]) if "duration" in entry else None,
        )
        for entry in read_toml("data", "phases.toml")["phase"]
    )


def phase(phase_id: str) -> Phase:
    """Return one phase; `KeyError` when there is none of that id."""
    return {each.id: each for each in phases()}[phase_id]


@cache
def agenda(phase_id: str) -> tuple[AgendaPart, ...]:
    """Return the parts of a phase's meeting in order; `KeyError` when the phase has no agenda."""
    entries = {entry["phase"]: entry for entry in read_toml("data", "agenda.toml")["agenda"]}
    entry = entries[phase_id]
    _known_source("agenda.toml", {"id": phase_id, **entry})
    steps = {step.id: step for step in phase(phase_id).steps}
    return tuple(
        AgendaPart(part["id"], part["minutes"], tuple(steps[each] for each in part.get("steps", ())))
        for part in entry["part"]
    )


@cache
def roles() -> tuple[str, ...]:
    """Return the ids of the roles in the order the guide shows them."""
    entries = read_toml("data", "roles.toml")["role"]
    for entry in entries:
        _known_source("roles.toml", entry)
    return tuple(entry["id"] for entry in entries)


@cache
def measures() -> tuple[Measure, ...]:
    """Return the eight support measures in the source's order."""
    return tuple(
        Measure(entry["id"], _known_source("measures.toml", entry), tuple(entry.get("parts", ())))
        for entry in read_toml("data", "measures.toml")["measure"]
    )


@cache
def service(name: str) -> Mapping[str, Any]:
    """Return the single facts of one service: "conference" or "open_care"."""
    entry: Mapping[str, Any] = read_toml("data", "services.toml")[name]
    _known_source("services.toml", {"id": name, **entry})
    return entry


@cache
def rule_facts() -> Mapping[str, RuleFact]:
    """Return every rule's data by id, in the order of the file."""
    found = {}
    for entry in read_toml("data", "rules.toml")["rule"]:
        _known_source("rules.toml", entry)
        if entry["level"] not in LEVELS:
            raise FactError(f"rules.toml: [{entry['id']}] has an unknown level")
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
        }
        found[entry["id"]] = RuleFact(**values)
    return found


def page_address(page: str) -> str:
    """Return the address of a page named as in the data (`roles.md#convener`), below the pages."""
    file, _, anchor = page.partition("#")
    return f"{file.removesuffix('.md')}/" + (f"#{anchor}" if anchor else "")
