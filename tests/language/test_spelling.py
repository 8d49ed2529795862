"""The words of the guide's pages and of all texts, looked up by each language's spelling checker: Voikko for Finnish,
Hunspell for the others. Words that these do not know and that are right are in `words/<language>.txt`."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from plan_builder.texts import languages
from tests.conftest import ROOT
from tests.language.prose import blocks

OWN = Path(__file__).parent / "words"
DICTIONARIES = {"ar": "ar", "en": "en_GB", "sv": "sv_FI"}
SYSTEM_PYTHON = "/usr/bin/python3"
"""The Python that Debian's packages are for: it knows Voikko."""

VOIKKO = """
import sys, libvoikko
voikko = libvoikko.Voikko("fi")
print(*(word for word in sys.stdin.read().split() if not voikko.spell(word)))
"""
SEARCHED = "also"
"""The texts that hold what people search for; they and lists hold words as people themselves write them."""

NO_PROSE = re.compile(r"\{[^}]*\}|<[^>]*>|\S*[^\s.][./@_=]\S+")
"""Placeholders, markup, names of files, addresses."""

WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?:['’][^\W\d_]{2,})*")


def spoken_in(language: str) -> str:
    """Return the language that easy words are words of too."""
    return language.partition("-")[0]


def own_words(spoken: str) -> set[str]:
    """Return the words that we know to be right, in small letters."""
    file = OWN / f"{spoken}.txt"
    return {*file.read_text("utf-8").casefold().split()} if file.exists() else set()


def written(language: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of text of a language, each with the file that it is in."""
    for page in sorted((ROOT / "docs" / language).glob("*.md")):
        yield from ((page.name, block) for block in blocks(page.read_text("utf-8")))
    file = ROOT / "plan_builder" / "texts" / f"{language}.toml"
    tables = (each for each in tomllib.loads(file.read_text("utf-8")).values() if isinstance(each, dict))
    yield from ((file.name, text) for table in tables for text in values(table))


def values(table: dict[str, object]) -> Iterator[str]:
    """Yield the texts of a table and of those in it."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from values(value)
        elif isinstance(value, str) and key != SEARCHED:
            yield value


def words(text: str) -> list[str]:
    """Return the words of a text, without vowel signs; the parts of a word with a hyphen are words."""
    bare = "".join(each for each in NO_PROSE.sub(" ", text) if unicodedata.category(each) != "Mn")
    return WORD.findall(bare)


def misspelt(spoken: str, looked_up: Iterable[str]) -> set[str]:
    """Return the words that a language's checker does not know; skips the test where there is no checker."""
    if spoken == "fi":
        return answers([SYSTEM_PYTHON, "-c", VOIKKO], looked_up)
    if spoken not in DICTIONARIES:
        pytest.skip(f"no dictionary is named for {spoken}")
    return answers(["hunspell", "-i", "utf-8", "-d", DICTIONARIES[spoken], "-l"], looked_up)


def answers(command: list[str], looked_up: Iterable[str]) -> set[str]:
    """Return the words that a command prints when it reads some."""
    if not shutil.which(command[0]):
        pytest.skip(f"there is no {command[0]}")
    done = subprocess.run(command, input="\n".join(looked_up), capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.skip(f"no spelling checker: {done.stderr.strip()[-200:]}")
    return {*done.stdout.split()}


def test_words_are_spelt_right(language: str) -> None:
    """Every word is known to the checker, or is one of our own."""
    spoken = spoken_in(language)
    own = own_words(spoken)
    places = {word: place for place, text in written(language) for word in words(text) if word.casefold() not in own}
    unknown = misspelt(spoken, places)

    assert {word: place for word, place in places.items() if word in unknown} == {}


@pytest.mark.parametrize(
    ("spoken", "wrong"), [("fi", "lähesneuvonpito"), ("sv", "familjeråddslag"), ("en", "confrence"), ("ar", "المدررسة")]
)
def test_a_wrong_word_is_found(spoken: str, wrong: str) -> None:
    """The checkers know a misspelt word when they see one."""
    assert misspelt(spoken, [wrong]) == {wrong}


@pytest.mark.parametrize("spoken", sorted(path.stem for path in OWN.glob("*.txt")))
def test_every_own_word_is_needed(spoken: str) -> None:
    """The list has no word that no page uses."""
    used = {
        word.casefold()
        for language in languages()
        if spoken_in(language) == spoken
        for _, text in written(language)
        for word in words(text)
    }
    assert own_words(spoken) - used == set()
