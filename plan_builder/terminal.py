"""`python -m plan_builder`: check and render a plan file in a terminal, with the browser's own code."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from plan_builder.bilingual import beside
from plan_builder.blank import blank_page
from plan_builder.calendar import calendar
from plan_builder.client_text import client_text
from plan_builder.copies import COPIES, SHARED, copy_of
from plan_builder.document import Asked, plan_text
from plan_builder.findings import findings, is_complete
from plan_builder.history import FOLLOW_UP, next_version, taken_over
from plan_builder.kinds import FIRST_KIND, kinds
from plan_builder.papers import PAPERS, PLAN, papers_page
from plan_builder.plan import Plan
from plan_builder.plan_file import PlanFileError, open_plan, save_plan
from plan_builder.telling import tell
from plan_builder.texts import ORIGINAL, languages, texts

WRITTEN_AS = {"text": plan_text, "client-text": client_text}
"""The plain texts of a plan: in its own order, and in that of a client plan."""

COMPLETE, DRAFT, UNUSABLE = 0, 1, 2
"""Exit codes: a complete plan, a draft, and a file or call that cannot be used."""

EXAMPLES = """\
examples:
  python -m plan_builder check plan.json
  python -m plan_builder check plan.json --lang sv
  python -m plan_builder render plan.json --to html --copy own > plan.html
  python -m plan_builder render plan.json --lang fi --beside ar --paper plan --paper slips > papers.html
  python -m plan_builder render - --to text < plan.json
  python -m plan_builder render plan.json --to client-text
  python -m plan_builder render plan.json --to ics --made $(date -u +%FT%TZ) > plan.ics
  python -m plan_builder continue plan.json --as follow_up > next.json
  python -m plan_builder blank --kind urgent --lang ar > form.html

exit codes: 0 complete or written, 1 a draft (check), 2 a file or call that cannot be used
"""


DEFAULT = " (default: %(default)s)"
PAPER_HELP = f"a paper, as HTML; more of them come together (default: {PLAN})"
MADE_HELP = "with --to ics, the present moment, as 2027-01-16T12:00:00Z; in a calendar, what is made later counts"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.command == "render" and asked.to == "ics" and asked.made is None:
        parser.error("--to ics needs --made")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    if asked.command == "blank":
        print(blank_page(asked.kind, texts(asked.lang)), end="")
        return COMPLETE
    try:
        return COMMANDS[asked.command](open_plan(_read(asked.file)), asked)
    except OSError as error:
        print(f"{asked.file}: {error.strerror}", file=sys.stderr)
        return UNUSABLE
    except PlanFileError as error:
        print(f"{asked.file}: {texts(asked.lang)(f'file.{error.problem}')}", file=sys.stderr)
        return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plan_builder",
        description="Check and render a läheisneuvonpito plan file.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    check = commands.add_parser("check", help="say what is missing; exit code 1 for a draft")
    render = commands.add_parser("render", help="write the plan as HTML or text, or its days as a calendar")
    go_on = commands.add_parser("continue", help="write the plan file that goes on from a plan as another kind")
    blank = commands.add_parser("blank", help="write an empty form for pen and paper as HTML")
    for command in (check, render, go_on, blank):
        command.epilog, command.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
        command.add_argument("--lang", choices=languages(), default=ORIGINAL, help=f"language{DEFAULT}")
    for command in (check, render, go_on):
        command.add_argument("file", help="a plan file, or - for standard input")
    blank.add_argument("--kind", choices=kinds(), default=FIRST_KIND, help=f"kind of plan{DEFAULT}")
    render.add_argument("--to", choices=("html", "ics", *WRITTEN_AS), default="html", help=f"output{DEFAULT}")
    render.add_argument("--paper", choices=PAPERS, action="append", help=PAPER_HELP)
    render.add_argument("--beside", choices=languages(), default="", help="a second language beside the first")
    render.add_argument("--copy", choices=COPIES, default=SHARED, help=f"whose copy{DEFAULT}")
    render.add_argument("--made", type=datetime.fromisoformat, metavar="MOMENT", help=MADE_HELP)
    go_on.add_argument("--as", dest="kind", choices=kinds(), default=FOLLOW_UP, help=f"kind of plan{DEFAULT}")
    return parser


def _read(file: str) -> str:
    """Return a file's text; bytes that are no UTF-8 make it unreadable JSON later on."""
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    return content.decode("utf-8-sig", "replace")


def _check(plan: Plan, asked: argparse.Namespace) -> int:
    words = texts(asked.lang)
    found = findings(plan, words)
    for each in (each for each in found if not each.reason):
        told = tell(each, plan, words)
        print(f"{words(f'levels.{each.level}.name')}: {told.where}: {told.message} [{each.rule}]")
    complete = is_complete(found)
    print(words("terminal.complete") if complete else words("terminal.draft", count=len(found)))
    return COMPLETE if complete else DRAFT


def _render(plan: Plan, asked: argparse.Namespace) -> int:
    words = beside(asked.lang, asked.beside)
    if asked.to in WRITTEN_AS:
        print(WRITTEN_AS[asked.to](plan, words, Asked(asked.copy)), end="")
    elif asked.to == "ics":
        known = replace(plan, calendar_id=plan.calendar_id or uuid4().hex)
        print(calendar(copy_of(known, asked.copy), words, asked.made), end="")
    else:
        print(papers_page(asked.paper or [PLAN], plan, words, Asked(asked.copy)), end="")
    return COMPLETE


def _continue(plan: Plan, asked: argparse.Namespace) -> int:
    """Write the next version for a follow-up meeting, also after another one, or the plan as another kind."""
    goes_on = next_version(plan) if plan.kind == asked.kind == FOLLOW_UP else taken_over(plan, asked.kind)
    print(save_plan(goes_on), end="")
    return COMPLETE


COMMANDS = {"check": _check, "render": _render, "continue": _continue}
