"""Whatever a file holds, it opens as a plan that can be used, or is refused with a problem that has words."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from plan_builder.copies import OWN
from plan_builder.document import Asked
from plan_builder.papers import PLAN, papers_html
from plan_builder.plan_file import PlanFileError, open_plan, save_plan
from plan_builder.texts import ORIGINAL, texts
from tests.mutants import mutants

FILES = 5_000
MOST_SECONDS = 2.0
"""Of the processor, for one file; a file of this size takes some thousandths."""


@pytest.mark.parametrize("seed", range(4))
def test_any_file_opens_whole_or_is_refused(seed: int) -> None:
    """Twenty thousand broken files: no crash, no hang, nothing taken in part, every refusal named."""
    problems = texts(ORIGINAL).find("file")
    ends: Counter[str] = Counter()
    for text in mutants(FILES, seed):
        started = time.process_time()
        end = _end_of(text)
        ends[end] += 1

        assert end == "opened" or end in problems
        assert time.process_time() - started < MOST_SECONDS, text[:200]
    assert all(ends[each] > FILES / 100 for each in ("opened", "damaged", "not_readable")), ends


def _end_of(text: str) -> str:
    """Open a file, and use the plan in it; return "opened", or the problem."""
    try:
        plan = open_plan(text)
    except PlanFileError as error:
        return error.problem
    assert open_plan(save_plan(plan)) == plan
    papers_html([PLAN], plan, texts(ORIGINAL), Asked(OWN))
    return "opened"
