"""Nothing typed leaves the page: a whole session with marked words, looked for wherever they might turn up."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_keeping import confirm, open_file, save
from tests.browser.test_language import switch
from tests.browser.test_locked import give, lock
from tests.browsing import settled
from tests.conftest import ROOT, SUB_PATH, SubPathHandler, example_answers, serving

MARK = "Salamerkki"
PASSPHRASE = f"{MARK} lukittu"
BUILDER = '[data-module="plan-builder"]'
LOCKED = ROOT / "tests" / "files" / "locked_by_rage.age"

STORED = """async () => {
    const kept = [location.href, document.title, document.cookie, document.referrer, window.name,
        JSON.stringify(history.state), JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})];
    for (const name of await caches.keys()) {
        kept.push(name);
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            kept.push(request.url, await (await cache.match(request)).text());
        }
    }
    for (const {name} of await indexedDB.databases()) {
        const open = indexedDB.open(name);
        await new Promise((done) => (open.onsuccess = done));
        for (const store of open.result.objectStoreNames) {
            const all = open.result.transaction(store).objectStore(store).getAll();
            await new Promise((done) => (all.onsuccess = done));
            kept.push(name, JSON.stringify(all.result));
        }
    }
    return kept.join("\\n");
}"""
"""All that a page's address, title and storages hold, as one text."""

PICK = """(content) => {
    const input = document.querySelector("[data-file]");
    input.addEventListener("click", (event) => event.preventDefault(), { once: true });
    document.querySelector('[data-action="open"]').click();
    const carrier = new DataTransfer();
    carrier.items.add(new File([content], "x"));
    input.files = carrier.files;
    input.dispatchEvent(new Event("change"));
}"""
"""Opens a file without the driver, which keeps a handle to the field, and so the page, that it gave files to."""

SHOWN = """() => document.documentElement.outerHTML
    + [...document.querySelectorAll("input, textarea, select")].map(({value}) => value).join("\\n")"""


class Recorder(SubPathHandler):
    """A server that writes down every byte of a request's head, whoever in the browser sent it."""

    def __init__(self, *args: object, heard: list[str], **options: object) -> None:
        self.heard = heard
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def parse_request(self) -> bool:
        """Write down the request, and that it brought no body."""
        understood = super().parse_request()
        self.heard.append(f"{unquote(self.requestline)}\n{self.headers}")
        assert self.command in ("GET", "HEAD")
        assert not self.headers.get("Content-Length")
        return understood


@pytest.fixture
def heard() -> list[str]:
    """Every request that the server of this test got."""
    return []


@pytest.fixture
def address(site: Path, heard: list[str]) -> Iterator[str]:
    """The built site on a server that writes down what it is asked."""
    with serving(partial(Recorder, directory=str(site), heard=heard)) as server:
        yield f"{server}{SUB_PATH}/"


def marked(answers: dict[str, object]) -> dict[str, object]:
    """Return answers with the mark in every free text."""
    text = json.dumps(answers, ensure_ascii=False)
    for field in ("child_told", "work_done", "what", "effect", "name", "title", "help"):
        text = text.replace(f'"{field}": "', f'"{field}": "{MARK} ')
    answers = json.loads(text)
    assert text.count(MARK) > 10
    return answers


def file_of(answers: dict[str, object]) -> bytes:
    """Return a plan file with these answers."""
    file = {"format": "laheisneuvonpito-plan", "version": 1, "kind": "conference", "answers": answers}
    return json.dumps(file, ensure_ascii=False).encode()


def ready(page: Page) -> None:
    """Wait for Python; no handle to an element is kept, which would keep what is in it."""
    expect(page.locator(BUILDER)).to_have_attribute("data-state", "ready")


def type_everywhere(page: Page) -> None:
    """Type the mark into every text field that the form shows."""
    fields = page.locator('[data-form] :is(textarea, input[type="text"])')
    for index in range(fields.count()):
        if fields.nth(index).is_visible():
            fields.nth(index).fill(f"{MARK} {index}")
    settled(page)


def keep_then_clear(page: Page) -> None:
    """Have the device keep the plan, see that it does, and clear everything."""
    page.locator("[data-device] summary").click()
    for mode in ("tab", "weeks"):
        page.locator(f'[name="draft"][value="{mode}"]').check()
        assert MARK in page.evaluate(STORED)
    page.locator('[data-action="clear"]').click()
    confirm(page, "clear")


