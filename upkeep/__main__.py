"""The command line: `python -m upkeep translations` tells what to translate anew and marks what is done,
`python -m upkeep dates` lists sources and links with the days of their checks."""

from __future__ import annotations

import argparse
from datetime import date

from plan_builder.texts import ORIGINAL, texts
from upkeep import report
from upkeep.marking import mark_checked, mark_made


def main() -> None:
    """Do what the command asks for."""
    parser = argparse.ArgumentParser(prog="python -m upkeep")
    commands = parser.add_subparsers(dest="command", required=True)
    told = commands.add_parser("translations", help="tell what is older than the Finnish, and mark what is done")
    told.add_argument("--done", default="", help="places brought up to date: sv/phases#meeting, */phases*")
    told.add_argument("--checked", default="", help="pages that a person has checked: sv/phases, sv/texts")
    told.add_argument("--role", choices=texts(ORIGINAL).find("state.roles"), help="as whom; never a name")
    told.set_defaults(run=_translations)
    commands.add_parser("dates", help="list sources and links").set_defaults(run=_dates)
    arguments = parser.parse_args()
    arguments.run(arguments, parser)


def _translations(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """Mark first, so that the list tells how it then is."""
    marked = mark_made(arguments.done)
    if arguments.checked:
        if not arguments.role:
            parser.error("--checked needs --role")
        marked += mark_checked(arguments.checked, arguments.role, date.today())
    if (arguments.done or arguments.checked) and not marked:
        parser.error("nothing of that name waits to be marked")
    for line in (*(f"marked: {each}" for each in marked), *report.to_translate(), *report.states()):
        print(line)


def _dates(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    for line in report.days(date.today()):
        print(line)


if __name__ == "__main__":
    main()
