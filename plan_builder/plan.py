"""A plan: the answers people gave, under the ids of `fields.toml`.

Asking for an id that `fields.toml` does not have is a mistake of the caller and raises `KeyError`.
Dates are ISO dates (YYYY-MM-DD), times HH:MM; a field left empty is the empty string.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from plan_builder.fields import MANY, WRITTEN, Condition, Field, fields_by_id, list_fields
from plan_builder.kinds import FIRST_KIND

Answer = str | tuple[str, ...]

OTHER_LANGUAGE = "other"
"""The answer to "which language" when the site does not have it."""

SOCIAL_WORKERS = ("responsible_social_worker", "social_worker")
"""The roles in the list of workers that are social workers."""


@cache
def _is_many(field_id: str) -> bool:
    return fields_by_id()[field_id].kind in MANY


def _text(answer: Answer | None, field_id: str) -> str:
    """Return the answer to a field of one text; a check of a large plan asks for thousands."""
    if isinstance(answer, str):
        return answer.strip()
    if _is_many(field_id):
        raise KeyError(field_id)
    return ""


def _chosen(answer: Answer | None, field_id: str) -> tuple[str, ...]:
    """Return the answer to a field of many."""
    if not _is_many(field_id):
        raise KeyError(field_id)
    return tuple(answer or ())


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: a person, a worker, a topic, a solution, an open matter or a promise."""

    list_id: str
    id: str
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Return the same for rows that say the same, so that what was made of a row can be looked up by it."""
        return hash((self.list_id, self.id, frozenset(self.answers.items())))

    def text(self, name: str) -> str:
        """Return the row's answer to a field of the list, stripped of outer blanks."""
        return _text(self.answers.get(name), f"{self.list_id}.{name}")

    def chosen(self, name: str) -> tuple[str, ...]:
        """Return the ids chosen in a field of the list."""
        return _chosen(self.answers.get(name), f"{self.list_id}.{name}")

    def place(self, name: str) -> str:
        """Return where the field stands in the form: `list.row.field`."""
        return f"{self.list_id}.{self.id}.{name}"

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was answered in the row."""
        return not any(self.answers.values())


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of a plan: when it was agreed, its solutions and promises, and what became of them."""

    version: str
    date: str
    lists: Mapping[str, Sequence[Row]]

    def __hash__(self) -> int:
        """Return the same for equal versions, so that what was made of the history can be looked up by it."""
        return hash((self.version, self.date))


@dataclass(frozen=True, slots=True)
class PutAside:
    """A finding that people do not want to hear of again, and why."""

    rule: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of some kind: single answers by field id, and the rows of each list in order.

    Answers that its kind does not ask for may be there too: they wait for another kind. `calendar_id`
    tells the plan's entries in a calendar from those of other plans; it is there once a calendar was made.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    lists: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    invented: bool = False
    kind: str = FIRST_KIND
    history: tuple[Version, ...] = ()
    put_aside: tuple[PutAside, ...] = ()
    calendar_id: str = ""

    def text(self, field_id: str) -> str:
        """Return the answer to a field, stripped of outer blanks."""
        return _text(self.answers.get(field_id), field_id)

    def chosen(self, field_id: str) -> tuple[str, ...]:
        """Return the ids chosen in a field of many."""
        return _chosen(self.answers.get(field_id), field_id)

    def rows(self, list_id: str) -> tuple[Row, ...]:
        """Return the rows of a list in which anything was answered."""
        if not fields_by_id()[list_id].is_list:
            raise KeyError(list_id)
        return tuple(row for row in self.lists.get(list_id, ()) if not row.is_empty)

    def row(self, row_id: str) -> Row | None:
        """Return the row of that id, whichever list it is in."""
        return next((row for row in self.all_rows() if row.id == row_id), None)

    def all_rows(self) -> Iterator[Row]:
        """Yield the filled rows of every list, in the order of the form."""
        for each in list_fields():
            yield from self.rows(each.id)

    def written(self) -> Iterator[tuple[str, str]]:
        """Yield the place and text of everything written by hand."""
        yield from self.given(WRITTEN)

    def given(self, kinds: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the place and text of every answer to fields of some kinds."""
        for field_id, answer in self.answers.items():
            if answer and fields_by_id()[field_id].kind in kinds:
                yield field_id, str(answer)
        for row in self.all_rows():
            for name, answer in row.answers.items():
                if fields_by_id()[f"{row.list_id}.{name}"].kind in kinds:
                    yield row.place(name), str(answer)

    def with_answers(self, answers: Mapping[str, Answer], lists: Mapping[str, Sequence[Row]]) -> Plan:
        """Return the same plan with some answers and lists put in place of the old ones."""
        return replace(self, answers={**self.answers, **answers}, lists={**self.lists, **lists})


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same person's as far as writing shows."""
    return bool(one) and " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def has_ended(row: Row) -> bool:
    """Tell whether a follow-up meeting has ended a solution."""
    return row.list_id == "solutions" and row.text("decision") == "end"


def is_answered(each: Field, given: Plan | Row) -> bool:
    """Tell whether a field has an answer; `given` is the plan, or the row the field is in."""
    if isinstance(given, Plan) and each.is_list:
        return bool(given.rows(each.id))
    return bool(given.chosen(each.name) if each.kind in MANY else given.text(each.name))


def is_settled(each: Field, given: Plan | Row) -> bool:
    """Tell whether a field is answered, or what may be answered instead of it."""
    return is_answered(each, given) or bool(each.alternative and given.text(each.alternative))


def is_asked(each: Field, given: Plan | Row, plan: Plan) -> bool:
    """Tell whether a field is asked: the kind of plan has it, and the answers before it make it matter."""
    return plan.kind in each.kinds and holds(each.shown_when, given, plan)


def is_needed(each: Field, given: Plan | Row, plan: Plan) -> bool:
    """Tell whether a complete plan needs the field, as far as the other answers say."""
    if not is_asked(each, given, plan):
        return False
    return each.needed == "always" if isinstance(each.needed, str) else holds(each.needed, given, plan)


def holds(condition: Condition, given: Plan | Row, plan: Plan) -> bool:
    """Tell whether a condition of `fields.toml` holds; `given` is the plan, or the row the field is in."""
    return all(_holds(name, wanted, given, plan) for name, wanted in condition.items())


def _holds(name: str, wanted: str | Sequence[str], given: Plan | Row, plan: Plan) -> bool:
    if name == "differs":
        list_id, _, inner = wanted[0].partition(".")
        return any(row.text(inner) not in ("", plan.text(wanted[1])) for row in plan.rows(list_id))
    answer = plan.kind if name == "kind" else given.text(name)
    return bool(answer) if wanted == "*" else answer in ((wanted,) if isinstance(wanted, str) else wanted)