def print_and_keep_several(page: Page, folder: Path) -> list[str]:
    """Print several papers in two languages, keep them as a page; return what is stored, and the name."""
    page.locator("[data-paper-switch]").select_option("several")
    page.locator('[data-several] input[value="slips"]').check()
    page.locator("[data-second-switch]").select_option("ar")
    settled(page)
    assert MARK in printed_text(page, folder)
    kept = save(page, folder, "keep-page")
    assert MARK in kept.read_text("utf-8")
    page.locator("[data-second-switch]").select_option("")
    page.locator("[data-paper-switch]").select_option("plan")
    return [page.evaluate(STORED), kept.name]


def printed_text(page: Page, folder: Path) -> str:
    """Print the page and return the text of the PDF."""
    file = folder / "print.pdf"
    page.pdf(path=file)
    return subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()


def lock_and_unlock(page: Page, folder: Path) -> list[str]:
    """Lock the plan with a marked passphrase, clear and unlock it; return what is stored meanwhile."""
    locked = lock(page, folder, PASSPHRASE)
    assert MARK not in locked.read_text("ascii")
    stored = [page.evaluate(STORED), locked.name]
    page.locator('[data-action="clear"]').click()
    confirm(page, "clear")
    ready(page)
    open_file(page, locked)
    give(page, PASSPHRASE)
    expect(page.locator("[data-plan]")).to_contain_text(MARK)
    return [*stored, page.evaluate(STORED)]


def test_no_marked_word_of_a_session_gets_anywhere(
    page: Page, context: BrowserContext, address: str, heard: list[str], tmp_path: Path
) -> None:
    """Typed, previewed on every paper, of every kind, printed, saved, locked, opened, unlocked, undone, kept on the
    device until it was cleared, left, come back, in another language: the marked words, the passphrase among them,
    are in no request, address, title, storage, cache, console or file name."""
    spoken: list[str] = []
    context.on("console", lambda message: spoken.append(message.text))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}plan/")
    type_everywhere(page)
    ready(page)
    settled(page)
    expect(page.locator("[data-plan]")).to_contain_text(MARK)
    seen = [page.evaluate(STORED)]

    page.locator('input[name="copy"][value="own"]').check()
    settled(page)
    assert MARK in printed_text(page, tmp_path)
    file = save(page, tmp_path)
    assert MARK in file.read_text("utf-8")
    seen += [page.evaluate(STORED), file.name]

    for paper in page.locator("[data-paper-switch] option:not([hidden])").all():
        page.locator("[data-paper-switch]").select_option(paper.get_attribute("value"))
        settled(page)
    seen += print_and_keep_several(page, tmp_path)
    page.locator('[data-action="copy-text"]').click()
    for kind in ("urgent", "follow_up", "support_memo", "conference"):
        page.locator(f'input[name="kind"][value="{kind}"]').check()
        type_everywhere(page)
        seen.append(page.evaluate(STORED))

    switch(page, "ar")
    expect(page.locator("[data-plan]")).to_contain_text(MARK)
    seen.append(page.evaluate(STORED))
    page.go_back()
    expect(page.locator(BUILDER)).to_have_attribute("data-language", "fi")
    ready(page)

    content = file_of(marked(example_answers("virta")))
    open_file(page, {"name": "muistio.json", "mimeType": "application/json", "buffer": content})
    confirm(page, "replace")
    settled(page)
    seen.append(page.evaluate(STORED))

    seen += lock_and_unlock(page, tmp_path)
    keep_then_clear(page)
    ready(page)
    type_everywhere(page)
    page.locator('.builder__bar [data-action="undo"]').click()
    page.locator('.builder__bar [data-action="redo"]').click()
    seen.append(page.evaluate(STORED))
    page.goto(f"{address}conference/", wait_until="networkidle")
    seen.append(page.evaluate(STORED))
    page.go_back()
    ready(page)
    seen.append(page.evaluate(STORED))

    assert MARK not in "\n".join((*seen, *spoken, *heard))
    assert any("plan/" in each for each in heard)


def test_clearing_leaves_nothing_behind(page: Page, address: str, tmp_path: Path) -> None:
    """After "clear everything" neither the page, its memory, its worker nor its print holds a marked word."""
    page.goto(f"{address}plan/")
    ready(page)
    type_everywhere(page)
    worker = page.workers[0]
    with worker.expect_event("close"):
        page.locator('[data-action="clear"]').click()
        confirm(page, "clear")
    ready(page)
    settled(page)

    assert MARK not in page.evaluate(SHOWN)
    assert MARK not in printed_text(page, tmp_path)
    assert page.workers == [each for each in page.workers if each is not worker]
    assert MARK not in heap_of(page)


