"""What is compared: the claims of an article, and the sentences that the outlet tells itself."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from schemas.article import Article, Sentence, Span
from schemas.comparison import Side, Voice
from schemas.extraction import Claim, Extraction
from schemas.hedging import LEVELS, Level
from service.checks.ground import article_of
from service.checks.lists import wordlists
from service.text.hedging_surface import Hedge, hedges_in
from service.text.quantities import Figure, figures_of
from service.text.words import Word, content_words, lemma, primary, words_of
from service.verify.operators import operators

Keys = frozenset[str]


@dataclass(frozen=True)
class Piece:
    """A run of the article's text, read for what comparisons ask of it."""

    text: str
    language: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(words_of(self.text))

    @cached_property
    def plain(self) -> str:
        """The words as two versions are held to be the same: marks and white space aside."""
        return " ".join(word.form for word in self.words) or " ".join(self.text.split())

    @cached_property
    def keys(self) -> Keys:
        """What the content words are called by: their lemmas."""
        words = content_words(self.text, self.language)
        return frozenset(lemma(word.form, self.language) for word in words)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return figures_of(self.text)

    @cached_property
    def hedges(self) -> tuple[Hedge, ...]:
        """Those that lower the level, and what heightens it."""
        if primary(self.language) != "en":
            return ()
        return tuple(filter(self._counts, hedges_in(self.text, 0, len(self.text))))

    def _counts(self, hedge: Hedge) -> bool:
        """A verb's form alone is no hedge: "signed a contract", but "signed to say"."""
        if hedge.type == "verb":
            return bool(_INTRODUCES.match(self.text, hedge.end))
        return hedge.outcome.level != "certain" or hedge.type == "booster"

    @cached_property
    def negative(self) -> bool:
        """Whether the negations among the words do not cancel out."""
        return sum(word.form in self._negations for word in self.words) % 2 == 1

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """Weekdays and months that stand by themselves, which are no figures."""
        taken = [(figure.start, figure.end) for figure in self.figures]
        words = [word for word in self.words if word.capitalised]
        return tuple(word.form for word in _outside(words, taken) if word.form in _dates())

    @cached_property
    def wording(self) -> tuple[str, ...]:
        """The words, without those that other aspects tell of: figures, dates and hedge cues."""
        taken = [(figure.start, figure.end) for figure in self.figures]
        taken += [(hedge.start, hedge.end) for hedge in self.hedges]
        words = _outside(self.words, taken)
        return tuple(word.form for word in words if word.form not in _dates())

    @cached_property
    def bare_wording(self) -> tuple[str, ...]:
        """The wording without forms that go with a hedge: "may close", "will close"."""
        return tuple(form for form in self.wording if form not in _AUXILIARIES)

    @cached_property
    def wording_keys(self) -> Keys:
        return self.keys & {lemma(form, self.language) for form in self.wording}

    @cached_property
    def _negations(self) -> Keys:
        lists = operators(self.language)
        return lists.negations if lists else frozenset()


@dataclass(frozen=True, eq=False)
class Unit:
    """A claim, or a sentence without one; `order` is its place in the article.

    `said` is its content. `frame` is what its sentences hold outside of any claim: who says it,
    when, and what else. Only the first claim of a sentence has the frame.
    """

    article: Article
    spans: tuple[Span, ...]
    claim: Claim | None
    order: int
    sentences: tuple[Sentence, ...]
    said: Piece
    frame: Piece

    @property
    def voice(self) -> Voice:
        return "claim" if self.claim else "own"

    @cached_property
    def whole(self) -> Piece:
        """All of its sentences."""
        if self.claim is None:
            return self.said
        return Piece(_text_of(self.article, self.sentences), self.article.language)

    @cached_property
    def level(self) -> Level:
        if self.claim:
            return self.claim.hedging.level
        levels = [hedge.outcome.level for hedge in self.said.hedges]
        return max(levels, key=LEVELS.index, default="certain")

    @cached_property
    def negative(self) -> bool:
        return self.claim.hedging.polarity == "negative" if self.claim else self.said.negative

    @property
    def cues(self) -> tuple[str, ...]:
        """The words that make its level."""
        if self.claim:
            cues = self.claim.hedging.cues
            return tuple(cue.span.text for cue in cues if cue.type not in _OF_NO_LEVEL)
        said = self.said
        return tuple(
            said.text[h.start : h.end] for h in said.hedges if h.outcome.level == self.level
        )

    @property
    def source(self) -> str | None:
        """The name of whom the claim belongs to."""
        return self.claim.source.name.text if self.claim and self.claim.source else None

    @property
    def sentence_spans(self) -> tuple[Span, ...]:
        return tuple(self.article.trimmed(each.start, each.end) for each in self.sentences)

    def side(self) -> Side:
        claim = self.claim
        return Side(
            id=claim.id if claim else None,
            spans=self.spans,
            source=claim.source.name if claim and claim.source else None,
            verification=claim.verification.span if claim else None,
        )


