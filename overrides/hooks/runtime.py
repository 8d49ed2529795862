"""Makes the Python runtime that travels to the browser, once for the same inputs, and puts it into the site.

runtime/build.mjs does the work under Node; this hook packs what goes in and tells the pages what came out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import log

from plan_builder.copies import COPIES, OWN
from plan_builder.kinds import kinds
from plan_builder.papers import PAPERS
from plan_builder.texts import ORIGINAL, languages

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "plan_builder" / "examples"
BUILD = ROOT / "runtime" / "build.mjs"
CACHE = ROOT / ".runtime_cache"
PACKAGES = ("jinja2", "markupsafe", "plan_builder")
SOME_DAY = (2020, 1, 1, 0, 0, 0)
"""The time written into the archive, so that building twice gives the same bytes."""


def on_config(config: MkDocsConfig) -> None:
    """Give the templates the runtime's files by part: worker, locker, wasm, memory, library, package."""
    config.extra["runtime"] = {part: f"assets/runtime/{name}" for part, name in parts().items()}


def on_post_build(config: MkDocsConfig) -> None:
    """Copy the runtime's files into the site; this runs again for every language."""
    target = Path(config.site_dir, "assets", "runtime")
    target.mkdir(parents=True, exist_ok=True)
    for name in parts().values():
        if not (target / name).exists():
            shutil.copyfile(_made() / name, target / name)


def parts() -> dict[str, str]:
    """Return the names of the runtime's files by part, made first where they are not."""
    names: dict[str, str] = json.loads((_made() / "parts.json").read_text("utf-8"))
    return names


@cache
def _made() -> Path:
    package, requests = _package(), json.dumps(_requests()).encode()
    folder = CACHE / _key(package, requests)
    if not (folder / "parts.json").exists():
        started = time.monotonic()
        _make(package, requests, folder)
        log.info("runtime made in %.1f s", time.monotonic() - started)
    return folder


def _key(*inputs: bytes) -> str:
    """Return a hash over everything that the runtime is made from."""
    own = [path.read_bytes() for path in sorted(BUILD.parent.iterdir()) if path.is_file()]
    return sha256(b"".join(sha256(each).digest() for each in (*inputs, *own, _pinned()))).hexdigest()[:16]


def _pinned() -> bytes:
    """Return the lock file, when the runtime that it pins is the one installed."""
    lock = (ROOT / "package-lock.json").read_bytes()
    wanted = json.loads(lock)["packages"]["node_modules/pyodide"]["version"]
    installed = ROOT / "node_modules" / "pyodide" / "package.json"
    if not installed.exists() or json.loads(installed.read_text("utf-8"))["version"] != wanted:
        raise PluginError(f"node_modules has no pyodide {wanted}; run `make site`")
    return lock


def _make(package: bytes, requests: bytes, folder: Path) -> None:
    """Make the files beside their place and move them there whole: two builds may run at once."""
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as workshop:
        inputs = Path(workshop, "package.zip"), Path(workshop, "requests.json")
        for path, content in zip(inputs, (package, requests), strict=True):
            path.write_bytes(content)
        made = Path(workshop, "made")
        subprocess.run([_node(), BUILD, *inputs, made], check=True)
        with suppress(OSError):  # the other build was first
            made.rename(folder)


def _node() -> str:
    """Return the machine's Node, or the one installed beside this Python."""
    places = os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent)))
    node = shutil.which("node", path=places)
    if node is None:
        raise PluginError("there is no Node; run `make site`")
    return node


def _requests() -> list[dict[str, Any]]:
    """Return requests that make the package read everything it knows: a plan of every kind in every language.

    They are few: Python's memory must not grow beyond what a fresh one has in the browser.
    """
    files = [(EXAMPLES / f"{kind.examples[ORIGINAL]}.json").read_text("utf-8") for kind in kinds().values()]
    plans: list[dict[str, Any]] = [{"answers": {}}]
    for content in map(json.loads, files):
        history = json.dumps(content.get("history", []), ensure_ascii=False)
        plans.append({"answers": content["answers"], "kind": content["kind"], "history": history})
    shown = [(language, which) for language in languages() for which in COPIES]
    tasks: list[dict[str, Any]] = [
        *(
            {"language": language, "task": "check", "copy": which, "pages": "../", **plan}
            for (language, which), plan in product(shown, plans)
        ),
        *(
            {"language": ORIGINAL, "task": "check", "copy": OWN, "pages": "../", "papers": [paper], **plan}
            for paper, plan in product(PAPERS, plans[1:])
        ),
        {"language": ORIGINAL, "second": languages()[-1], "task": "check", "copy": OWN, "pages": "../", **plans[1]},
        {"language": ORIGINAL, "task": "page", "copy": OWN, **plans[1], "invented": True},
        {"language": ORIGINAL, "task": "text", "copy": OWN, **plans[1]},
        {"language": ORIGINAL, "task": "mark", "pages": "../", "given": {"chair": "convener"}},
        {"language": ORIGINAL, "task": "compare", "marked": ["assistant"], **plans[0]},
        *({"language": ORIGINAL, "task": task, **plan} for task in ("save", "next") for plan in plans),
        *({"language": ORIGINAL, "task": "open", "file": text} for text in files),
        {"language": ORIGINAL, "task": "calendar", "copy": OWN, "made": "2027-01-16T12:00:00.000Z", **plans[1]},
    ]
    return [{"id": 1, "invented": False, **task} for task in tasks]


def _package() -> bytes:
    """Return the package and what it imports as one archive."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for package in PACKAGES:
            folder = _folder_of(package)
            for path in sorted(folder.rglob("*")):
                if path.suffix in (".py", ".toml", ".html", ".txt", ".css"):
                    name = f"{package}/{path.relative_to(folder).as_posix()}"
                    archive.writestr(zipfile.ZipInfo(name, SOME_DAY), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise PluginError(f"{package} is not installed")
    return Path(spec.origin).parent
