"""Sources and links have the day of their check; those checked too long ago are listed.

What is old is told by `make check` and the build, so that no test fails because a year has gone by.
"""

from __future__ import annotations

from datetime import date, timedelta

from plan_builder.facts import sources
from upkeep.dates import ADDRESS, Dated, dated, links, old, undated
from upkeep.report import days

CHECKED = Dated("act", "", date(2026, 11, 23), "text")


def test_what_nobody_checked_for_a_year_is_old() -> None:
    """A year after its check a source is still good; the day after, it is listed."""
    fresh = Dated("page", "", date(2027, 1, 1), "text")

    assert old((CHECKED, fresh), date(2027, 11, 23)) == ()
    assert old((CHECKED, fresh), date(2027, 11, 24)) == (CHECKED,)


def test_the_list_says_what_is_old_and_what_to_do() -> None:
    """A year after the last check every source is told as old, and where its day is set; now none is."""
    later = max(each.checked for each in dated()) + timedelta(days=366)
    now = max(each.checked for each in dated())

    told = [line for line in days(later) if "OLD" in line]

    assert all(any(f"OLD {each} " in line for line in told) for each in sources())
    assert "sources.toml" in told[-1]
    assert len(list(days(now))) == len(list(days(later))) - 1


def test_every_source_is_listed() -> None:
    """All sources are asked for their day."""
    assert {*sources()} <= {each.name for each in dated()}


def test_every_link_to_another_site_has_a_day() -> None:
    """A link is a source's, or stands in `upkeep/links.toml` with the day somebody checked it."""
    assert undated() == {}


def test_no_day_is_kept_for_a_link_that_is_gone() -> None:
    """`upkeep/links.toml` holds only links of the pages."""
    assert {each.name for each in dated()} - {*sources()} <= {address for address, _ in links()}


def test_links_are_found_as_they_are_written() -> None:
    """Markdown, HTML and data; an address that is only an example is no link."""
    text = '[a](https://a.fi/x) <https://b.fi/> <a href="https://c.fi/"> url = "http://d.fi/" `https://e.fi/`'

    assert ADDRESS.findall(text) == ["https://a.fi/x", "https://b.fi/", "https://c.fi/", "http://d.fi/"]
