"""Imports go one way: a module knows only those that stand before it."""

from __future__ import annotations

import ast
import re

import pytest

import plan_builder
from tests.conftest import ROOT

ORDER = re.findall(r"\w+", (plan_builder.__doc__ or "").partition("in this order:")[2])
MODULES = sorted(path.stem for path in (ROOT / "plan_builder").glob("*.py") if not path.stem.startswith("__"))


def imported(module: str) -> set[str]:
    """Return the modules of this package that a module imports."""
    tree = ast.parse((ROOT / "plan_builder" / f"{module}.py").read_text("utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "plan_builder":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("plan_builder."):
            found.add(str(node.module).partition(".")[2])
    return found


def test_the_order_names_every_module() -> None:
    """The package's docstring lists all modules, each once."""
    assert sorted(ORDER) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_modules_import_downwards(module: str) -> None:
    """A module imports only modules that stand before it in the order."""
    assert imported(module) <= set(ORDER[: ORDER.index(module)])


@pytest.mark.parametrize("module", MODULES)
def test_package_knows_neither_site_nor_browser(module: str) -> None:
    """The package imports nothing of MkDocs or Pyodide, and reads no clock."""
    text = (ROOT / "plan_builder" / f"{module}.py").read_text("utf-8")

    assert not re.search(
        r"\b(mkdocs|pyodide|js)\b.*import|import (mkdocs|pyodide|js|random|time)\b|\.today\(|\.now\(", text
    )
