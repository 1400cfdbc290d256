"""Names: runs of proper nouns, and what their words say they name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemas.syntax import Token
from service.text.nouns import Gender, Kind, nouns

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_PROPER = ("NNP", "NNPS")
_MISTAGGED = ("NN", "NNS", "CD", "FW", "PRP", "JJ")
_CONTENT = ("NN", "VB", "JJ", "RB")
_LINKING = frozenset({"of", "the", "for", "and"})
PEERS = frozenset({"lord", "lady"})
"""Forms of address without which a peer has no full name: "Lord Ettrick"."""
_LONGEST_RUN = 12
"""Tokens; no name has more, a list without commas does."""


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name, its `title` set apart; a form of address is in neither.

    Without `tokens` it is a title alone, which describes rather than names: "the Prime Minister".
    """

    tokens: Sequence[Token]
    title: Sequence[Token]
    kind: Kind | None
    gender: Gender | None


def names_in(sentence: Sequence[Token], known: frozenset[str]) -> Iterator[Name]:
    """The names of a sentence in order.

    `known` are words that are names elsewhere in the article: they tell a name at the start of a
    sentence from any other word.
    """
    run: list[Token] = []
    fresh = True
    place = 0
    while place < len(sentence):
        token = sentence[place]
        bridge = 0
        if len(run) < _LONGEST_RUN and _is_name_word(token, known, fresh=fresh, inside=bool(run)):
            run.append(token)
        elif run and (bridge := _bridge(sentence, place, run[-1])):
            run.extend(sentence[place : place + bridge])
        elif run:
            yield _read(run)
            run = []
        fresh = not token.text[0].isalnum() and token.tag not in (",", "HYPH", "POS")
        place += bridge or 1
    if run:
        yield _read(run)


def names_seen(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """Lower-case words tagged as proper nouns where their capital is not a sentence's first."""
    return frozenset(
        token.lower
        for sentence in sentences
        for token in sentence[1:]
        if token.tag in _PROPER and token.text[0].isupper()
    )


def is_headline(sentence: Sequence[Token]) -> bool:
    """Whether capitals tell nothing, since verbs and nearly all other content words have one."""
    content = [token for token in sentence if token.tag[:2] in _CONTENT]
    small = [token for token in content if not token.text[0].isupper()]
    return (
        len(content) >= 4
        and len(small) < 0.2 * len(content)
        and not any(token.is_verb for token in small)
    )


def _is_name_word(token: Token, known: frozenset[str], *, fresh: bool, inside: bool) -> bool:
    """`fresh`: the word would have a capital anyway; `inside`: a name stands right before it."""
    text, word = token.text, token.lower
    if not text[0].isupper() or len(text) == 1 or text[1] == "-":
        return False
    if word in nouns().dates and not (inside and word in nouns().given):
        return False
    if token.tag in _PROPER:
        return True
    if not fresh and (word in known or token.tag in ("NN", "NNS")):
        return True
    if token.tag not in _MISTAGGED:
        return False
    return word in known and (token.tag != "JJ" or token.dep not in ("amod", "acomp"))


def _bridge(sentence: Sequence[Token], place: int, before: Token) -> int:
    """How many tokens at `place` join the name before them to a name after them; 0 for none."""
    token = sentence[place]
    last = place + 1
    if token.lower in ("of", "for"):
        if before.lower not in nouns().body_words and before.lower not in nouns().posts:
            return 0
        if last < len(sentence) and sentence[last].lower == "the":
            last += 1
    elif token.tag == "HYPH" or token.text == "-":
        if before.end != token.start or last >= len(sentence) or sentence[last].start != token.end:
            return 0
    elif token.lower in nouns().particles:
        while last < len(sentence) and last < place + 3 and _is_particle(sentence[last]):
            last += 1
    elif token.text != "&":
        return 0
    if last < len(sentence) and sentence[last].tag in _PROPER and sentence[last].text[0].isupper():
        return last - place
    return 0


def _is_particle(token: Token) -> bool:
    return token.lower in nouns().particles or token.text == "-"


def _read(run: Sequence[Token]) -> Name:
    words = [token.lower for token in run]
    if _is_title_alone(run, words):
        return Name((), run, "person", _gender(words, ()))
    title = rest = 0 if words[-1] in nouns().body_words or _is_peer(words) else _title_length(words)
    courtesy: Gender | None = None
    while rest < len(words) - 1 and words[rest] in nouns().courtesies:
        if _is_peer(words):
            courtesy = nouns().courtesies[words[rest]]
            break
        courtesy = courtesy or nouns().courtesies[words[rest]]
        rest += 1
    kind = "person" if rest or courtesy else _kind(run, words)
    gender = courtesy
    if kind == "person":
        gender = gender or _gender(words[:title], words[rest:])
    return Name(run[rest:], run[:title], kind, gender)


def _is_peer(words: Sequence[str]) -> bool:
    return len(words) == 2 and words[0] in PEERS


def _is_title_alone(run: Sequence[Token], words: Sequence[str]) -> bool:
    lists = nouns()
    if words[-1] not in lists.title_ends:
        return False
    if not all(w in lists.titles or w in lists.title_ends or w in lists.places for w in words):
        return False
    return len(words) > 1 or any(child.dep in ("det", "poss") for child in run[-1].children)


def _title_length(words: Sequence[str]) -> int:
    """How many words stand before the name proper; 0 for "Stephen King" and "Dean Poe"."""
    lists = nouns()
    given = words[0] in lists.given and words[0] not in lists.places
    if given and (words[0] not in lists.title_ends or len(words) == 2):
        return 0
    for length in range(len(words) - 1, 0, -1):
        if words[length - 1] in lists.title_ends and not SUFFIXES.issuperset(words[length:]):
            break
    else:
        return 0
    if words[length - 1] in lists.posts and words[length] in ("of", "for"):
        return _office_end(words, length + 1)
    return length


def _office_end(words: Sequence[str], office: int) -> int:
    """Where the name begins after "Secretary of": with a given name, or after a known office."""
    lists = nouns()
    for place in range(office + 1, len(words) - 1):
        if words[place] in lists.given:
            return place
    while office < len(words) - 1 and words[office] in lists.offices | _LINKING:
        office += 1
    return office


def _kind(run: Sequence[Token], words: Sequence[str]) -> Kind | None:
    lists = nouns()
    first, last = words[0], words[-1]
    if len(words) == 1:
        if first in lists.places:
            return "place"
        if first in lists.named_bodies or first in lists.body_words or _is_acronym(run[0].text):
            return "organization"
        return "person" if first in lists.given and not _has_article(run) else None
    if (
        len(words) == 2
        and first in lists.given
        and last in lists.surnames
        and not _has_article(run)
    ):
        return "person"
    if last in lists.body_words or _before_of(words) in lists.body_words or "&" in words:
        return "organization"
    if first in lists.given:
        return None if _has_article(run) else "person"
    if first in lists.place_beginnings or lists.places.issuperset(words):
        return "place"
    return "organization" if first in lists.named_bodies else None


def _has_article(run: Sequence[Token]) -> bool:
    """ "the Rose Bowl" is nobody."""
    return any(child.dep == "det" for token in run for child in token.children)


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 6 and text.isupper() and text.replace(".", "").isalpha()


def _before_of(words: Sequence[str]) -> str:
    return words[words.index("of") - 1] if "of" in words else ""


def _gender(title: Sequence[str], name: Sequence[str]) -> Gender | None:
    lists = nouns()
    for word in title:
        if gender := lists.genders.get(word):
            return gender
    return next((lists.given[word] for word in name[:2] if word in lists.given), None)
