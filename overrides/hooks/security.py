"""Gives every page its Content Security Policy: our own files only, nothing inline but hashed scripts."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection, Iterable
from hashlib import sha256

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

INLINE_SCRIPT = re.compile(r"<script(?: data-[^>]*)?>(.*?)</script>", re.DOTALL)
HEAD = '<meta charset="utf-8">'
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
OF_PAGES = frozenset(("require-trusted-types-for", "trusted-types"))
"""What only a page says of itself: a header binds the scripts of workers too, and Python's do not know these."""


def policy(html: str, runs_python: bool) -> str:
    """Return the policy of a page: its inline scripts by hash. Only where Python runs there are WebAssembly and
    a worker made from a blob.
    """
    scripts = sorted({_hash(script) for script in INLINE_SCRIPT.findall(html)})
    if runs_python:
        scripts.append("'wasm-unsafe-eval'")
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *scripts)),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self' blob:" if runs_python else "worker-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types plan-builder" + (" sealed-worker" if runs_python else ""),
        )
    )


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def policy_for_all(pages: Iterable[str]) -> str:
    """Return the strictest header that each of the pages can be served with: what all limit, as far as all do."""
    joint: dict[str, dict[str, None]] | None = None
    for directives in map(_directives, pages):
        if joint is None:
            joint = directives
        joint = {name: joint[name] | directives[name] for name in joint if name in directives.keys() - OF_PAGES}
    return "; ".join(" ".join((name, *_without_none(sources))) for name, sources in (joint or {}).items())


def _directives(html: str) -> dict[str, dict[str, None]]:
    """Return the sources of a page's policy by directive, in their order."""
    found = META.search(html)
    if found is None:
        raise ValueError(f"a page without a policy: {html[:200]}")
    return {name: dict.fromkeys(sources) for name, *sources in map(str.split, found[1].split(";"))}


def _without_none(sources: Collection[str]) -> list[str]:
    """Return the sources; "none" is one only where it stands alone."""
    return [each for each in sources if each != "'none'" or len(sources) == 1]


def with_policy(html: str) -> str:
    """Return a page with its policy as the first thing in its head."""
    content = policy(html, runs_python="window.pythonRuntime" in html)
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{content}">',
        '<meta name="referrer" content="no-referrer">',
    )
    return html.replace(HEAD, "\n".join((HEAD, *metas)), 1)


@event_priority(-200)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Add the policy to a page."""
    return with_policy(output)


@event_priority(-200)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Add the policy to pages that are templates, such as 404.html."""
    return with_policy(output_content)
