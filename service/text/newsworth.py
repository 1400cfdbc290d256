"""What a sentence of an article is worth as one of its key points.

A news desk's own reasons, each a fact about the sentence that a reader can check, and each with a
round number for its weight, set by hand: where it stands, how much of the headline and of the whole
story's vocabulary it holds (the centroid method of Radev and others, 2004), who speaks in it and
whether for the first time, whether somebody is set against somebody else, what is to come, a
figure. What only quotes, or opens by leaning on the sentence before, is worth less.
"""

import math
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files

from schemas.article import Sentence
from schemas.proposal import ProposedClaim
from schemas.syntax import Token
from service.ports import Reading
from service.text.coreference import References
from service.text.datelines import dateline_end
from service.text.grammar import phrase_head
from service.text.mentions import Entity
from service.text.nouns import nouns
from service.text.quoted import Quoted
from service.text.redundancy import Words
from service.text.words import content_words, words_of

# What is in a sentence's favour. On the labelled articles, half or one and a half times any of
# these moves the evidence's F1 by less than four points, most of them by less than one.
OPENING = 1.2
"""Being one of the first two sentences: the lead, and what it left out."""
HEADED = 0.5
"""Holding all words of the headline."""
CENTRAL = 0.4
"""Holding the words that the article has most often."""
CLAIMED = 0.2
"""Saying what somebody says, and not only how things look."""
ANSWERABLE = 0.6
"""Giving the word of a body, a paper or an office-holder; bystanders lend colour."""
VOICE = 0.2
"""Giving the word of somebody who had not been heard before."""
AGAINST = 0.3
"""An accusation, a warning, a denial."""
AHEAD = 0.4
"""What happens next."""
FIGURE = 0.5
PARAGRAPH = 0.4
"""Opening a paragraph: what follows there mostly goes into detail."""

# What is against it.
LATE = 0.8
"""Standing at the very end; half of it in the middle. News tells the most important first."""
ANECDOTE = 0.6
"""Being one of the first two with next to nothing of the headline: the news comes later."""
QUOTING = 0.5
"""Opening with a quotation, which mostly gives a tone to what was told before."""
SILENT = 0.6
"""Telling that somebody would not say: no news."""
LINKED = 0.3
"""Opening with "but", "that", "meanwhile"."""
TERSE, WORDY, PER_WORD = 14, 45, 0.03
"""For each word below or above."""

HEADLINE = 20
"""Words of the longest sentence that can be a headline in the text."""

ENDS = (".", "!", "…", "”", '"', "’", "»", ")", "。")
MARKS = "“\"«‘„'(["
_NEXT_TO_NOTHING = 0.2
"""Share of the headline's words."""
_LINKING = frozenset(
    {"but", "and", "so", "or", "nor", "yet", "still", "however", "instead", "meanwhile", "then"}
    | {"also", "moreover", "besides", "thus", "therefore", "nevertheless", "nonetheless", "indeed"}
    | {"that", "this", "these", "those", "such", "here", "there", "it", "another", "similarly"}
)
_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "who"})
_BODIES = frozenset({"organization", "group", "document"})
_CONTENT_TAGS = ("NN", "VB", "JJ", "CD")


