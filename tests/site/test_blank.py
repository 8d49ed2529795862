"""Blank forms have a page of their own in every language, and the guide leads to them."""

from __future__ import annotations

from itertools import product
from urllib.parse import urljoin

import pytest

from plan_builder.kinds import kinds
from plan_builder.texts import languages
from tests.conftest import ROOT, SUB_PATH, folder
from tests.site.conftest import SitePage


def blank(language: str, kind: str) -> str:
    """Return the path of a blank form."""
    return f"{SUB_PATH}/" + folder(language) + f"blank/{kind}/"


def test_each_kind_has_a_page_in_each_language(pages: list[SitePage]) -> None:
    """There is a blank form for each kind and language, and none more."""
    wanted = {blank(language, kind) for language, kind in product(languages(), kinds())}

    assert {page.path for page in pages if "/blank/" in page.path} == wanted


def test_the_builder_leads_to_every_form(pages: list[SitePage]) -> None:
    """Who cannot use the builder finds all blank forms of the language beside it, without a script."""
    for page in (each for each in pages if each.path.endswith("/plan/") and "/handout/" not in each.path):
        language = page.all("html")[0]["lang"]
        linked = {urljoin(page.path, each["href"]) for each in page.all("a") if "href" in each}
        assert {blank(language, kind) for kind in kinds()} <= linked, page.path


@pytest.mark.parametrize("language", [each for each in languages() if (ROOT / "docs" / each / "urgent.md").exists()])
def test_the_guide_leads_to_every_form(pages: list[SitePage], language: str) -> None:
    """A page of the guide, not only the builder's, leads to each form."""
    guide = [each for each in pages if not each.builder and "/blank/" not in each.path]
    linked = {urljoin(page.path, each["href"]) for page in guide for each in page.all("a") if "href" in each}

    assert {blank(language, kind) for kind in kinds()} <= linked
