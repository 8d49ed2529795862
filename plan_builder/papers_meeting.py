"""Papers for a meeting: the agreement before it, what the convener prepares, a card for the close people, feedback."""

from __future__ import annotations

from plan_builder.copies import SHARED, copy_of
from plan_builder.document import Asked, Shown, paper_values
from plan_builder.facts import phase
from plan_builder.fields import fields_by_id, sections_of
from plan_builder.plan import Plan, is_answered
from plan_builder.shown import shown_part
from plan_builder.templates import render
from plan_builder.texts import Texts

TOLD_BY = {
    "conference_is_agreed": ("guardians_want",),
    "agreement_names_topics_and_workers": ("topics", "workers"),
    "meeting_is_prepared": ("convener_name", "convener_external"),
    "network_is_mapped": ("people",),
    "family_chooses_people": ("family_chose",),
    "summaries_are_written_and_read": ("summaries_read",),
    "family_decides_what_to_share": ("topics.sharing",),
    "assistant_is_named": ("assistant",),
    "assistant_is_oriented": ("assistant_oriented",),
}
"""The steps of preparation, and the fields that tell when each is done."""


def agreement(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return the agreement of family and social worker, with lines for their names; in the copy asked for."""
    shown = Shown(copy_of(plan, asked.copy), texts, asked.copy)
    section = sections_of(plan.kind)["agreement"]
    return render("papers/agreement.html", **paper_values(shown, asked), section=section)


def checklist(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return what the convener prepares, with what the plan tells is done ticked off.

    Whether safety was talked about is ticked on the paper only: the answer stays in the family's own copy.
    """
    shown = Shown(copy_of(plan, SHARED), texts, SHARED)
    whole = shown_part(plan)
    steps = [(step.id, _is_done(step.id, whole)) for step in phase("preparation").steps]
    arranged = shown.plan.chosen("practical") or fields_by_id()["practical"].options
    return render("papers/checklist.html", **paper_values(shown, asked), steps=steps, arranged=arranged)


def _is_done(step: str, plan: Plan) -> bool:
    return all(_tells(field_id, plan) for field_id in TOLD_BY[step])


def _tells(field_id: str, plan: Plan) -> bool:
    """Tell whether a field is answered, with yes where it may be, and in every row where it is a list's."""
    field = fields_by_id()[field_id]
    if field.name != field_id:
        rows = plan.rows(field_id.removesuffix(f".{field.name}"))
        return bool(rows) and all(is_answered(field, row) for row in rows)
    return plan.text(field_id) == "yes" if "yes" in field.options else is_answered(field, plan)


def question_card(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return a card for the close people's own time: the topics, and what a solution must say."""
    shown = Shown(copy_of(plan, SHARED), texts, SHARED)
    return render("papers/question_card.html", **paper_values(shown, asked))


def feedback(plan: Plan, texts: Texts, asked: Asked) -> str:
    """Return slips on which a child and an adult may say how the meeting was; who fills one in stays unknown."""
    return render("papers/feedback.html", **paper_values(Shown(plan, texts, SHARED), asked))
