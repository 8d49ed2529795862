"""Puts a `.br` and a `.gz` beside each file of the site that gets smaller by them."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import get_ident

import brotli

CACHE = Path(__file__).parents[1] / ".compressed_cache"
PACKED = frozenset({".br", ".gz", ".woff2", ".png"})
"""Endings of files that are packed already."""
SMALLEST = 512
"""Bytes under which a second file is not worth its request headers."""

Packer = Callable[[bytes], bytes]
PACKERS: dict[str, Packer] = {
    ".br": lambda content: brotli.compress(content, quality=11, lgwin=24),
    ".gz": lambda content: gzip.compress(content, 9, mtime=0),
}


def compress(site: Path) -> None:
    """Compress a folder's files; what has been compressed before comes from the cache."""
    CACHE.mkdir(exist_ok=True)
    files = [path for path in sorted(site.rglob("*")) if _is_worth_it(path)]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for _ in threads.map(_compress, files):
            pass


def _is_worth_it(path: Path) -> bool:
    return path.is_file() and path.suffix not in PACKED and path.stat().st_size > SMALLEST


def _compress(path: Path) -> None:
    content = path.read_bytes()
    for ending, pack in PACKERS.items():
        packed = _packed(content, ending, pack)
        if len(packed) < len(content):
            path.with_name(path.name + ending).write_bytes(packed)


def _packed(content: bytes, ending: str, pack: Packer) -> bytes:
    """Return the content packed; the finished file takes its place at once, for builds and threads side by side."""
    kept = CACHE / (sha256(content).hexdigest() + ending)
    if not kept.exists():
        unfinished = kept.with_name(f"{kept.name}.{os.getpid()}.{get_ident()}")
        unfinished.write_bytes(pack(content))
        unfinished.replace(kept)
    return kept.read_bytes()
