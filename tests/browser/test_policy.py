"""The policy of the pages at work: what they do not need is refused."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

REFUSED = {
    "script from elsewhere": """() => {
        const script = document.createElement("script");
        try { script.src = "https://example.org/x.js"; } catch { return "refused"; }
        return "allowed";
    }""",
    "text as program": """() => new Promise((done) => setTimeout(() => {
        try { done(window.eval("'allowed'")); } catch { done("refused"); }
    }))""",
    "inline handler": """() => {
        const link = document.createElement("a");
        try { link.setAttribute("onclick", "window.allowed = 'allowed'"); } catch { return "refused"; }
        link.click();
        return window.allowed ?? "refused";
    }""",
    "inline style": """() => {
        const place = document.createElement("p");
        place.setAttribute("style", "position: fixed");
        document.body.append(place);
        return getComputedStyle(place).position === "fixed" ? "allowed" : "refused";
    }""",
    "another host": """() => fetch("http://localhost:9/").then(() => "allowed", () => "refused")""",
}


@pytest.mark.parametrize("name", ["conference/", "plan/"])
@pytest.mark.parametrize("what", REFUSED)
def test_what_no_page_needs_is_refused(browser: Browser, address: str, name: str, what: str) -> None:
    """On guide and builder alike nothing runs, loads or styles that does not belong to the site."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}{name}", wait_until="networkidle")

    assert page.evaluate(REFUSED[what]) == "refused"
    context.close()


def test_the_guide_compiles_no_webassembly(browser: Browser, address: str) -> None:
    """Only the builder's page may run WebAssembly."""
    context = browser.new_context()
    page = context.new_page()
    compile_ = "() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false)"

    page.goto(f"{address}conference/")
    assert page.evaluate(compile_) is False
    page.goto(f"{address}plan/")
    assert page.evaluate(compile_) is True
    context.close()
