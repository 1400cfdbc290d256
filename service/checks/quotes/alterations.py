"""Whether words that were said are quoted as they were: none changed, none left out that turn them.

A word or two less leaves the sense, a "not" less does not.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from schemas.article import Quotation
from schemas.check import Finding, FindingType, Severity
from schemas.proposal import ProposedClaim
from service.checks.ground import Excerpt, Ground
from service.checks.lists import wordlists
from service.checks.passage import Passage
from service.checks.quotes.matching import Likeness, Match, Piece
from service.text.words import Word, words_of
from service.verify.operators import Operators, operators
from service.verify.truncation import left_out
from service.verify.wording import keys_of

LEAST_TORN = 3
"""Words of a quotation from which on it says something, and may be torn out of what it says."""

_BREAK = re.compile(r"[.!?;:…—–]|\.\.\.")
_STOP = re.compile(r"[.!?]")


class Alterations:
    """What the quotations of a text have done to the words of the article."""

    def __init__(self, passage: Passage, ground: Ground) -> None:
        self._passage = passage
        self._ground = ground
        self._article = ground.article
        self._operators = operators(ground.article.language) or Operators()

    def finding(
        self,
        kind: FindingType,
        quotation: Quotation,
        places: Sequence[tuple[int, int]],
        explanation: str,
        *,
        severity: Severity = "error",
    ) -> Finding:
        """A finding about a quotation; `places` are offsets of the article."""
        return Finding(
            type=kind,
            severity=severity,
            span=self._passage.span(quotation.start, quotation.end),
            evidence=tuple(self._article.span(*place) for place in places) or None,
            explanation=explanation,
        )

    # --- words that stand there, joined

    def spliced(
        self, quotation: Quotation, pieces: Sequence[Piece], match: Match
    ) -> Finding | None:
        """Whether pieces that all stand there were joined so that the sense changes."""
        said = match.stream.words
        for piece, (first, last) in zip(pieces, match.places, strict=True):
            for number in range(first, last - 1):
                ours = piece.words[number - first : number - first + 2]
                if self._are_joined(said[number], said[number + 1], ours):
                    return self.finding(
                        "spliced_quote",
                        quotation,
                        match.stretches(),
                        "The quotation makes one sentence of what the article has as two.",
                    )
        for (_, before), (after, _), piece in zip(
            match.places, match.places[1:], pieces[1:], strict=False
        ):
            if turn := self._turn_between(said, before, after, open_=piece.open):
                return self._leaves_out(quotation, match.stretches(), turn)
        return self._across_sources(quotation, match)

    def put_together(self, quotation: Quotation, apart: Sequence[Match]) -> Finding:
        """Pieces that stand there in another order."""
        stretches = [stretch for match in apart for stretch in match.stretches()]
        return self.finding(
            "spliced_quote",
            quotation,
            sorted(stretches),
            "The quotation joins its pieces in another order than the article has them.",
        )

    def _leaves_out(
        self, quotation: Quotation, places: Sequence[tuple[int, int]], turn: str
    ) -> Finding:
        return self.finding(
            "spliced_quote",
            quotation,
            places,
            f"The quotation leaves out “{turn}”, which changes its sense.",
        )

    def _are_joined(self, here: Word, there: Word, ours: Sequence[Word]) -> bool:
        """Whether the article ends a sentence between two words and the text does not."""
        if len(ours) < 2 or _BREAK.search(self._passage.text, ours[0].end, ours[1].start):
            return False
        if not _STOP.search(self._article.text, here.end, there.start):
            return False
        return self._ends_sentence(here, there)

    def _turn_between(
        self, said: Sequence[Word], before: int, after: int, *, open_: bool
    ) -> str | None:
        """The word in what an ellipsis hides that turns what follows or went before.

        `before` is where the hidden words begin and `after` where they end; not `open_` are those
        that a bracket stands for.
        """
        skipped = said[before:after]
        if not skipped:
            return None
        lists, negations = wordlists(), self._operators.negations
        between_end = self._ends_sentence(skipped[-1], said[after])
        if between_end and self._ends_sentence(said[before - 1], skipped[0]):
            opening = [skipped[0], *(b for a, b in pairwise(skipped) if self._ends_sentence(a, b))]
            return next((word.text for word in opening if word.form in lists.turning_first), None)
        if skipped[0].form in lists.relative and not between_end:
            return None
        turning = negations if not open_ and len(skipped) <= 2 else negations | lists.turning
        return next((word.text for word in skipped if word.form in turning), None)

    def _ends_sentence(self, one: Word, other: Word) -> bool:
        here = self._article.sentences_in(one.start, one.end)
        there = self._article.sentences_in(other.start, other.end)
        return bool(here and there) and here[-1].index != there[0].index

    def _across_sources(self, quotation: Quotation, match: Match) -> Finding | None:
        names = [
            claim.source.name.text
            for start, end in match.stretches()
            for claim in self._ground.claims_over(start, end)[:1]
            if claim.source
        ]
        if len(set(names)) < 2 or len(names) < len(match.places):
            return None
        return self.finding(
            "spliced_quote",
            quotation,
            match.stretches(),
            f"The quotation joins what “{names[0]}” says to what “{names[-1]}” says.",
        )

    # --- words that do not all stand there

    def altered(self, quotation: Quotation, likest: Likeness) -> Finding | None:
        """How a quotation differs from the words it is most like; None if only by an "er"."""
        place = [(likest.start, likest.end)]
        if likest.only_dropped:
            words = [word for word in likest.dropped if word.form not in wordlists().fillers]
            if not words:
                return None
            lists = self._operators
            turning = lists.negations | lists.conditions | wordlists().turning
            if turn := next((word.text for word in words if word.form in turning), None):
                return self._leaves_out(quotation, place, turn)
            if self._crosses_sentences(likest):
                return self.finding(
                    "spliced_quote",
                    quotation,
                    place,
                    "The quotation makes one sentence of parts of two and does not show it.",
                )
        return self.finding("altered_quote", quotation, place, _difference(likest))

    def lacks_a_turn(self, likest: Likeness) -> bool:
        """Whether all of the words were said, with a "not" between them."""
        return likest.only_dropped and any(
            word.form in self._operators.negations for word in likest.dropped
        )

    def _crosses_sentences(self, likest: Likeness) -> bool:
        found = self._article.sentences_in(likest.start, likest.end)
        first, last = likest.dropped[0], likest.dropped[-1]
        here = self._article.sentences_in(first.start, last.end)
        return len(found) > 1 and (len(here) > 1 or len(likest.dropped) > 3)

    # --- whole

    def torn(self, quotation: Quotation, match: Match, excerpt: Excerpt) -> Finding | None:
        """Whether the quotation starts after a word, or stops before one, that turns it.

        What the text says around it in its own words makes up for that.
        """
        if match.places[-1][1] - match.places[0][0] < LEAST_TORN:
            return None
        content = tuple(self._article.span(*stretch) for stretch in match.stretches())
        lost = left_out(excerpt.reading, ProposedClaim(content=content))
        lists = self._operators
        turning = lists.negations | lists.conditions | lists.possible
        if lost is None or not turning & {lost.lower(), *keys_of(lost.lower(), "en")}:
            return None
        around = {
            word.form
            for sentence in self._passage.article.sentences_in(quotation.start, quotation.end)
            for word in words_of(self._passage.text, sentence.start, sentence.end)
            if not quotation.start <= word.start < quotation.end
        }
        if around & turning:
            return None
        return self._leaves_out(quotation, match.stretches(), lost)


def _difference(likest: Likeness) -> str:
    ours = shortened(" ".join(word.text for word in likest.added))
    theirs = shortened(" ".join(word.text for word in likest.missing))
    if ours and theirs:
        return f"The quotation has “{ours}” where the article has “{theirs}”."
    if ours:
        return f"The quotation has “{ours}”, which the article does not."
    return f"The quotation leaves out “{theirs}” and does not show it."


def shortened(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"
