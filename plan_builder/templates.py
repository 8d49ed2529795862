"""The Jinja environment of every HTML and text output. HTML is escaped unless the name ends in .txt."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup


@cache
def environment() -> Environment:
    """Return the one environment; a name that a template misses raises instead of showing nothing."""
    made = Environment(
        loader=FileSystemLoader(str(files("plan_builder").joinpath("templates"))),
        autoescape=lambda name: name is not None and not name.endswith(".txt"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # A text of ours in two languages is markup, which has no place in attributes and drawings.
    made.filters["plain"] = str
    return made


def render(name: str, **values: object) -> str:
    """Return a template filled in."""
    return environment().get_template(name).render(**values)


class Pieces:
    """What macros of HTML templates wrote, kept for the next paper: a piece that says the same is written once.

    A piece's key names everything that its words depend on.
    """

    def __init__(self) -> None:
        self._before: dict[Hashable, str] = {}
        self._now: dict[Hashable, str] = {}

    def begin(self) -> None:
        """Begin a paper: what the last one did not show is forgotten. Two beginnings forget all."""
        self._before, self._now = self._now, {}

    def write(self, key: Hashable, macro: Macro, *given: Any) -> str:
        """Return what a macro writes of what it is given; as it was written before, where it was."""
        written = self._before.pop(key, "") or self._now.get(key) or Markup(macro(*given))
        self._now[key] = written
        return written
