"""Readers are told which section and which words are older than the Finnish, and what a page lacks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from overrides.hooks import state
from plan_builder.texts import texts
from upkeep.freshness import Freshness
from upkeep.passages import passages

HTML = '<h1 id="p">P</h1>\n<p>One.</p>\n<h2 id="meeting">M</h2>\n<p>Two.</p>\n<h2 id="people">N</h2>\n<p>{words}</p>'
SWEDISH = texts("sv")


def shown(monkeypatch: pytest.MonkeyPatch, html: str = HTML, **places: tuple[str, ...]) -> str:
    """Return the Swedish page of phases as readers see it when some of it is older."""
    fresh = Freshness(**{"older": (), "missing": (), "new": (), **places})
    monkeypatch.setattr(state, "freshness", lambda _: fresh)
    file = SimpleNamespace(src_uri="sv/phases.md", locale="sv", alternates={"fi": SimpleNamespace(url="phases/")})
    page = cast(Page, SimpleNamespace(file=file, url="sv/phases/"))
    return state.on_page_content(html, page, cast(MkDocsConfig, None), cast(Files, None))


def test_an_older_section_says_so_at_its_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    """The notice stands below the heading, and leads to the same section in Finnish."""
    html = shown(monkeypatch, older=("phases#meeting", "roles#family"))

    before, after = html.split(SWEDISH("state.older"))
    assert before.rstrip().endswith('<h2 id="meeting">M</h2>\n<p class="page-older" role="note">')
    assert after.startswith(' <a href="../../phases/#meeting"')


def test_an_older_beginning_says_so_below_the_title(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands before the first section is the page's own place."""
    before, after = shown(monkeypatch, older=("phases",)).split(SWEDISH("state.older"))

    assert before.startswith('<h1 id="p">P</h1>\n<p class="page-older"')
    assert after.startswith(' <a href="../../phases/"')


def test_a_missing_section_is_linked_in_finnish(monkeypatch: pytest.MonkeyPatch) -> None:
    """The foot leads to what only the Finnish page has."""
    html = shown(monkeypatch, missing=("phases#meeting",))

    assert '<ul lang="fi" dir="ltr">' in html
    assert '<a href="../../phases/#meeting" hreflang="fi"' in html
    assert passages("fi")["phases#meeting"].title in html


def test_older_words_are_told_where_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text made from older Finnish is named on the pages that show it, whatever is filled in, and on no other."""
    place = "texts#durations.usual"
    words = SWEDISH("durations.usual", low=3, high=6)

    html = shown(monkeypatch, HTML.format(words=f"The meeting takes {words}."), older=(place,))

    assert f"<li>{words}</li>" in html.partition(SWEDISH("state.older_texts"))[2]
    assert SWEDISH("state.older_texts") not in shown(monkeypatch, older=(place,))


def test_a_page_that_is_up_to_date_has_its_state_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said of age where nothing is older; the page still says that it is a draft."""
    html = shown(monkeypatch)

    assert html.startswith(HTML)
    assert SWEDISH("state.draft") in html
    assert not any(SWEDISH(f"state.{each}") in html for each in ("older", "missing", "older_texts"))


def test_a_heading_that_is_gone_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """No notice is lost."""
    with pytest.raises(PluginError, match="practice"):
        shown(monkeypatch, older=("phases#practice",))
