"""Prints how hard the Finnish pages are to read: python -m tests.language.readability. A page in easy Finnish
that is over a limit is named, and the command fails.

The figures are a help for writers. They do not say that a text is easy: people who read easy Finnish do.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.language.prose import sentences, words

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = ("fi", "fi-simple")
LIMITED = "fi-simple"

MOST_ON_AVERAGE, MOST_WORDS, MOST_LETTERS = 10, 15, 15
MOST_LONG_WORDS = 0.08
"""The share of long words; the subject's own name is one."""

PASSIVE = re.compile(r"(?:[aeiouyäö][td]|hd)(?:aan|ään)$|(?:[aeiouyäö]t|h)tiin$")
NO_PASSIVE = frozenset(("itään", "ketään", "mitään"))


@dataclass(frozen=True, slots=True)
class Figures:
    """How hard a page is to read.

    Attributes:
        average: words in a sentence.
        longest: the sentence with most words.
        long_words: the share of words that are long.
        passive: the share of sentences with a verb that seems to be in the passive.
    """

    average: float
    longest: str
    long_words: float
    passive: float

    @property
    def too_much(self) -> list[str]:
        """Return what is over a limit, in words."""
        over = {
            f"a sentence has more than {MOST_ON_AVERAGE} words on average": self.average > MOST_ON_AVERAGE,
            f"more than {MOST_WORDS} words: {self.longest}": len(words(self.longest)) > MOST_WORDS,
            f"more than {MOST_LONG_WORDS:.0%} of the words are long": self.long_words > MOST_LONG_WORDS,
        }
        return [told for told, is_over in over.items() if is_over]

    @property
    def line(self) -> str:
        """Return the figures on a line."""
        return (
            f"words in a sentence {self.average:4.1f}, at most {len(words(self.longest)):2}; "
            f"long words {self.long_words:4.0%}; passive {self.passive:4.0%}"
        )


def figures(page: str) -> Figures | None:
    """Return the figures of a page's text; none for a page without prose."""
    read = [each for each in sentences(page) if words(each)]
    if not read:
        return None
    every = [word for each in read for word in words(each)]
    return Figures(
        average=len(every) / len(read),
        longest=max(read, key=lambda each: len(words(each))),
        long_words=sum(len(word) > MOST_LETTERS for word in every) / len(every),
        passive=sum(any(map(_is_passive, words(each))) for each in read) / len(read),
    )


def _is_passive(word: str) -> bool:
    """Return whether a verb's ending is that of the passive; a guess by its letters."""
    return bool(PASSIVE.search(word.lower())) and word.lower() not in NO_PASSIVE


def main() -> int:
    """Print the figures of each page; return 1 when an easy one is over a limit."""
    over = 0
    for path in (path for each in LANGUAGES for path in sorted((DOCS / each).glob("*.md"))):
        if found := figures(path.read_text("utf-8")):
            name = path.relative_to(DOCS)
            print(f"{name!s:32} {found.line}")
            for told in found.too_much if name.parts[0] == LIMITED else ():
                print(f"{name}: {told}", file=sys.stderr)
                over = 1
    return over


if __name__ == "__main__":
    sys.exit(main())
