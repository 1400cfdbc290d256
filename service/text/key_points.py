"""Proposes an article's own sentences as key points, the best first.

Each that is taken makes those like it worth less (maximal marginal relevance, Carbonell and
Goldstein 1998). What cannot stand alone, or tells nothing, is left out: a bare quotation, a
question, a caption, "he" with nobody to be. What the article sets against a sentence at once goes
with it, so that no allegation is taken for the whole story.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemas.article import Article, Sentence
from schemas.proposal import ProposedClaim, ProposedPoint
from schemas.syntax import Token
from service.ports import Reading
from service.text.coreference import References
from service.text.leaning import leans
from service.text.newsworth import ENDS, Newsworth, words_of_news
from service.text.readable import resolve_in
from service.text.redundancy import Words, overlap

SHORTEST = 6
LONGEST = 60
"""Words of a sentence that can be a key point; one twice as long can where there is no other."""

ANSWER = 25
"""Words of the longest sentence that goes with the one before it."""

FEWEST = 3
"""Points offered wherever as many sentences are statements at all."""

CANDIDATES = 15
"""Points proposed. Five leave; the rest give way to redundancy and to what verification finds."""

CONSIDERED = 60
"""Sentences, by their worth alone, that are weighed against each other."""

ALIKE = 0.6
"""What a sentence loses of its worth if all of its words were said before."""

_ALL_QUOTED = 0.85
_MOSTLY_QUOTED = 0.5
_BOILERPLATE = re.compile(
    r"https?://|www\.|\S@\w+\.\w|©|"
    r"^\W*(?:read|see|click|watch|listen|subscribe|sign up|follow|share|download|photo|image|video|"
    r"advertisement|correction|editor’?'?s note|related|more:|updated|copyright|contact|tips?\b)"
    r"(?=[\s:])|"
    r"(?:contributed to this (?:report|story)|all rights reserved|follow (?:him|her|us|me))",
    re.IGNORECASE,
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_ASIDE = frozenset({"advcl", "relcl", "acl", "pcomp"})


def extractive_points(
    reading: Reading, claims: Sequence[ProposedClaim] = (), references: References | None = None
) -> tuple[ProposedPoint, ...]:
    """Up to `CANDIDATES` points, the best first; none where nothing can stand alone.

    Each text is a sentence of the article, or it and the one after that answers it, with their
    references resolved in square brackets where `references` are given; its evidence is those
    sentences. Where fewer than `FEWEST` read well alone, as in an article that is one long
    quotation, those that nearly do come last.
    """
    desk = _Desk(reading, claims, references)
    good: list[ProposedPoint] = []
    lesser: list[ProposedPoint] = []
    taken: set[Sentence] = set()
    for sentence in desk.ranked():
        if len(good) == CANDIDATES:
            break
        if sentence in taken:
            continue
        sentences = desk.with_answer(sentence)
        if not taken.isdisjoint(sentences):
            sentences = (sentence,)
        taken.update(sentences)
        found = good if desk.reads_alone(sentence) else lesser
        found.append(_point(reading.article, sentences, references))
    return (*good, *lesser[: max(0, FEWEST - len(good))])


def _point(
    article: Article, sentences: Sequence[Sentence], references: References | None
) -> ProposedPoint:
    start, end = sentences[0].start, sentences[-1].end
    text = article.text[start:end]
    if references is not None:
        text = resolve_in(references, start, end)
    return ProposedPoint(text, tuple(article.span(each.start, each.end) for each in sentences))


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    words: Words
    worth: float


class _Desk:
    """Reads an article once, as whoever picks its key points does."""

    def __init__(
        self, reading: Reading, claims: Sequence[ProposedClaim], references: References | None
    ) -> None:
        self._article = reading.article
        self._parse = reading.parse
        self._references = references
        self._newsworth = Newsworth(reading, claims, references)
        self._quoted = self._newsworth.quoted
        self._first = 1 if self._newsworth.has_headline else 0

    def ranked(self) -> Iterator[Sentence]:
        """The sentences that can be key points, each the best beside those before it."""
        left = [
            _Candidate(sentence, self._newsworth.words(sentence), self._newsworth.of(sentence))
            for sentence in self._article.sentences[self._first :]
            if self._can_stand(sentence)
        ]
        left = sorted(left, key=lambda candidate: -candidate.worth)[:CONSIDERED]
        worth = {candidate.sentence: candidate.worth for candidate in left}
        while left:
            best = max(left, key=lambda candidate: worth[candidate.sentence])
            left.remove(best)
            yield best.sentence
            for candidate in left:
                least = candidate.worth - ALIKE * overlap(candidate.words, best.words)
                worth[candidate.sentence] = min(worth[candidate.sentence], least)

    def reads_alone(self, *sentences: Sentence) -> bool:
        """Whether these are not too long together, cut no quotation in two, and lean on none
        before them.
        """
        start, end = sentences[0].start, sentences[-1].end
        text = self._article.text[start:end]
        if len(text.split()) > LONGEST:
            return False
        if text.count("“") != text.count("”") or text.count('"') % 2:
            return False
        if not all(self._quoted.keeps_whole(sentence) for sentence in sentences):
            return False
        if self._references is None:
            return True
        opening = sentences[0].index == self._first
        return not leans(self._references, start, end, opening=opening)

    def with_answer(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The sentence, and the next of its paragraph if that denies or limits it: "Neither figure
        could be verified", "He has pleaded not guilty".
        """
        if sentence.index + 1 == len(self._article.sentences):
            return (sentence,)
        following = self._article.sentences[sentence.index + 1]
        answers = (
            following.paragraph == sentence.paragraph
            and self._length(following) <= ANSWER
            and self._quoted.share(following) <= _MOSTLY_QUOTED
            and self._is_negated(following)
            and self._is_statement(following)
            and self.reads_alone(sentence, following)
        )
        return (sentence, following) if answers else (sentence,)

    def _can_stand(self, sentence: Sentence) -> bool:
        return (
            SHORTEST <= self._length(sentence) <= 2 * LONGEST
            and self._quoted.share(sentence) <= _ALL_QUOTED
            and self._is_statement(sentence)
        )

    def _length(self, sentence: Sentence) -> int:
        return len(self._article.text[sentence.start : sentence.end].split())

    def _is_statement(self, sentence: Sentence) -> bool:
        text = self._article.text[sentence.start : sentence.end]
        if not text.endswith(ENDS) or _BOILERPLATE.search(text):
            return False
        return self._parse is None or _states(self._parse.sentence(sentence.index))

    def _is_negated(self, sentence: Sentence) -> bool:
        """Whether a main clause, or what somebody says, says no; quotations aside."""
        lists = words_of_news()
        return any(
            (token.lower in lists["negating"] or token.lemma in lists["answering"])
            and not any(each.dep in _ASIDE for each in (token, *token.ancestors()))
            for token in self._newsworth.own_words(sentence)
        )


def _states(tokens: Sequence[Token]) -> bool:
    """Has a finite verb with a subject, and asks nothing outside of quotations."""
    if tokens and tokens[-1].text == "?":
        return False
    return any(
        token.tag in _FINITE and any(child.dep in _SUBJECTS for child in _clause(token))
        for token in tokens
    )


def _clause(verb: Token) -> Iterable[Token]:
    return verb.head.children if verb.dep in ("aux", "auxpass") else verb.children
