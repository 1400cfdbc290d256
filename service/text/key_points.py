"""Proposes an article's own sentences as key points, the best first.

What counts is what a news desk looks for: where a sentence stands, how much of the headline and of
the whole story's vocabulary it holds (the centroid method of Radev and others, 2004), and whether
it has a claim, a figure, a name. What cannot stand alone, or tells nothing, is left out: a bare
quotation, a question, a caption, "he" with nobody to be.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from schemas.article import Article, Quotation, Sentence
from schemas.proposal import ProposedClaim, ProposedPoint
from schemas.syntax import Token
from service.ports import Reading
from service.text.coreference import References
from service.text.readable import dangling, resolve_in
from service.text.words import content_words, words_of

SHORTEST = 6
LONGEST = 60
"""Words of a sentence that can be a key point."""

WORDY = 38
"""Words from which a sentence says too much to be one point."""

FEWEST = 3
"""Points offered wherever as many sentences are statements at all."""

TERSE = 12
"""Words below which it mostly says too little."""

CANDIDATES = 15
"""Points proposed. Five leave; the rest give way to redundancy and to what verification finds."""

_ENDS = (".", "!", "…", "”", '"', "’", "»", ")", "。")
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
_PERSONAL = frozenset({"i", "me", "my", "we", "us", "our", "you", "your", "let"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONTENT_TAGS = ("NN", "VB", "JJ", "CD")


HEADLINE = 16
"""Words of the longest sentence that can be a headline in the text."""


def extractive_points(
    reading: Reading, claims: Sequence[ProposedClaim] = (), references: References | None = None
) -> tuple[ProposedPoint, ...]:
    """Up to `CANDIDATES` sentences, the best first; none where nothing can stand alone.

    Each text is the article's sentence, with its references resolved in square brackets where
    `references` are given; its evidence is that sentence. Where fewer than `FEWEST` read well
    alone, as in an article that is one long quotation, those that nearly do come last.
    """
    article = reading.article
    good: list[ProposedPoint] = []
    lesser: list[ProposedPoint] = []
    for sentence in _ranked(reading, claims):
        if len(good) == CANDIDATES:
            break
        point = _point(article, sentence, references)
        alone = _has_whole_quotations(article, sentence) and not (
            references is not None and dangling(references, sentence.start, sentence.end)
        )
        (good if alone else lesser).append(point)
    return (*good, *lesser[: max(0, FEWEST - len(good))])


def _point(article: Article, sentence: Sentence, references: References | None) -> ProposedPoint:
    text = article.text[sentence.start : sentence.end]
    if references is not None:
        text = resolve_in(references, sentence.start, sentence.end)
    return ProposedPoint(text, (article.span(sentence.start, sentence.end),))


def _ranked(reading: Reading, claims: Sequence[ProposedClaim]) -> list[Sentence]:
    article = reading.article
    words = [_vocabulary(reading, sentence) for sentence in article.sentences]
    headline = _has_headline(article, words)
    title = (
        frozenset(words[0])
        if headline
        else frozenset(word.form for word in content_words(article.title or "", article.language))
    )
    weights = _weights(words)
    claimed = _claimed(article, claims)
    scores = {
        sentence: _score(article, sentence, words[sentence.index], weights, title)
        + claimed.get(sentence.index, 0.0)
        for sentence in article.sentences[headline:]
        if _can_stand(reading, sentence)
    }
    return sorted(scores, key=lambda sentence: (-scores[sentence], sentence.index))


def _has_headline(article: Article, words: Sequence[Sequence[str]]) -> bool:
    """Whether the text starts with a headline: a short paragraph whose words come back at once."""
    if len(article.sentences) < 3 or article.sentences[1].paragraph == 0:
        return False
    first = article.sentences[0]
    own = set(words[0])
    if article.text.count(" ", first.start, first.end) >= HEADLINE or not own:
        return False
    following = {word for sentence in words[1:4] for word in sentence}
    return len(own & following) >= 0.3 * len(own)


# --- What may be a key point --------------------------------------------------------------------


def _can_stand(reading: Reading, sentence: Sentence) -> bool:
    article = reading.article
    text = article.text[sentence.start : sentence.end]
    length = text.count(" ") + 1
    if not SHORTEST <= length <= LONGEST or not text.endswith(_ENDS):
        return False
    if _BOILERPLATE.search(text) or _is_within_quotation(article, sentence):
        return False
    return reading.parse is None or _is_statement(reading.parse.sentence(sentence.index))


def _is_within_quotation(article: Article, sentence: Sentence) -> bool:
    """Whether hardly a word is the outlet's own."""
    return _quoted(article, sentence) > 0.85