def test_a_passphrase_is_forgotten(page: Page, address: str, tmp_path: Path) -> None:
    """Once a file is locked, or unlocked, neither the page, its memory nor a worker holds the passphrase; after
    "clear everything" neither does it hold a word of the plan."""
    page.goto(f"{address}plan/")
    ready(page)
    type_everywhere(page)
    workers = len(page.workers)
    locked = lock(page, tmp_path, PASSPHRASE)
    expect(page.locator("[data-notice]")).to_contain_text("muistio.age")
    assert len(page.workers) == workers
    assert PASSPHRASE not in page.evaluate(SHOWN)
    assert PASSPHRASE not in heap_of(page)

    page.locator('[data-action="clear"]').click()
    confirm(page, "clear")
    ready(page)
    page.evaluate(PICK, locked.read_text("ascii"))
    give(page, PASSPHRASE)
    expect(page.locator("[data-plan]")).to_contain_text(MARK)
    assert PASSPHRASE not in heap_of(page)
    page.locator('[data-action="clear"]').click()
    confirm(page, "clear")
    ready(page)
    settled(page)
    assert MARK not in page.evaluate(SHOWN)
    assert MARK not in heap_of(page)


def heap_of(page: Page) -> str:
    """Return the page's whole JavaScript heap, after a garbage collection, as text."""
    devtools = page.context.new_cdp_session(page)
    parts: list[str] = []
    devtools.on("HeapProfiler.addHeapSnapshotChunk", lambda event: parts.append(event["chunk"]))
    devtools.send("HeapProfiler.collectGarbage")
    devtools.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    devtools.detach()
    return "".join(parts)


def test_back_shows_nothing(remembering: Browser, address: str, tmp_path: Path) -> None:
    """Who presses Back on the same device finds an empty form, also where browsers keep pages alive."""
    page = remembering.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}plan/")
    ready(page)
    type_everywhere(page)

    page.goto(f"{address}conference/", wait_until="networkidle")
    page.go_back()
    ready(page)

    assert MARK not in page.evaluate(SHOWN)
    assert MARK not in printed_text(page, tmp_path)
    assert MARK not in heap_of(page)


TRIES: dict[str, str] = {
    "fetch": "(address) => fetch(address).then(() => 'sent', () => 'refused')",
    "beacon by request": """(address) => new Promise((done) => {
        const request = new XMLHttpRequest();
        request.onload = () => done('sent');
        request.onerror = () => done('refused');
        request.open('GET', address);
        request.send();
    })""",
    "socket": """(address) => new Promise((done) => {
        try {
            const socket = new WebSocket(address.replace('http', 'ws'));
            socket.onopen = () => done('sent');
            socket.onerror = () => done('refused');
        } catch { done('refused'); }
    })""",
    "events": """(address) => new Promise((done) => {
        const events = new EventSource(address);
        events.onopen = () => done('sent');
        events.onerror = () => done('refused');
    })""",
    "module": "(address) => import(address).then(() => 'sent', () => 'refused')",
    "worker": """(address) => new Promise((done) => {
        try {
            const worker = new Worker(address);
            worker.onmessage = () => done('sent');
            worker.onerror = () => done('refused');
        } catch { done('refused'); }
    })""",
}
"""Ways for a worker to reach a server."""


@pytest.mark.parametrize("way", TRIES)
def test_pythons_worker_can_connect_nowhere(browser: Browser, address: str, heard: list[str], way: str) -> None:
    """Whatever runs in the worker, once the plan is in it, finds no way out, to its own server neither."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}plan/")
    ready(page)

    assert page.workers[0].evaluate(TRIES[way], f"{address}sitemap.xml?{MARK}") == "refused"
    assert MARK not in "".join(heard)
    context.close()


@pytest.mark.parametrize("way", TRIES)
def test_the_locking_worker_can_connect_nowhere(browser: Browser, address: str, heard: list[str], way: str) -> None:
    """The worker that gets the passphrase finds no way out either."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}plan/")
    ready(page)
    with page.expect_event("worker") as started:
        open_file(page, LOCKED)

    assert started.value.evaluate(TRIES[way], f"{address}sitemap.xml?{MARK}") == "refused"
    assert MARK not in "".join(heard)
    context.close()


def test_the_tries_reach_a_server_from_elsewhere(page: Page, address: str, heard: list[str]) -> None:
    """The same try from the page itself is heard: silence above is the policy's doing."""
    page.goto(f"{address}plan/")

    assert page.evaluate(TRIES["fetch"], f"{address}sitemap.xml?{MARK}") == "sent"
    assert MARK in "".join(heard)
