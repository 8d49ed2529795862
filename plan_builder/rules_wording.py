"""The checks of words: clear ones, and none that give away more than a plan needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from plan_builder.checks import Place, check
from plan_builder.copies import shared_copy
from plan_builder.facts import RuleFact
from plan_builder.fields import field_at
from plan_builder.history import in_force
from plan_builder.plan import Plan
from plan_builder.texts import Texts, languages
from plan_builder.texts import texts as texts_of

KNOWN_TEXTS = 4096
"""How many texts are remembered with what was found in them: while somebody types, the others stay the same."""


@check
def conference_is_free_of_charge(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """Where a topic speaks of a price, the reader learns that the service is free."""
    for row in plan.rows("topics"):
        if _words_in(row.text("title"), plan.text("plan_language"), "price"):
            yield Place(row.place("title"))


@check
def vague_words_are_made_clear(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A solution or promise says plainly who and when; vague words of the language are asked about."""
    places = [(row, name) for row in in_force(plan) for name in ("what", "how_often")]
    places += [(row, "what") for row in plan.rows("promises")]
    places += [(row, "practice") for row in plan.rows("measures")]
    for row, name in places:
        for word in _words_in(row.text(name), plan.text("plan_language"), "vague"):
            yield Place(row.place(name), {"word": word})


@lru_cache(maxsize=KNOWN_TEXTS)
def _words_in(text: str, language: str, kind: str) -> tuple[str, ...]:
    """Return those words of a list that stand in a text as whole words. The list is that of the language the plan
    is written in, whoever reads it; there is none for a language that the site does not know."""
    if language not in languages():
        return ()
    written = set(re.findall(r"\w+", _bare(text)))
    return tuple(word for word, bare in _compared(language, kind).items() if bare in written)


@cache
def _compared(language: str, kind: str) -> Mapping[str, str]:
    """Return the words of a list, each with the form in which it is compared."""
    return {word: _bare(word) for word in texts_of(language).words(f"words.{kind}")}


ARABIC_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")
"""Written or left out at will, so words are compared without them."""


def _bare(text: str) -> str:
    return ARABIC_VOWEL_SIGNS.sub("", text.casefold())


IDENTITY_CODE = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b", re.IGNORECASE)


@check
def no_personal_identity_code(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A plan holds no personal identity code."""
    return _spelled(IDENTITY_CODE, plan)


PHONE = (
    r"(?<!\d)(?!\d{1,2}[-.]\d{1,2}[-.]\d{4})(?!\d{1,2}\.\d{2}\s?-)(?:\+\d|\(?[0٠])\d{0,3}\)?(?:[ .-]?\d){6,10}(?!\d)"
)
"""A number that begins as phone numbers do; not a date, and not from one time of the clock to another."""

EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\w+"

STREETS = (
    r"\b(?=\w++\s++\d)\w{2,40}(?:(?:ka[td]u|polk?u|kuja|rait?ti|aukio|väylä|puistikk?o|tie|kaare)(?:n|ta|tä|[ls][lst][aä]|lle)?|kaari)\s+\d+",
    r"\b(?=\w++\s++\d)\w{3,40}(?:gatan?|vägen|gränden|stigen|stråket|svängen|bågen|esplanaden|torget)\s+\d+",
    r"\b\d{1,4}(?-i:[A-Za-z]?\s+(?:[A-Z][\w'’-]+\s+){1,3}"
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Close|Court|Way|Terrace|Square|Gardens|Crescent)\b)",
    r"\b\w{0,2}(?:شارع|زقاق|جادة)\s+(?:(?!الساعة)\w+\s+){1,4}\d+",
)
"""A street and a number, as Finnish, Swedish, English and Arabic write them; a word without a number after it is
soon passed over."""

CONTACT_DETAIL = re.compile("|".join((PHONE, EMAIL, *STREETS)), re.IGNORECASE)

IN_ALL = re.compile(r"[\d@]")
"""What no code, number or address is without. Few texts have it, and these patterns are slow."""


@check
def no_contact_details_in_shared_copy(plan: Plan, rule: RuleFact, texts: Texts) -> Iterator[Place]:
    """A phone number, e-mail or street address in what is shared is asked about."""
    return _spelled(CONTACT_DETAIL, shared_copy(plan))


def _spelled(pattern: re.Pattern[str], plan: Plan) -> Iterator[Place]:
    """Yield where a pattern is written, with the words that may be taken out; a phone's own field is for phones."""
    for place, text in plan.written():
        found = _first(pattern, text) if IN_ALL.search(text) else ""
        if found and field_at(place).kind != "phone":
            yield Place(place, found=found)


@lru_cache(maxsize=KNOWN_TEXTS)
def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0] if match else ""
