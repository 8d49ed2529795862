"""Pieces of the guide made from the facts: what a `<!-- fact: name -->` marker in a page stands for.

A piece is HTML (or plain words, for markers inside a sentence) in the page's language.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate, groupby

from plan_builder import data_flow, facts
from plan_builder.bridge import answer
from plan_builder.copies import SHARED
from plan_builder.exercises import Flawed, flawed, flawed_name, flawed_text
from plan_builder.findings import findings
from plan_builder.form import answers_as_served, form_html
from plan_builder.handout import handouts
from plan_builder.kinds import kinds
from plan_builder.plan_file import open_plan
from plan_builder.questions import questions, questions_html
from plan_builder.telling import Told, tell
from plan_builder.templates import render
from plan_builder.texts import ORIGINAL, Texts, languages, texts


@dataclass(frozen=True, slots=True)
class Page:
    """The page a piece stands on.

    Attributes:
        language: the language of the page's words.
        pages: the address of the guide's pages of that language, relative to the page.
        assets: the address of the site's assets, relative to the page.
        contact: the organisation's own contact details from the configuration.
    """

    language: str
    pages: str
    assets: str
    contact: Mapping[str, str]

    @property
    def texts(self) -> Texts:
        """Return the words of the page's language."""
        return texts(self.language)

    def pages_of(self, language: str) -> str:
        """Return the address of the guide's pages of a language, relative to the page."""
        root = self.assets.removesuffix("assets/")
        return root if language == ORIGINAL else f"{root}{language}/"


Piece = Callable[[Page], str]


def piece(name: str, page: Page) -> str:
    """Return what a marker stands for; `KeyError` when there is no such marker."""
    return PIECES[name](page)


def _path(page: Page) -> str:
    return render("guide/path.html", t=page.texts, phases=facts.phases(), pages=page.pages)


def _steps(phase_id: str) -> Piece:
    return lambda page: render("guide/steps.html", t=page.texts, phase=facts.phase(phase_id))


def _duration(phase_id: str) -> Piece:
    def words(page: Page) -> str:
        duration = facts.phase(phase_id).duration
        if duration is None:
            raise facts.FactError(f"phases.toml: [{phase_id}] has no duration")
        return page.texts.duration(duration)

    return words


def _who(phase_id: str) -> Piece:
    """Return a piece that lists who the steps of a phase involve."""

    def names(page: Page) -> str:
        phase = facts.phase(phase_id)
        taking_part = [each for each in facts.roles() if phase.steps_of(each)]
        return render("guide/list.html", items=[page.texts(f"roles.{each}") for each in taking_part])

    return names


def _roles_table(page: Page) -> str:
    return render("guide/roles.html", t=page.texts, phases=facts.phases(), roles=facts.roles())


def _list(service: str, key: str, group: str) -> Piece:
    """Return a piece that lists some facts of a service in the words of a text group."""
    return lambda page: render(
        "guide/list.html", items=[page.texts(f"{group}.{each}") for each in facts.service(service)[key]]
    )


def _measures(page: Page) -> str:
    return render("guide/measures.html", t=page.texts, measures=facts.measures(), pages=page.pages)


def _act_chapter(page: Page) -> str:
    return str(facts.service("open_care")["act_chapter"])


def _checks(page: Page) -> str:
    return render(
        "guide/checks.html",
        t=page.texts,
        rules=facts.rule_facts().values(),
        sources=facts.sources(),
        pages=page.pages,
        address=facts.page_address,
    )


def _sources(page: Page) -> str:
    chapter = facts.service("open_care")["act_chapter"]
    return render("guide/sources.html", t=page.texts, sources=facts.sources().values(), chapter=chapter)


def _law(topic: str) -> Piece:
    """Return a piece that says where the law speaks of a topic."""
    return lambda page: render("guide/law.html", t=page.texts, references=facts.law()[topic], pages=page.pages)


