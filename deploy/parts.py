"""What others have made and the site carries: its bill of materials (CycloneDX) and its licences."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "node_modules"
KEPT = Path(__file__).parent / "licences"
"""Licences of parts whose packages hold none."""

FROM_PYPI = ("jinja2", "markupsafe", "mkdocs-material", "simplemma")
FROM_NPM = (
    "@fontsource-variable/source-sans-3",
    "@noble/ciphers",
    "@noble/hashes",
    "@orama/stemmers",
    "@scure/base",
    "age-encryption",
    "minisearch",
    "morphdom",
    "pyodide",
)
PYTHON_BILL = ("environment", "--pyproject", "pyproject.toml", "--spec-version", "1.5", "--output-reproducible")
CHECKED_LATER = "--no-validate"
"""Checking what the tool tells of the whole environment takes long; a test checks the bill itself."""

NPM_BILL = ("sbom", "--omit", "dev", "--package-lock-only", "--sbom-format", "cyclonedx")


def licences() -> dict[str, bytes]:
    """Return the licences of the parts by file name."""
    paths = {name: _licence_from_pypi(name) for name in FROM_PYPI}
    paths |= {name.rpartition("/")[2]: next((MODULES / name).glob("LICENSE*")) for name in FROM_NPM}
    paths |= {path.stem: path for path in KEPT.iterdir()}
    return {f"{name}.txt": path.read_bytes() for name, path in paths.items()}


def _licence_from_pypi(name: str) -> Path:
    """Return the licence that lies with a package's metadata."""
    found = (path for path in distribution(name).files or () if ".dist-info/" in str(path) and "LICENSE" in path.name)
    return Path(str(next(found).locate()))


def bill_of_materials() -> bytes:
    """Return the bill as JSON, put together from what the package managers' own tools tell about the parts."""
    python = _told_by(sys.executable, "-m", "cyclonedx_py", *PYTHON_BILL, CHECKED_LATER)
    npm = _told_by("npm", *NPM_BILL)
    shipped = {*FROM_PYPI, *FROM_NPM}
    told = [*python["components"], *npm["components"]]
    components = [each for each in told if each["name"].lower() in shipped] + [_cpython()]
    dependencies = _dependencies(python, [each["bom-ref"] for each in components])
    return json.dumps({**python, "components": components, "dependencies": dependencies}, indent=2).encode() + b"\n"


def _told_by(*command: str) -> dict[str, Any]:
    """Return what a tool tells; npm is the machine's, or the one installed beside this Python."""
    path = os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent)))
    told = subprocess.run(command, cwd=ROOT, env={**os.environ, "PATH": path}, check=True, stdout=subprocess.PIPE)
    bill: dict[str, Any] = json.loads(told.stdout)
    return bill


def _cpython() -> dict[str, Any]:
    """Return the entry of the Python inside Pyodide, which no package manager knows of."""
    version = json.loads((MODULES / "pyodide" / "pyodide-lock.json").read_text("utf-8"))["info"]["python"]
    return {
        "type": "library",
        "bom-ref": f"cpython@{version}",
        "name": "cpython",
        "version": version,
        "purl": f"pkg:generic/cpython@{version}",
        "licenses": [{"license": {"id": "Python-2.0"}}],
    }


def _dependencies(bill: dict[str, Any], refs: list[str]) -> list[dict[str, Any]]:
    """Return that the site depends on all its parts; what they need of each other is in them."""
    root = bill["metadata"]["component"]["bom-ref"]
    return [{"ref": root, "dependsOn": sorted(refs)}, *({"ref": ref} for ref in sorted(refs))]
