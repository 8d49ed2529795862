"""Blank forms for pen and paper: the questions of a kind of plan in their order on paper, with room for answers.

Rows are numbered as in a printed plan, so that a follow-up meeting may start from a filled-in paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from plan_builder.fields import Field, Section, fields_by_id, sections_of
from plan_builder.kinds import Kind, kinds
from plan_builder.papers import whole_page
from plan_builder.templates import render
from plan_builder.texts import Texts, spoken
from plan_builder.texts import texts as texts_of

MOST_COLUMNS = 5
"""How many questions a table has beside each other at most; a list with more is asked row by row."""

OWN_ONLY = 3
"""The level of what stays in the family's own copy."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand together: when they are to be answered, whether they are the family's own only,
    and whether they are lists."""

    condition: str
    is_own: bool
    is_list: bool
    fields: tuple[Field, ...]


def blank_html(kind: str, texts: Texts, heading: int = 1) -> str:
    """Return the blank form of a kind of plan as an HTML article, whose highest heading has the level given."""
    form = Blank(kinds()[kind], texts)
    return render("blank.html", t=texts, h=heading, form=form, languages=[texts_of(each) for each in spoken()])


def blank_page(kind: str, texts: Texts) -> str:
    """Return the blank form of a kind of plan as a whole HTML page that needs nothing else."""
    return whole_page(blank_html(kind, texts), texts, "blank.css")


def blank_title(kind: str, texts: Texts) -> str:
    """Return what the form is called beside other pages."""
    return texts("blank.title", plan=texts(f"kinds.{kind}.title"))


class Blank:
    """What the form of a kind asks, and how each list stands on it."""

    def __init__(self, kind: Kind, texts: Texts) -> None:
        self.kind = kind
        self.texts = texts

    def sections(self) -> list[Section]:
        """Return the sections that ask anything, in their order on paper."""
        of_kind = sections_of(self.kind.id)
        return [of_kind[each] for each in self.kind.printed if self.asked(of_kind[each].fields)]

    def asked(self, fields: Iterable[Field]) -> list[Field]:
        """Return the fields that are asked; on one sheet those that need an answer, or are one instead."""
        of_kind = [each for each in fields if self.kind.id in each.kinds]
        if not self.kind.one_sheet:
            return of_kind
        needed = [each for each in of_kind if each.needed != "never" and not each.default]
        instead = {each.alternative for each in needed}
        return [each for each in of_kind if each in needed or each.name in instead]

    def groups(self, fields: Iterable[Field]) -> Iterator[Group]:
        """Yield the fields in their order, those together that are asked under the same condition."""
        for alike, together in groupby(self.asked(fields), self._alike):
            yield Group(*alike, tuple(together))

    def _alike(self, field: Field) -> tuple[str, bool, bool]:
        return self._condition(field), field.sensitive == OWN_ONLY, field.is_list

    def _condition(self, field: Field) -> str:
        """Return in words when a field is to be answered; on one sheet there is room for the question alone."""
        if self.kind.one_sheet:
            return ""
        told = (self._told(field, name, wanted) for name, wanted in field.shown_when.items() if name != "differs")
        return " ".join(told)

    def _told(self, field: Field, name: str, wanted: str | list[str]) -> str:
        asked = fields_by_id()[field.id.removesuffix(field.name) + name]
        if wanted == "*":
            return self.texts("blank.if_filled", question=self.texts(f"fields.{asked.id}.label"))
        answers = [self.texts.option(asked.id, each) for each in ([wanted] if isinstance(wanted, str) else wanted)]
        return self.texts("blank.if", answers=f"{self.texts('plan.comma')} ".join(answers))

    def layout(self, field: Field) -> str:
        """Return how a list stands on paper: as a table, with its rows as columns, or row by row."""
        if len(self.asked(field.fields)) <= MOST_COLUMNS:
            return "table"
        return "across" if self.kind.one_sheet else "cards"

    def numbers_first(self, fields: Iterable[Field]) -> list[Field]:
        """Return a row's fields, the number that it has on an earlier paper beside its own."""
        return sorted(fields, key=lambda each: each.kind != "number")

    @property
    def is_free(self) -> bool:
        """Tell whether the form is for a family group conference, which costs nothing."""
        return self.kind.id in fields_by_id()["solutions.effect"].kinds

    def rows(self, field: Field) -> range:
        """Return the numbers of a list's empty rows."""
        return range(1, self.kind.blank_rows[field.id] + 1)

    def help(self, key: str, name: str) -> str:
        """Return what a section or field says about itself on this paper; nothing where it says nothing."""
        if self.kind.one_sheet:
            return ""
        by_hand = self.texts.find(f"{key}.by_hand")
        return str(by_hand or self.texts.find(f"{key}.{name}") or "")
