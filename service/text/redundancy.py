"""Whether two texts of one article say the same thing, judged by the words they share.

No dictionary is needed: an article calls the same thing by the same word, give or take an ending.
"""

import re

from service.text.words import content_words

Words = frozenset[str]

SHARED = 0.6
"""Share of the shorter text's content words from which two texts say the same."""
FEWEST = 4
"""Words that at least have to be shared; two very short texts share half of theirs by accident."""

_ENDING = re.compile(r"(?<=[^\W_]{4})(?:s|es|ed|ing|ly)$")
_ADDED = re.compile(r"\s*\[[^\[\]]*\]")


def words_for_comparison(text: str, language: str) -> Words:
    """Content words without their endings; what stands in square brackets was added and is not
    compared.
    """
    words = content_words(_ADDED.sub("", text), language)
    return frozenset(_ENDING.sub("", word.form) for word in words)


def overlap(one: Words, other: Words) -> float:
    """The share of the shorter text's words that the other has as well (Szymkiewicz-Simpson)."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def say_the_same(one: Words, other: Words) -> bool:
    shared = len(one & other)
    return shared >= min(FEWEST, len(one), len(other)) and overlap(one, other) >= SHARED
