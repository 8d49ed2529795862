"""Writes the public holidays of Finland into `plan_builder/data/holidays.toml`: python -m deploy.public_holidays.

The package has no room for the library that knows them, and its table may not change from one build to
the next. So the table is kept with the facts; a test compares it with the library.
"""

from __future__ import annotations

from pathlib import Path

import holidays

TABLE = Path(__file__).parents[1] / "plan_builder" / "data" / "holidays.toml"
YEARS = range(2026, 2041)

IDS = {
    "Uudenvuodenpäivä": "new_years_day",
    "Loppiainen": "epiphany",
    "Pitkäperjantai": "good_friday",
    "Pääsiäispäivä": "easter_sunday",
    "Toinen pääsiäispäivä": "easter_monday",
    "Vappu": "may_day",
    "Helatorstai": "ascension_day",
    "Helluntaipäivä": "whit_sunday",
    "Juhannusaatto": "midsummer_eve",
    "Juhannuspäivä": "midsummer_day",
    "Pyhäinpäivä": "all_saints_day",
    "Itsenäisyyspäivä": "independence_day",
    "Jouluaatto": "christmas_eve",
    "Joulupäivä": "christmas_day",
    "Tapaninpäivä": "st_stephens_day",
}
"""The ids of the holidays, under the names that the library gives them."""

HEAD = """\
# The public holidays of Finland, the eves that are kept as such too, written by `make holidays`.

source = "holidays_library"

[days]
"""


def table() -> str:
    """Return the text of the table; `KeyError` when the library knows a holiday that has no id here."""
    days: dict[str, list[str]] = {each: [] for each in IDS.values()}
    for day, name in sorted(holidays.country_holidays("FI", years=YEARS, language="fi").items()):
        days[IDS[name]].append(day.isoformat())
    return HEAD + "".join(f"{each} = [{', '.join(found)}]\n" for each, found in days.items())


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
