"""Plans as large as they come, of invented families, grown out of the Finnish example."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tests.conftest import example_text

PEOPLE_NAMES = ("Aada", "Eino", "Helmi", "Onni", "Saimi", "Toivo", "Unto")
"""First names, so that rows differ; everybody has a family name of their own."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a plan is."""

    people: int
    solutions: int
    follow_ups: int = 0


def large_file(size: Size) -> str:
    """Return the text of a plan file of a size; with follow-ups it is the last of them, with the others as history."""
    content: dict[str, Any] = json.loads(example_text("virta"))
    answers = content["answers"]
    answers["people"] = [_person(answers["people"], number) for number in range(size.people)]
    first = [_solution(answers["solutions"], number, size.people) for number in range(size.solutions)]
    answers["solutions"] = [_followed(each, size.follow_ups) for each in first] if size.follow_ups else first
    if size.follow_ups:
        content |= {"kind": "follow_up", "history": _history(first, size.follow_ups)}
        answers |= {"version": str(size.follow_ups + 1), "earlier_version": str(size.follow_ups)}
    return json.dumps(content, ensure_ascii=False)


def _person(known: list[dict[str, str]], number: int) -> dict[str, str]:
    name = f"{PEOPLE_NAMES[number % len(PEOPLE_NAMES)]} Sukunen{number}"
    return {**known[number % len(known)], "id": f"p{number + 1}", **({"name": name} if number >= len(known) else {})}


def _solution(known: list[dict[str, Any]], number: int, people: int) -> dict[str, Any]:
    who = sorted({f"p{(number + step) % people + 1}" for step in (0, 3)})
    like = known[number % len(known)]
    return {**like, "id": f"s{number + 1}", "what": f"{like['what']} ({number + 1})", "who": who}


def _history(solutions: list[dict[str, Any]], follow_ups: int) -> list[dict[str, Any]]:
    """Each meeting but the first tells what became of the solutions of the one before."""
    return [
        {
            "version": str(version + 1),
            "date": f"20{27 + version}-01-16",
            "solutions": [_followed(each, version) for each in solutions] if version else solutions,
        }
        for version in range(follow_ups)
    ]


def _followed(solution: dict[str, Any], version: int) -> dict[str, Any]:
    """Return a solution as a meeting has it that looks back at it; every seventh changes each time."""
    number = int(solution["id"][1:])
    changed = {"how_often": f"kerran viikossa, {version}"} if number % 7 == 0 else {}
    told = {"outcome": "happened", "felt": "Hyvältä.", "decision": "change" if changed else "continue"}
    return {**solution, **changed, **told, "paper_number": str(number)}