_OF_NO_LEVEL = frozenset({"approximator", "booster", "quotation"})
_INTRODUCES = re.compile(r"\s+(?:to|that)\b")

_AUXILIARIES = frozenset(
    "t will would to be is are was were been do have did does has had".split()  # noqa: SIM905
)


@cache
def _dates() -> Keys:
    return wordlists().days | wordlists().months - {"may"}


def units_of(extraction: Extraction) -> list[Unit]:
    """In text order; a sentence that holds any of a claim is that claim's."""
    article = article_of(extraction)
    language = article.language
    frames = _frames(article, extraction.claims)
    units: list[Unit] = []
    for spans, claim in _places(article, extraction.claims):
        touched = tuple(
            dict.fromkeys(s for span in spans for s in article.sentences_in(span.start, span.end))
        )
        frame = [frames.pop(sentence.index, "") for sentence in touched] if claim else []
        said = " … ".join(span.text for span in spans)
        units.append(
            Unit(
                article,
                spans,
                claim,
                len(units),
                touched,
                Piece(said, language),
                Piece(" … ".join(filter(None, frame)), language),
            )
        )
    return units


def _places(
    article: Article, claims: Sequence[Claim]
) -> list[tuple[tuple[Span, ...], Claim | None]]:
    places: list[tuple[tuple[Span, ...], Claim | None]] = [
        (claim.content, claim) for claim in claims
    ]
    places += [
        ((article.trimmed(sentence.start, sentence.end),), None)
        for sentence in _own(article, claims)
    ]
    return sorted(places, key=lambda place: place[0][0].start)


def _own(article: Article, claims: Sequence[Claim]) -> Iterator[Sentence]:
    taken: set[int] = set()
    for claim in claims:
        for span in claim.content:
            taken.update(s.index for s in article.sentences_in(span.start, span.end))
    for sentence in article.sentences:
        words = article.text[sentence.start : sentence.end]
        if sentence.index not in taken and any(map(str.isalnum, words)):
            yield sentence


def _frames(article: Article, claims: Sequence[Claim]) -> dict[int, str]:
    """What sentences hold that is neither the content, nor the source, nor the cue of a claim."""
    taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for claim in claims:
        source = (*claim.source.spans, claim.source.name) if claim.source else ()
        for span in (*claim.content, *claim.cue_spans, *source):
            for sentence in article.sentences_in(span.start, span.end):
                taken[sentence.index].append((span.start, span.end))
    return {
        index: _between(article.text, article.sentences[index], sorted(places))
        for index, places in taken.items()
    }


def _between(text: str, sentence: Sentence, places: Sequence[tuple[int, int]]) -> str:
    pieces, start = [], sentence.start
    for begin, end in [*places, (sentence.end, sentence.end)]:
        pieces.append(text[start:begin].strip())
        start = max(start, end)
    return " … ".join(piece for piece in pieces if any(map(str.isalnum, piece)))


def _text_of(article: Article, sentences: Sequence[Sentence]) -> str:
    return " ".join(article.text[sentence.start : sentence.end] for sentence in sentences)


def _outside(words: Sequence[Word], places: Sequence[tuple[int, int]]) -> Iterator[Word]:
    for word in words:
        if not any(start <= word.start < end for start, end in places):
            yield word
