"""What a key point has to match: the sentences it cites, whole.

A span cut out of its sentence can lack the negation or the source that stands beside it, so the
words around it count as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.article import Article, Sentence, Span
from schemas.syntax import Token
from service.ports import Reading
from service.verify.wording import Phrasing, Vocabulary, keys_of, phrasings_of


@dataclass(frozen=True)
class Evidence:
    reading: Reading
    sentences: tuple[Sentence, ...]

    @property
    def article(self) -> Article:
        return self.reading.article

    @cached_property
    def phrasings(self) -> list[Phrasing]:
        """Every word of the sentences, function words too."""
        article = self.article
        return [
            phrasing
            for sentence in self.sentences
            for phrasing in phrasings_of(
                article.text, article.language, sentence.start, sentence.end
            )
        ]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Function words count: "up from 54%" supports "rose"."""
        return Vocabulary(self.phrasings)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """What the words can be called by the parse, which knows "beating" for a verb."""
        language = self.article.language
        return frozenset[str]().union(*(keys_of(t.lemma.lower(), language) for t in self.tokens))

    @cached_property
    def forms(self) -> frozenset[str]:
        return frozenset(phrasing.word.form for phrasing in self.phrasings)

    @cached_property
    def tokens(self) -> list[Token]:
        parse = self.reading.parse
        if parse is None:
            return []
        return [token for sentence in self.sentences for token in parse.sentence(sentence.index)]


def evidence_of(reading: Reading, spans: Sequence[Span]) -> Evidence:
    """The sentences that the spans touch, each once and in order."""
    touched = {
        sentence.index: sentence
        for span in spans
        for sentence in reading.article.sentences_in(span.start, span.end)
    }
    return Evidence(reading, tuple(touched[index] for index in sorted(touched)))
