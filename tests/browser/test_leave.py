"""Leaving quickly: by the link or by Shift pressed three times alone, from every page, with nothing left to see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from plan_builder.texts import ORIGINAL, Texts, texts
from tests.browser.test_privacy import BUILDER, MARK, SHOWN, heap_of, ready, remembering, type_everywhere
from tests.browsing import NARROW, Watch, questions
from tests.conftest import ROOT

Open = Callable[..., Page]

__all__ = ["remembering"]
ELSEWHERE = "https://elsewhere.example/"
LINK = "[data-leave]"
STATUS = "[data-leave-status]"
PATIENCE = 5_000
PAGES = ("", "child/", "scene-child/", "plan/", "blank/urgent/", "404.html")
COVERED = """(link) => {
    const { left, right, top, bottom } = link.getBoundingClientRect();
    const places = [[left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2]];
    return places.filter(([x, y]) => !link.contains(document.elementFromPoint(x, y)));
}"""
"""The corners of the link where something else is to be seen."""
