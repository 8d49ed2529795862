"""Handouts have a page of their own in every language, the guide leads to them, and their links lead to the guide."""

from __future__ import annotations

from itertools import product
from urllib.parse import urljoin, urlsplit

import pytest

from plan_builder.handout import handouts, languages_of
from plan_builder.texts import languages
from tests.conftest import SUB_PATH, folder
from tests.site.conftest import SitePage


def pages_of(language: str) -> str:
    """Return the path of a language's pages."""
    return f"{SUB_PATH}/" + folder(language)


def linked(page: SitePage) -> set[str]:
    """Return the paths, with what follows them, that a page links to."""
    return {urljoin(page.path, each["href"]) for each in page.all("a") if "href" in each}


@pytest.fixture(scope="module")
def by_path(pages: list[SitePage]) -> dict[str, SitePage]:
    """The pages by their path."""
    return {page.path: page for page in pages}


def test_each_handout_has_a_page_in_each_language(by_path: dict[str, SitePage]) -> None:
    """There is a page for each handout and language, and none more beside the choice."""
    wanted = {f"{pages_of(each)}handout/{handout.name}/" for each, handout in product(languages(), handouts())}
    choices = {f"{pages_of(each)}handout/" for each in languages()}

    assert {path for path in by_path if "/handout/" in path} == wanted | choices


def test_the_choice_leads_to_every_handout(by_path: dict[str, SitePage], language: str) -> None:
    """From one page, in any language, a worker reaches all handouts in all languages."""
    wanted = {f"{pages_of(each)}handout/{handout.name}/" for each, handout in product(languages(), handouts())}

    assert wanted <= linked(by_path[f"{pages_of(language)}handout/"])


def test_a_handout_leads_to_its_page_on_both_sides(by_path: dict[str, SitePage], language: str) -> None:
    """The links of a handout are those of its languages, to pages that exist, without a fragment."""
    for handout in handouts():
        page = by_path[f"{pages_of(language)}handout/{handout.name}/"]
        for each in languages_of(language):
            address = f"{pages_of(each)}{handout.link}"
            assert address in linked(page)
            assert urlsplit(address).path in by_path


def test_the_choice_is_near_the_front(by_path: dict[str, SitePage], language: str) -> None:
    """The front page leads to it by a menu that works without a script."""
    assert f"{pages_of(language)}handout/" in linked(by_path[pages_of(language)])
