"""Papers for one person hold what is theirs, and nothing of anybody else's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from plan_builder.bilingual import beside
from plan_builder.copies import OWN
from plan_builder.document import Asked
from plan_builder.fields import fields_by_id
from plan_builder.kinds import kinds
from plan_builder.papers_people import child_page, extract, invitations, slips
from plan_builder.plan import Plan
from plan_builder.plan_file import plan_from
from plan_builder.texts import Texts, texts

Write = Callable[[Plan, Texts, Asked], str]


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


MARK = "EI-KUULU-4K"
ROW = {"topic": "t1", "what": "Mummi tulee aamulla", "who": ["p1"], "how_often": "maanantaisin"}
PEOPLE = [{"id": "p1", "name": "Raili Virta", "relation": "mummi"}, {"id": "p2", "name": f"Timo {MARK}"}]


def marked(**answers: object) -> Plan:
    """A plan with one shared solution, and marked words wherever a child's page or extract should not look."""
    topics = [{"id": "t1", "title": MARK, "sharing": "shared"}, {"id": "t2", "title": MARK, "sharing": "own_copy"}]
    hidden = {"id": "s2", "topic": "t2", "what": MARK, "in_extract": "yes"}
    told = {"child_told": MARK, "child_wishes": [{"id": "c1", "wish": MARK, "answer": MARK}], "safe_place": MARK}
    solutions = [{"id": "s1", **ROW, "effect": MARK, "wishes": MARK, "in_extract": "yes"}, hidden]
    given = {"naming": "first_names", "people": PEOPLE, "topics": topics, "solutions": solutions, **told, **answers}
    return plan_from(
        {**given, "assessment_reason": MARK, "work_done": MARK, "bottom_lines": [{"id": "b1", "line": MARK}]}
    )


@pytest.mark.parametrize("kind", kinds())
def test_the_childs_page_says_what_who_and_whom_to_tell(kind: str, language: str) -> None:
    """The child reads what was agreed and who does it, in every kind of plan; who to tell where the kind asks it."""
    plan = replace(marked(child_can_tell="p1", child_name="Aino"), kind=kind)

    page = child_page(plan, texts(language), Asked(OWN))

    assert all(each in page for each in ("Aino", "Mummi tulee aamulla", "Raili", "maanantaisin"))
    assert (texts(language)("plan.child_tell") in page) == (kind in fields_by_id()["child_can_tell"].kinds)


@pytest.mark.parametrize(
    ("write", "sharing"),
    [(child_page, "own_copy"), (child_page, ""), (extract, "shared"), (extract, "own_copy"), (extract, "")],
)
def test_no_word_too_many_is_on_a_page_for_child_or_school(write: Write, sharing: str) -> None:
    """Neither holds what is kept back, what the child told, or the grown-ups' own matters."""
    made = write(marked(child_told_sharing=sharing), texts("fi"), Asked(OWN))

    assert "Mummi tulee aamulla" in made
    assert MARK not in made


def test_the_child_reads_what_became_of_each_wish(language: str) -> None:
    """Beside each wish that may be shared stands whether it comes true, and why; nothing else the child told."""
    wishes = [{"id": "c1", "wish": "Haluan koiran", "sort": "wish", "followed": "no", "answer": "Koti on pieni"}]
    plan = replace(marked(child_told_sharing="shared", child_wishes=wishes), kind="follow_up")

    page = child_page(plan, texts(language), Asked(OWN))

    comes_true = texts(language).option("child_wishes.followed", "no")
    assert all(each in page for each in ("Haluan koiran", "Koti on pieni", comes_true))
    assert MARK not in page


def test_an_ended_solution_is_not_on_the_childs_page() -> None:
    """What a follow-up meeting ended is no longer agreed."""
    plan = replace(marked(solutions=[{"id": "s1", **ROW, "paper_number": "1", "decision": "end"}]), kind="follow_up")

    assert "Mummi" not in child_page(plan, texts("fi"), Asked())


