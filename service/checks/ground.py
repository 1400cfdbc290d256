"""The article as a text is held against it: its words, its figures, and who says what in it.

All of it but the grammar is read off the extraction. Grammar is parsed for the few sentences that
the text draws on, so that a check takes no longer for a long article.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from schemas.article import Article
from schemas.extraction import Claim, Extraction
from schemas.proposal import ProposedClaim
from schemas.syntax import Parse
from service.checks.counting import counts_of, loose_counts_of
from service.ports import Parser, Reading
from service.text.coreference import References, read_references
from service.text.quantities import Figure
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of
from service.text.words import Word, words_of
from service.verify.evidence import Evidence
from service.verify.setting import Setting
from service.verify.wording import Keys, content_of, phrasings_of

MOST_FIGURES = 1_000
"""Figures of the article that are read; only endless repetition has more."""

NEAREST = 5
"""Sentences of the article that one sentence of a text is compared with."""

SHORT = 60
"""Characters that a sentence may have that only answers the one before it."""

MOST_NEAR = 150
"""Sentences of the article whose grammar is parsed; a second's work."""


@dataclass(frozen=True, slots=True)
class Located:
    """A figure of the article at its place there; `loose` words only may count."""

    figure: Figure
    start: int
    end: int
    sentence: int
    loose: bool = False


def _figures_in(text: str) -> Iterator[tuple[Figure, bool]]:
    yield from ((figure, False) for figure in counts_of(text))
    yield from ((figure, True) for figure in loose_counts_of(text))


def article_of(extraction: Extraction) -> Article:
    """The article with its sentences and quotations, as it was read for the extraction."""
    view = extraction.article
    quotations = quotations_of(view.text)
    return Article(
        text=view.text,
        language=view.language,
        id=view.id,
        version=view.version,
        title=view.title,
        published_at=view.published_at,
        url=view.url,
        sentences=sentences_of(view.text, view.language, quotations),
        quotations=quotations,
    )


