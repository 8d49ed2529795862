"""The command line: `python -m deploy site [folder]` builds the site, `offline [folder]` packs it into a zip."""

from __future__ import annotations

import argparse
from pathlib import Path

from deploy.package import package
from deploy.site import ROOT, build


def main() -> None:
    """Make what the command asks for."""
    parser = argparse.ArgumentParser(prog="python -m deploy")
    commands = parser.add_subparsers(dest="command", required=True)
    site = commands.add_parser("site", help="build the site as it is published")
    site.add_argument("folder", nargs="?", type=Path, default=ROOT / "site")
    site.set_defaults(make=build)
    offline = commands.add_parser("offline", help="pack the site into one zip for any web server")
    offline.add_argument("folder", nargs="?", type=Path, default=ROOT / "dist")
    offline.set_defaults(make=package)
    arguments = parser.parse_args()
    arguments.make(arguments.folder.resolve())


if __name__ == "__main__":
    main()
