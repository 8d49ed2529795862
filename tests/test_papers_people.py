"""Papers for one person hold what is theirs, and nothing of anybody else's."""

from __future__ import annotations

import re

from plan_builder.document import Asked
from plan_builder.papers_people import slips
from plan_builder.plan import Plan
from plan_builder.texts import texts


def test_a_slip_holds_only_its_persons_rows(virta: Plan) -> None:
    """Who promised something finds just that on the slip, under its number in the plan."""
    made = slips(virta, texts("fi"), Asked()).split("</article>")[:-1]

    promised = {person for row in virta.rows("solutions") for person in row.chosen("who")}
    assert 1 < len(made) <= len(promised)
    for slip in made:
        numbers = [int(each) for each in re.findall(r'class="number">(\d+)<', slip)]
        for number, row in enumerate(virta.rows("solutions"), start=1):
            assert (row.text("what") in slip) == (number in numbers)


def test_what_is_not_shared_is_on_no_slip(virta: Plan) -> None:
    """A topic that the family keeps to itself goes on nobody's slip."""
    assert "iltakävelylle" not in slips(virta, texts("fi"), Asked())
