"""Makes the site installable: a web app manifest in each language, whose name and icon tell nobody the subject."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from plan_builder.texts import Texts, texts

DEEP, PAPER = "#0f4347", "#fdfcf9"
"""The colours of the header and the page (stylesheets/base.css)."""
SIZES = (192, 512)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the manifest of the language that is being built beside its front page."""
    words = texts(config.theme["language"])
    is_default = words.language == config.plugins["i18n"].config.languages[0].locale
    folder, root = ("", "./") if is_default else (words.language, "../")
    manifest = json.dumps(_manifest(words, root), ensure_ascii=False, indent=1)
    Path(config.site_dir, folder, "app.webmanifest").write_text(manifest, "utf-8")


def _manifest(words: Texts, root: str) -> dict[str, Any]:
    return {
        "name": words("offline.app"),
        "short_name": words("offline.app"),
        "lang": words.language,
        "dir": words.direction,
        "start_url": "./",
        "scope": root,
        "display": "standalone",
        "theme_color": DEEP,
        "background_color": PAPER,
        "icons": [_icon(root, size, use) for size in SIZES for use in ("any", "maskable")],
    }


def _icon(root: str, size: int, use: str) -> dict[str, str]:
    source = f"{root}assets/images/note-{size}.png"
    return {"src": source, "sizes": f"{size}x{size}", "type": "image/png", "purpose": use}
