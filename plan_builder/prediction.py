"""What a trainee expected the checks to find, beside what they found.

A trainee marks units of the form: a question, or a whole row of a list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from plan_builder.fields import top_fields
from plan_builder.plan import Plan
from plan_builder.telling import Told, where
from plan_builder.templates import render
from plan_builder.texts import Texts


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings that were seen and missed, and units marked where the checks say nothing, as their readers know them."""

    seen: tuple[Told, ...]
    missed: tuple[Told, ...]
    others: tuple[str, ...]


def unit_of(place: str) -> str:
    """Return the unit a place of the form is in."""
    return ".".join(place.split(".")[:2])


def compare(told: Sequence[Told], marked: Collection[str], plan: Plan, words: Texts) -> Compared:
    """Return open findings beside the units that were marked; units that the plan does not have are left out."""
    faults = [each for each in told if each.is_open]
    found = {unit_of(each.place) for each in faults}
    return Compared(
        seen=tuple(each for each in faults if unit_of(each.place) in marked),
        missed=tuple(each for each in faults if unit_of(each.place) not in marked),
        others=tuple(where(each, plan, words) for each in _units(plan) if each in marked and each not in found),
    )


def compared_html(told: Sequence[Told], marked: Collection[str], plan: Plan, words: Texts) -> str:
    """Return the comparison as HTML; its links lead to the places in the form."""
    return render("compared.html", t=words, compared=compare(told, marked, plan, words))


def _units(plan: Plan) -> Iterator[str]:
    for field in top_fields():
        yield field.id
        yield from (f"{field.id}.{row.id}" for row in plan.lists.get(field.id, ()))
