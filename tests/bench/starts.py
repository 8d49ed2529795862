"""How long until Python answers: ours, bare Pyodide, and a peer, in one run, turn by turn."""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from deploy.compress import compress
from tests.bench.server import Network, serving
from tests.browsing import CHROMIUM, FLAGS
from tests.conftest import ROOT

MODULES = ROOT / "node_modules"

BARE_WORKER = """import { loadPyodide } from "./pyodide.mjs";
const python = await loadPyodide();
postMessage(python.runPython("1 + 1"));
"""
BARE = """<!doctype html><meta charset="utf-8"><title>bare</title><p>bare</p><script type="module">
new Worker("worker.mjs", { type: "module" }).onmessage = () => (document.body.dataset.state = "ready");
</script>"""
PEER = """<!doctype html><meta charset="utf-8"><title>peer</title><link rel="stylesheet" href="core.css">
<script type="module" src="core.js"></script>
<script type="py" config='{"interpreter": "../bare/pyodide.mjs"}'>
from js import document
document.body.dataset.state = "ready"
</script>"""

PAGES = {
    "ours": "opas/plan/?example=virta",
    "bare Pyodide": "bare/",
    "PyScript": "peer/",
}
READY = '[data-state="ready"]'


@contextmanager
def folders(site: Path) -> Iterator[dict[str, Path]]:
    """Lay out what is compared: the site, Pyodide as it comes, and PyScript's smallest app."""
    with tempfile.TemporaryDirectory() as root:
        bare, peer = Path(root, "bare"), Path(root, "peer")
        shutil.copytree(MODULES / "pyodide", bare)
        (bare / "worker.mjs").write_text(BARE_WORKER, "utf-8")
        (bare / "index.html").write_text(BARE, "utf-8")
        shutil.copytree(MODULES / "@pyscript" / "core" / "dist", peer)
        (peer / "index.html").write_text(PEER, "utf-8")
        for each in (bare, peer):
            (each / "python_stdlib.bin").unlink(missing_ok=True)
            compress(each)
        _pack_library(bare)
        yield {"opas": site, "bare": bare, "peer": peer}


def _pack_library(bare: Path) -> None:
    """Serve Pyodide's archive compressed too, as a careful host would."""
    library = bare / "python_stdlib.zip"
    twin = bare / "library.bin"
    shutil.copyfile(library, twin)
    compress(bare)
    twin.with_name("library.bin.br").rename(library.with_name("python_stdlib.zip.br"))


@dataclass(frozen=True, slots=True)
class Condition:
    """A way of opening the page: what the browser has kept, how slow the machine and the line are."""

    name: str
    network: Network
    kept: str = "cold"
    slow_machine: bool = False


CONDITIONS = (
    Condition("cold", Network("loopback")),
    Condition("warm", Network("loopback"), kept="warm"),
    Condition("reopened", Network("loopback"), kept="reopened"),
    Condition("cold, 4x slower processor", Network("loopback"), slow_machine=True),
    Condition("cold, 4G (9 Mbit/s, 60 ms)", Network("4G", speed=9e6 / 8, delay=0.06)),
    Condition("cold, slow 4G (1.6 Mbit/s, 150 ms)", Network("slow 4G", speed=1.6e6 / 8, delay=0.15)),
)


def measure(playwright: Playwright, site: Path, rounds: int) -> dict[str, dict[str, float]]:
    """Return the median seconds until Python answers, by condition and page."""
    results: dict[str, dict[str, float]] = {}
    with folders(site) as served:
        for condition in CONDITIONS:
            times: dict[str, list[float]] = defaultdict(list)
            with serving(served, condition.network) as address:
                for _ in range(rounds):
                    for name, page in PAGES.items():
                        times[name].append(_open(playwright, condition, address + page))
            results[condition.name] = {name: statistics.median(each) for name, each in times.items()}
    return results


def bytes_by_file(playwright: Playwright, site: Path) -> dict[str, dict[str, int]]:
    """Return what one cold visit transfers, by page and file, as the server sent it."""
    found = {}
    with folders(site) as served:
        for name, page in {**PAGES, "a guide page": "opas/conference/"}.items():
            network = Network("loopback")
            with serving(served, network) as address:
                _open(playwright, Condition("cold", network), address + page)
            found[name] = dict(network.sent)
    return found


def _open(playwright: Playwright, condition: Condition, address: str) -> float:
    """Open a page as the condition says, and return the seconds until it is ready."""
    with tempfile.TemporaryDirectory() as profile:
        if condition.kept == "reopened":
            with browsing(playwright, profile) as context:
                seconds_to_ready(context, address)
        with browsing(playwright, profile) as context:
            if condition.kept == "warm":
                seconds_to_ready(context, address)
            if condition.slow_machine:
                with _slowed(profile):
                    return seconds_to_ready(context, address)
            return seconds_to_ready(context, address)


@contextmanager
def browsing(playwright: Playwright, profile: str) -> Iterator[BrowserContext]:
    """A Chromium with a profile of its own, without the service worker: the network is what is compared."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=CHROMIUM, args=FLAGS, service_workers="block"
    )
    yield context
    context.close()


def seconds_to_ready(context: BrowserContext, address: str) -> float:
    """Open a page and return the seconds from navigation to the answer of Python."""
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address, wait_until="commit")
    page.wait_for_selector(READY, state="attached", timeout=60_000)
    seconds = float(page.evaluate("window.readyAt")) / 1000
    page.close()
    return seconds


WATCH = """new MutationObserver((changes, watch) => {
    if (!document.querySelector('[data-state="ready"]')) return;
    window.readyAt ??= performance.now();
    watch.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });"""


@contextmanager
def _slowed(profile: str) -> Iterator[None]:
    """Let the browser's renderers run a quarter of the time: the protocol's own brake spares workers."""
    done = threading.Event()

    def brake() -> None:
        while not done.is_set():
            for signal_, seconds in ((signal.SIGSTOP, 0.015), (signal.SIGCONT, 0.005)):
                for process in _renderers(profile):
                    _send(process, signal_)
                done.wait(seconds) if signal_ == signal.SIGCONT else threading.Event().wait(seconds)
        for process in _renderers(profile):
            _send(process, signal.SIGCONT)

    thread = threading.Thread(target=brake)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _renderers(profile: str) -> list[int]:
    return [pid for pid in _processes() if _is_renderer(pid, profile)]


def _processes() -> list[int]:
    return [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]


def _is_renderer(pid: int, profile: str) -> bool:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"--type=renderer" in command


def _send(pid: int, which: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, which)