class Ground:
    """The article of an extraction, read once for a check."""

    def __init__(self, extraction: Extraction) -> None:
        self.article = article_of(extraction)
        self.claims = extraction.claims

    @cached_property
    def known(self) -> tuple[ProposedClaim, ...]:
        """The claims as verification knows them."""
        return tuple(
            ProposedClaim(
                content=claim.content,
                source=claim.source.spans if claim.source else (),
                cue=claim.cue_spans,
                via=claim.via,
                type=claim.type,
                origin=claim.origin,
            )
            for claim in self.claims
        )

    @cached_property
    def words(self) -> list[Word]:
        return list(words_of(self.article.text))

    @cached_property
    def title_words(self) -> list[Word]:
        return list(words_of(self.article.title or ""))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every word of the article and its title, case folded."""
        return frozenset(word.form for word in (*self.words, *self.title_words))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Words that always have a capital in the article."""
        small = {word.form for word in self.words if not word.capitalised}
        return frozenset(word.form for word in self.words if word.capitalised) - small

    @cached_property
    def keys(self) -> Keys:
        """What any word of the article can be called."""
        title = phrasings_of(self.article.title or "", self.article.language)
        named = (phrasing.keys | phrasing.wider for phrasing in title)
        return frozenset[str]().union(*self.sentence_keys, *named)

    @cached_property
    def sentence_keys(self) -> list[Keys]:
        """What the words of each sentence can be called."""
        found: list[set[str]] = [set() for _ in self.article.sentences]
        sentences = self.article.sentences
        place = 0
        for phrasing in phrasings_of(self.article.text, self.article.language):
            while place + 1 < len(sentences) and sentences[place].end <= phrasing.word.start:
                place += 1
            if found:
                found[place] |= phrasing.keys
                found[place] |= phrasing.wider
        return [frozenset(keys) for keys in found]

    @cached_property
    def frequency(self) -> Counter[str]:
        """In how many sentences a key stands."""
        return Counter(key for keys in self.sentence_keys for key in keys)

    @cached_property
    def figures(self) -> list[Located]:
        article = self.article
        found = (
            Located(each, s.start + each.start, s.start + each.end, s.index, loose)
            for s in article.sentences
            for each, loose in _figures_in(article.text[s.start : s.end])
        )
        return list(islice(found, MOST_FIGURES))

    def near(self, text: str, most: int = NEAREST) -> list[int]:
        """Indices of the sentences that share most with a text, rare words counting more."""
        language = self.article.language
        asked = [p.keys for p in content_of(phrasings_of(text, language), language)]
        if not asked:
            return []
        scores = []
        for index, keys in enumerate(self.sentence_keys):
            shared = [k for k in asked if not k.isdisjoint(keys)]
            if len(shared) > 1 or len(shared) == len(asked):
                scores.append((sum(map(self.weight, shared)), -index))
        return sorted(-index for _, index in sorted(scores, reverse=True)[:most])

    def weight(self, keys: Keys) -> float:
        """What a word counts for: the less, the more sentences have it."""
        common = max(self.frequency[key] for key in keys) or 1
        return float((1 + common) ** -0.5)

    def share(self, text: str, keys: Keys) -> float:
        """How much of a text's content words others have, from 0 to 1."""
        language = self.article.language
        asked = content_of(phrasings_of(text, language), language)
        if not asked:
            return 0.0
        return sum(not each.keys.isdisjoint(keys) for each in asked) / len(asked)

    def claims_over(self, start: int, end: int) -> list[Claim]:
        """The claims whose content shares a character with `start:end`, the nearest fit first."""
        found = [
            (sum(max(0, min(s.end, end) - max(s.start, start)) for s in claim.content), claim)
            for claim in self.claims
        ]
        over = [(shared, claim) for shared, claim in found if shared]
        over.sort(key=lambda each: (-each[0], sum(s.end - s.start for s in each[1].content)))
        return [claim for _, claim in over]

    def excerpt(self, indices: Iterable[int], parser: Parser) -> "Excerpt":
        """These sentences, those before them, and short ones behind them: "She denies this"."""
        article = self.article
        wanted: set[int] = set()
        for index in indices:
            wanted.add(index)
            before = index - 1
            same = before >= 0 and (
                article.sentences[before].paragraph == article.sentences[index].paragraph
            )
            if same:
                wanted.add(before)
            if self._is_reply(index + 1):
                wanted.add(index + 1)
        chosen = [article.sentences[index] for index in sorted(wanted)][:MOST_NEAR]
        part = replace(
            article,
            sentences=tuple(replace(each, index=n) for n, each in enumerate(chosen)),
        )
        parse = parser.parse(part) if parser.reads(article.language) else None
        return Excerpt(Reading(part, parse), self.known)

    def _is_reply(self, index: int) -> bool:
        """Whether a sentence is short and goes on with its paragraph."""
        sentences = self.article.sentences
        if index >= len(sentences) or sentences[index].paragraph != sentences[index - 1].paragraph:
            return False
        return sentences[index].end - sentences[index].start <= SHORT


@dataclass(frozen=True)
class Excerpt:
    """Some sentences of the article, parsed; spans are the article's own."""

    reading: Reading
    known: Sequence[ProposedClaim]

    @cached_property
    def evidence(self) -> Evidence:
        return Evidence(self.reading, self.reading.article.sentences)

    @cached_property
    def references(self) -> References | None:
        parse = self.reading.parse
        if parse is None:
            return None
        return read_references(self.reading.article, parse, self.inside)

    @cached_property
    def inside(self) -> tuple[ProposedClaim, ...]:
        """The claims that lie in the sentences parsed."""
        parse = self.reading.parse or Parse(self.reading.article.text, [])
        return tuple(
            claim
            for claim in self.known
            if all(parse.between(s.start, s.end) for s in (*claim.content, *claim.source))
        )

    def setting(self) -> Setting:
        return Setting(
            self.evidence.tokens, self.inside, self.references, self.reading.article.language
        )
