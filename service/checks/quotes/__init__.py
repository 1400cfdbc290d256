"""The quotations of a text beside what was said in the article.

A word or two that the article uses itself may be quoted from it: such a phrase is the text's own
wording, and is looked at as that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.article import Quotation
from schemas.check import Finding
from service.checks.ground import Excerpt, Ground
from service.checks.passage import Passage
from service.checks.quotes.alterations import Alterations
from service.checks.quotes.cast import Cast
from service.checks.quotes.matching import Likeness, Match, Stream, pieces_of, spoken
from service.checks.quotes.quoted_by import misattributed
from service.text.words import Word, content_words, function_words_in
from service.verify.wording import keys_of

MOST = 300
"""Quotations of a text that are looked at."""

PHRASE = 3
"""Words up to which a quotation may be a mere phrase of the article's."""

SENTENCE = 6
"""Words from which on a quotation with a capital says that somebody spoke the sentence."""

ALIKE = 0.5
"""Share of a quotation's words that makes it an altered one and not an invented one."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of the text; `own` where its words are only the text's own wording."""

    quotation: Quotation
    finding: Finding | None
    match: Match | None
    own: bool = False


class Quotes:
    """Whether what a text puts in quotation marks was said, so, and by whom the text says."""

    def __init__(self, passage: Passage, ground: Ground) -> None:
        self._passage = passage
        self._ground = ground
        self._article = ground.article
        self._alterations = Alterations(passage, ground)

    @cached_property
    def _cast(self) -> Cast:
        return Cast(self._article, self._ground.claims)

    @cached_property
    def _spoken(self) -> Stream:
        return Stream(spoken(self._article), self._article.language)

    @cached_property
    def _whole(self) -> Stream:
        words = [*self._ground.words, *self._ground.title_words]
        return Stream(words, self._article.language)

    @cached_property
    def read(self) -> list[Quoted]:
        quotations = self._passage.article.outer_quotations[:MOST]
        return [each for quotation in quotations if (each := self._read(quotation))]

    def findings(self, excerpt: Excerpt) -> list[Finding]:
        """One for each quotation that cannot stand; `excerpt` has all sentences quoted from."""
        found = (quoted.finding or self._in_context(quoted, excerpt) for quoted in self.read)
        return [each for each in found if each]

    def _in_context(self, quoted: Quoted, excerpt: Excerpt) -> Finding | None:
        if quoted.match is None:
            return None
        torn = self._alterations.torn(quoted.quotation, quoted.match, excerpt)
        if torn or self._is_title(quoted.match):
            return torn
        return misattributed(
            self._passage, self._ground, excerpt, self._cast, quoted.quotation, quoted.match
        )

    def _is_title(self, match: Match) -> bool:
        """Whether marks hold the name of a work or a ship, which nobody says."""
        start, end = match.stretches()[0][0], match.stretches()[-1][1]
        words = content_words(self._article.text, self._article.language, start, end)
        return len(words) > 1 and all(word.capitalised for word in words)

    def _read(self, quotation: Quotation) -> Quoted | None:
        alterations = self._alterations
        pieces = pieces_of(self._passage.text, quotation.inner_start, quotation.inner_end)
        if not pieces:
            return None
        words = [word for piece in pieces for word in piece.words]
        if match := self._spoken.match(pieces):
            return Quoted(quotation, alterations.spliced(quotation, pieces, match), match)
        if self._whole.match(pieces):
            return self._unspoken(quotation, words)
        if len(pieces) > 1 and (apart := self._spoken.apart(pieces)):
            return Quoted(quotation, alterations.put_together(quotation, apart), apart[0])
        likest = self._spoken.likest(pieces)
        whole = len(pieces) == 1 and not (likest and likest.only_dropped)
        if whole and (halves := self._spoken.halves(pieces[0])):
            return Quoted(quotation, alterations.run_together(quotation, halves), halves[0])
        turned = likest is not None and alterations.lacks_a_turn(likest)
        if self._is_own_wording(words) and not turned:
            return Quoted(quotation, None, None, own=True)
        if likest and _is_like(likest, words):
            return Quoted(quotation, alterations.altered(quotation, likest), None)
        return Quoted(quotation, self._invented(quotation), None)

    def _invented(self, quotation: Quotation) -> Finding:
        explanation = "Nobody says these words in the article."
        return self._alterations.finding("invented_quote", quotation, (), explanation)

    def _unspoken(self, quotation: Quotation, words: Sequence[Word]) -> Quoted:
        """Words that the article tells and nobody says in it: a whole sentence is no quotation."""
        text = self._passage.text
        whole = (
            len(words) >= SENTENCE
            and text[quotation.inner_start].isupper()
            and text[quotation.start] in '“"„«'
            and self._passage.kind in ("summary", "article", "standfirst")
            and not words[1].capitalised
        )
        if not whole:
            return Quoted(quotation, None, None, own=True)
        finding = self._alterations.finding(
            "invented_quote",
            quotation,
            (),
            "The article has these words, but nobody says them there.",
            severity="warning",
        )
        return Quoted(quotation, finding, None)

    def _is_own_wording(self, words: Sequence[Word]) -> bool:
        """Whether the words are a phrase of the article's, if not in this form."""
        language = self._article.language
        content = [w for w in words if w.form not in function_words_in(language)]
        headline = self._passage.kind in ("headline", "alert", "social")
        most = 2 * PHRASE if headline else PHRASE
        if not content or len(words) > most:
            return not content and len(words) <= PHRASE
        if len(words) > PHRASE and len(content) < 2:
            return False
        asked = [keys_of(word.form, language) for word in content]
        return any(
            all(not keys.isdisjoint(there) for keys in asked)
            for there in self._ground.sentence_keys
        )


def _is_like(likest: Likeness, words: Sequence[Word]) -> bool:
    return likest.share >= ALIKE and len(words) > 2


def outside(quoted: Sequence[Quoted], place: int) -> bool:
    """Whether a place of the text is its own wording."""
    return not any(
        each.quotation.start <= place < each.quotation.end and not each.own for each in quoted
    )
