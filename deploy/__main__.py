"""The command line: `python -m deploy site [folder]` builds the site."""

from __future__ import annotations

import argparse
from pathlib import Path

from deploy.site import ROOT, build


def main() -> None:
    """Build what the command asks for."""
    parser = argparse.ArgumentParser(prog="python -m deploy")
    commands = parser.add_subparsers(dest="command", required=True)
    site = commands.add_parser("site", help="build the site as it is published")
    site.add_argument("folder", nargs="?", type=Path, default=ROOT / "site")
    build(parser.parse_args().folder.resolve())


if __name__ == "__main__":
    main()
