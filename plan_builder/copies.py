"""What each copy of a plan shows: the family's own copy everything, the shared copy what is shared.

This is the one place that decides it; every output starts from one of the two plans.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from plan_builder.fields import Field, fields_by_id
from plan_builder.plan import Answer, Plan, Row, Version
from plan_builder.shown import shown_part

SHARED, OWN = "shared", "own"
COPIES = (SHARED, OWN)

OF_TOPICS = ("solutions", "open_matters", "promises")
"""The lists whose rows belong to a topic."""

SAFETY_CRITICAL = 3
"""Fields of this sensitivity stay in the family's own copy whatever is answered."""


def copy_of(plan: Plan, which: str) -> Plan:
    """Return the plan as one copy shows it: "shared" or "own"; rows in the order both copies share.

    What is not shared comes last in the own copy, so that both copies number the rows alike and a
    shared one shows no gap.
    """
    if which not in COPIES:
        raise ValueError(which)
    return shared_copy(plan) if which == SHARED else shown_part(_in_shared_order(plan))


def shared_copy(plan: Plan) -> Plan:
    """Return what is shown of the plan, without what the family marked as not to be shared.

    A topic is shared when the family said so, and takes its solutions, open matters and promises
    with it when not, those of earlier versions too. What the child told and wished is shared only when
    the child said so. Why a finding was put aside is the family's own matter.
    """
    return shown_part(_shared(plan))


def _shared(plan: Plan) -> Plan:
    kept_back = {row.id for row in plan.rows("topics") if row.text("sharing") != "shared"}
    shared = {row.id for row in plan.rows("topics")} - kept_back
    hidden: dict[str, Answer] = {name: "" for name in plan.answers if not in_copy(fields_by_id()[name], SHARED)}
    lists = {name: _without(plan.rows(name), kept_back) for name in OF_TOPICS}
    if plan.text("child_told_sharing") != "shared":
        hidden |= {"child_told": "", "child_told_sharing": ""}
        lists["child_wishes"] = []
    return replace(
        plan.with_answers(hidden, {**lists, "topics": [row for row in plan.rows("topics") if row.id in shared]}),
        history=_shared_history(plan.history, frozenset(shared)),
        put_aside=(),
    )


@lru_cache(maxsize=2)
def _shared_history(history: tuple[Version, ...], shared: frozenset[str]) -> tuple[Version, ...]:
    """Return the earlier versions without the rows whose topic is not shared now, or is not there any more."""
    return tuple(_shared_version(each, shared) for each in history)


def _shared_version(version: Version, shared: frozenset[str]) -> Version:
    lists = {name: [row for row in rows if row.text("topic") in ("", *shared)] for name, rows in version.lists.items()}
    return replace(version, lists=lists)


def in_copy(field: Field, which: str) -> bool:
    """Tell whether a copy may show a field at all."""
    return which == OWN or field.sensitive < SAFETY_CRITICAL


def keeps_back(plan: Plan) -> bool:
    """Tell whether the own copy holds more of what people wrote than the shared one."""
    return set(shown_part(plan).written()) != set(shared_copy(plan).written())


def _without(rows: Iterable[Row], topics: set[str]) -> list[Row]:
    return [row for row in rows if row.text("topic") not in topics]


def _in_shared_order(plan: Plan) -> Plan:
    shared = _shared(plan)
    return plan.with_answers({}, {name: _shared_first(plan, shared, name) for name in ("topics", *OF_TOPICS)})


def _shared_first(plan: Plan, shared: Plan, list_id: str) -> list[Row]:
    first = shared.rows(list_id)
    known = {row.id for row in first}
    return [*first, *(row for row in plan.rows(list_id) if row.id not in known)]


def shown_name(name: str, role: str, naming: str) -> str:
    """Return a name as the family chose to show names.

    Args:
        name: what was written as the name.
        role: who the person is, for instance "grandmother".
        naming: "initials", "first_names" or "roles"; anything else counts as initials.
    """
    if naming == "roles" and role:
        return role
    if naming == "first_names":
        return name.partition(" ")[0]
    return initials(name)


def initials(name: str) -> str:
    """Return the initials of a name, for instance "M. V." of "Maija Virta"."""
    return " ".join(f"{part[0]}." for part in name.split())
