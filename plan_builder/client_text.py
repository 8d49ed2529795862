"""The plan as plain text under the headings of a client plan, to copy into a client system."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from plan_builder.copies import copy_of
from plan_builder.document import Asked, Shown, plain
from plan_builder.facts import FactError, read_toml, sources
from plan_builder.fields import Field, fields_by_id
from plan_builder.history import in_force
from plan_builder.plan import Plan, is_answered
from plan_builder.templates import render
from plan_builder.texts import Texts


@cache
def headings() -> Mapping[str, tuple[Field, ...]]:
    """Return the headings of a client plan in their order, each with the fields that belong under it."""
    read = read_toml("data", "client_plan.toml")
    if read["source"] not in sources():
        raise FactError("client_plan.toml: no known source")
    return {heading: tuple(fields_by_id()[each] for each in fields) for heading, fields in read["headings"].items()}


def client_text(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return one copy of the plan as plain text in the order of a client plan."""
    shown = Shown(copy_of(plan, asked.copy), texts, asked.copy)
    told = {
        heading: [each for each in fields if is_answered(each, shown.plan)] for heading, fields in headings().items()
    }
    return render(
        "client.txt",
        t=texts,
        shown=shown,
        plan=shown.plan,
        agreed=in_force(shown.plan),
        headings=told,
        plain=lambda words: plain(words, texts.comma),
    )
