"""The plan as people read it: every answer, escaped, in its own language and direction."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from plan_builder.copies import OWN, SHARED
from plan_builder.document import Asked, plan_html, plan_text
from plan_builder.history import in_force, next_version
from plan_builder.kinds import kinds
from plan_builder.papers import PLAN, papers_page
from plan_builder.plan import Plan, PutAside
from plan_builder.plan_file import open_plan, plan_from
from plan_builder.shown import shown_part
from plan_builder.texts import texts
from tests.conftest import EXAMPLE_NAMES, example_of, example_text

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% x %} \u202e & \" ' </span>"


@pytest.mark.parametrize("write", [plan_html, plan_text])
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_written_answer_is_in_the_plan(write: object, name: str) -> None:
    """Nothing that was written and is shown is left out of the family's own copy, whatever the plan's kind."""
    plan = open_plan(example_text(name)).with_answers({"naming": "first_names"}, {})
    document = html.unescape(write(plan, texts("sv"), Asked(OWN)))  # type: ignore[operator]

    shown_plan = shown_part(plan)
    ended = {row.id for row in shown_plan.rows("solutions")} - {row.id for row in in_force(shown_plan)}
    for place, text in shown_plan.written():
        if place.split(".")[1:2] in ([row] for row in ended) and place.rpartition(".")[2] in ("effect", "wishes"):
            continue  # what has ended is told with what became of it, not as what is agreed
        shown = text.split()[0] if place.endswith("name") else text
        assert shown in document, place


@pytest.mark.parametrize("write", [plan_html, plan_text])
def test_every_language_has_words_for_every_kind(write: object, language: str) -> None:
    """A plan of each kind can be written out in each language, under its own title."""
    for kind in kinds():
        plan = open_plan(example_text(example_of("fi", kind)))
        title = html.unescape(write(plan, texts(language), Asked(OWN))).casefold()  # type: ignore[operator]
        assert texts(language)(f"kinds.{kind}.title").casefold() in title


def test_a_part_is_printed_without_the_others(virta: Plan) -> None:
    """Who does one part prints the basics and that part, and nothing of the others."""
    agreement = plan_html(virta, texts("fi"), Asked(OWN, "agreement"))

    assert "Aino" in agreement
    assert texts("fi")("fields.customership.label") in agreement
    assert "aamupalan" not in agreement
    assert texts("fi")("plan.child_page") not in agreement


def test_follow_up_shows_what_changed() -> None:
    """What goes on, changes, ends and is new is told apart, and a changed solution also as it was before."""
    document = plan_html(open_plan(example_text("virtalater")), texts("fi"), Asked(OWN))

    assert re.findall(r'data-change="(\w+)"', document) == ["kept", "changed", "new", "ended"]
    assert "joka toinen lauantai kello 9–18" in document.partition('class="history"')[0]


@pytest.mark.parametrize("which", [OWN, SHARED])
def test_what_has_ended_is_not_among_what_is_agreed(which: str) -> None:
    """A solution that was ended is told as ended, and neither in the solutions nor on the child's page."""
    document = plan_html(open_plan(example_text("virtalater")), texts("fi"), Asked(which))
    agreed = document.partition('class="rows solutions"')[2].partition("</table>")[0]

    assert "harjoituksiin" in agreed
    assert "iltakävelylle" not in agreed + document.partition('class="child-page"')[2]


def test_history_shows_every_earlier_version() -> None:
    """Each earlier version stands with its date and what became of its solutions, however many there are."""
    plan = open_plan(example_text("virtalater"))
    third = plan_html(next_version(next_version(plan)), texts("fi"), Asked(OWN)).partition('class="history"')[2]

    assert re.findall(r"Versio (\d)", third) == ["1", "2", "3"]
    assert third.count(texts("fi")("fields.solutions.outcome.options.not_needed")) == 1


def test_reasons_of_findings_put_aside_are_in_the_own_copy_alone(virta: Plan) -> None:
    """Why a finding was put aside is kept on paper for the family, escaped, and for nobody else."""
    aside = (PutAside("convener_chairs", "chair", "<b>Sovittiin</b>"),)
    plan = replace(virta.with_answers({"chair": "someone_else"}, {}), put_aside=aside)

    assert "&lt;b&gt;Sovittiin" in plan_html(plan, texts("fi"), Asked(OWN))
    assert "Sovittiin&lt;" not in plan_html(plan, texts("fi"), Asked(SHARED))


