"""Any plan goes into the real form and comes out the same; any file that is refused leaves the form as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from playwright.sync_api import Page

from plan_builder.fields import Field, fields_by_id, list_fields
from plan_builder.plan_file import PlanFileError, answers_of, open_plan
from tests.browsing import answers_in, module, without_empty_rows
from tests.mutants import mutants
from tests.plans import plan_texts

Open = Callable[..., Page]

PLANS, FILES = 100, 300

THROUGH_FORM = f"""(plans) => {{
    const {{ readAnswers, writeAnswers }} = {module("form")};
    const form = document.querySelector("[data-form]");
    return plans.map((answers) => (writeAnswers(form, answers), readAnswers(form)));
}}"""

REFUSED = """async (texts) => {
    const notice = document.querySelector("[data-notice]");
    const input = document.querySelector("[data-file]");
    input.click = () => {}; // the files come from here
    const said = () => new Promise((resolve) => {
        new MutationObserver((_, watch) => notice.textContent && (watch.disconnect(), resolve(notice.textContent)))
            .observe(notice, { childList: true });
    });
    const heard = [];
    for (const text of texts) {
        const given = new DataTransfer();
        given.items.add(new File([text], "muistio.json"));
        notice.textContent = "";
        const words = said();
        document.querySelector('[data-action="open"]').click();
        input.files = given.files;
        input.dispatchEvent(new Event("change"));
        heard.push(await words);
    }
    return heard;
}"""


def test_any_plan_goes_through_the_form(open_builder: Open) -> None:
    """What the form is filled with is what it says, for a hundred plans one after the other."""
    plans = [answers_of(open_plan(text)) for text in plan_texts(PLANS)]
    page = open_builder("fi")
    read = page.evaluate(THROUGH_FORM, plans)

    for answers, came in zip(plans, read, strict=True):
        assert without_empty_rows(came) == without_empty_rows(_as_controls_hold(answers))


def test_files_that_are_refused_change_nothing(open_builder: Open) -> None:
    """Of hundreds of broken files the page says what the machine's Python finds, and the form stays as it is."""
    refused = dict(found for found in map(_problem, mutants(2 * FILES, seed=11)) if found[1])
    page = open_builder("fi", "virta")
    before = answers_in(page)
    problems = page.evaluate("JSON.parse(document.querySelector('[data-problems]').dataset.problems)")
    heard = page.evaluate(REFUSED, list(refused)[:FILES])

    assert len(heard) == FILES
    assert all(words.startswith(problems[problem]) for words, problem in zip(heard, refused.values(), strict=False))
    assert answers_in(page) == before


def _problem(text: str) -> tuple[str, str]:
    """Return a file's text as a page can hold it, and why it is refused; nothing when it opens."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    try:
        open_plan(whole)
    except PlanFileError as error:
        return whole, error.problem
    return whole, ""


def _as_controls_hold(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers as the form's controls can hold them: in their order, and of what is picked only what is there."""
    there = {
        each.id: [row["id"] for row in answers.get(each.id, ())] or [f"{each.row_prefix}1"] for each in list_fields()
    }
    return _held(answers, fields_by_id(), there)


def _held(
    answers: Mapping[str, Any], fields: Mapping[str, Field], there: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    held = {name: _value(fields[name], value, there) for name, value in answers.items() if name != "id"}
    return {name: value for name, value in held.items() if value} | {
        name: value for name, value in answers.items() if name == "id"
    }


def _value(field: Field, value: Any, there: Mapping[str, Sequence[str]]) -> Any:
    if field.is_list:
        return [_held(row, {each.name: each for each in field.fields}, there) for row in value]
    if field.picked_from:
        choices = [row_id for each in field.picked_from for row_id in there.get(each, (each,))]
        return [each for each in choices if each in value] if field.kind == "people" else value * (value in choices)
    if field.kind == "many":
        return [each for each in field.options if each in value]
    return re.sub("\r\n?|\n", "\n" if field.kind == "long" else "", value) if isinstance(value, str) else value
