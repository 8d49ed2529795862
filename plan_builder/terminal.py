"""`python -m plan_builder`: check and render a plan file in a terminal, with the browser's own code."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from plan_builder.bridge import tell
from plan_builder.copies import COPIES, SHARED
from plan_builder.document import plan_page, plan_text
from plan_builder.findings import findings, is_complete
from plan_builder.plan import Plan
from plan_builder.plan_file import PlanFileError, open_plan
from plan_builder.texts import ORIGINAL, languages, texts

COMPLETE, DRAFT, UNUSABLE = 0, 1, 2
"""Exit codes: a complete plan, a draft, and a file or call that cannot be used."""

EXAMPLES = """\
examples:
  python -m plan_builder check plan.json
  python -m plan_builder check plan.json --lang sv
  python -m plan_builder render plan.json --to html --copy own > plan.html
  python -m plan_builder render - --to text < plan.json

exit codes: 0 complete or rendered, 1 a draft (check), 2 a file or call that cannot be used
"""


DEFAULT = " (default: %(default)s)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    asked = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        plan = open_plan(_read(asked.file))
    except OSError as error:
        print(f"{asked.file}: {error.strerror}", file=sys.stderr)
        return UNUSABLE
    except PlanFileError as error:
        print(f"{asked.file}: {texts(asked.lang)(f'file.{error.problem}')}", file=sys.stderr)
        return UNUSABLE
    return _check(plan, asked.lang) if asked.command == "check" else _render(plan, asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plan_builder",
        description="Check and render a läheisneuvonpito plan file.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    check = commands.add_parser("check", help="say what is missing; exit code 1 for a draft")
    render = commands.add_parser("render", help="write the plan as HTML or text")
    for command in (check, render):
        command.epilog, command.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
        command.add_argument("file", help="a plan file, or - for standard input")
        command.add_argument("--lang", choices=languages(), default=ORIGINAL, help=f"language{DEFAULT}")
    render.add_argument("--to", choices=("html", "text"), default="html", help=f"output{DEFAULT}")
    render.add_argument("--copy", choices=COPIES, default=SHARED, help=f"whose copy{DEFAULT}")
    return parser


def _read(file: str) -> str:
    """Return a file's text; bytes that are no UTF-8 make it unreadable JSON later on."""
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    return content.decode("utf-8-sig", "replace")


def _check(plan: Plan, language: str) -> int:
    words = texts(language)
    found = findings(plan, words)
    for each in found:
        told = tell(each, plan, words)
        print(f"{words(f'levels.{each.level}.name')}: {told.where}: {told.message} [{each.rule}]")
    complete = is_complete(found)
    print(words("terminal.complete") if complete else words("terminal.draft", count=len(found)))
    return COMPLETE if complete else DRAFT


def _render(plan: Plan, asked: argparse.Namespace) -> int:
    write = plan_page if asked.to == "html" else plan_text
    print(write(plan, texts(asked.lang), asked.copy), end="")
    return COMPLETE