def _circle(page: Page) -> str:
    return render("guide/circle.html", t=page.texts)


def _day(page: Page) -> str:
    parts = facts.agenda("meeting")
    ends = list(accumulate(part.minutes for part in parts))
    drawn = [(part, end - part.minutes) for part, end in zip(parts, ends, strict=True)]
    return render("guide/day.html", t=page.texts, parts=drawn, whole=ends[-1])


def _glossary(page: Page) -> str:
    return render("guide/glossary.html", t=page.texts, original=texts(ORIGINAL))


def _contact(page: Page) -> str:
    given = {name: value for name, value in page.contact.items() if value}
    return render("guide/contact.html", t=page.texts, contact=given)


def _flawed_plans(page: Page) -> str:
    return render("guide/flawed.html", t=page.texts, exercises=flawed(), called=flawed_name, pages=page.pages)


def _flawed_answers(page: Page) -> str:
    answers = [(each, _answers(each, page.texts)) for each in flawed()]
    return render("guide/answers.html", t=page.texts, answers=answers, kinds=kinds(), pages=page.pages)


def _answers(exercise: Flawed, words: Texts) -> list[Told]:
    """Return what the checks find in a flawed plan and whoever reads it should find too."""
    plan = open_plan(flawed_text(exercise, words.language))
    told = (tell(each, plan, words) for each in findings(plan, words))
    return [each for each in told if each.is_open]


def _questions(page: Page) -> str:
    return questions_html(page.texts)


def _key(page: Page) -> str:
    return render("guide/key.html", t=page.texts, questions=questions(), sources=facts.sources(), pages=page.pages)


def _handouts(page: Page) -> str:
    return render(
        "guide/handouts.html",
        t=page.texts,
        kinds={kind: list(of_kind) for kind, of_kind in groupby(handouts(), lambda each: each.kind)},
        languages=[texts(each) for each in languages()],
        pages_of=page.pages_of,
    )


def _data_flow(page: Page) -> str:
    return render(
        "guide/data_flow.html",
        t=page.texts,
        places=data_flow.places(),
        flows=data_flow.flows(),
        width=data_flow.WIDTH,
        height=data_flow.HEIGHT,
    )


def _plan_builder(page: Page) -> str:
    asked = {"id": 0, "task": "check", "language": page.language, "invented": False, "copy": SHARED}
    served = answers_as_served(page.language)
    first = answer(json.dumps({**asked, "answers": served, "pages": "../"}))
    return form_html(page.language, pages=page.pages, examples=f"{page.assets}examples/", first=first)


PIECES: Mapping[str, Piece] = {
    "path": _path,
    **{f"steps_{phase.id}": _steps(phase.id) for phase in facts.phases()},
    **{f"who_{phase.id}": _who(phase.id) for phase in facts.phases()},
    **{f"{phase.id}_duration": _duration(phase.id) for phase in facts.phases() if phase.duration},
    "roles_table": _roles_table,
    "routes": _list("conference", "routes", "routes"),
    "principles": _list("open_care", "principles", "principles"),
    "client_plan": _list("open_care", "client_plan", "client_plan"),
    "systemic": _list("open_care", "systemic", "systemic"),
    "conference": _list("conference", "facts", "conference"),
    "urgent_reasons": _list("conference", "urgent_reasons", "urgent"),
    "act_chapter": _act_chapter,
    "measures": _measures,
    "checks": _checks,
    "sources": _sources,
    **{f"law_{topic}": _law(topic) for topic in facts.law()},
    "circle": _circle,
    "day": _day,
    "glossary": _glossary,
    "contact": _contact,
    "flawed_plans": _flawed_plans,
    "flawed_answers": _flawed_answers,
    "questions": _questions,
    "key": _key,
    "handouts": _handouts,
    "data_flow": _data_flow,
    "plan_builder": _plan_builder,
}
"""Every marker there is."""
