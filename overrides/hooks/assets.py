"""Puts into the site what other places own: typeface, print style, examples; makes one module of each page's own;
takes out the theme's scripts, which no page uses."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from plan_builder.exercises import flawed, flawed_name, flawed_text
from plan_builder.kinds import kinds

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "node_modules"
FONTS = ("latin", "cyrillic")
BUILDER = ROOT / "overrides" / "assets" / "builder"
ENTRIES = ("main.mjs", "questions.mjs")
"""The modules of the builder that pages name."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the builder's modules: they come as the ones that pages name."""
    for file in [each for each in files if each.src_uri.startswith("assets/builder/")]:
        files.remove(file)
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Copy everything once; this runs again for every language."""
    assets = Path(config.site_dir, "assets")
    if (assets / "fonts").exists():
        return
    shutil.rmtree(assets / "javascripts", ignore_errors=True)
    _copy_all(ROOT / "plan_builder" / "examples", "*.json", assets / "examples")
    _write_flawed(assets / "examples")
    _copy_all(ROOT / "plan_builder" / "templates", "*.css", assets / "stylesheets")
    _bundle(assets)
    for subset in FONTS:
        _copy_all(
            MODULES / "@fontsource-variable/source-sans-3/files",
            f"source-sans-3-{subset}-wght-normal.woff2",
            assets / "fonts",
        )


def _copy_all(source: Path, pattern: str, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob(pattern)):
        shutil.copyfile(path, target / path.name)


def _bundle(assets: Path) -> None:
    """Put the builder's modules into the ones that pages name: thirty requests take longer than their bytes.

    What other pages have too stays outside, so that a page has it once. Nothing is made unreadable.
    """
    shared = [f"--external:../{path.name}" for path in sorted(BUILDER.parent.glob("*.mjs"))]
    entries = [str(BUILDER / name) for name in ENTRIES]
    command = [str(MODULES / ".bin" / "esbuild"), *entries, "--bundle", "--format=esm", "--log-level=error"]
    subprocess.run(
        [*command, *shared, f"--outdir={assets / 'builder'}", "--out-extension:.js=.mjs"], cwd=ROOT, check=True
    )


def _write_flawed(target: Path) -> None:
    """Write the plans with faults put in, beside the examples that they are made from."""
    for exercise in flawed():
        for language in kinds()[exercise.kind].examples:
            text = flawed_text(exercise, language)
            (target / f"{flawed_name(exercise, language)}.json").write_text(text, "utf-8")
