"""Builds the site as it is published, step by step, and tells how long each took and what has grown old."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from deploy.compress import compress
from deploy.fingerprint import fingerprint
from deploy.release import release
from deploy.servers import write_server_files
from upkeep.report import short

ROOT = Path(__file__).parents[1]


def build(target: Path, tell: Callable[[str], None] = print) -> None:
    """Build the site into a folder; what was in it before is replaced."""
    for name, step in STEPS.items():
        started = time.monotonic()
        step(target)
        tell(f"{time.monotonic() - started:6.1f} s  {name}")
    for line in short(date.today()):
        tell(line)


def _pages(target: Path) -> None:
    """Have MkDocs write the pages; the runtime is made among it, where its inputs changed."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )


STEPS: dict[str, Callable[[Path], None]] = {
    "pages": _pages,
    "assets named by content": fingerprint,
    "release": release,
    "compressed": compress,
    "server files": write_server_files,
}
"""What is done to the folder, in this order."""
