"""The table of public holidays says what the library says."""

from __future__ import annotations

from deploy.public_holidays import TABLE, table


def test_the_table_is_the_librarys() -> None:
    """The holidays that plans are made with are those of the library that is kept up to date; `make holidays`."""
    assert TABLE.read_text("utf-8") == table()
