"""The prose of a page in Markdown: what a reader reads as text, without code, facts and markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from markdown import Markdown
from mkdocs.utils.meta import get_data

EXTENSIONS = ("admonition", "attr_list", "def_list", "md_in_html", "tables")
CODE = frozenset(("code", "pre", "script", "style"))
LISTED = frozenset(("h1", "h2", "h3", "h4", "table", "dt", "blockquote"))
"""Where words stand without being the page's own sentences."""

INLINE = frozenset(("a", "abbr", "b", "bdi", "button", "cite", "em", "i", "span", "strong"))
VOID = frozenset(("br", "hr", "img", "input"))
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”»)]*\s+(?=[\"”«(]*[A-ZÅÄÖ\d])")
WORD = re.compile(r"[^\W\d_]+")


class _Collector(HTMLParser):
    """Collects the text of each block of a page, but for skipped elements and those in another language."""

    def __init__(self, skipped: frozenset[str]) -> None:
        super().__init__()
        self.skipped = skipped
        self.blocks: list[str] = [""]
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block; go down into what is skipped."""
        if tag not in INLINE:
            self.blocks.append("")
        if tag not in VOID and (self.depth or tag in self.skipped or "lang" in dict(attrs)):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        """Come up again."""
        if tag not in INLINE:
            self.blocks.append("")
        self.depth = max(self.depth - 1, 0)

    def handle_data(self, data: str) -> None:
        """Take in text that is not skipped."""
        if not self.depth:
            self.blocks[-1] += data


def blocks(page: str, skipped: frozenset[str] = CODE) -> list[str]:
    """Return the texts of a page's headings, paragraphs, list entries and cells, each on one line."""
    text, _ = get_data(page)
    collector = _Collector(skipped)
    collector.feed(Markdown(extensions=EXTENSIONS).convert(text))
    return [line for block in collector.blocks if (line := " ".join(block.split()))]


def sentences(page: str) -> list[str]:
    """Return the sentences of a page, those of headings and tables left out."""
    return [each for block in blocks(page, CODE | LISTED) for each in SENTENCE_END.split(block)]


def words(text: str) -> list[str]:
    """Return the words of a text; the parts of a word with a hyphen are words."""
    return WORD.findall(text)
