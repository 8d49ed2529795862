"""What the servers are told follows from the site and from the organisation's settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deploy.servers import NAMED_BY_CONTENT, headers
from overrides.hooks.security import policy_for_all
from tests.conftest import SUB_PATH

PAGE = '<meta http-equiv="Content-Security-Policy" content="{}">'


def test_the_policy_for_all_allows_what_some_page_needs() -> None:
    """Sources are joined; "none" goes where a page has a source; a directive that one page lacks binds no page."""
    pages = (
        "default-src 'none'; img-src 'none'; script-src 'self' a; x",
        "default-src 'none'; img-src c; script-src b",
    )

    assert policy_for_all(map(PAGE.format, pages)) == "default-src 'none'; img-src c; script-src 'self' a b"


def test_a_page_without_a_policy_stops_the_build() -> None:
    """The headers are never made from a page whose needs are unknown."""
    with pytest.raises(ValueError, match="without a policy"):
        policy_for_all(["<html>"])


def test_framing_is_allowed_to_the_named_sites_alone(site: Path) -> None:
    """The organisation's own sites may show the guide in a frame when it says so."""
    given = headers(site, ["https://www.example.org", "'self'"])

    assert given["Content-Security-Policy"].endswith("; frame-ancestors https://www.example.org 'self'")
    assert "X-Frame-Options" not in given


@pytest.mark.parametrize("wrong", ["www.example.org", "https://a; script-src *", 'https://a"', "*"])
def test_framing_takes_sites_only(site: Path, wrong: str) -> None:
    """What is no site never gets into a header."""
    with pytest.raises(ValueError, match="is not a site"):
        headers(site, [wrong])


def test_static_hosts_keep_only_what_is_named_by_content(site: Path) -> None:
    """A folder that browsers keep for ever holds no file that could change under its name."""
    kept = re.findall(
        rf"^{SUB_PATH}/(.+)/\*\n  Cache-Control: .*immutable$", (site / "_headers").read_text("utf-8"), re.M
    )

    assert "assets/runtime" in kept or "assets" in kept
    for folder in kept:
        assert all(re.search(NAMED_BY_CONTENT, path.name) for path in (site / folder).rglob("*.*")), folder


def test_each_language_has_its_page_for_wrong_addresses(site: Path, language: str) -> None:
    """Static hosts that read `_redirects` answer with the page of the language."""
    if (site / language).is_dir():
        line = f"{SUB_PATH}/{language}/* {SUB_PATH}/{language}/404.html 404"
        assert line in (site / "_redirects").read_text("utf-8").splitlines()
