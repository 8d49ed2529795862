"""The runtime that travels to the browser: made of pinned parts, the same every time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from overrides.hooks import runtime


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, so that the runtime is made anew."""
    monkeypatch.setattr(runtime, "CACHE", tmp_path)
    runtime._made.cache_clear()
    return tmp_path


def test_the_runtime_is_made_of_the_same_bytes_again(site: Path, workshop: Path) -> None:
    """Made again from the same inputs, every part has the same hash in its name."""
    published = {path.name for path in (site / "assets" / "runtime").iterdir()}

    made = set(runtime.parts().values())
    runtime._made.cache_clear()

    assert made <= published


def test_unchanged_inputs_make_nothing_anew(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build of the site takes the runtime of the first."""
    monkeypatch.setattr(runtime, "_make", lambda *_: pytest.fail("made anew"))
    runtime._made.cache_clear()

    assert set(runtime.parts().values()) == {
        path.name for path in (site / "assets" / "runtime").iterdir() if not re.search(r"\.(br|gz)$", path.name)
    }
