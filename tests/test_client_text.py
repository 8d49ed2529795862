"""The text for a client system: a plan under the headings of a client plan, nothing that is kept back."""

from __future__ import annotations

import pytest

from plan_builder.client_text import client_text, headings
from plan_builder.copies import OWN, SAFETY_CRITICAL, SHARED
from plan_builder.document import Asked
from plan_builder.fields import top_fields
from plan_builder.kinds import kinds
from plan_builder.plan_file import open_plan, plan_from
from plan_builder.texts import ORIGINAL, texts
from tests.conftest import example_text

MARK = "EI-KAIKILLE-2V"


def test_each_field_is_under_one_heading() -> None:
    """A field stands in one place, is one of the form's own, and never one of safety."""
    placed = [field for fields in headings().values() for field in fields]

    assert len({field.id for field in placed}) == len(placed)
    assert all(field in top_fields() and field.sensitive < SAFETY_CRITICAL for field in placed)


@pytest.mark.parametrize("kind", kinds())
def test_every_heading_is_there_in_its_order(kind: str, language: str) -> None:
    """Each kind of plan, filled or empty, has all headings in the order of a client plan, under their numbers."""
    words = texts(language)
    titles = [words(f"client_text.headings.{heading}").upper() for heading in headings()]

    for plan in (open_plan(example_text(kinds()[kind].examples[ORIGINAL])), plan_from({})):
        lines = client_text(plan, words, Asked(OWN)).splitlines()
        found = [lines.index(f"{number}. {title}") for number, title in enumerate(titles, start=1)]
        assert found == sorted(found)


def test_answers_stand_under_their_headings() -> None:
    """Hopes are among what is to be influenced, the close people's solutions are their own part."""
    made = client_text(
        plan_from({"hoped_change": "Unta", "solutions": [{"id": "s1", "what": "Hakee"}]}), texts("fi"), Asked()
    )
    parts = dict(zip(headings(), made.split("\n\n")[1:], strict=True))

    assert "Unta" in parts["to_influence"]
    assert "Hakee" in parts["close_people"]
    assert texts("fi")("plan.empty") in parts["need"]


@pytest.mark.parametrize(("copy", "is_shown"), [(OWN, True), (SHARED, False)])
def test_what_is_kept_back_is_in_the_own_copy_alone(copy: str, is_shown: bool) -> None:
    """The child's words and topics that are not shared follow the copy; what is about safety is in neither."""
    topics = [{"id": "t1", "title": MARK, "sharing": "own_copy"}]
    made = client_text(plan_from({"topics": topics, "child_told": MARK}), texts("fi"), Asked(copy))

    assert (MARK in made) is is_shown
    assert MARK not in client_text(plan_from({"warning_signs": MARK, "safe_place": MARK}), texts("fi"), Asked(copy))
