"""Puts into the site what other places own: typeface, print style, examples, the library that compares pages;
takes out the theme's scripts, which no page uses."""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from plan_builder.exercises import flawed, flawed_name, flawed_text
from plan_builder.kinds import kinds

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "node_modules"
FONTS = ("latin", "cyrillic")


def on_post_build(config: MkDocsConfig) -> None:
    """Copy everything once; this runs again for every language."""
    assets = Path(config.site_dir, "assets")
    if (assets / "fonts").exists():
        return
    shutil.rmtree(assets / "javascripts", ignore_errors=True)
    _copy_all(ROOT / "plan_builder" / "examples", "*.json", assets / "examples")
    _write_flawed(assets / "examples")
    _copy_all(ROOT / "plan_builder" / "templates", "*.css", assets / "stylesheets")
    _copy_all(MODULES / "morphdom" / "dist", "morphdom-esm.js", assets / "builder")
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


def _write_flawed(target: Path) -> None:
    """Write the plans with faults put in, beside the examples that they are made from."""
    for exercise in flawed():
        for language in kinds()[exercise.kind].examples:
            text = flawed_text(exercise, language)
            (target / f"{flawed_name(exercise, language)}.json").write_text(text, "utf-8")