def test_only_conferences_are_called_free() -> None:
    """The source says of the conference alone that it is free of charge."""
    memo = plan_html(open_plan(example_text("virtamemo")), texts("fi"), Asked(OWN))

    assert texts("fi")("plan.free") not in memo


def test_what_people_wrote_is_escaped() -> None:
    """Markup and template signs are shown as text."""
    document = plan_html(plan_from({"work_done": HOSTILE, "child_name": HOSTILE}), texts("fi"), Asked(OWN))

    assert "<script" not in document
    assert html.escape("<script>alert(1)</script> {{ 7*7 }}", quote=False) in document


def test_what_people_wrote_keeps_its_language(virta: Plan) -> None:
    """In an Arabic reader's plan the Finnish answers are marked as Finnish, in their own direction."""
    document = plan_html(virta, texts("ar"), Asked(OWN))

    assert re.search(r'<article class="plan" lang="ar" dir="rtl"', document)
    assert '<span class="written" lang="fi" dir="auto">äiti</span>' in document


def test_unknown_language_is_not_claimed() -> None:
    """An answer in a language the site does not have is of unknown language."""
    plan = plan_from({"plan_language": "other", "work_done": "Bonjour"})

    assert '<span class="written" lang="" dir="auto">Bonjour</span>' in plan_html(plan, texts("fi"), Asked(OWN))


def test_plan_says_what_it_is_not(language: str) -> None:
    """Every print says that it is the family's own paper."""
    for which in (OWN, SHARED):
        assert html.escape(texts(language)("plan.notice"), quote=False) in html.unescape(
            plan_html(Plan(), texts(language), Asked(which))
        )


def test_invented_families_are_marked(virta: Plan) -> None:
    """An example can never be taken for a real plan."""
    assert texts("fi")("plan.invented") in plan_html(virta, texts("fi"), Asked(SHARED))


@pytest.mark.parametrize(("plan", "status"), [("virta", "complete"), ("", "draft")])
def test_label_follows_the_findings(plan: str, status: str) -> None:
    """A plan is called a draft until nothing is missing."""
    shown = plan_html(open_plan(example_text(plan)) if plan else Plan(), texts("fi"), Asked(SHARED))

    assert f'data-status="{status}"' in shown


def test_page_needs_nothing_else(virta: Plan) -> None:
    """The plan's own HTML page loads no other file."""
    page = papers_page([PLAN], virta, texts("fi"), Asked(SHARED))

    assert not re.search(r"<(script|link|img|iframe)|url\(|@import", page)


def test_headings_do_not_skip_levels(virta: Plan) -> None:
    """Headings go down one level at a time."""
    levels = [int(level) for level in re.findall(r"<h(\d)>", papers_page([PLAN], virta, texts("fi"), Asked(OWN)))]

    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_people_who_are_gone_are_not_named() -> None:
    """An answer that points to a row no longer there shows nothing."""
    plan = plan_from({"assistant": "p9", "topics": [{"id": "t1", "title": "Koulu"}]})

    assert "p9" not in plan_html(plan, texts("fi"), Asked(OWN))


def test_people_with_the_same_initials_are_told_apart() -> None:
    """Two people whose initials are alike are shown with who they are to the child."""
    people = [
        {"id": "p1", "name": "Timo Virta", "relation": "eno"},
        {"id": "p2", "name": "Tuula Virta", "relation": "täti"},
    ]
    plan = plan_from({"people": people, "naming": "initials", "solutions": [{"id": "s1", "who": ["p2"]}]})

    assert "T. V. (täti)" in plan_html(plan, texts("fi"), Asked(OWN))


def test_a_person_may_be_known_by_role_alone() -> None:
    """Where roles are shown, a person without a written name is named by the role."""
    plan = plan_from({"people": [{"id": "p1", "relation": "mummi"}], "naming": "roles", "assistant": "p1"})

    assert plan_html(plan, texts("fi"), Asked(OWN)).count(">mummi</span>") >= 2