@cache
def words_of_news() -> Mapping[str, frozenset[str]]:
    """The lists of `newsworth.toml` by name."""
    table = tomllib.loads(files("service.text").joinpath("newsworth.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


class Newsworth:
    """Weighs the sentences of one article.

    Without a parse, or without `references`, what they tell is left out of account.
    """

    def __init__(
        self, reading: Reading, claims: Sequence[ProposedClaim], references: References | None
    ) -> None:
        self._reading = reading
        self._article = reading.article
        self._claims = claims
        self._references = references
        self._answerable: dict[Entity, bool] = {}
        self.quoted = Quoted(reading.article)

    def of(self, sentence: Sentence) -> float:
        text = self._article.text[sentence.start : sentence.end]
        worth = self._place(sentence) + HEADED * self._headed(sentence)
        worth += CENTRAL * self._centrality(sentence)
        worth += self._voices.get(sentence.index, 0.0)
        worth += self._told(sentence)
        worth += FIGURE * any(character.isdecimal() for character in text)
        worth -= QUOTING * (text[0] in MARKS)
        first = next(words_of(text), None)
        worth -= LINKED * (first is None or first.form in _LINKING)
        length = len(text.split())
        return worth - PER_WORD * (max(0, TERSE - length) + max(0, length - WORDY))

    def words(self, sentence: Sentence) -> Words:
        """Its content words: lemmas where the article was parsed."""
        return self._words[sentence.index]

    def own_words(self, sentence: Sentence) -> list[Token]:
        """Its tokens outside of quotations; none where the article was not parsed."""
        if self._reading.parse is None:
            return []
        tokens = self._reading.parse.sentence(sentence.index)
        return [token for token in tokens if not self.quoted.holds(token.start)]

    @cached_property
    def has_headline(self) -> bool:
        """Whether the text starts with its headline: a short paragraph that is the title, has no
        full stop, or has a capital on every longer word, or has a dateline after it.
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
        second = article.sentences[1]
        dated = dateline_end(article.text, second.start, second.end) > second.start
        if dated or not text.endswith(ENDS):
            return True
        long = [word.capitalised for word in words if len(word.text) > 3]
        return len(long) >= 3 and all(long)

    # --- Where it stands ------------------------------------------------------------------------

    def _place(self, sentence: Sentence) -> float:
        sentences = self._article.sentences
        place = -LATE * sentence.index / len(sentences)
        if sentence.index < 2:
            place += OPENING
            place -= ANECDOTE * (self._headed(sentence) < _NEXT_TO_NOTHING)
        before = sentences[sentence.index - 1] if sentence.index else None
        opens = before is None or before.paragraph != sentence.paragraph
        return place + PARAGRAPH * opens

    def _headed(self, sentence: Sentence) -> float:
        """The share of the headline's words that it has."""
        return len(self.words(sentence) & self._title) / len(self._title) if self._title else 1.0

    @cached_property
    def _title(self) -> Words:
        if self.has_headline:
            return self._words[0]
        words = content_words(self._article.title or "", self._article.language)
        return frozenset(word.form for word in words)

    # --- What it is about -----------------------------------------------------------------------

    def _centrality(self, sentence: Sentence) -> float:
        words = self.words(sentence)
        return sum(self._weights[word] for word in sorted(words)) / math.sqrt(len(words) + 4)

    @cached_property
    def _words(self) -> list[Words]:
        article, parse = self._article, self._reading.parse
        if parse is not None:
            return [frozenset(_lemmas(parse.sentence(each.index))) for each in article.sentences]
        return [
            frozenset(
                word.form
                for word in content_words(article.text, article.language, each.start, each.end)
            )
            for each in article.sentences
        ]

    @cached_property
    def _weights(self) -> dict[str, float]:
        """How central a word is to the article: by the number of sentences that have it."""
        counts = Counter(word for words in self._words for word in words)
        most = math.log1p(max(counts.values(), default=1))
        return {word: math.log1p(count) / most - 0.25 for word, count in counts.items()}

    def _told(self, sentence: Sentence) -> float:
        lemmas = {token.lemma for token in self.own_words(sentence)}
        lists = words_of_news()
        weights = {"against": AGAINST, "ahead": AHEAD, "silent": -SILENT}
        return sum(weight for name, weight in weights.items() if not lemmas.isdisjoint(lists[name]))

    # --- Who speaks -----------------------------------------------------------------------------

    @cached_property
    def _voices(self) -> dict[int, float]:
        """What sentences gain by the claims that begin in them."""
        gains: dict[int, float] = {}
        heard: set[str] = set(_PRONOUNS)
        for claim in sorted(self._claims, key=lambda claim: claim.content[0].start):
            source = claim.source[0].text.lower() if claim.source else "it"
            gain = CLAIMED + VOICE * (source not in heard)
            gain += ANSWERABLE * self._is_answerable(claim)
            heard.add(source)
            start, end = claim.content[0].start, claim.content[0].end
            for sentence in self._article.sentences_in(start, end)[:1]:
                gains[sentence.index] = max(gain, gains.get(sentence.index, 0.0))
        return gains

    def _is_answerable(self, claim: ProposedClaim) -> bool:
        if not claim.source or self._references is None:
            return False
        source = claim.source[0]
        head = phrase_head(self._references.parse.between(source.start, source.end))
        entity = self._references.entity(head) if head else None
        if entity is None:
            return False
        if entity not in self._answerable:
            self._answerable[entity] = entity.kind in _BODIES or _holds_office(entity)
        return self._answerable[entity]


def _holds_office(entity: Entity) -> bool:
    """Whether the article calls somebody a minister, a leader, a spokesman."""
    offices = nouns().leads | nouns().posts | nouns().spokespeople
    roles = (role.noun for mention in entity.mentions for role in mention.roles)
    descriptions = (mention.head.lemma for mention in entity.mentions if not mention.words)
    return not offices.isdisjoint({*roles, *descriptions})


def _lemmas(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.tag.startswith(_CONTENT_TAGS) and token.dep not in ("aux", "auxpass"):
            yield token.lemma.lower()
