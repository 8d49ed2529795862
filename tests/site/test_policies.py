"""Every page has its Content Security Policy, and holds nothing that the policy forbids."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from tests.site.conftest import SitePage


def policy(page: SitePage) -> dict[str, list[str]]:
    """Return the sources of a page's policy by directive."""
    content = next(each["content"] for each in page.all("meta") if each.get("http-equiv"))
    return {name: sources for name, *sources in map(str.split, content.split(";"))}


def test_the_policy_comes_first(pages: list[SitePage]) -> None:
    """Nothing but the encoding stands before the policy: what comes before it is not bound by it."""
    for page in pages:
        head = [tag for tag, _ in page.elements].index("head")
        (_, encoding), (_, second), (_, third) = page.elements[head + 1 : head + 4]
        assert encoding == {"charset": "utf-8"}, page.path
        assert second.get("http-equiv") == "Content-Security-Policy", page.path
        assert third == {"name": "referrer", "content": "no-referrer"}, page.path


def test_the_policy_forbids_what_it_does_not_name(pages: list[SitePage]) -> None:
    """Everything is our own; nothing may be sent by a form, and no style or script comes from a word typed."""
    for page in pages:
        sources = policy(page)
        assert sources["default-src"] == sources["form-action"] == sources["base-uri"] == ["'none'"], page.path
        assert sources["style-src"] == sources["connect-src"] == ["'self'"], page.path
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "data:"} & set(sources["script-src"]), page.path


def test_inline_scripts_are_those_of_the_policy(pages: list[SitePage]) -> None:
    """A page's policy names its inline scripts by hash, and no others."""
    for page in pages:
        named = {each for each in policy(page)["script-src"] if each.startswith("'sha256-")}
        digests = (b64encode(sha256(script.encode()).digest()).decode() for script in page.scripts)
        assert named == {f"'sha256-{digest}'" for digest in digests}, page.path


def test_only_the_builder_runs_webassembly(pages: list[SitePage]) -> None:
    """Where Python runs there are WebAssembly and a worker of its own; nowhere does a text become trusted by itself."""
    assert any(page.builder for page in pages)
    for page in pages:
        sources = policy(page)
        assert ("'wasm-unsafe-eval'" in sources["script-src"]) == page.builder, page.path
        assert ("blob:" in sources["worker-src"]) == page.builder, page.path
        assert sources["require-trusted-types-for"] == ["'script'"], page.path
        assert sources["trusted-types"] == ["plan-builder", *(["sealed-worker"] if page.builder else [])], page.path


def test_no_inline_styles_or_handlers(pages: list[SitePage]) -> None:
    """No element carries a style or a script in an attribute, and no page has a style element."""
    for page in pages:
        assert not page.all("style"), page.path
        for tag, attributes in page.elements:
            assert not [name for name in attributes if name == "style" or name.startswith("on")], (page.path, tag)
            assert not attributes.get("href", "").lower().startswith(("javascript:", "data:")), (page.path, tag)
