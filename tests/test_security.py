"""Every promise of SECURITY.md names a test that is there."""

from __future__ import annotations

import ast
import re

import pytest

from tests.conftest import ROOT

PROMISES = re.findall(
    r"^\| (?P<promise>.+) \| `(?P<file>[\w/.]+)::(?P<test>\w+)` \|$",
    (ROOT / "SECURITY.md").read_text("utf-8"),
    re.MULTILINE,
)


def test_promises_are_found() -> None:
    """The page's table of promises is read whole."""
    rows = (ROOT / "SECURITY.md").read_text("utf-8").partition("| promise | test |")[2].strip().splitlines()

    assert len(PROMISES) == len(rows) - 1


@pytest.mark.parametrize(("promise", "file", "name"), PROMISES)
def test_each_promise_has_its_test(promise: str, file: str, name: str) -> None:
    """A promise whose test is gone is not kept by anything."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))

    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, promise
