"""From one meeting to the next: a plan goes on as another kind, and as its own next version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from plan_builder.copies import OWN, copy_of
from plan_builder.fields import fields_by_id, top_fields
from plan_builder.kinds import kinds
from plan_builder.plan import Answer, Plan, Row, Version, has_ended
from plan_builder.plan_file import KEPT_LISTS

FOLLOW_UP = "follow_up"

AGREED = ("what", "who", "start", "how_often", "until", "topic")
"""What makes a solution another one when it changes."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a follow-up meeting made of a solution: kept, changed, ended or new; `before` where it is known."""

    what: str
    row: Row
    before: Row | None

    @property
    def is_same(self) -> bool:
        """Tell whether the solution reads as before, as far as that is known."""
        return self.before is None or all(
            self.row.answers.get(name) == self.before.answers.get(name) for name in AGREED
        )


def in_force(plan: Plan) -> tuple[Row, ...]:
    """Return the solutions that go on: all but those a follow-up meeting has ended."""
    return tuple(row for row in plan.rows("solutions") if not has_ended(row))


def changes(plan: Plan) -> tuple[Change, ...]:
    """Return what became of each solution since the version before; empty when there is none before."""
    before = _solutions(plan.history[-1]) if plan.history else ()
    rows = plan.rows("solutions")
    if not before and not any(row.text("paper_number") for row in rows):
        return ()
    return _between(before, rows)


def _solutions(version: Version) -> Sequence[Row]:
    return version.lists.get("solutions", ())


def _between(before: Sequence[Row], rows: Sequence[Row]) -> tuple[Change, ...]:
    known = {row.id: row for row in before}
    return tuple(_change(row, known.get(row.id)) for row in rows)


def _change(row: Row, before: Row | None) -> Change:
    same = Change("kept", row, before)
    if has_ended(row):
        return replace(same, what="ended")
    if before is None and not row.text("paper_number"):
        return replace(same, what="new")
    return same if same.is_same and row.text("decision") != "change" else replace(same, what="changed")


@dataclass(frozen=True, slots=True)
class Past:
    """What an earlier version brought: its solutions by their number in it, but for those that went on as before."""

    version: Version
    rows: Sequence[tuple[int, Row]]
    went_on: int


@lru_cache(maxsize=2)
def past(history: tuple[Version, ...]) -> tuple[Past, ...]:
    """Return what each earlier version brought: the first all its solutions, the others what was new in them.

    Read one after the other they tell of every solution that there was, and nothing twice. While somebody
    types the history stays the same.
    """
    before: Sequence[Row] = ()
    told = []
    for version in history:
        made = _between(before, _solutions(version))
        rows = [(number, each.row) for number, each in enumerate(made, start=1) if not before or each.what != "kept"]
        told.append(Past(version, rows, len(made) - len(rows)))
        before = _solutions(version)
    return tuple(told)


def taken_over(plan: Plan, kind: str) -> Plan:
    """Return a plan as one of another kind, which goes on from it; as it is when that kind does not."""
    if plan.kind not in kinds()[kind].takes_over:
        return plan
    if kind == FOLLOW_UP:
        return next_version(plan)
    return replace(plan.with_answers({}, {"solutions": in_force(plan)}), kind=kind)


def next_version(plan: Plan) -> Plan:
    """Return the plan as the next follow-up meeting begins with it: its present state becomes history."""
    whole = copy_of(plan, OWN)
    going_on = {
        "solutions": _going_on(in_force(whole), plan),
        "promises": _going_on(_still_promised(whole), plan),
    }
    kept = {name: plan.rows(name) for name in KEPT_LISTS if plan.rows(name)}
    asked_anew = {"meeting_date", *(each.id for each in top_fields() if each.anew)}
    return replace(
        plan,
        kind=FOLLOW_UP,
        answers={name: answer for name, answer in plan.answers.items() if name not in asked_anew} | _dates(plan),
        lists={name: rows for name, rows in {**plan.lists, **going_on}.items() if rows and name not in asked_anew},
        history=(*plan.history, Version(plan.text("version"), plan.text("meeting_date"), kept)),
        put_aside=(),
    )


def _dates(plan: Plan) -> dict[str, Answer]:
    version = plan.text("version")
    dates = {
        "version": str(int(version) + 1) if version.isdecimal() else version,
        "earlier_version": version,
        "earlier_date": plan.text("meeting_date"),
        "meeting_date": plan.text("follow_up_date"),
        "meeting_start": plan.text("follow_up_start"),
        "meeting_end": plan.text("follow_up_end"),
    }
    return {name: answer for name, answer in dates.items() if answer}


def _still_promised(plan: Plan) -> list[Row]:
    return [row for row in plan.rows("promises") if row.text("outcome") != "done"]


def _going_on(shown: Sequence[Row], plan: Plan) -> tuple[Row, ...]:
    """Return rows of a plan, whole, as the next meeting finds them, each under its number on the paper before."""
    whole = {row.id: row for row in plan.all_rows()}
    return tuple(
        replace(row, answers=_without_anew(whole[row.id]) | {"paper_number": str(number)})
        for number, row in enumerate(shown, start=1)
    )


def _without_anew(row: Row) -> dict[str, Answer]:
    asked_anew = {inner.name for inner in fields_by_id()[row.list_id].fields if inner.anew}
    return {name: answer for name, answer in row.answers.items() if name not in asked_anew}
