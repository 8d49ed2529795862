"""Papers in two languages, several together, and kept as a page of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plan_builder.bilingual import beside
from plan_builder.copies import OWN, SHARED, copy_of
from plan_builder.document import Shown
from plan_builder.papers import PAPERS
from plan_builder.plan import Plan
from plan_builder.plan_file import open_plan
from plan_builder.texts import Texts, texts
from tests.browser.test_hostile import HOSTILE
from tests.browser.test_keeping import save
from tests.browser.test_language import switch
from tests.browser.test_print import answers_shown, letters, missing, printed, text_of
from tests.browsing import Watch, settled
from tests.conftest import example_text

Open = Callable[..., Page]
HEADINGS = ".sheet > article > header > :is(h1, h2)"


def choose(page: Page, *papers: str, second: str = "") -> None:
    """Choose papers to be shown together, and a second language."""
    page.locator("[data-paper-switch]").select_option("several")
    for box in page.locator("[data-several] input:visible").all():
        box.set_checked(box.get_attribute("value") in papers)
    page.locator("[data-second-switch]").select_option(second)
    settled(page)


def questions_shown(plan: Plan, words: Texts, which: str = OWN) -> Iterator[str]:
    """Yield the titles of sections, questions and columns of a copy; solutions have columns of their own."""
    shown = Shown(copy_of(plan, which), words, which)
    for section in shown.sections():
        asked = [label for label, _ in shown.singles(section)]
        yield from [shown.title(section), *asked] if asked else ()
        for each in shown.lists(section):
            yield words(f"fields.{each.id}.label")
            yield from (
                (label for _, label in shown.columns(each.id)) if each.id in ("people", "workers", "promises") else ()
            )


def lacking(said: Iterable[str], printed_text: str) -> list[str]:
    """Return the words that a printed text lacks; a PDF may lose or move signs at the ends of lines."""
    bare = partial(re.sub, r"[^\w\s]", "")
    return [each for text in said for each in missing(bare(text), bare(printed_text))]


@pytest.mark.parametrize("second", ["ar", "sv"])
def test_two_languages_are_printed_with_answers_once(open_builder: Open, tmp_path: Path, second: str) -> None:
    """On paper each question and choice stands in both languages, and what people wrote once."""
    plan = open_plan(example_text("virta"))
    page = open_builder("fi", "virta")
    page.locator('input[name="copy"][value="own"]').check()
    once = text_of(printed(page, tmp_path))

    page.locator("[data-second-switch]").select_option(second)
    both = text_of(printed(page, tmp_path))

    for language in ("fi", second):
        said = [*questions_shown(plan, texts(language))]
        said += [each.text for _, words in answers_shown(plan, texts(language)) for each in words]
        assert lacking(said, both) == []
    for written in ("aamupalan", "harjoituksiin", "jalkapalloa"):
        assert both.count(written) == once.count(written) > 0


def test_the_plans_second_language_is_chosen(open_builder: Open) -> None:
    """What the plan says of a second language on paper holds until somebody chooses otherwise."""
    page = open_builder("fi")
    second = page.locator("[data-second-switch]")

    page.locator('[name="second_language"]').select_option("ar")
    expect(second).to_have_value("ar")
    settled(page)
    expect(page.locator(HEADINGS)).to_contain_text(texts("ar")("kinds.conference.title"))

    second.select_option("sv")
    page.locator('[name="child_name"]').fill("Aino")
    settled(page)
    expect(second).to_have_value("sv")
    page.locator('[name="second_language"]').select_option("other")
    expect(second).to_have_value("")


def test_an_opened_plan_brings_its_second_language(open_builder: Open) -> None:
    """A plan in Arabic beside Finnish opens in both; on the Finnish page too, there the other way round."""
    page = open_builder("ar", "nasser")
    expect(page.locator("[data-second-switch]")).to_have_value("fi")

    switch(page, "fi")
    expect(page.locator("[data-second-switch]")).to_have_value("ar")
    expect(page.locator("[data-plan] article")).to_have_attribute("lang", "fi")


def test_papers_together_each_begin_a_page(open_builder: Open, tmp_path: Path) -> None:
    """Several papers are printed in one go, in the order in which they are offered, each on a new sheet."""
    page = open_builder("fi", "virta")
    choose(page, "question_card", "plan", "agreement")

    pages = [letters(each) for each in text_of(printed(page, tmp_path)).split("\f")]

    titles = ("kinds.conference.title", "papers.agreement.title", "papers.question_card.title")
    starts = [next(n for n, text in enumerate(pages) if letters(texts("fi")(title)) in text[:200]) for title in titles]
    assert starts == sorted(set(starts))
    assert page.locator("[data-plan] article").count() == len(titles)


def test_only_papers_of_the_kind_come_together(open_builder: Open) -> None:
    """A paper that another kind of plan makes is neither offered nor shown; with none chosen the plan is shown."""
    page = open_builder("fi", "virta")
    choose(page, "agenda")
    expect(page.locator("[data-plan] .agenda")).to_have_count(2)

    page.locator('input[name="kind"][value="support_memo"]').check()
    settled(page)

    expect(page.locator('[data-several] input[value="agenda"]')).to_be_hidden()
    expect(page.locator(HEADINGS)).to_have_text(texts("fi")("kinds.support_memo.title"))


def test_choices_of_papers_stay_when_the_language_changes(open_builder: Open) -> None:
    """The same papers are shown on the page of another language."""
    page = open_builder("fi", "virta")
    choose(page, "slips", "child_page", second="sv")

    switch(page, "sv")

    expect(page.locator("[data-plan] .child")).to_have_count(1)
    expect(page.locator("[data-plan] .plan:not(.paper)")).to_have_count(0)
    expect(page.locator("[data-second-switch]")).to_have_value("fi")


def shown_text(page: Page) -> str:
    """Return the text of the papers on a page, without blanks."""
    return letters(" ".join(page.locator(".sheet article").all_text_contents()))


def test_a_kept_page_is_the_papers_shown(open_builder: Open, watch: Watch, tmp_path: Path) -> None:
    """Opened from the disk it says and prints what the builder showed, under a name that says nothing."""
    page = open_builder("fi", "virta")
    choose(page, "plan", "slips", "network_map", second="ar")
    expected = shown_text(page)
    file = save(page, tmp_path, "keep-page")
    expect(page.locator("[data-notice]")).to_contain_text("muistio.html")

    kept = page.context.new_page()
    kept.goto(file.as_uri())
    watch.wrong.remove(f"another host: {file.as_uri()}")
    pdf = tmp_path / "kept.pdf"
    kept.pdf(path=pdf, prefer_css_page_size=True, tagged=True)

    assert file.name == "muistio.html"
    assert kept.title() == beside("fi", "ar")("offline.app")
    assert shown_text(kept) == expected
    for language in ("fi", "ar"):
        plan = open_plan(example_text("virta"))
        assert lacking(questions_shown(plan, texts(language), SHARED), text_of(pdf)) == []
    expect(kept.locator("html")).to_have_attribute("lang", "fi")
    expect(kept.locator(".plan__notice").first).to_have_css("border-top-style", "solid")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_kept_page_shows_hostile_text_as_text(open_builder: Open, watch: Watch, tmp_path: Path, name: str) -> None:
    """Whatever was typed is text in the file too; it asks for nothing and runs nothing."""
    page = open_builder("fi", "virta")
    for field in ("child_told", "solutions.s1.what", "people.p1.name", "people.p1.relation"):
        page.locator(f'[name="{field}"]').fill(HOSTILE[name])
    choose(page, *PAPERS, second="ar")
    file = save(page, tmp_path, "keep-page")
    kept = page.context.new_page()
    asked: list[str] = []
    kept.on("request", lambda request: asked.append(request.url))

    kept.goto(file.as_uri())

    assert asked == [file.as_uri()]
    watch.wrong.remove(f"another host: {file.as_uri()}")
    assert kept.locator(":is(script, img, link, iframe, [style])").count() == 0
    assert kept.title() == beside("fi", "ar")("offline.app")
    shown = kept.locator(".solutions tbody tr:first-child td:nth-child(2) .written").last
    assert shown.text_content() == HOSTILE[name].strip()


def test_a_kept_page_may_run_nothing(open_builder: Open, watch: Watch, tmp_path: Path) -> None:
    """Even markup that somebody puts into the file later is held by its policy: no script runs, nothing is loaded."""
    page = open_builder("fi", "virta")
    file = save(page, tmp_path, "keep-page")
    added = "<script>document.title = 'ran'</script><img src='picture.png'><p style='color: red'>x</p>"
    file.write_text(file.read_text("utf-8").replace("</main>", f"{added}</main>"), "utf-8")
    kept = page.context.new_page()

    kept.goto(file.as_uri())

    assert kept.title() != "ran"
    expect(kept.locator("p").last).not_to_have_css("color", "rgb(255, 0, 0)")
    refused = [each for each in watch.wrong if "Content Security Policy" in each]
    assert len(refused) == len(("script", "img", "style"))
    watch.wrong.clear()
