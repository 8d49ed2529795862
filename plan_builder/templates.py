"""The Jinja environment of every HTML and text output. HTML is escaped unless the name ends in .txt."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FileSystemLoader, StrictUndefined


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
