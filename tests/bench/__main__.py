"""Measures the built site beside bare Pyodide and a peer: python -m tests.bench [rounds]

The same runtime, browser and server for all, in one run. It only tells; it fails on nothing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from tests.bench.contestants import OURS, folders
from tests.bench.latency import measure_latency, measure_sizes
from tests.bench.memory import measure_memory
from tests.bench.starts import Measured, measure_starts
from tests.bench.table import KILOBYTES, MEGABYTES, MILLISECONDS, Row, table
from tests.bench.weight import measure_bytes, measure_guide_page
from tests.conftest import ROOT

COLD_AIMS = {"aim": 0.25, "least": 0.35}
WARM_AIMS = {"aim": 0.30, "least": 0.40}
"""Of a start, as ratios to bare Pyodide."""
NEXT_FRAME = 2 / 60
"""Seconds: a key press waits for the next frame, and is drawn in it."""


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures the site in site/.")
    parser.add_argument("rounds", nargs="?", type=int, default=7, help="how often each start is measured (7)")
    rounds = parser.parse_args().rounds
    parts: dict[str, list[Row]] = {}
    busy = os.getloadavg()[0]
    with folders(ROOT / "site") as served, sync_playwright() as playwright:
        for name, rows in PARTS.items():
            print(f"measuring: {name}", file=sys.stderr)
            parts |= rows(playwright, served, rounds)
    print(f"Medians of {rounds}, ratios to bare Pyodide; {os.cpu_count()} processors, load {busy:.1f} before.\n")
    print(table(parts))


def start_rows(playwright: Playwright, served: dict[str, Path], rounds: int) -> dict[str, list[Row]]:
    """Starts in every condition; and in those, what is seen and works before Python does."""
    starts = measure_starts(playwright, served, rounds)
    aims = {name: COLD_AIMS if name.startswith("cold") else WARM_AIMS for name in starts}
    return {
        "Start until Python answers": [
            Row(name, MILLISECONDS, _medians(starts, name, "ready"), **aims[name]) for name in starts
        ],
        "First paint": [Row(name, MILLISECONDS, {OURS: _medians(starts, name, "paint")[OURS]}) for name in starts],
        "Usable form": [Row(name, MILLISECONDS, {OURS: _medians(starts, name, "usable")[OURS]}) for name in starts],
    }


def _medians(starts: Measured, condition: str, name: str) -> dict[str, float]:
    return {
        contestant: statistics.median(times[name] for times in rounds)
        for contestant, rounds in starts[condition].items()
        if all(name in times for times in rounds)
    }


def byte_rows(playwright: Playwright, served: dict[str, Path], rounds: int) -> dict[str, list[Row]]:
    """What first visits transfer, which is the same in every round."""
    totals, parts = measure_bytes(playwright, served)
    guide_page = measure_guide_page(playwright, served)
    return {
        "Transferred, as packed by brotli": [
            *(Row(name, KILOBYTES, {OURS: size}) for name, size in parts.items()),
            Row("all", KILOBYTES, totals, aim=0.85, least=1.0),
            Row("a page of the guide", KILOBYTES, {OURS: guide_page}, aim=150_000),
        ]
    }


def memory_rows(playwright: Playwright, served: dict[str, Path], rounds: int) -> dict[str, list[Row]]:
    """What a page with a ready Python holds."""
    holds = measure_memory(playwright, served, rounds)
    medians = {contestant: statistics.median(each) for contestant, each in holds.items()}
    return {"Memory": [Row("held by the ready page", MEGABYTES, medians, aim=1.15)]}


def latency_rows(playwright: Playwright, served: dict[str, Path], rounds: int) -> dict[str, list[Row]]:
    """What follows a key press; there are far more of them than rounds."""
    aims = {"findings and plan": {"median": 0.05, "95th percentile": 0.1}}
    return {
        "From a key press in the example plan": [
            Row(f"{name}, {cut}", MILLISECONDS, {OURS: seconds}, aim=aims.get(name, {}).get(cut, NEXT_FRAME))
            for name, cuts in measure_latency(playwright, served).items()
            for cut, seconds in cuts.items()
        ],
        "From a key press to findings and plan, by the plan's size": [
            Row(f"{name}, {cut}", MILLISECONDS, {OURS: seconds})
            for name, cuts in measure_sizes(playwright, served).items()
            for cut, seconds in cuts.items()
        ],
    }


PARTS: dict[str, Callable[[Playwright, dict[str, Path], int], dict[str, list[Row]]]] = {
    "bytes": byte_rows,
    "latency": latency_rows,
    "memory": memory_rows,
    "starts": start_rows,
}

if __name__ == "__main__":
    main()
