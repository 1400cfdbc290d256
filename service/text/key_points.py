"""Proposes an article's own sentences as key points, the best first.

What counts is what a news desk looks for: where a sentence stands, how much of the headline and of
the whole story's vocabulary it holds (the centroid method of Radev and others, 2004), and whether
it has a claim, a new voice, a figure. Each that is taken makes those like it worth less (maximal
marginal relevance, Carbonell and Goldstein 1998). What cannot stand alone, or tells nothing, is
left out: a bare quotation, a question, a caption, "he" with nobody to be.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.article import Article, Quotation, Sentence
from schemas.proposal import ProposedClaim, ProposedPoint
from schemas.syntax import Token
from service.ports import Reading
from service.text.coreference import References
from service.text.readable import dangling, resolve_in
from service.text.redundancy import Words, overlap
from service.text.words import content_words, words_of

SHORTEST = 6
LONGEST = 60
"""Words of a sentence that can be a key point; one twice as long can where there is no other."""

FEWEST = 3
"""Points offered wherever as many sentences are statements at all."""

CANDIDATES = 15
"""Points proposed. Five leave; the rest give way to redundancy and to what verification finds."""

CONSIDERED = 60
"""Sentences, by their merit alone, that are weighed against each other."""

HEADLINE = 16
"""Words of the longest sentence that can be a headline in the text."""

# What a sentence's merits count. Set by hand while looking at labelled articles; a tenth more or
# less of any changes next to nothing.
FIRST, SECOND, EARLY = 1.5, 1.2, 0.2
LATE = 0.6
ANECDOTE = 0.4
CENTRAL = 0.6
HEADED = 0.5
CLAIMED = 0.7
VOICE = 0.4
FIGURE = 0.4
PARAGRAPH = 0.3
SUBSTANCE = 0.3
TERSE, WORDY, PER_WORD = 14, 45, 0.03
LINKED = 0.6
QUOTING = 0.3
ALIKE = 0.6
NEIGHBOUR = 0.3

_ENDS = (".", "!", "…", "”", '"', "’", "»", ")", "。")
_MARKS = "“\"«‘„'(["
_BOILERPLATE = re.compile(
    r"https?://|www\.|\S@\w+\.\w|©|"
    r"^\W*(?:read|see|click|watch|listen|subscribe|sign up|follow|share|download|photo|image|video|"
    r"advertisement|correction|editor’?'?s note|related|more:|updated|copyright|contact|tips?\b)"
    r"(?=[\s:])|"
    r"(?:contributed to this (?:report|story)|all rights reserved|follow (?:him|her|us|me))",
    re.IGNORECASE,
)
_LINKING = frozenset(
    {"but", "and", "so", "or", "nor", "yet", "still", "however", "instead", "meanwhile", "then"}
    | {"also", "moreover", "besides", "thus", "therefore", "nevertheless", "nonetheless", "indeed"}
    | {"that", "this", "these", "those", "such", "here", "there", "it", "another", "similarly"}
)
_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "who"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_CONTENT_TAGS = ("NN", "VB", "JJ", "CD")


def extractive_points(
    reading: Reading, claims: Sequence[ProposedClaim] = (), references: References | None = None
) -> tuple[ProposedPoint, ...]:
    """Up to `CANDIDATES` sentences, the best first; none where nothing can stand alone.

    Each text is the article's sentence, with its references resolved in square brackets where
    `references` are given; its evidence is that sentence. Where fewer than `FEWEST` read well
    alone, as in an article that is one long quotation, those that nearly do come last.
    """
    desk = _Desk(reading, claims)
    good: list[ProposedPoint] = []
    lesser: list[ProposedPoint] = []
    for sentence in desk.ranked():
        if len(good) == CANDIDATES:
            break
        alone = desk.reads_alone(sentence) and not (
            references is not None and dangling(references, sentence.start, sentence.end)
        )
        point = _point(reading.article, sentence, references)
        (good if alone else lesser).append(point)
    return (*good, *lesser[: max(0, FEWEST - len(good))])


def _point(article: Article, sentence: Sentence, references: References | None) -> ProposedPoint:
    text = article.text[sentence.start : sentence.end]
    if references is not None:
        text = resolve_in(references, sentence.start, sentence.end)
    return ProposedPoint(text, (article.span(sentence.start, sentence.end),))


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    words: Words
    merit: float


class _Desk:
    """Reads an article once, as whoever picks its key points does."""

    def __init__(self, reading: Reading, claims: Sequence[ProposedClaim]) -> None:
        self._reading = reading
        self._article = reading.article
        self._claims = claims

    def ranked(self) -> Iterator[Sentence]:
        """The sentences that can be key points, each the best beside those before it."""
        first = 1 if self._has_headline else 0
        left = [
            _Candidate(sentence, frozenset(self._words[sentence.index]), self._merit(sentence))
            for sentence in self._article.sentences[first:]
            if self._can_stand(sentence)
        ]
        left = sorted(left, key=lambda candidate: -candidate.merit)[:CONSIDERED]
        worth = {candidate.sentence: candidate.merit for candidate in left}
        while left:
            best = max(left, key=lambda candidate: worth[candidate.sentence])
            left.remove(best)
            yield best.sentence
            for candidate in left:
                loss = ALIKE * overlap(candidate.words, best.words)
                if candidate.sentence.paragraph == best.sentence.paragraph:
                    loss += NEIGHBOUR
                least = candidate.merit - loss
                worth[candidate.sentence] = min(worth[candidate.sentence], least)

    # --- What may be a key point ----------------------------------------------------------------

    def _can_stand(self, sentence: Sentence) -> bool:
        text = self._article.text[sentence.start : sentence.end]
        if not SHORTEST <= len(text.split()) <= 2 * LONGEST or not text.endswith(_ENDS):
            return False
        if _BOILERPLATE.search(text) or self._quoted(sentence) > 0.85:
            return False
        parse = self._reading.parse
        return parse is None or _is_statement(parse.sentence(sentence.index))

    def reads_alone(self, sentence: Sentence) -> bool:
        """Whether it is not too long, and its borders cut no quotation in two."""
        text = self._article.text[sentence.start : sentence.end]
        if len(text.split()) > LONGEST:
            return False
        if text.count("“") != text.count("”") or text.count('"') % 2:
            return False
        return all(
            sentence.start <= quotation.start and quotation.end <= sentence.end and quotation.closed
            for quotation in self._quotations_in(sentence)
        )

    def _quoted(self, sentence: Sentence) -> float:
        """The share of the sentence that stands in quotation marks."""
        inside = sum(
            min(quotation.end, sentence.end) - max(quotation.start, sentence.start)
            for quotation in self._quotations_in(sentence)
        )
        return inside / (sentence.end - sentence.start)

    def _quotations_in(self, sentence: Sentence) -> list[Quotation]:
        """The outermost quotations that share a character with the sentence."""
        quotations = self._outermost
        found = []
        place = bisect_left(quotations, sentence.start, key=lambda quotation: quotation.start)
        for quotation in quotations[max(0, place - 1) :]:
            if quotation.start >= sentence.end:
                break
            if quotation.end > sentence.start:
                found.append(quotation)
        return found

    @cached_property
    def _outermost(self) -> list[Quotation]:
        return [quotation for quotation in self._article.quotations if not quotation.depth]

    # --- How good a key point it is -------------------------------------------------------------

    def _merit(self, sentence: Sentence) -> float:
        article = self._article
        own = set(self._words[sentence.index])
        text = article.text[sentence.start : sentence.end]
        length = len(text.split())
        headed = len(own & self._title) / len(self._title) if self._title else 1.0
        merit = self._place(sentence.index, headed)
        merit += CENTRAL * sum(self._weights[word] for word in own) / math.sqrt(len(own) + 4)
        merit += HEADED * headed
        merit += self._claimed.get(sentence.index, 0.0)
        merit += FIGURE * any(character.isdecimal() for character in text)
        merit += SUBSTANCE * min(1.0, length / 25)
        merit -= PER_WORD * (max(0, TERSE - length) + max(0, length - WORDY))
        if not self._follows_in_paragraph(sentence):
            merit += PARAGRAPH
        if text[0] in _MARKS:
            merit -= QUOTING
        first = next(words_of(article.text, sentence.start, sentence.end), None)
        if first is None or first.form in _LINKING:
            merit -= LINKED
        return merit

    def _place(self, index: int, headed: float) -> float:
        """What the sentence's place is worth; an opening that has nothing of the headline tells an
        anecdote.
        """
        place = FIRST if index == 0 else SECOND if index == 1 else EARLY if index < 6 else 0.0
        if index < 2 and headed < 0.2:
            place -= ANECDOTE
        return place - LATE * index / len(self._article.sentences)

    def _follows_in_paragraph(self, sentence: Sentence) -> bool:
        before = self._article.sentences[sentence.index - 1] if sentence.index else None
        return before is not None and before.paragraph == sentence.paragraph

    @cached_property
    def _words(self) -> list[list[str]]:
        """The content words of every sentence: lemmas where the article was parsed."""
        article, parse = self._article, self._reading.parse
        if parse is not None:
            return [list(_lemmas(parse.sentence(s.index))) for s in article.sentences]
        return [
            [word.form for word in content_words(article.text, article.language, s.start, s.end)]
            for s in article.sentences
        ]

    @cached_property
    def _weights(self) -> dict[str, float]:
        """How central a word is to the article: by the number of sentences that have it."""
        counts = Counter(word for sentence in self._words for word in set(sentence))
        most = math.log1p(max(counts.values(), default=1))
        return {word: math.log1p(count) / most - 0.25 for word, count in counts.items()}

    @cached_property
    def _title(self) -> frozenset[str]:
        if self._has_headline:
            return frozenset(self._words[0])
        words = content_words(self._article.title or "", self._article.language)
        return frozenset(word.form for word in words)

    @cached_property
    def _has_headline(self) -> bool:
        """Whether the text starts with its headline: a short paragraph that is the title, has no
        full stop, or has a capital on every longer word.
        """
        article = self._article
        if len(article.sentences) < 3 or article.sentences[1].paragraph == 0:
            return False
        first = article.sentences[0]
        text = article.text[first.start : first.end]
        words = list(words_of(text))
        if article.title:
            return text.rstrip(".") == article.title.strip().rstrip(".")
        if not words or len(words) > HEADLINE:
            return False
        long = [word.capitalised for word in words if len(word.text) > 3]
        return not text.endswith(_ENDS) or (len(long) >= 3 and all(long))

    @cached_property
    def _claimed(self) -> dict[int, float]:
        """What sentences gain by a claim; more where a source speaks for the first time."""
        gains: dict[int, float] = {}
        heard: set[str] = set(_PRONOUNS)
        for claim in sorted(self._claims, key=lambda claim: claim.content[0].start):
            source = claim.source[0].text.lower() if claim.source else "it"
            gain = CLAIMED if source in heard else CLAIMED + VOICE
            heard.add(source)
            start, end = claim.content[0].start, claim.content[0].end
            for sentence in self._article.sentences_in(start, end)[:1]:
                gains[sentence.index] = max(gain, gains.get(sentence.index, 0.0))
        return gains


def _is_statement(tokens: Sequence[Token]) -> bool:
    """Has a finite verb with a subject, and asks nothing outside of quotations."""
    if tokens and tokens[-1].text == "?":
        return False
    return any(
        token.tag in _FINITE and any(child.dep in _SUBJECTS for child in _clause(token))
        for token in tokens
    )


def _clause(verb: Token) -> Iterable[Token]:
    return verb.head.children if verb.dep in ("aux", "auxpass") else verb.children


def _lemmas(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.tag.startswith(_CONTENT_TAGS) and token.dep not in ("aux", "auxpass"):
            yield token.lemma.lower()
