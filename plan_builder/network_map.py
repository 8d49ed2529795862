"""Where people stand on a network map: the child in the middle, the others on rings, each group in its own sector.

Pure geometry, with the middle at 0, 0. A unit is about a millimetre while the rings are few; with more of them
the map grows, and the paper shows it smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin

WIDTH, HEIGHT = 32.0, 15.0
"""The size of every box."""

GAP = 1.5

STEP = 1
"""Degrees between two places that are tried on a ring."""

BORDER = 2
"""Degrees that stay free on either side of a border between two sectors."""

LEAST = 3
"""What a sector weighs besides its people, so that a small group has room too."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box by its middle."""

    x: float
    y: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether two boxes touch, or stand closer than the gap."""
        return abs(self.x - other.x) < WIDTH + GAP and abs(self.y - other.y) < HEIGHT + GAP


@dataclass(frozen=True, slots=True)
class Ring:
    """An ellipse around the child that people stand on; `close` for those who are close."""

    rx: float
    ry: float
    close: bool

    def at(self, degrees: float) -> Box:
        """Return the box on the ring in a direction; 0 is up, and degrees grow clockwise."""
        return Box(self.rx * sin(radians(degrees)), -self.ry * cos(radians(degrees)))


@dataclass(frozen=True, slots=True)
class Group:
    """People of one sector by their ids: those who are close, and those who are known."""

    id: str
    close: Sequence[str]
    known: Sequence[str]


@dataclass(frozen=True, slots=True)
class Map:
    """A network map: boxes by the ids of people and of groups, whose names stand in their sectors."""

    places: dict[str, Box] = field(default_factory=dict)
    rings: list[Ring] = field(default_factory=list)
    borders: list[tuple[Box, Box]] = field(default_factory=list)

    @property
    def width(self) -> float:
        """The width of everything, with a margin."""
        return 2 * max(ring.rx for ring in self.rings) + WIDTH + 2 * GAP

    @property
    def height(self) -> float:
        """The height of everything, with a margin."""
        return 2 * max(ring.ry for ring in self.rings) + HEIGHT + 2 * GAP


def network_map(groups: Sequence[Group], mirrored: bool) -> Map:
    """Return the places of everybody in some groups, on as few rings as they need; one group at least.

    Nobody's box touches another's. `mirrored` is the map for a language written from right to left.
    """
    drawn = Map()
    sectors = _sectors(groups)
    for close in (True, False):
        left = [list(each.close) if close else _around(each.id, each.known) for each in groups]
        while any(left):
            drawn.rings.append(_ring(len(drawn.rings), close))
            left = [_stand(drawn, ids, *sector) for ids, sector in zip(left, sectors, strict=True)]
    if len(groups) > 1:
        drawn.borders.extend((drawn.rings[0].at(start), drawn.rings[-1].at(start)) for start, _ in sectors)
    return _mirrored(drawn) if mirrored else drawn


def _around(middle: str, ids: Sequence[str]) -> list[str]:
    half = len(ids) // 2
    return [*ids[:half], middle, *ids[half:]]


def _ring(number: int, close: bool) -> Ring:
    return Ring(44 + 17 * number, 20 + 17 * number, close)


def _sectors(groups: Sequence[Group]) -> list[tuple[float, float]]:
    """Return where each group's sector starts and ends, wider for more people; the first is at the top."""
    weights = [len(each.close) + len(each.known) + LEAST for each in groups]
    degree = 360 / sum(weights)
    ends = [sum(weights[: number + 1]) * degree - weights[0] * degree / 2 for number in range(len(weights))]
    return [(end - weight * degree, end) for end, weight in zip(ends, weights, strict=True)]


def _stand(drawn: Map, ids: list[str], start: float, end: float) -> list[str]:
    """Place as many as fit in a sector of the outermost ring, evenly; return those who are left."""
    free = _free(drawn, start + BORDER, end - BORDER) if ids else []
    count = min(len(ids), len(free))
    for number, each in enumerate(ids[:count]):
        drawn.places[each] = free[(2 * number + 1) * len(free) // (2 * count)]
    return ids[count:]


def _free(drawn: Map, start: float, end: float) -> list[Box]:
    """Return boxes on a stretch of the outermost ring that touch neither each other nor what is placed."""
    taken = [Box(0, 0), *drawn.places.values()]
    free: list[Box] = []
    for number in range(int((end - start) // STEP) + 1):
        box = drawn.rings[-1].at(start + number * STEP)
        if not any(box.overlaps(each) for each in (*taken, *free)):
            free.append(box)
    return free


def _mirrored(drawn: Map) -> Map:
    borders = [(Box(-one.x, one.y), Box(-other.x, other.y)) for one, other in drawn.borders]
    return Map({each: Box(-box.x, box.y) for each, box in drawn.places.items()}, drawn.rings, borders)
