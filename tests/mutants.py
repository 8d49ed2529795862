"""Plan files gone wrong, byte by byte and value by value; the same ones in every run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from tests.conftest import EXAMPLE_NAMES, example_text
from tests.plans import HOSTILE, plan_texts

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1e308, 10**400, 2**53 + 1, "", " ", "x" * 5_000, [], {}, [[]], [None], {"id": "p1"},
    ["p1"], [{"id": "p1"}], "p1", "child", "2027-02-30", "0000-00-00", "24:00", "__proto__", float("inf"), *HOSTILE,
)  # fmt: skip
"""Values that stand where others belong."""

KEYS = ("id", "", "unheard_of", "__proto__", "constructor", "toString", "people", "people.name", "solutions", "kind")


def mutants(count: int, seed: int) -> Iterator[str]:
    """Yield so many files, as the page reads them: bytes that are no text have become replacement characters."""
    random = Random(seed)
    sound = [*(example_text(name) for name in EXAMPLE_NAMES), *plan_texts(30)]
    for _ in range(count):
        text = random.choice(sound)
        for _ in range(random.choice((1, 1, 1, 2, 5))):
            text = random.choice(WAYS)(text, random)
        yield text


def _bytes_changed(text: str, random: Random) -> str:
    content = bytearray(text.encode("utf-8", "replace"))
    for _ in range(random.choice((1, 3, 20))):
        if content:
            content[random.randrange(len(content))] = random.randrange(256)
    return content.decode("utf-8-sig", "replace")


def _cut(text: str, random: Random) -> str:
    start, end = sorted(random.choices(range(len(text) + 1), k=2))
    return text[:start] + text[end:] if random.random() < 0.5 else text[:end]


def _doubled(text: str, random: Random) -> str:
    start = random.randrange(len(text) + 1)
    return text[: start + random.randrange(200)] + text[start:]


def _deepened(text: str, random: Random) -> str:
    depth = random.choice((1, 5, 12, 5_000))
    before, after = random.choice((("[", "]"), ('{"answers":', "}")))
    return text.replace('"answers":', '"answers":' + before * depth, 1) + after * depth


def _value_changed(text: str, random: Random) -> str:
    """Swap, drop, add or repeat a value somewhere in the JSON; other text stays as it is."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return text
    inner = list(_containers(content))
    if inner:
        random.choice(CHANGES)(random.choice(inner), random)
    return json.dumps(content, ensure_ascii=random.random() < 0.5)


def _containers(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        if value:
            yield value
        for each in list(value.values() if isinstance(value, dict) else value):
            yield from _containers(each)


def _swap(container: Any, random: Random) -> None:
    container[_key(container, random)] = random.choice(ODD)


def _drop(container: Any, random: Random) -> None:
    del container[_key(container, random)]


def _rename(container: Any, random: Random) -> None:
    value = container.pop(_key(container, random))
    if isinstance(container, dict):
        container[random.choice(KEYS)] = value
    else:
        container.insert(0, value)


def _repeat(container: Any, random: Random) -> None:
    value = container[_key(container, random)]
    if isinstance(container, list):
        container.extend([value] * random.choice((1, 2, 1_001)))
    else:
        container[_key(container, random)] = value


def _key(container: Any, random: Random) -> Any:
    return random.choice(list(container) if isinstance(container, dict) else range(len(container)))


CHANGES: tuple[Callable[[Any, Random], None], ...] = (_swap, _swap, _drop, _rename, _repeat)
WAYS: tuple[Callable[[str, Random], str], ...] = (
    _value_changed, _value_changed, _value_changed, _bytes_changed, _bytes_changed, _cut, _doubled, _deepened,
)  # fmt: skip
