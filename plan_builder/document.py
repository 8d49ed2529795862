"""The plan as people read it: HTML for page and paper, and plain text.

Labels are in the reader's language. What people wrote keeps the language they wrote it in, and
stands in its own direction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from jinja2.runtime import Macro

from plan_builder.bilingual import first_of
from plan_builder.copies import OWN, SHARED, copy_of, in_copy, shown_name
from plan_builder.fields import MANY, WRITTEN, Field, Section, fields_by_id, sections_of
from plan_builder.findings import Finding, findings, is_complete
from plan_builder.history import changes, in_force, past
from plan_builder.kinds import BASICS, kinds
from plan_builder.plan import OTHER_LANGUAGE, Plan, Row, is_answered, is_needed
from plan_builder.telling import tell
from plan_builder.templates import Pieces, render
from plan_builder.texts import Texts, languages
from plan_builder.texts import texts as texts_of


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a plan: words of ours in the reader's language, or something people wrote."""

    text: str
    written: bool = False
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """How a paper is asked for: the copy and part of the plan, its findings where they are known, and the
    level of its highest heading."""

    copy: str = SHARED
    part: str = ""
    found: Sequence[Finding] | None = None
    heading: int = 2


def plan_html(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return one copy of the plan as an HTML article; what the copy keeps back is left out here.

    With a part asked for, only that part of the plan is shown, besides the basics.
    """
    return render("plan.html", h=asked.heading, **_values(plan, texts, asked))


def plan_text(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return one copy of the plan as plain text."""
    return render("plan.txt", **_values(plan, texts, asked))


def _values(plan: Plan, texts: Texts, asked: Asked) -> dict[str, object]:
    shown = Shown(copy_of(plan, asked.copy), texts, asked.copy, asked.part)
    told = findings(plan, texts) if asked.found is None else asked.found
    return {
        "t": texts,
        "shown": shown,
        "plan": shown.plan,
        "part": asked.part,
        "own": asked.copy == OWN,
        "complete": is_complete(told),
        "put_aside": [tell(each, plan, texts) for each in told if each.reason],
        "changes": changes(shown.plan),
        "past": past(shown.plan.history),
        "agreed": in_force(shown.plan),
        "written_in": shown.written_in,
        "plain": lambda words: plain(words, texts.comma),
    }


PIECES = Pieces()


class Shown:
    """The answers of one copy, each as the words a reader sees."""

    def __init__(self, plan: Plan, texts: Texts, which: str, part: str = "") -> None:
        self.plan = plan
        self.texts = texts
        self.which = which
        self.part = part
        self.rows = {row.id: row for row in plan.all_rows()}
        self._called: dict[str, list[Words]] = {}

    @property
    def written_in(self) -> str:
        """The language people wrote in; empty where the site does not know it."""
        language = self.plan.text("plan_language")
        return "" if language == OTHER_LANGUAGE else language

    def piece(self, macro: Macro, *given: Hashable) -> str:
        """Return what a macro writes of rows and what else it is given. Besides these it may tell what they and the
        rows that they pick are called, and the labels of its copy and kind of plan."""
        called = tuple(words for each in given if isinstance(each, Row) for words in self._called_in(each))
        key = (macro.name, given, called, self.texts, self.written_in, self.which, self.plan.kind)
        return PIECES.write(key, macro, *given)

    def _called_in(self, row: Row) -> Iterator[Words]:
        yield from self._picked(row.id)
        for each in _picking(row.list_id):
            answer = row.answers.get(each.name, ())
            for picked in (answer,) if isinstance(answer, str) else answer:
                yield from self._chosen(each, picked)

    def told(self, field_ids: Iterable[str]) -> list[tuple[str, list[Words]]]:
        """Return label and answer of single fields, those that are answered."""
        given = [fields_by_id()[each] for each in field_ids if is_answered(fields_by_id()[each], self.plan)]
        return [(self.label(each), self.answer(each, self.plan)) for each in given]

    def sections(self) -> list[Section]:
        """Return the sections to print, in their order on paper."""
        of_kind = sections_of(self.plan.kind)
        printed = [of_kind[each] for each in kinds()[self.plan.kind].printed]
        return [each for each in printed if not self.part or each.part in (BASICS, self.part)]

    def title(self, section: Section) -> str:
        """Return a section's title on paper: its own, or the form's."""
        own = self.texts.find(f"sections.{section.id}.on_paper")
        return own if isinstance(own, str) else self.texts(f"sections.{section.id}.title")

    def singles(self, section: Section) -> list[tuple[str, list[Words]]]:
        """Return label and answer of a section's single fields: those answered, and those needed."""
        return self._pairs((each for each in section.fields if not each.is_list), self.plan)

    def card(self, row: Row) -> list[tuple[str, list[Words]]]:
        """Return label and answer of a row's fields: those answered, and those needed."""
        return self._pairs(fields_by_id()[row.list_id].fields, row)

    def _pairs(self, fields: Iterable[Field], given: Plan | Row) -> list[tuple[str, list[Words]]]:
        pairs = []
        for each in fields:
            answer = self.answer(each, given)
            if answer or (in_copy(each, self.which) and not each.alternative and self._is_needed(each, given)):
                pairs.append((self.label(each), answer))
        return pairs

    def _is_needed(self, field: Field, given: Plan | Row) -> bool:
        return field.needed == "always" and is_needed(field, given, self.plan)

    def lists(self, section: Section) -> list[Field]:
        """Return the lists of a section that have rows."""
        return [each for each in section.fields if each.is_list and self.plan.rows(each.id)]

    def asks(self, field_id: str) -> bool:
        """Tell whether the plan's kind has a field."""
        return self.plan.kind in fields_by_id()[field_id].kinds

    def label(self, field: Field) -> str:
        """Return a field's label on paper: its own, or the form's question."""
        own = self.texts.find(f"fields.{field.id}.on_paper")
        return own if isinstance(own, str) else self.texts(f"fields.{field.id}.label")

    def columns(self, list_id: str) -> tuple[tuple[str, str], ...]:
        """Return the columns of a list as a table: of each the name of its field, and its label."""
        rows = self.plan.rows(list_id)
        return tuple(
            (each.name, self.label(each)) for each in fields_by_id()[list_id].fields if self._is_column(each, rows)
        )

    def _is_column(self, field: Field, rows: Sequence[Row]) -> bool:
        """Tell whether a table has a column for a field: always when it is always asked, else when it is answered."""
        if not in_copy(field, self.which) or self.plan.kind not in field.kinds:
            return False
        return (field.needed == "always" and not field.shown_when) or any(is_answered(field, row) for row in rows)

    def cell(self, row: Row, *names: str) -> list[Words]:
        """Return the answers of some fields of a row, one after the other."""
        fields = fields_by_id()
        return [words for name in names for words in self.answer(fields[f"{row.list_id}.{name}"], row)]

    def single(self, field_id: str) -> list[Words]:
        """Return the answer to a single field."""
        return self.answer(fields_by_id()[field_id], self.plan)

    def answer(self, field: Field, given: Plan | Row) -> list[Words]:
        """Return an answer as words; nothing when there is none."""
        if field.kind in MANY:
            return [words for each in given.chosen(field.name) for words in self._chosen(field, each)]
        if field.kind == "name":
            return self._name(field, given)
        value = given.text(field.name)
        if not value:
            return []
        if field.kind in WRITTEN:
            return [Words(value, written=True)]
        if field.kind in ("date", "time"):
            return [Words(self.texts.day(value) if isinstance(given, Plan) else self.texts.date(value))]
        return self._chosen(field, value)

    def _chosen(self, field: Field, value: str) -> list[Words]:
        if field.kind in ("choice", "many"):
            return [Words(self.texts.option(field.id, value))]
        if field.kind == "language":
            return [Words(self._language(value))]
        if value in ("child", "convener"):
            return [Words(self.texts(f"options.{value}"), is_name=True)]
        return self._picked(value)

    def _picked(self, row_id: str) -> list[Words]:
        """Return what a row is called where it is picked; nothing when it is not there."""
        if row_id not in self._called:
            row = self.rows.get(row_id)
            self._called[row_id] = [] if row is None else self.answer(_naming(row), row)
        return self._called[row_id]

    def _language(self, value: str) -> str:
        if value not in languages():
            return self.texts("options.other_language")
        return texts_of(value).name

    def _name(self, field: Field, given: Plan | Row) -> list[Words]:
        """Return a name as the family shows names; with the role where two people would look alike."""
        role = self._role(field, given)
        shown = self._shown(given.text(field.name), role)
        if field.id == "people.name" and self._alike[shown] > 1 and role not in ("", shown):
            shown = f"{shown} ({role})"
        return [Words(shown, written=True, is_name=True)] if shown else []

    @cached_property
    def _alike(self) -> Counter[str]:
        """How many close people look alike by the names shown."""
        return Counter(self._shown(row.text("name"), self._row_role(row)) for row in self.plan.rows("people"))

    def _shown(self, name: str, role: str) -> str:
        return shown_name(name, role, self.plan.text("naming"))

    def _role(self, field: Field, given: Plan | Row) -> str:
        """Return who the person is whose name a field holds."""
        if isinstance(given, Row):
            return self._row_role(given)
        if not given.text(field.name):
            return ""
        return self.texts("roles.child" if field.id == "child_name" else "roles.convener")

    def _row_role(self, row: Row) -> str:
        if row.list_id == "people":
            return row.text("relation")
        role = row.text("role")
        return row.text("job") or (self.texts.option("workers.role", role) if role else "")

    def when(self, row: Row) -> list[Words]:
        """Return when a solution happens: how often, from which day, until which day."""
        days = [
            Words(self.texts(f"plan.{key}", date=self.texts.date(row.text(name))))
            for key, name in (("since", "start"), ("until", "until"))
            if row.text(name)
        ]
        return [*self.cell(row, "how_often"), *days]

    def more(self, row: Row, *names: str) -> list[tuple[str, list[Words]]]:
        """Return label and answer of those of a row's fields that are answered."""
        fields = [fields_by_id()[f"{row.list_id}.{name}"] for name in names]
        return [(self.label(each), self.answer(each, row)) for each in fields if is_answered(each, row)]


@cache
def _picking(list_id: str) -> tuple[Field, ...]:
    """Return the fields of a list that pick rows of others."""
    return tuple(each for each in fields_by_id()[list_id].fields if each.picked_from)


def _naming(row: Row) -> Field:
    """Return the field that a row is called by: the first that is written."""
    return next(each for each in fields_by_id()[row.list_id].fields if each.kind in WRITTEN)


def paper_values(shown: Shown, asked: Asked) -> dict[str, object]:
    """Return what the template of every paper is given."""
    return {"t": shown.texts, "h": asked.heading, "shown": shown, "written_in": shown.written_in}


def plain(words: Iterable[Words], comma: str) -> str:
    """Return words as one line of plain text, with the comma of the language between them."""
    return f"{comma} ".join(each.text for each in words)


def fit(words: Sequence[Words], letters: int) -> str:
    """Return the first of some words, cut to a number of letters."""
    text = first_of(words[0].text) if words else ""
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"
