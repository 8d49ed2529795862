"""Puts into the site what other places own: the Python runtime, the package, the typeface, the print style."""

from __future__ import annotations

import json
import shutil
import zipfile
from importlib.util import find_spec
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "node_modules"
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PACKAGES = ("jinja2", "markupsafe", "plan_builder")
FONTS = ("latin", "cyrillic")
SOME_DAY = (2020, 1, 1, 0, 0, 0)
"""The time written into the archive, so that building twice gives the same bytes."""


def on_post_build(config: MkDocsConfig) -> None:
    """Copy everything once; this runs again for every language."""
    assets = Path(config.site_dir, "assets")
    if (assets / "runtime").exists():
        return
    _copy_runtime(assets / "runtime")
    _pack_python(assets / "runtime" / "python.bin")
    _copy_all(ROOT / "plan_builder" / "examples", "*.json", assets / "examples")
    _copy_all(ROOT / "plan_builder" / "templates", "plan.css", assets / "stylesheets")
    for subset in FONTS:
        _copy_all(
            MODULES / "@fontsource-variable/source-sans-3/files",
            f"source-sans-3-{subset}-wght-normal.woff2",
            assets / "fonts",
        )


def _copy_runtime(target: Path) -> None:
    pinned = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    source = MODULES / "pyodide"
    if json.loads((source / "package.json").read_text("utf-8"))["version"] != pinned:
        raise PluginError(f"node_modules/pyodide is not the pinned version {pinned}; run `make site`")
    target.mkdir(parents=True)
    for name in RUNTIME_FILES:
        shutil.copyfile(source / name, target / name)


def _pack_python(target: Path) -> None:
    """Pack the package and what it imports as one archive, under an ending that filters let through."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for package in PACKAGES:
            folder = _folder_of(package)
            for path in sorted(folder.rglob("*")):
                if path.suffix in (".py", ".toml", ".html", ".txt"):
                    name = f"{package}/{path.relative_to(folder).as_posix()}"
                    archive.writestr(zipfile.ZipInfo(name, SOME_DAY), path.read_bytes(), zipfile.ZIP_DEFLATED)


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise PluginError(f"{package} is not installed")
    return Path(spec.origin).parent


def _copy_all(source: Path, pattern: str, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob(pattern)):
        shutil.copyfile(path, target / path.name)
