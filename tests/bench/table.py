"""The one table: each measure with what the contestants took, the ratio beside its aim, and whether it is met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.bench.contestants import BARE, OURS, PEER

HEAD = ("", OURS, BARE, PEER, "ratio", "aim", "at least", "")


@dataclass(frozen=True, slots=True)
class Unit:
    """How a measure is written."""

    factor: float
    sign: str

    def write(self, value: float) -> str:
        """Return a value in this unit."""
        return f"{value * self.factor:,.0f} {self.sign}"


MILLISECONDS = Unit(1000, "ms")
KILOBYTES = Unit(1e-3, "kB")
MEGABYTES = Unit(1e-6, "MB")


@dataclass(frozen=True, slots=True)
class Row:
    """A measure. Its aims are ratios to bare Pyodide, or where that has nothing to compare, our values themselves."""

    name: str
    unit: Unit
    taken: Mapping[str, float]
    aim: float | None = None
    least: float | None = None

    def cells(self) -> tuple[str, ...]:
        """Return the row in words, in the order of the table's head."""
        taken = (self.unit.write(self.taken[each]) if each in self.taken else "" for each in (OURS, BARE, PEER))
        ratio = f"{self._figure:.2f}" if BARE in self.taken else ""
        return (self.name, *taken, ratio, self._write(self.aim), self._write(self.least), self._verdict)

    @property
    def _figure(self) -> float:
        return self.taken[OURS] / self.taken.get(BARE, 1)

    def _write(self, aim: float | None) -> str:
        if aim is None:
            return ""
        return f"{aim:.2f}" if BARE in self.taken else self.unit.write(aim)

    @property
    def _verdict(self) -> str:
        if self.aim is None:
            return ""
        if self._figure <= self.aim:
            return "met"
        return "at least" if self.least is not None and self._figure <= self.least else "missed"


def table(parts: Mapping[str, list[Row]]) -> str:
    """Return the rows of each part under its title, aligned."""
    lines: list[tuple[str, ...]] = [HEAD]
    for title, rows in parts.items():
        lines += [("",), (title,), *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines if len(line) == len(HEAD)) for column in range(len(HEAD))]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    first, *others = cells
    padded = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=False))
    return "  ".join((first.ljust(widths[0]), *padded)).rstrip()
