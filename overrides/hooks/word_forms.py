"""The inflected forms of a language's words, as far as its stemmer does not bring them together by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

import snowballstemmer
from babel import Locale
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY, SUPPORTED_LANGUAGES

SHORTEST_START, SHORTEST_END = 3, 4
"""How many letters the parts of a compound have at least."""

Stem = Callable[[str], str]


def english_name(language: str) -> str:
    """Return what stemmers call a language: `finnish` for `fi`."""
    return (Locale.parse(language).english_name or "").lower()


def word_forms(language: str, words: Iterable[str]) -> dict[str, list[str]]:
    """Return, by the stem that stands for a word, the stems of its other forms.

    Empty for a language without a dictionary of forms or a stemmer.
    """
    name = english_name(language)
    if language not in SUPPORTED_LANGUAGES or name not in snowballstemmer.algorithms():
        return {}
    dictionary = DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)
    lemmas = Counter(found for word in words for found in _lemmas(word, dictionary))
    return _grouped(_stood_for(lemmas, dictionary, snowballstemmer.stemmer(name).stemWord))


def _lemmas(word: str, dictionary: Mapping[str, str]) -> list[str]:
    """Return the base form of a word, or of the longest end of it that is a word."""
    starts = (0, *range(SHORTEST_START, len(word) - SHORTEST_END + 1))
    return [dictionary[word[start:]] for start in starts if word[start:] in dictionary][:1]


def _stood_for(lemmas: Counter[str], dictionary: Mapping[str, str], stem: Stem) -> dict[str, str]:
    """Return by each form's stem the stem that stands for it: where two words share one, the commoner word's."""
    stems = defaultdict(list)
    for form, lemma in dictionary.items():
        if lemma in lemmas:
            stems[lemma].append(stem(form.lower()))
    table: dict[str, str] = {}
    for lemma, _ in lemmas.most_common():
        own = stem(lemma.lower())
        target = table.setdefault(own, own)
        for each in stems[lemma]:
            table.setdefault(each, target)
    return table


def _grouped(table: Mapping[str, str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for form, target in sorted(table.items()):
        if form != target:
            groups.setdefault(target, []).append(form)
    return groups
