"""What is written down of a language: from which Finnish each passage was made, and who checked which page."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "records"
HEAD = "# Written by `make translations`: the Finnish that each passage was made from, and who checked which page.\n"


@dataclass(frozen=True, slots=True)
class Check:
    """That a person has read a page: on which day, and the digest of the page as it then was."""

    on: date
    of: str


@dataclass(slots=True)
class Records:
    """The records of a language: `made` by place, `checked` by page and the reader's role."""

    made: dict[str, str] = field(default_factory=dict)
    checked: dict[str, dict[str, Check]] = field(default_factory=dict)


def records(language: str) -> Records:
    """Return the records of a language; there are none of a new one."""
    path = FOLDER / f"{language}.toml"
    return parsed(path.read_text("utf-8")) if path.exists() else Records()


def parsed(text: str) -> Records:
    """Return what a file of records says."""
    tree = tomllib.loads(text)
    checked = {
        page: {role: Check(**check) for role, check in checks.items()} for page, checks in tree["checked"].items()
    }
    return Records(tree["made"], checked)


def written(kept: Records) -> str:
    """Return the text of a file of records, one line for each passage and each page."""
    made = (f"{json.dumps(place)} = {json.dumps(each)}" for place, each in sorted(kept.made.items()))
    checked = (f"{json.dumps(page)} = {_table(checks)}" for page, checks in sorted(kept.checked.items()))
    return "\n".join((HEAD, "[made]", *made, "\n[checked]", *checked)) + "\n"


def _table(checks: Mapping[str, Check]) -> str:
    entries = (f'{role} = {{ on = {check.on}, of = "{check.of}" }}' for role, check in sorted(checks.items()))
    return f"{{ {', '.join(entries)} }}"


def write(language: str, kept: Records) -> None:
    """Keep the records of a language."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{language}.toml").write_text(written(kept), "utf-8")
