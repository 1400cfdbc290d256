"""Whether a text's figures are its evidence's, and say how much of the same thing."""

import re
from collections.abc import Iterator, Sequence

from schemas.syntax import Parse, Token
from service.text.quantities import Figure, figures_of
from service.verify.evidence import Evidence
from service.verify.tokens import verb_over
from service.verify.wording import Keys, keys_of

_BOUNDS = (
    (
        "more",
        re.compile(
            r"\b(?:more|over|above|least|older|longer|higher|later|exceed\w*|upwards?|plus|minimum)\b|[>+]",
            re.I,
        ),
    ),
    (
        "less",
        re.compile(
            r"\b(?:fewer|less|under|younger|shorter|lower|earlier|below|most|up to|many as|much as|maximum)\b|<",
            re.I,
        ),
    ),
)
_COMPARING = re.compile(r"\b\w+(?: than)? \Z")
_PART_OF = re.compile(r"(\w+) (?:out )?of (?:(?:the|its|their|his|her|all) )*\Z")
_LIGHT = frozenset({"be", "have", "do", "get"})


def unsupported_figure(text: str, parse: Parse | None, evidence: Evidence) -> str | None:
    """The first figure of `text` that the evidence lacks, bounds otherwise, or gives to another."""
    own = figures_of(text)
    given = list(_given(evidence))
    for figure in own:
        words = text[figure.start : figure.end]
        twins = [
            (place, other)
            for place, other in given
            if figure.agrees(other) and _bounded_alike(text, figure, evidence, other, place)
        ]
        if not twins and not _is_worded(figure, words, evidence):
            return words
        if not twins:
            continue
        if parse is not None and not _is_given_so(figure, text, parse, twins, given, evidence):
            return words
    return None


def _is_worded(figure: Figure, words: str, evidence: Evidence) -> bool:
    """ "A third" is a figure in one place and a person in another; the word itself decides."""
    return figure.kind in ("ordinal", "fraction") and words.casefold() in evidence.forms


def _given(evidence: Evidence) -> Iterator[tuple[int, Figure]]:
    """The evidence's figures, each with the offset of the sentence it counts from."""
    for sentence in evidence.sentences:
        for figure in figures_of(evidence.article.text[sentence.start : sentence.end]):
            yield sentence.start, figure


def _bounded_alike(
    text: str, figure: Figure, evidence: Evidence, other: Figure, place: int
) -> bool:
    """ "more than 6,000" is neither "6,000" nor "fewer than 6,000"; "about 400" is not "400"."""
    if other.approximate and not figure.approximate:
        return False
    theirs = _bound(evidence.article.text, place + other.start, place + other.end)
    return _bound(text, figure.start, figure.end) == theirs


def _bound(text: str, start: int, end: int) -> str:
    """On which side of the figure the amount lies, if the words in or before it say so."""
    before = _COMPARING.search(text, max(0, start - 20), start)
    words = text[before.start() if before else start : end]
    return next((name for name, pattern in _BOUNDS if pattern.search(words)), "")


def _is_given_so(
    figure: Figure,
    own_text: str,
    parse: Parse,
    twins: Sequence[tuple[int, Figure]],
    given: Sequence[tuple[int, Figure]],
    evidence: Evidence,
) -> bool:
    """Whether the figure stands with the noun, verb and "from" of a twin, not of another figure."""
    whole = evidence.reading.parse
    text, language = evidence.article.text, evidence.article.language
    mine = _company(parse, own_text, figure.start, figure.end, language)
    if whole is None or mine is None:
        return True
    companies = {
        (place, other): _company(whole, text, place + other.start, place + other.end, language)
        for place, other in given
    }
    others = [company for key, company in companies.items() if key not in twins and company]
    nouns = frozenset[str]().union(*(_keys(t, language) for t in evidence.tokens if t.is_noun))
    for twin in twins:
        theirs = companies[twin]
        if theirs is None or not _keeps_other_company(mine, theirs, others, nouns):
            return True
    return False


_Company = tuple[str, Keys, Keys]


def _company(parse: Parse, text: str, start: int, end: int, language: str) -> _Company | None:
    """What leads the figure ("from", "two of the"), and the keys of its noun and of its verb."""
    tokens = [token for token in parse.between(start, end) if token.text[0].isalnum()]
    if not tokens:
        return None
    head = tokens[-1]
    while head.head in tokens and head.head is not head:
        head = head.head
    noun = head.head if head.dep in ("nummod", "compound", "nmod", "amod") else head
    led = _led(text, start)
    verb = verb_over(noun)
    return led, _keys(noun, language), _keys(verb, language)


def _led(text: str, start: int) -> str:
    before = text[max(0, start - 40) : start]
    if re.search(r"\bfrom\s*\Z", before):
        return "from"
    part = _PART_OF.search(before)
    return "of" if part and figures_of(part.group(1)) else ""


def _keys(token: Token, language: str) -> Keys:
    if token.lemma in _LIGHT or not token.text.isalpha():
        return frozenset()
    return keys_of(token.lower, language) | keys_of(token.lemma.lower(), language)


def _keeps_other_company(
    mine: _Company, theirs: _Company, others: Sequence[_Company], nouns: Keys
) -> bool:
    led, noun, verb = mine
    if led != theirs[0] and led in ("", *(other[0] for other in others)):
        return True
    if noun and noun.isdisjoint(theirs[1]) and not noun.isdisjoint(nouns):
        if theirs[1] or any(not noun.isdisjoint(other[1]) for other in others):
            return True
    return (
        bool(verb)
        and verb.isdisjoint(theirs[2])
        and any(not verb.isdisjoint(other[2]) for other in others)
    )
