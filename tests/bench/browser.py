"""A Chromium to measure in: its start, its processes, a brake on them, and their memory."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from tests.browsing import CHROMIUM, FLAGS

RUNS, STANDS = 0.005, 0.015
"""Seconds of each turn of a braked process: it runs a quarter of the time."""


@contextmanager
def new_profile() -> Iterator[Path]:
    """A folder for a browser that has seen nothing."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def browsing(playwright: Playwright, profile: Path, flags: tuple[str, ...] = ()) -> Iterator[BrowserContext]:
    """A Chromium with a profile of its own, without service workers: the network is what is compared."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=CHROMIUM, args=[*FLAGS, *flags], service_workers="block"
    )
    try:
        yield context
    finally:
        context.close()


@contextmanager
def braked(profile: Path) -> Iterator[None]:
    """Let the renderers of a profile's browser run a quarter of the time; the protocol's own brake spares workers."""
    browser = _browser(profile)
    done = threading.Event()

    def brake() -> None:
        while not done.is_set():
            processes = renderers(browser)
            _send(processes, signal.SIGSTOP)
            time.sleep(STANDS)
            _send(processes, signal.SIGCONT)
            done.wait(RUNS)

    thread = threading.Thread(target=brake)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def held(profile: Path) -> int:
    """Return the bytes that the page of a profile's browser holds: its proportional share of memory."""
    return max(_share(pid) for pid in renderers(_browser(profile)))


def renderers(browser: int) -> list[int]:
    """Return the processes of a browser that run pages and their workers."""
    return [pid for pid in _descendants(browser) if b"--type=renderer" in _command(pid)]


def _browser(profile: Path) -> int:
    wanted = f"--user-data-dir={profile}\0".encode()
    commands = {int(each.name): _command(int(each.name)) for each in Path("/proc").iterdir() if each.name.isdigit()}
    return next(pid for pid, command in commands.items() if wanted in command and b"--type=" not in command)


def _descendants(pid: int) -> Iterator[int]:
    for child in _read(pid, f"task/{pid}/children").split():
        yield int(child)
        yield from _descendants(int(child))


def _command(pid: int) -> bytes:
    return _read(pid, "cmdline")


def _share(pid: int) -> int:
    lines = dict(line.split(b":", 1) for line in _read(pid, "smaps_rollup").splitlines()[1:])
    return int(lines[b"Pss"].split()[0]) * 1024 if lines else 0


def _read(pid: int, name: str) -> bytes:
    """Return a file of a process, empty when the process has gone."""
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""


def _send(processes: list[int], which: signal.Signals) -> None:
    for pid in processes:
        with suppress(ProcessLookupError):
            os.kill(pid, which)
