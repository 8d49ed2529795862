"""Two languages beside each other: our words in both, what people wrote once.

The texts of two languages are asked as those of one are, so papers and templates are the same for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from markupsafe import escape

from plan_builder.texts import Texts
from plan_builder.texts import texts as texts_of


class Both(str):
    """A text in two languages: as plain text on one line, in HTML each in its own language and direction."""

    parts: Sequence[str]
    languages: Sequence[Texts]

    def __new__(cls, parts: Sequence[str], languages: Sequence[Texts]) -> Both:
        """Return the texts of two languages as one."""
        both = super().__new__(cls, " / ".join(parts))
        both.parts, both.languages = parts, languages
        return both

    def __html__(self) -> str:
        """Return the text as HTML; templates write it so, save where they ask for `plain`."""
        one, other = (
            f'<span lang="{each.language}" dir="{each.direction}">{escape(part)}</span>'
            for part, each in zip(self.parts, self.languages, strict=True)
        )
        return f'<span class="both">{one} {other}</span>'


class TwoTexts(Texts):
    """The words of two languages. Where only one can stand, such as a comma or a page's language, it is the first."""

    def __init__(self, first: Texts, second: Texts) -> None:
        super().__init__(first.language, first.tree)
        self.languages = (first, second)

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of a dotted id in both languages; values that are in both go each to its own."""
        return self._both(
            [
                each(key, **{name: _part(value, number) for name, value in values.items()})
                for number, each in enumerate(self.languages)
            ]
        )

    def find(self, key: str) -> Any:
        """Return what stands under a dotted id: a text or texts in both languages, a list in the first, or None."""
        if key not in self.found:
            self.found[key] = self._joined(*(each.find(key) for each in self.languages))
        return self.found[key]

    def date(self, value: str) -> str:
        """Return an ISO date as both languages write it; other text as it stands."""
        return self._both([each.date(value) for each in self.languages])

    def day(self, value: str) -> str:
        """Return an ISO date with its weekday, as both languages write it; other text as it stands."""
        return self._both([each.day(value) for each in self.languages])

    @property
    def comma(self) -> str:
        """The comma of the first language."""
        return self.languages[0].comma

    def _joined(self, first: Any, second: Any) -> Any:
        if isinstance(first, Mapping):
            return {name: self._joined(node, second[name]) for name, node in first.items()}
        return self._both([first, second]) if isinstance(first, str) else first

    def _both(self, parts: Sequence[str]) -> str:
        return parts[0] if parts[0] == parts[1] else Both(parts, self.languages)


def _part(value: object, number: int) -> object:
    return value.parts[number] if isinstance(value, Both) else value


def first_of(text: str) -> str:
    """Return a text in its first language, for where there is no room for two."""
    return text.parts[0] if isinstance(text, Both) else text


@cache
def beside(language: str, second: str) -> Texts:
    """Return the texts of a language, beside those of a second where one is named that is another."""
    if second in ("", language):
        return texts_of(language)
    return TwoTexts(texts_of(language), texts_of(second))


def turned_to(language: str, texts: Texts) -> Texts:
    """Return texts in a reader's language, or the simple form of it that they are in; where there are two, beside
    the first of them that is another.
    """
    given = texts.languages if isinstance(texts, TwoTexts) else (texts,)
    own = next((each.language for each in given if each.base == language), language)
    if len(given) == 1:
        return texts_of(own)
    return beside(own, next(each.language for each in given if each.language != own))
