"""The browser's Python and the machine's give the same bytes for the same plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from plan_builder.bridge import answer
from plan_builder.copies import COPIES, OWN
from plan_builder.kinds import kinds
from plan_builder.papers import PAPERS
from tests.browsing import module
from tests.conftest import example_answers, example_of

Open = Callable[..., Page]

MADE = "2027-10-31T00:30:00.000Z"

ASK = f"""async (requests) => {{
    const {{ Python }} = {module("python")};
    const python = new Python(); // one that has answered nothing yet
    await python.ready;
    return Promise.all(requests.map(({{ task, ...values }}) => python.ask(task, values)));
}}"""


def test_worker_and_machine_answer_alike(open_builder: Open, language: str) -> None:
    """All that Python answers is equal byte for byte, for a full, a flawed and an empty plan, and one of any kind."""
    full = example_answers(example_of(language))
    flawed = {
        **full,
        "chair": "someone_else",
        "work_done": "<b>{{ 1 }}</b> \u202e",
        "solutions": [{"id": "s1", "what": "x"}],
    }
    common = {"language": language, "pages": "../", "invented": True}
    others: list[dict[str, Any]] = [{"kind": kind, "answers": full} for kind in kinds()]
    requests: list[dict[str, Any]] = [
        {**common, "task": task, "answers": answers, "copy": which}
        for answers in (full, flawed, {})
        for task in ("check", "save")
        for which in COPIES
    ]
    requests += [{**common, "task": task, "copy": OWN, **each} for each in others for task in ("check", "next", "text")]
    requests += [
        {**common, "task": task, "copy": OWN, "papers": [*PAPERS], "second": second, **each}
        for task in ("check", "page")
        for second in ("fi", "ar")
        for each in (others[0], {"answers": flawed})
    ]
    requests += [
        {**common, "task": "calendar", "copy": OWN, "made": MADE, **each} for each in [*others, {"answers": {}}]
    ]

    page = open_builder(language)
    replies = page.evaluate(ASK, requests)

    assert replies == [json.loads(answer(json.dumps({"id": n, **each}))) for n, each in enumerate(requests, start=1)]
