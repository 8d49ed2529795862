"""The course adds up: its modules take the hours that it says, in every language the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

OF_MODULES = [180, 180, 300, 240, 240, 180, 180, 180]
"""The minutes of each module: what is read alone, and what is done in a group."""

COURSES = sorted(ROOT.glob("docs/*/course.md"))


def minutes(course: Path) -> list[list[int]]:
    """Return, by module, the minutes of reading and then of each part of the session."""
    modules = re.split(r"^## .*\{#module-\d\}$", course.read_text("utf-8"), flags=re.MULTILINE)[1:]
    told = re.compile(r"^(?:[^\d\n]+, |\| )(\d+)(?: min| \|)", re.MULTILINE)
    return [[int(each) for each in told.findall(module)] for module in modules]


@pytest.mark.parametrize("course", COURSES, ids=lambda path: path.parent.name)
def test_modules_take_their_hours(course: Path) -> None:
    """Eight modules of 28 hours in all, part by part the same in every language."""
    assert [sum(each) for each in minutes(course)] == OF_MODULES
    assert sum(OF_MODULES) == 28 * 60
    assert minutes(course) == minutes(COURSES[0])
