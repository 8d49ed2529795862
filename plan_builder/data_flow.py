"""How data flows between the site and a reader's device: the places, what goes between them, and the drawing of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from plan_builder.facts import FactError, read_toml

WIDTH, HEIGHT = 140, 44
"""The size of a place in the drawing."""
ACROSS, DOWN = 190, 100
"""How far the places of the next column and row are."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place where data is, by its column and row in the drawing."""

    id: str
    column: int
    row: int
    on_device: bool

    @property
    def left(self) -> int:
        """Return where it begins across."""
        return self.column * ACROSS

    @property
    def top(self) -> int:
        """Return where it begins downwards."""
        return self.row * DOWN

    @property
    def middle(self) -> int:
        """Return its middle across."""
        return self.left + WIDTH // 2


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes from one place to another; `back` when something comes back the same way."""

    id: str
    start: Place
    end: Place
    back: bool

    @property
    def line(self) -> tuple[int, int, int, int]:
        """Return where its arrow begins and ends: beside each other in a row, else from above to below."""
        if self.start.row == self.end.row:
            height = self.start.top + HEIGHT // 2
            return self.start.left + WIDTH, height, self.end.left, height
        return self.start.middle, self.start.top + HEIGHT, self.end.middle, self.end.top

    @property
    def centre(self) -> tuple[int, int]:
        """Return the middle of its arrow."""
        left, top, right, bottom = self.line
        return (left + right) // 2, (top + bottom) // 2


@cache
def places() -> dict[str, Place]:
    """Return the places by id."""
    return {entry["id"]: Place(**entry) for entry in read_toml("data", "data_flow.toml")["places"]}


@cache
def flows() -> tuple[Flow, ...]:
    """Return what flows, in the order it is told; `FactError` for a place that is none."""
    return tuple(map(_flow, read_toml("data", "data_flow.toml")["flows"]))


def _flow(entry: dict[str, Any]) -> Flow:
    ends = entry["from"], entry["to"]
    if unknown := set(ends) - places().keys():
        raise FactError(f"data_flow.toml: [{entry['id']}] has no known place: {sorted(unknown)}")
    return Flow(entry["id"], places()[ends[0]], places()[ends[1]], entry["back"])
