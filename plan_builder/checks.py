"""What a check is: a function under the id of its rule in `data/rules.toml`, registered here.

A check yields the place of each thing it has found: a field id, or `list.row.field`. Level, source,
limits and examples are data; the words are in the texts (`rules.<id>`). It is given what is shown of
a plan, so it says nothing about what is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from plan_builder.facts import RuleFact
from plan_builder.plan import Plan
from plan_builder.texts import Texts


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule speaks, and what its message quotes from the plan; `found` is what may be taken out."""

    place: str
    values: Mapping[str, str] = field(default_factory=dict)
    found: str = ""


Check = Callable[[Plan, RuleFact, Texts], Iterable[Place]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register a check under its name, which is its rule's id."""
    CHECKS[function.__name__] = function
    return function
