"""What is compared: the claims of an article, and the sentences that the outlet tells itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from schemas.article import Article, Sentence, Span
from schemas.comparison import Side, Voice
from schemas.extraction import Claim, Extraction
from schemas.hedging import LEVELS, Level
from service.checks.ground import article_of
from service.checks.lists import wordlists
from service.text.hedging_surface import hedges_in
from service.text.quantities import Figure, figures_of
from service.text.words import Word, content_words, lemma, primary, words_of
from service.verify.operators import operators

_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')


@dataclass(frozen=True)
class Unit:
    """A claim, or a sentence without one; `order` is its place in the article."""

    article: Article
    spans: tuple[Span, ...]
    claim: Claim | None
    order: int

    @property
    def voice(self) -> Voice:
        return "claim" if self.claim else "own"

    @property
    def language(self) -> str:
        return self.article.language

    @cached_property
    def text(self) -> str:
        return " … ".join(span.text for span in self.spans)

    @cached_property
    def plain(self) -> str:
        """The words as two versions are held to be the same: marks and white space aside."""
        words = " ".join(word.form for word in words_of(self.text))
        return words or _SPACE.sub(" ", self.text.translate(_QUOTES)).strip()

    @cached_property
    def lemmas(self) -> frozenset[str]:
        return frozenset(
            lemma(word.form, self.language) for word in content_words(self.text, self.language)
        )

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return figures_of(self.text)

    @cached_property
    def level(self) -> Level:
        if self.claim:
            return self.claim.hedging.level
        if primary(self.language) != "en":
            return "certain"
        levels = [each.outcome.level for each in hedges_in(self.text, 0, len(self.text))]
        return max(levels, key=LEVELS.index, default="certain")

    @cached_property
    def negative(self) -> bool:
        if self.claim:
            return self.claim.hedging.polarity == "negative"
        lists = operators(self.language)
        forms = [word.form for word in words_of(self.text)]
        return lists is not None and sum(form in lists.negations for form in forms) % 2 == 1

    @cached_property
    def remaining(self) -> tuple[str, ...]:
        """The words, without those that other aspects tell of: figures and hedge cues."""
        taken = [(figure.start, figure.end) for figure in self.figures]
        if primary(self.language) == "en":
            taken += [(h.start, h.end) for h in hedges_in(self.text, 0, len(self.text))]
        lists = operators(self.language)
        negations = lists.negations if lists else frozenset[str]()
        return tuple(
            word.form
            for word in _outside(list(words_of(self.text)), taken)
            if word.form not in negations and word.form not in _SHORT | _dates()
        )

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """Weekdays and months that stand by themselves, which are no figures."""
        taken = [(figure.start, figure.end) for figure in self.figures]
        words = [word for word in words_of(self.text) if word.capitalised]
        return tuple(word.form for word in _outside(words, taken) if word.form in _dates())

    def side(self) -> Side:
        source = self.claim.source.name if self.claim and self.claim.source else None
        return Side(id=self.claim.id if self.claim else None, spans=self.spans, source=source)


_SHORT = frozenset(
    {"t", "will", "would", "to", "be", "is", "are", "was", "were", "been", "do", "have"}
)
_SHORT |= frozenset({"did", "does", "has", "had"})
"""Forms that go with a hedge: "may close", "will close"."""


@cache
def _dates() -> frozenset[str]:
    return wordlists().days | wordlists().months - {"may"}


def units_of(extraction: Extraction) -> list[Unit]:
    """In text order; a sentence that holds any of a claim is that claim's."""
    article = article_of(extraction)
    claims = [(claim.content[0].start, claim) for claim in extraction.claims]
    places: list[tuple[int, tuple[Span, ...], Claim | None]] = [
        (start, claim.content, claim) for start, claim in claims
    ]
    places += [
        (sentence.start, (article.trimmed(sentence.start, sentence.end),), None)
        for sentence in _own(article, extraction.claims)
    ]
    places.sort(key=lambda place: place[0])
    return [Unit(article, spans, claim, order) for order, (_, spans, claim) in enumerate(places)]


def _own(article: Article, claims: Sequence[Claim]) -> Iterator[Sentence]:
    taken: set[int] = set()
    for claim in claims:
        for span in claim.content:
            taken.update(s.index for s in article.sentences_in(span.start, span.end))
    for sentence in article.sentences:
        words = article.text[sentence.start : sentence.end]
        if sentence.index not in taken and any(map(str.isalnum, words)):
            yield sentence


def _outside(words: list[Word], places: list[tuple[int, int]]) -> Iterator[Word]:
    for word in words:
        if not any(start <= word.start < end for start, end in places):
            yield word
