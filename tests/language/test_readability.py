"""The figures tell a hard text from an easy one, and see only a page's own sentences."""

from __future__ import annotations

import pytest

from tests.language.prose import blocks, sentences
from tests.language.readability import figures

EASY = """---
description: Kuvaus, jota ei lasketa.
---
# Otsikko, jota ei lasketa

Sinä kerrot, mitä haluat. Läheiset auttavat sinua. Kokous on klo 12.30.
"""
HARD = """
Viranomaisten yhteistyöneuvottelussa laadittavassa asiakassuunnitelmassa otetaan huomioon ne palvelutarpeen
arvioinnissa esille nousseet erityistarpeet, joihin vastaamiseksi tukitoimia myönnetään ja järjestetään.
"""
ASIDE = """
| Sarake | Toinen |
|---|---|
| Solu | Toinen solu |

<!-- fact: contact -->

    koodia

Sano <i lang="sv">familjerådslag</i> ja `koodi`.

> Lainattu teksti.
"""


def test_an_easy_text_is_within_the_limits() -> None:
    """Short sentences of common words, in the active voice."""
    easy = figures(EASY)

    assert easy
    assert easy.average == pytest.approx(10 / 3)
    assert (easy.long_words, easy.passive) == (0, 0)
    assert easy.too_much == []


def test_a_hard_text_is_over_each_limit() -> None:
    """One long sentence of long words, in the passive; the sentence is told."""
    hard = figures(HARD)

    assert hard
    assert hard.passive == 1
    assert hard.long_words == pytest.approx(2 / 18)
    assert len(hard.too_much) == 3
    assert "Viranomaisten" in hard.too_much[1]


def test_only_the_pages_own_sentences_are_read() -> None:
    """Headings, tables, code, facts, quotations and words of other languages are left out of the sentences."""
    assert sentences(EASY) == ["Sinä kerrot, mitä haluat.", "Läheiset auttavat sinua.", "Kokous on klo 12.30."]
    assert sentences(ASIDE) == ["Sano ja", "."]


def test_what_is_read_of_a_page() -> None:
    """Headings, cells and quotations are read as text."""
    assert blocks(EASY)[0] == "Otsikko, jota ei lasketa"
    assert {"Solu", "Lainattu teksti."} <= {*blocks(ASIDE)}
    assert not any("contact" in each or "koodi" in each for each in blocks(ASIDE))
