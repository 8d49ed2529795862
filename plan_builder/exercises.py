"""Plans to train with: some with faults put in, whose findings a trainee predicts, and one that must wait.

They are made when the site is built. The faults are facts; what they spoil are the invented families' plans.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from plan_builder.facts import FactError, read_toml, sources
from plan_builder.kinds import kinds


@dataclass(frozen=True, slots=True)
class Flawed:
    """An exercise: which kind's examples it spoils, the changes by place, and the rules that find them."""

    id: str
    source: str
    kind: str
    rules: tuple[str, ...]
    changes: Mapping[str, Any]


@cache
def flawed() -> tuple[Flawed, ...]:
    """Return the exercises in their order."""
    return tuple(_flawed(entry) for entry in read_toml("data", "exercises.toml")["flawed"])


def _flawed(entry: Mapping[str, Any]) -> Flawed:
    if entry["source"] not in sources():
        raise FactError(f"exercises.toml: [{entry['id']}] has no known source")
    return Flawed(entry["id"], entry["source"], entry["kind"], tuple(entry["rules"]), entry["changes"])


@cache
def unfinished() -> tuple[str, ...]:
    """Return the names of the examples that are not complete, and are not meant to be."""
    return tuple(read_toml("data", "exercises.toml")["unfinished"].values())


def flawed_name(exercise: Flawed, language: str) -> str:
    """Return what the spoiled plan of a language is called beside the examples."""
    return f"{exercise.id}{kinds()[exercise.kind].examples[language]}"


def flawed_text(exercise: Flawed, language: str) -> str:
    """Return the text of the spoiled plan's file in a language.

    Raises:
        FactError: a change names a row that the language's example does not have.
    """
    name = kinds()[exercise.kind].examples[language]
    content = json.loads(files("plan_builder").joinpath("examples", f"{name}.json").read_text("utf-8"))
    for place, answer in exercise.changes.items():
        _change(content["answers"], place, answer, name)
    return json.dumps(content, ensure_ascii=False)


def _change(answers: dict[str, Any], place: str, answer: Any, name: str) -> None:
    list_id, _, rest = place.partition(".")
    if not rest:
        answers[list_id] = answer
        return
    row_id, _, field = rest.partition(".")
    row = next((each for each in answers[list_id] if each["id"] == row_id), None)
    if row is None:
        raise FactError(f"exercises.toml: {name}.json has no {place}")
    row[field] = answer
