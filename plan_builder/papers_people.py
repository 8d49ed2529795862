"""Papers for one reader each: only what that reader needs, and nothing of anybody else's."""

from __future__ import annotations

from collections.abc import Iterator

from plan_builder.bilingual import turned_to
from plan_builder.copies import SHARED, copy_of
from plan_builder.document import Asked, Shown, paper_values
from plan_builder.history import in_force
from plan_builder.plan import Plan, Row
from plan_builder.templates import render
from plan_builder.texts import Texts, languages

WAYS = ("comes", "remote", "message")
"""How an invited person may take part; who is known not to come is not invited."""


def slips(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return a slip for each person who promised something: what, when, and whom to tell; only their own rows.

    What is not shared is on no slip: a slip is taken home by one person and seen by others.
    """
    shown = _shared(plan, texts)
    values = paper_values(shown, asked)
    made = [render("papers/slip.html", **values, person=person, rows=rows) for person, rows in _promised(shown)]
    return "\n".join(made)


def _shared(plan: Plan, texts: Texts) -> Shown:
    return Shown(copy_of(plan, SHARED), texts, SHARED)


def _promised(shown: Shown) -> Iterator[tuple[Row, list[tuple[int, Row]]]]:
    """Yield each person who does something, with the solutions that are theirs under their numbers in the plan."""
    agreed = list(enumerate(in_force(shown.plan), start=1))
    for person in shown.plan.rows("people"):
        theirs = [(number, row) for number, row in agreed if person.id in row.chosen("who")]
        if theirs:
            yield person, theirs


def child_page(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return the child's own page: what was agreed, who helps, whom the child can tell; nothing that is not shared."""
    shown = _shared(plan, texts)
    return render("papers/child_page.html", **paper_values(shown, asked), agreed=in_force(shown.plan))


def extract(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return the solutions chosen for school or day care; one that is not shared is not among them."""
    shown = _shared(plan, texts)
    chosen = [row for row in in_force(shown.plan) if row.text("in_extract") == "yes"]
    return render("papers/extract.html", **paper_values(shown, asked), chosen=chosen)


def invitations(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return an invitation for each person, in the person's language where the site has it.

    It names neither child welfare nor why people meet, and the child only as the family shows names.
    """
    shared = copy_of(plan, SHARED)
    invited = [person for person in shared.rows("people") if person.text("attendance") != "cannot"]
    return "\n".join(
        _invitation(person, Shown(shared, _texts_for(person, shared, texts), SHARED), asked) for person in invited
    )


def _invitation(person: Row, shown: Shown, asked: Asked) -> str:
    way = person.text("attendance")
    values = paper_values(shown, asked)
    return render("papers/invitation.html", **values, person=person, ways=(way,) if way in WAYS else WAYS)


def _texts_for(person: Row, plan: Plan, texts: Texts) -> Texts:
    """Return the words in a person's language, the one in their row, else the plan's, else the reader's.

    Of two languages the other stays beside it: a person must be able to show others what they got.
    """
    language = person.text("language") or plan.text("plan_language")
    return turned_to(language, texts) if language in languages() else texts
