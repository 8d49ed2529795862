"""What is compared: the plan builder, Pyodide as it comes, and PyScript's smallest app."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.compress import compress
from tests.conftest import ROOT

OURS, BARE, PEER = "ours", "bare Pyodide", "PyScript"
PAGES = {OURS: "opas/plan/", BARE: "bare/", PEER: "peer/"}
"""The address of each one's page, below the server's."""

BARE_FILES = {
    "index.html": """<!doctype html><meta charset="utf-8"><title>bare</title><p>bare</p><script type="module">
new Worker("worker.mjs", { type: "module" }).onmessage = () => (document.body.dataset.state = "ready");
</script>""",
    "worker.mjs": """import { loadPyodide } from "./pyodide.mjs";
const python = await loadPyodide();
postMessage(python.runPython("1 + 1"));
""",
}
PEER_FILES = {
    "index.html": """<!doctype html><meta charset="utf-8"><title>peer</title><link rel="stylesheet" href="core.css">
<script type="module" src="core.js"></script>
<script type="py" config='{"interpreter": "../bare/pyodide.mjs"}'>
from js import document
document.body.dataset.state = "ready"
</script>""",
}


@contextmanager
def folders(site: Path) -> Iterator[dict[str, Path]]:
    """Lay out the contestants, each packed as a careful host would; yields their folders by name."""
    with tempfile.TemporaryDirectory() as root:
        modules = ROOT / "node_modules"
        yield {
            "opas": site,
            "bare": _folder(Path(root, "bare"), modules / "pyodide", BARE_FILES),
            "peer": _folder(Path(root, "peer"), modules / "@pyscript" / "core" / "dist", PEER_FILES),
        }


def _folder(folder: Path, source: Path, files: dict[str, str]) -> Path:
    shutil.copytree(source, folder)
    for name, content in files.items():
        (folder / name).write_text(content, "utf-8")
    compress(folder)
    return folder
