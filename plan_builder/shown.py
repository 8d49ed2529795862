"""What of a plan is shown: what its kind asks, and what its other answers make matter. A solution that a
follow-up meeting has ended is shown there alone.

What is hidden is neither printed nor checked, and not lost: it stays in the plan and its file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from plan_builder.fields import Field, fields_by_id, top_fields
from plan_builder.plan import Answer, Plan, Row, has_ended, is_asked


def shown_part(plan: Plan) -> Plan:
    """Return the plan with only the answers that are shown."""
    answers, lists = dict(plan.answers), dict(plan.lists)
    # It grows smaller field by field: what is hidden must not make another field matter.
    part = replace(plan, answers=answers, lists=lists)
    for each in _may_hide(plan.kind):
        if not is_asked(each, part, part):
            answers.pop(each.id, None)
            lists.pop(each.id, None)
        elif each.is_list and each.id in lists:
            lists[each.id] = tuple(_shown_row(row, part) for row in lists[each.id] if not _is_over(row, plan))
    return part


def _is_over(row: Row, plan: Plan) -> bool:
    return has_ended(row) and plan.kind not in fields_by_id()["solutions.decision"].kinds


def _shown_row(row: Row, plan: Plan) -> Row:
    answers: dict[str, Answer] = dict(row.answers)
    part = replace(row, answers=answers)
    for inner in _hiding(row.list_id, plan.kind):
        if inner.name in answers and not is_asked(inner, part, plan):
            del answers[inner.name]
    return part if len(answers) < len(row.answers) else row


@cache
def _may_hide(kind: str) -> tuple[Field, ...]:
    """Return the fields that a plan of a kind hides always, or on some answers."""
    return tuple(each for each in top_fields() if _hides(each, kind) or _hiding(each.id, kind))


def _hides(field: Field, kind: str) -> bool:
    return bool(field.shown_when) or kind not in field.kinds


@cache
def _hiding(list_id: str, kind: str) -> tuple[Field, ...]:
    """Return the fields that the rows of a list hide always, or on some answers."""
    return tuple(inner for inner in fields_by_id()[list_id].fields if _hides(inner, kind))


def hidden_places(plan: Plan) -> list[str]:
    """Return the places of the form that are hidden at the moment, those of empty rows too; a row as `list.row`."""
    return list(_hidden(plan, shown_part(plan)))


def _hidden(plan: Plan, part: Plan) -> Iterator[str]:
    for each in _may_hide(plan.kind):
        if plan.kind not in each.kinds:
            continue
        if not is_asked(each, part, part):
            yield each.id
        yield from (f"{each.id}.{row.id}" for row in plan.lists.get(each.id, ()) if _is_over(row, plan))
        conditional = [inner for inner in each.fields if inner.shown_when]
        for row in part.lists.get(each.id, ()) if conditional else ():
            yield from (row.place(inner.name) for inner in conditional if not is_asked(inner, row, part))
