"""Writes ready configuration for servers: types, packed files, caching, headers and the pages for wrong addresses.

`.htaccess` (Apache), `_headers` and `_redirects` (static hosts) lie in the site, where those look for them;
nginx's and Caddy's lie in a folder beside the site. All are written from the one description below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from overrides.hooks.security import policy_for_all

ROOT = Path(__file__).parents[1]
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
IN_SITE = (".htaccess", "_headers", "_redirects")
BESIDE_SITE = ("nginx.conf", "Caddyfile")

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "map": "application/json; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "png": "image/png",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
    "bin": "application/octet-stream",
}
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""No Cross-Origin-Embedder-Policy: it would only forbid other sites' files, and the site has none."""

POWERFUL_FEATURES = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "display-capture"),
    *("encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection"),
    *("keyboard-map", "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment"),
    *("picture-in-picture", "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock"),
    *("serial", "storage-access", "sync-xhr", "usb", "window-management", "xr-spatial-tracking"),
)
NAMED_BY_CONTENT = r"(-[0-9a-f]{16}|\.[0-9a-f]{8}\.min)(\.[a-z0-9]+)+$"
"""The end of a file's name that carries a hash of its content: such a file never changes."""

FRAMING_SITE = re.compile(r"'self'|https?://[\w.*-]+(:\d+)?")


def write_server_files(site: Path) -> None:
    """Write the configuration for a built site."""
    config = site_config()
    values = _values(site, urlsplit(config.site_url or "/").path, config.extra["framing"])
    for folder, names in ((site, IN_SITE), (beside(site), BESIDE_SITE)):
        folder.mkdir(exist_ok=True)
        for name in names:
            (folder / name).write_text(TEMPLATES.get_template(name).render(values), "utf-8")


def site_config() -> MkDocsConfig:
    """Return the site's settings, as mkdocs.yml and the environment give them."""
    return load_config(str(ROOT / "mkdocs.yml"))


def beside(site: Path) -> Path:
    """Return the folder for the configuration that no server looks for in a site."""
    return site.with_name(f"{site.name}-servers")


def _values(site: Path, path: str, framing: Sequence[str]) -> dict[str, Any]:
    """Return what the templates tell; `path` is the site's place on its server, with a slash at both ends."""
    return {
        "path": path,
        "headers": headers(site, framing),
        "types": TYPES,
        "languages": sorted(page.parent.name for page in site.glob("*/404.html")),
        "named_by_content": NAMED_BY_CONTENT,
        "folders_named_by_content": [each.relative_to(site).as_posix() for each in _named_by_content(site)],
    }


def headers(site: Path, framing: Sequence[str]) -> dict[str, str]:
    """Return the headers of every answer; raises ValueError where a site of `framing` is none."""
    for each in framing:
        if not FRAMING_SITE.fullmatch(each):
            raise ValueError(f"mkdocs.yml: extra.framing: {each!r} is not a site, such as https://www.example.org")
    policy = policy_for_all(page.read_text("utf-8") for page in sorted(site.rglob("*.html")))
    return {
        "Content-Security-Policy": "; ".join((policy, " ".join(("frame-ancestors", *(framing or ["'none'"]))))),
        "Permissions-Policy": ", ".join(f"{each}=()" for each in POWERFUL_FEATURES),
        **HEADERS,
        **({} if framing else {"X-Frame-Options": "DENY"}),
    }


def _named_by_content(folder: Path) -> Iterator[Path]:
    """Yield the highest folders in which every file is named by its content."""
    if all(re.search(NAMED_BY_CONTENT, path.name) for path in folder.rglob("*") if path.is_file()):
        yield folder
    else:
        for each in sorted(path for path in folder.iterdir() if path.is_dir()):
            yield from _named_by_content(each)
