"""Whether a text's words are another's: by lemma, or by a closed list of paraphrases.

A word is compared by its keys: its form, its lemma, and a key for every line of the list that the
lemma stands in. Two words say the same when they share a key.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from service.text.words import Word, function_words_in, lemma, primary, words_of

Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A word of a text with what it may be called: `keys` match both ways.

    `wider` are keys this word may be replaced by and may not replace: "die" for "kill".
    """

    word: Word
    keys: Keys
    wider: Keys
    opposites: Keys


class Vocabulary:
    """All that a text's words, and what may stand for them, can be called."""

    def __init__(self, phrasings: Iterable[Phrasing]) -> None:
        self._phrasings = tuple(phrasings)
        self.keys = frozenset[str]().union(*(p.keys | p.wider for p in self._phrasings))
        self.forms = frozenset(phrasing.word.form for phrasing in self._phrasings)

    def supports(self, phrasing: Phrasing) -> bool:
        return not phrasing.keys.isdisjoint(self.keys)

    def opposes(self, phrasing: Phrasing) -> Word | None:
        """The first word here that says the contrary."""
        if not phrasing.opposites:
            return None
        contrary = (p.word for p in self._phrasings if not p.keys.isdisjoint(phrasing.opposites))
        return next(contrary, None)


def phrasings_of(
    text: str, language: str, start: int = 0, end: int | None = None
) -> list[Phrasing]:
    """The words of `text[start:end]`, function words too, each with its keys."""
    words = list(words_of(text, start, end))
    phrases = _phrases_in(words, language)
    return [
        Phrasing(
            word,
            keys_of(word.form, language) | phrases.get(number, frozenset()),
            _wider(word.form, language),
            _opposites(word.form, language),
        )
        for number, word in enumerate(words)
    ]


def content_of(phrasings: Iterable[Phrasing], language: str) -> list[Phrasing]:
    """Function words left out, unless they are part of a listed phrase ("turned down")."""
    function_words = function_words_in(language)
    return [phrasing for phrasing in phrasings if phrasing.word.form not in function_words]


@lru_cache(maxsize=50_000)
def keys_of(form: str, language: str) -> Keys:
    """What a case-folded form is compared by."""
    lexicon = _lexicon(primary(language))
    lemmas = _lemmas(form, language)
    return lemmas.union(*(lexicon.alike.get(each, _NONE) for each in lemmas))


def mutual(keys: Keys, language: str) -> bool:
    """Whether a verb says the same of its subject and its object ("met", "agreed with")."""
    return not keys.isdisjoint(_lexicon(primary(language)).mutual)


def ergative(keys: Keys, language: str) -> bool:
    """Whether what a verb is done to may as well be said to do it ("prices rose")."""
    return not keys.isdisjoint(_lexicon(primary(language)).ergative)


def is_saying(form: str, language: str) -> bool:
    """Whether "say" may stand for the word."""
    return "say" in keys_of(form, language) | _wider(form, language)


def is_telling(form: str, language: str) -> bool:
    """Whether a word is no more than "say": it neither warns, asks nor denies."""
    return not keys_of(form, language).isdisjoint(keys_of("say", language))


def opposed(one: Keys, other: Keys, language: str) -> bool:
    """Whether two words say the contrary of each other."""
    lexicon = _lexicon(primary(language))
    return any(not lexicon.opposite.get(each, _NONE).isdisjoint(other) for each in one)


def has_contrary(form: str, language: str) -> bool:
    return bool(_opposites(form, language))


def contraries_of(keys: Keys, language: str) -> Keys:
    """The words that say the contrary; their contraries in turn are a word's allies."""
    opposite = _lexicon(primary(language)).opposite
    return _NONE.union(*(opposite.get(each, _NONE) for each in keys))


def keys_of_phrase(verb: str, particle: str, language: str) -> Keys:
    """What a verb with its particle is compared by: "turn down" says "reject"."""
    phrase = f"{verb}_{particle}"
    return _lexicon(primary(language)).alike.get(phrase, _NONE) | {phrase}


@dataclass(frozen=True)
class _Lexicon:
    alike: dict[str, Keys]
    general: dict[str, Keys]
    opposite: dict[str, Keys]
    irregular: dict[str, str]
    mutual: Keys
    ergative: Keys


_NONE: Keys = frozenset()
_SPELLINGS = (
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=\w{2})our(?=(?:s|ed|ing|er|ers|able|ite|hood)?$)"), "or"),
    (re.compile(r"(?<=[aeiou])ll(?=(?:ed|ing|er|ers)$)"), "l"),
)
"""British to American, applied to both sides: organise, labour, travelled."""


@lru_cache(maxsize=50_000)
def _lemmas(form: str, language: str) -> Keys:
    found = {form, lemma(form, language)}
    if primary(language) == "en":
        found.update(
            each for each in map(_lexicon("en").irregular.get, tuple(found)) if each is not None
        )
        for pattern, american in _SPELLINGS:
            found.update({lemma(pattern.sub(american, each), "en") for each in tuple(found)})
    return frozenset(found)


def _wider(form: str, language: str) -> Keys:
    general = _lexicon(primary(language)).general
    return _NONE.union(*(general.get(each, _NONE) for each in _lemmas(form, language)))


def _opposites(form: str, language: str) -> Keys:
    opposite = _lexicon(primary(language)).opposite
    return _NONE.union(*(opposite.get(each, _NONE) for each in _lemmas(form, language)))


def _phrases_in(words: Sequence[Word], language: str) -> dict[int, Keys]:
    """Keys of the listed phrases of two words, by the index of either of them."""
    lexicon = _lexicon(primary(language))
    found: dict[int, Keys] = {}
    for number, (one, other) in enumerate(pairwise(words)):
        for each in _lemmas(one.form, language):
            phrase = f"{each}_{other.form}"
            if keys := lexicon.alike.get(phrase):
                keys |= {phrase}
                found[number] = found.get(number, _NONE) | keys
                found[number + 1] = found.get(number + 1, _NONE) | keys
    return found


@cache
def _lexicon(language: str) -> _Lexicon:
    tables = tomllib.loads(
        files("service.verify").joinpath("paraphrases.toml").read_text(encoding="utf-8")
    ).get(language, {})
    alike: dict[str, set[str]] = {}
    for number, line in enumerate(tables.get("alike", "").splitlines()):
        for word in line.split():
            alike.setdefault(word, set()).add(f"={number}")
    general: dict[str, set[str]] = {}
    for line in filter(None, tables.get("general", "").splitlines()):
        wide, _, narrow = line.partition(":")
        for word in narrow.split():
            general.setdefault(word, set()).update({wide}, alike.get(wide, ()))
    opposite: dict[str, set[str]] = {}
    for line in filter(None, tables.get("opposite", "").splitlines()):
        left, _, right = (side.split() for side in line.partition(":"))
        for word in left:
            opposite.setdefault(word, set()).update(right)
        for word in right:
            opposite.setdefault(word, set()).update(left)
    return _Lexicon(
        _frozen(alike),
        _frozen(general),
        _frozen(opposite),
        dict(pair.split(":") for pair in tables.get("irregular", "").split()),
        frozenset(tables.get("mutual", "").split()),
        frozenset(tables.get("ergative", "").split()),
    )


def _frozen(table: dict[str, set[str]]) -> dict[str, Keys]:
    return {word: frozenset(keys) for word, keys in table.items()}


def american(form: str) -> str:
    """A form in American spelling, as far as rules of spelling tell: "organised", "labour"."""
    for pattern, spelling in _SPELLINGS:
        form = pattern.sub(spelling, form)
    return form
