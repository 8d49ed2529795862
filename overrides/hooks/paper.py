"""Gives each page its address and the address's QR code, which stand on its print."""

from __future__ import annotations

from typing import Any

import segno
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def qr_code(address: str) -> str:
    """Return an address as a QR code, an SVG drawing without a size of its own."""
    return segno.make_qr(address).svg_inline(omitsize=True)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Add the code of a page's whole address."""
    context["qr_code"] = qr_code(page.canonical_url or "")
    return context
