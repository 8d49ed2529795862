"""What translators and readers have done is written into the records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from upkeep import records as module
from upkeep.freshness import page_digest
from upkeep.marking import mark_checked, mark_made
from upkeep.records import Check, records, write


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the records of a test apart."""
    monkeypatch.setattr(module, "FOLDER", tmp_path)


def test_what_is_new_is_recorded_without_a_pattern() -> None:
    """The first run writes down all that there is, and marks nothing that waits."""
    assert mark_made("") == ()
    assert {"phases", "phases#meeting", "texts#site.name"} <= records("sv").made.keys()


def test_a_pattern_marks_what_it_names_and_nothing_else() -> None:
    """Two sections are older; the one that is marked waits no more, also where all languages are named."""
    mark_made("")
    kept = records("sv")
    kept.made |= {"phases#meeting": "00000000", "roles#family": "00000000"}
    write("sv", kept)

    assert mark_made("sv/phases#meeting") == ("sv/phases#meeting",)
    assert records("sv").made["roles#family"] == "00000000"
    assert "sv/roles#family" in mark_made("*/roles#*")


def test_a_check_is_kept_with_its_day_and_role() -> None:
    """The pages that a pattern names are checked as they are; a second reader takes nothing from the first."""
    day = date(2026, 12, 1)
    now = Check(day, page_digest("sv", "phases"))

    assert mark_checked("sv/phases", "expert", day) == ("sv/phases",)
    assert mark_checked("sv/phases", "native_reader", day) == ("sv/phases",)
    assert records("sv").checked == {"phases": {"expert": now, "native_reader": now}}
    assert mark_checked("sv/nothing", "expert", day) == ()
