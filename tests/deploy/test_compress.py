"""Beside each file that gets smaller stands the same file compressed."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli

from deploy.compress import SMALLEST, compress

UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}


def test_twins_hold_the_same(site: Path) -> None:
    """What a server sends compressed is what the browser would get plain, and less."""
    for path in (site / "plan" / "index.html", next((site / "assets" / "runtime").glob("wasm-*.wasm"))):
        for ending, unpack in UNPACK.items():
            twin = path.with_name(path.name + ending)
            assert unpack(twin.read_bytes()) == path.read_bytes()
            assert twin.stat().st_size < path.stat().st_size / 2


def test_small_and_packed_files_have_none(tmp_path: Path) -> None:
    """A file that is hardly smaller compressed is not worth a second one."""
    (tmp_path / "small.css").write_bytes(b"a" * SMALLEST)
    (tmp_path / "letters.woff2").write_bytes(b"a" * 10 * SMALLEST)

    compress(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} >= {"small.css", "letters.woff2"}
    assert not list(tmp_path.glob("small*.br")) + list(tmp_path.glob("*.woff2.*"))


def test_the_same_content_makes_the_same_bytes(tmp_path: Path) -> None:
    """No time and no name is written into a compressed file."""
    for name in ("one.css", "other.css"):
        (tmp_path / name).write_bytes(b"p { margin: 0 }" * 100)

    compress(tmp_path)

    for ending in UNPACK:
        assert (tmp_path / f"one.css{ending}").read_bytes() == (tmp_path / f"other.css{ending}").read_bytes()
