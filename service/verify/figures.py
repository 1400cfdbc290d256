"""Whether a text's figures are its evidence's, and say how much of the same thing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from schemas.syntax import Parse, Token
from service.text.quantities import Figure, figures_of
from service.text.words import content_words
from service.verify.evidence import Evidence
from service.verify.tokens import verb_over
from service.verify.wording import Keys, is_saying, keys_of

CLOSE = 5
"""Content words before a figure that tell what it counts."""

MOST = 200
"""Figures of the evidence that are read; only endless repetition has more."""

_MORE = re.compile(
    r"\b(?:more|over|above|least|older|longer|higher|later|exceed\w*|upwards?|plus|minimum)\b|[>+]",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:fewer|less|under|below|most|younger|shorter|lower|earlier|up to|maximum)\b"
    r"|\b(?:many|much) as\b|<",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"\b\w+(?: than)? \Z")
_FROM = re.compile(r"\bfrom\s*\Z")
_PART_OF = re.compile(r"(\w+) (?:out )?of (?:(?:the|its|their|his|her|all) )*\Z")
_LIGHT = frozenset({"be", "have", "do", "get"})


@dataclass(frozen=True, slots=True)
class _Given:
    """A figure where it stands: in the text, or in the whole article."""

    figure: Figure
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Company:
    """What a figure keeps: "from" or "two of the" before it, its noun, its verb, the words near."""

    led: str
    noun: Keys
    verb: Keys
    near: Keys


def unsupported_figure(text: str, parse: Parse | None, evidence: Evidence) -> str | None:
    """The first figure of `text` that the evidence lacks, bounds otherwise, or gives to another."""
    figure, _ = next(figures_at_odds(text, parse, evidence), (None, False))
    return text[figure.start : figure.end] if figure else None


def figures_at_odds(
    text: str, parse: Parse | None, evidence: Evidence
) -> Iterator[tuple[Figure, bool]]:
    """Each such figure, and whether the evidence has it, but of something else."""
    article = evidence.article
    given = list(islice(_given(evidence), MOST))
    own = [_Given(figure, figure.start, figure.end) for figure in figures_of(text)]
    companies: dict[int, _Company] = {}
    for each in own:
        words = text[each.start : each.end]
        twins = [
            other
            for other in given
            if each.figure.agrees(other.figure)
            and (each.figure.approximate or not other.figure.approximate)
            and _bound(text, each) == _bound(article.text, other)
        ]
        if not twins and not _is_worded(each.figure, words, evidence):
            yield each.figure, False
        if twins and parse is not None and evidence.reading.parse is not None:
            mine = _company(parse, text, each, own, article.language)
            companies = companies or {
                other.start: _company(
                    evidence.reading.parse, article.text, other, given, article.language
                )
                for other in given
            }
            others = [companies[other.start] for other in given if other not in twins]
            if all(_strays(mine, companies[twin.start], others, evidence) for twin in twins):
                yield each.figure, True


def _given(evidence: Evidence) -> Iterator[_Given]:
    for sentence in evidence.sentences:
        for figure in figures_of(evidence.article.text[sentence.start : sentence.end]):
            yield _Given(figure, sentence.start + figure.start, sentence.start + figure.end)


def _is_worded(figure: Figure, words: str, evidence: Evidence) -> bool:
    """ "A third" is a figure in one place and a person in another; the word itself decides."""
    if figure.kind not in ("ordinal", "fraction"):
        return False
    keys = keys_of(words.casefold(), evidence.article.language)
    return not keys.isdisjoint(evidence.vocabulary.keys)


def _bound(text: str, given: _Given) -> str:
    """On which side of the figure the amount lies, if the words in or before it say so: "more than
    6,000" is neither "6,000" nor "fewer than 6,000".
    """
    before = _COMPARING.search(text, max(0, given.start - 20), given.start)
    words = text[before.start() if before else given.start : given.end]
    if _MORE.search(words):
        return "more"
    return "less" if _LESS.search(words) else ""


def _strays(
    mine: _Company, theirs: _Company, others: Sequence[_Company], evidence: Evidence
) -> bool:
    """Whether the figure stands with words that the evidence has with another figure."""
    if mine.led != theirs.led and mine.led in ("", *(other.led for other in others)):
        return True
    other_noun = mine.noun and theirs.noun and mine.noun.isdisjoint(theirs.noun)
    if other_noun and not mine.noun.isdisjoint(_nouns(evidence)):
        return True
    if mine.led:
        return False  # "40 are missing, down from 112": the verb is not the second figure's
    return _is_anothers(mine.verb, theirs.verb, [other.verb for other in others]) or (
        _is_anothers(mine.near, theirs.near, [other.near for other in others])
    )


def _is_anothers(mine: Keys, theirs: Keys, others: Sequence[Keys]) -> bool:
    if not mine or not theirs or not mine.isdisjoint(theirs):
        return False
    return any(not mine.isdisjoint(other) for other in others)


def _nouns(evidence: Evidence) -> Keys:
    language = evidence.article.language
    return frozenset[str]().union(*(_keys(t, language) for t in evidence.tokens if t.is_noun))


def _company(
    parse: Parse, text: str, given: _Given, all_given: Sequence[_Given], language: str
) -> _Company:
    tokens = [t for t in parse.between(given.start, given.end) if t.text[0].isalnum()]
    near = _near(text, given, all_given, language)
    if not tokens:
        return _Company(_led(text, given.start), frozenset(), frozenset(), near)
    head = tokens[-1]
    while head.head in tokens and head.head is not head:
        head = head.head
    noun = _counted(head)
    return _Company(
        _led(text, given.start), _keys(noun, language), _keys(verb_over(noun), language), near
    )


def _counted(head: Token) -> Token:
    """The noun: of "two of its depots" the depots, of "nine said" the figure itself."""
    if head.dep in ("nummod", "compound", "nmod", "amod"):
        return head.head
    for child in head.children:
        if child.lower == "of" and head.tag == "CD":
            return next((inner for inner in child.children if inner.dep == "pobj"), head)
    return head


def _near(text: str, given: _Given, all_given: Sequence[_Given], language: str) -> Keys:
    """Keys of the last words before the figure, as far as the figure before it."""
    start = max((other.end for other in all_given if other.end <= given.start), default=0)
    words = content_words(text, language, max(start, given.start - 80), given.start)
    forms = [word.form for word in words[-CLOSE:] if not is_saying(word.form, language)]
    return frozenset[str]().union(*(keys_of(form, language) for form in forms))


def _led(text: str, start: int) -> str:
    before = text[max(0, start - 40) : start]
    if _FROM.search(before):
        return "from"
    part = _PART_OF.search(before)
    return "of" if part and figures_of(part.group(1)) else ""


def _keys(token: Token, language: str) -> Keys:
    if token.lemma in _LIGHT or token.tag in ("CD", "PRP") or not token.text.isalpha():
        return frozenset()
    return keys_of(token.lower, language) | keys_of(token.lemma.lower(), language)