def _quoted(article: Article, sentence: Sentence) -> float:
    """The share of the sentence that stands in quotation marks."""
    inside = sum(
        min(quotation.end, sentence.end) - max(quotation.start, sentence.start)
        for quotation in _quotations_in(article, sentence)
    )
    return inside / (sentence.end - sentence.start)


def _has_whole_quotations(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence's borders cut no quotation in two."""
    text = article.text[sentence.start : sentence.end]
    if text.count("“") != text.count("”") or text.count('"') % 2:
        return False
    return all(
        sentence.start <= quotation.start and quotation.end <= sentence.end and quotation.closed
        for quotation in _quotations_in(article, sentence)
    )


def _quotations_in(article: Article, sentence: Sentence) -> list[Quotation]:
    """The outermost quotations that the sentence shares a character with."""
    place = bisect_left(article.quotations, sentence.start, key=lambda q: q.start)
    found = []
    for quotation in article.quotations[max(0, place - 1) :]:
        if quotation.start >= sentence.end:
            break
        if quotation.end > sentence.start and not quotation.depth:
            found.append(quotation)
    return found


def _is_statement(tokens: Sequence[Token]) -> bool:
    """Has a finite verb with a subject, and asks nothing outside of quotations."""
    if tokens and tokens[-1].text == "?":
        return False
    return any(
        token.tag in _FINITE
        and any(child.dep in ("nsubj", "nsubjpass", "expl", "csubj") for child in _clause(token))
        for token in tokens
    )


def _clause(verb: Token) -> Iterable[Token]:
    return verb.head.children if verb.dep in ("aux", "auxpass") else verb.children


# --- How good a key point it is -----------------------------------------------------------------


def _score(
    article: Article,
    sentence: Sentence,
    words: Sequence[str],
    weights: dict[str, float],
    title: frozenset[str],
) -> float:
    own = set(words)
    score = 1.2 * math.exp(-sentence.index / 4) - 0.3 * sentence.index / len(article.sentences)
    score += 1.2 * sum(weights[word] for word in own) / math.sqrt(len(own) + 4)
    if title:
        score += 1.2 * len(own & title) / len(title)
    score += 0.25 * _has_figure(article, sentence) + 0.25 * _has_name(article, sentence)
    if sentence.index == 0 or article.sentences[sentence.index - 1].paragraph != sentence.paragraph:
        score += 0.15
    return score - _drawbacks(article, sentence)


def _drawbacks(article: Article, sentence: Sentence) -> float:
    """What makes a sentence a lesser point, though it could stand."""
    words = [word.form for word in words_of(article.text, sentence.start, sentence.end)]
    quoted = _quoted(article, sentence)
    drawbacks = 0.4 * (words[0] in _LINKING or article.text[sentence.start] in "([")
    drawbacks += 0.04 * (max(0, len(words) - WORDY) + max(0, TERSE - len(words)))
    if quoted > 0.5:
        drawbacks += 0.3
    if not _PERSONAL.isdisjoint(words):
        drawbacks += 0.3 if quoted else 0.8
    return drawbacks


def _has_figure(article: Article, sentence: Sentence) -> bool:
    return any(c.isdecimal() for c in article.text[sentence.start : sentence.end])


def _has_name(article: Article, sentence: Sentence) -> bool:
    words = list(words_of(article.text, sentence.start, sentence.end))
    return any(word.capitalised for word in words[1:])


def _claimed(article: Article, claims: Sequence[ProposedClaim]) -> dict[int, float]:
    """What a sentence gains by a claim: more where its source is named in it."""
    gains: dict[int, float] = {}
    for claim in claims:
        gain = 0.35 if claim.source else 0.15
        for sentence in article.sentences_in(claim.content[0].start, claim.content[0].end)[:1]:
            gains[sentence.index] = max(gain, gains.get(sentence.index, 0.0))
    return gains


def _weights(words: Sequence[Sequence[str]]) -> dict[str, float]:
    """How central a word is to the article: by the share of sentences that have it."""
    counts = Counter(word for sentence in words for word in set(sentence))
    most = math.log1p(max(counts.values(), default=1))
    return {word: math.log1p(count) / most - 0.25 for word, count in counts.items()}


def _vocabulary(reading: Reading, sentence: Sentence) -> list[str]:
    article = reading.article
    if reading.parse is not None:
        return [
            token.lemma.lower()
            for token in reading.parse.sentence(sentence.index)
            if token.tag.startswith(_CONTENT_TAGS) and token.dep not in ("aux", "auxpass")
        ]
    found = content_words(article.text, article.language, sentence.start, sentence.end)
    return [word.form for word in found]
