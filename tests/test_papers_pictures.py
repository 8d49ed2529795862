"""The drawings: everybody on them once, the same in words below, and nothing that is not shared."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from plan_builder.copies import OWN
from plan_builder.document import Asked
from plan_builder.papers_pictures import glance, map_of_people
from plan_builder.plan import Plan, Row
from plan_builder.texts import texts

SIZES = pytest.mark.parametrize("count", [0, 1, 3, 12, 40])
ATTENDANCE = ("comes", "remote", "message", "cannot", "")


def plan_of(virta: Plan, count: int) -> Plan:
    """Return the plan with so many people, of all groups, each with a first name of their own."""
    people = [
        Row(
            "people",
            f"p{n}",
            {
                "name": f"Nimi{n}a Virta",
                "relation": f"suku{n}a",
                "attendance": ATTENDANCE[n % 5],
                "group": ("family", "friend", "other", "")[n % 4],
                "closeness": ("close", "known")[n % 2],
            },
        )
        for n in range(1, count + 1)
    ]
    return virta.with_answers({}, {"people": people})


def drawing(html: str) -> str:
    """Return the drawing of a paper."""
    return html[html.index("<svg") : html.rindex("</svg>") + len("</svg>")]


@SIZES
def test_everybody_is_drawn_and_listed_once(virta: Plan, count: int) -> None:
    """Each person's name stands once in the drawing, with how they take part, and once in the list."""
    html = map_of_people(plan_of(virta, count), texts("fi"), Asked())

    drawn = drawing(html)
    listed = html.replace(drawn, "")
    for number in range(1, count + 1):
        assert drawn.count(f"Nimi{number}a<") == listed.count(f"Nimi{number}a<") == 1
        assert drawn.count(f"suku{number}a<") == listed.count(f"suku{number}a<") == 1
    for part in ATTENDANCE[:-1]:
        people = sum(ATTENDANCE[number % 5] == part for number in range(1, count + 1))
        assert (
            drawn.count(f'data-part="{part}"')
            == drawn.count(f">{texts('fi')(f'papers.network_map.{part}')}<")
            == people
        )


@pytest.mark.parametrize("paper", [map_of_people, glance])
def test_a_drawing_is_well_formed_and_has_a_name(paper: object, virta: Plan, language: str) -> None:
    """A drawing is an image with title and description, without styles of its own."""
    assert callable(paper)
    html = paper(virta, texts(language), Asked())

    root = ElementTree.fromstring(drawing(html))
    named = (root.attrib["aria-labelledby"]).split()
    assert root.attrib["role"] == "img"
    assert [child.attrib.get("id") for child in root[:2]] == named
    assert all(child.text for child in root[:2])
    assert "style=" not in html


@pytest.mark.parametrize(("naming", "shown"), [("initials", "R. V."), ("first_names", "Raili"), ("roles", "mummi")])
def test_names_are_shown_as_the_family_chose(virta: Plan, naming: str, shown: str) -> None:
    """No name is on a drawing but as the family shows names."""
    plan = virta.with_answers({"naming": naming}, {})

    for paper in (map_of_people, glance):
        html = paper(plan, texts("fi"), Asked(OWN))
        assert f">{shown}<" in drawing(html)
        assert "Raili Virta" not in html


def test_what_is_not_shared_is_in_no_drawing(virta: Plan) -> None:
    """A topic that the family keeps to itself is neither drawn nor listed, whichever copy is asked for."""
    html = glance(virta, texts("fi"), Asked(OWN))

    assert "iltakävelylle" not in html
    assert "Sanna" not in html
    assert "iltakävelylle" not in map_of_people(virta, texts("fi"), Asked(OWN))


def test_all_that_is_shared_is_at_a_glance(virta: Plan) -> None:
    """Solutions and promises are in the table, each drawn once for everybody who does it; what is due is a diamond."""
    html = glance(virta, texts("fi"), Asked())

    shared = [row for row in virta.rows("solutions") if row.text("topic") != "t3"]
    assert all(html.count(row.text("what")) == 1 for row in (*shared, *virta.rows("promises")))
    assert drawing(html).count('class="time__bar"') == sum(len(row.chosen("who")) for row in shared)
    assert drawing(html).count('class="time__due"') == len(virta.rows("promises")) + 2


def test_what_people_write_is_no_markup(virta: Plan) -> None:
    """A name is text, whatever it holds."""
    hostile = "<script>alert(1)</script>"
    rows = [replace(row, answers={**row.answers, "name": hostile}) for row in virta.rows("people")]
    plan = virta.with_answers({"child_name": hostile}, {"people": rows})

    for paper in (map_of_people, glance):
        assert not re.search("<script", paper(plan, texts("fi"), Asked()))


def test_a_plan_without_answers_has_drawings(language: str) -> None:
    """Papers of an empty plan hold nothing of anybody."""
    assert "<svg" in map_of_people(Plan(), texts(language), Asked())
    assert "<svg" not in glance(Plan(), texts(language), Asked())
