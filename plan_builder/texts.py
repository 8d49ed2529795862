"""The visible words of each language, read once from `texts/<language>.toml`, keyed by id.

A language's simple form, such as `fi-simple`, says anew only what it says more simply.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from plan_builder.almanac import day_of
from plan_builder.facts import Duration, FactError, read_toml

ORIGINAL = "fi"
"""The language of the sources; its terms stand in brackets in every other language."""


class Texts:
    """The words of one language; `base` is the language that it is a simple form of, else the language itself.

    Calling it with an id returns the text, with `{placeholders}` filled in. An id that the
    language lacks raises `FactError`: a test keeps all languages equal, so no reader meets it.
    """

    def __init__(self, language: str, tree: Mapping[str, Any]) -> None:
        self.language = language
        self.base = language.partition("-")[0]
        self.direction: str = tree["language"]["direction"]
        self.name: str = tree["language"]["name"]
        self.tree = tree
        self.found: dict[str, Any] = {}

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of a dotted id, for instance `fields.child_name.label`."""
        text = self.find(key)
        if not isinstance(text, str):
            raise FactError(f"texts/{self.language}.toml: [{key}] is missing")
        return text.format(**values) if values else text

    def find(self, key: str) -> Any:
        """Return what stands under a dotted id, or None. Field ids may hold a dot themselves."""
        if key not in self.found:
            self.found[key] = self._look_for(key)
        return self.found[key]

    def _look_for(self, key: str) -> Any:
        node: Any = self.tree
        rest = key
        while rest:
            if not isinstance(node, Mapping):
                return None
            head = next((part for part in _heads(rest) if part in node), None)
            if head is None:
                return None
            node, rest = node[head], rest[len(head) + 1 :]
        return node

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words, for instance those a check looks for."""
        return tuple(self.find(key) or ())

    @property
    def comma(self) -> str:
        """The comma between words in a line."""
        return self("plan.comma")

    def option(self, field_id: str, option: str) -> str:
        """Return the label of a field's option: its own, a support measure's name, or one that fields share."""
        own = self.find(f"fields.{field_id}.options.{option}") or self.find(f"measures.{option}")
        return own if isinstance(own, str) else self(f"options.{option}")

    def duration(self, duration: Duration) -> str:
        """Return how long a meeting usually takes, in hours."""
        return self("durations.usual", low=duration.usual_from // 60, high=duration.usual_to // 60)

    def date(self, value: str) -> str:
        """Return an ISO date (YYYY-MM-DD) as this language writes it; other text as it stands."""
        day = day_of(value)
        if day is None:
            return value
        return self("months.pattern", day=day.day, month=self(f"months.{day.month}"), year=day.year)

    def day(self, value: str) -> str:
        """Return an ISO date with its weekday; other text as it stands."""
        day = day_of(value)
        return f"{self(f'weekdays.{day.isoweekday()}')} {self.date(value)}" if day else value


def _heads(key: str) -> Iterator[str]:
    """Yield the beginnings of a dotted id, longest first."""
    parts = key.split(".")
    for count in range(len(parts), 0, -1):
        yield ".".join(parts[:count])


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have texts, the original first, in the order the files give."""
    found = [path.name.removesuffix(".toml") for path in files("plan_builder").joinpath("texts").iterdir()]
    return tuple(sorted(found, key=lambda each: (texts(each).tree["language"]["order"], each)))


@cache
def spoken() -> tuple[str, ...]:
    """Return the languages that people speak and write, without the simple forms, which are for reading."""
    return tuple(each for each in languages() if texts(each).base == each)


@cache
def texts(language: str) -> Texts:
    """Return the texts of a language; `FileNotFoundError` when there are none."""
    own = read_toml("texts", f"{language}.toml")
    base, _, form = language.partition("-")
    return Texts(language, _laid_over(texts(base).tree, own) if form else own)


def _laid_over(tree: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return a tree of texts with those of another in the place of its own."""
    changed = {
        key: _laid_over(tree.get(key, {}), each) if isinstance(each, Mapping) else each for key, each in own.items()
    }
    return {**tree, **changed}