@pytest.mark.parametrize(("answer", "is_in"), [("yes", True), ("no", False), ("", False)])
def test_an_extract_holds_only_the_rows_chosen_for_it(answer: str, is_in: bool) -> None:
    """A row goes to school or day care only when somebody chose it; without any, the paper says so."""
    made = extract(marked(solutions=[{"id": "s1", **ROW, "in_extract": answer}]), texts("fi"), Asked(OWN))

    assert ("Mummi tulee aamulla" in made) is is_in
    assert (texts("fi")("papers.extract.nothing") in made) is not is_in


def test_an_extract_does_not_show_what_was_left_out() -> None:
    """Its rows are numbered from one, whatever their number in the plan."""
    rows = [{"id": "s1", **ROW}, {"id": "s2", **ROW, "in_extract": "yes"}]

    assert re.findall(r'class="number"[^>]*>(\d+)<', extract(marked(solutions=rows), texts("fi"), Asked())) == ["1"]


def test_each_invitation_is_in_the_language_of_its_reader(language: str) -> None:
    """The person's own language, else the plan's; where the site has neither, the language of the page."""
    people = [{"id": f"p{n}", "name": "A", "language": each} for n, each in enumerate(("sv", "ar", "", "other"), 1)]

    made = invitations(plan_from({"plan_language": "en", "people": people}), texts(language), Asked())

    assert re.findall(r'<article [^>]*lang="([\w-]+)"', made) == ["sv", "ar", "en", language]


def test_who_reads_simple_words_gets_them_alone_and_beside_another_language() -> None:
    """On the page of a language's simple form, papers for readers of that language are in the simple form."""
    plan = plan_from({"plan_language": "fi", "people": [{"id": "p1", "name": "A"}]})

    assert '<article class="plan paper" lang="fi-simple"' in invitations(plan, texts("fi-simple"), Asked())
    assert '<span lang="fi-simple"' in invitations(plan, beside("ar", "fi-simple"), Asked())


def test_an_invitation_says_how_its_reader_takes_part(language: str) -> None:
    """It tells the way that was agreed, all ways where none was; who cannot come gets none."""
    ways = ("comes", "remote", "message")
    people = [{"id": f"p{n}", "name": "A", "attendance": each} for n, each in enumerate((*ways, "", "cannot"), 1)]
    told = {way: texts(language)(f"papers.invitations.{way}") for way in ways}

    made = invitations(plan_from({"people": people}), texts(language), Asked()).split("</article>")[:-1]

    assert [{way for way in ways if told[way] in each} for each in made] == [
        {"comes"},
        {"remote"},
        {"message"},
        {*ways},
    ]


@pytest.mark.parametrize("kind", ["conference", "urgent", "follow_up"])
def test_an_invitation_names_neither_child_welfare_nor_another_person(kind: str) -> None:
    """It holds its reader, the child as the family shows names, the convener, time and place; nothing else."""
    meeting = {"naming": "initials", "meeting_date": "2027-02-03", "meeting_place": "Kirjasto"}
    names = {"child_name": f"Aino {MARK}", "convener_name": f"Kaisa {MARK}", "customership": "child_welfare"}
    plan = replace(marked(**meeting, **names, workers=[{"id": "w1", "name": "Outi", "job": MARK}]), kind=kind)

    made = invitations(plan, texts("fi"), Asked(OWN))

    assert made.count("R. V.") == 1
    assert all(made.count(each) == 2 for each in ("A. E.", "K. E.", "Kirjasto", "3. helmikuuta 2027"))
    assert MARK not in made
    assert "O." not in made


def test_no_word_of_an_invitation_names_child_welfare(language: str) -> None:
    """Whoever finds it learns that a family meets, not which service is behind it."""
    words = texts(language)
    ours = [*words.find("papers.invitations").values(), words("plan.notice_neutral")]

    services = [words(f"glossary.{each}.term") for each in ("child_welfare", "conference", "responsible_social_worker")]

    assert not [word for word in services for text in ours if word.casefold() in text.casefold()]
