"""The build's list is short, the translator's has all that the work needs."""

from __future__ import annotations

from datetime import date

import pytest

from upkeep import report
from upkeep.dates import dated
from upkeep.freshness import Freshness, translations
from upkeep.passages import passages

OLDER = ("phases#meeting", "phases#follow-up", "roles#family", "texts#site.name")


@pytest.fixture
def behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Swedish is behind in four places, the other languages in none."""
    fresh = {"sv": Freshness(older=OLDER, missing=(), new=())}
    monkeypatch.setattr(report, "freshness", lambda language: fresh.get(language, Freshness((), (), ())))


@pytest.mark.usefixtures("behind")
def test_the_build_tells_a_line_for_each_language() -> None:
    """A line names the first places of a language, how many more there are, and the command that tells all."""
    *lines, _ = report.short(dated()[-1].checked)

    assert [line.partition(":")[0] for line in lines] == [*translations()]
    (swedish,) = (line for line in lines if line.startswith("sv:"))
    assert all(place in swedish for place in (*OLDER[:3], "1 more", "make translations"))
    assert not any("make translations" in line for line in lines if line != swedish)


def test_the_build_tells_what_nobody_checked_for_a_year() -> None:
    """The last line of the list is about sources and links, and names what is due on that day."""
    due, none = ([*report.short(day)][-1] for day in (date(2100, 1, 1), dated()[-1].checked))

    assert dated()[0].name in due
    assert "make check" in due
    assert dated()[0].name not in none


@pytest.mark.usefixtures("behind")
def test_a_translator_reads_the_finnish_the_file_and_the_command() -> None:
    """Each place that is behind comes with all that is needed to bring it up to date."""
    told = "\n".join(report.to_translate())

    for place, file in (("phases#meeting", "docs/sv/phases.md"), ("texts#site.name", "plan_builder/texts/sv.toml")):
        assert all(line in told for line in passages("fi")[place].text.splitlines())
        assert file in told
        assert f'make translations DONE="sv/{place}"' in told
