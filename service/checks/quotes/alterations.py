"""Whether words that were said are quoted as they were: none changed, none left out that turn them.

A word or two less leaves the sense, a "not" less does not.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

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

CONTRACTED = "t"
"""What words part from the rest of "can't"."""

MOST_NARROWING = 3
"""Words behind a quotation among which one may narrow its "never" or "nothing"."""

_BREAK = re.compile(r"[.!?;:…—–]|\.\.\.")
_STOP = re.compile(r"[.!?]")


class Alterations:
    """What the quotations of a text have done to the words of the article."""

    def __init__(self, passage: Passage, ground: Ground) -> None:
        self._passage = passage
        self._ground = ground
        self._article = ground.article
        self._operators = operators(ground.article.language) or Operators()
        self._negations = self._operators.negations | {CONTRACTED}
        self._turning = self._negations | wordlists().turning
        hedges = self._operators.possible | self._operators.probable | self._operators.uncommitted
        self._weakening = hedges | self._operators.conditions

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
        lists = wordlists()
        here, there = self._sentence(said[before - 1]), self._sentence(said[after])
        if here == there:
            parted = skipped[0].form in lists.relative
            turning = self._negations if not open_ and len(skipped) <= 2 else self._turning
            return None if parted else self._first(skipped, turning)
        rest = [word for word in skipped if self._sentence(word) == here]
        whole = [word for word in skipped if here < self._sentence(word) < there]
        start = [word for word in skipped if self._sentence(word) == there]
        opening = [b for a, b in pairwise([*rest, *whole]) if self._ends_sentence(a, b)]
        opening = [*([] if rest else whole[:1]), *opening]
        added = {*lists.relative, "and", "or"}
        rest = list(takewhile(lambda word: word.form not in added, rest))
        return (
            self._first(rest, self._turning)
            or self._first(opening, lists.turning_first)
            or self._first(start, self._turning)
        )

    def _first(self, words: Sequence[Word], forms: frozenset[str]) -> str | None:
        """The first of the words that is one of these, a contraction in full."""
        for word in words:
            if word.form in forms:
                return self._in_full(word)
        return None

    def _in_full(self, word: Word) -> str:
        start = self._article.text.rfind(" ", 0, word.start) + 1
        return self._article.text[start : word.end] if word.form == CONTRACTED else word.text

    def _sentence(self, word: Word) -> int:
        found = self._article.sentences_in(word.start, word.end)
        return found[-1].index if found else -1

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
            if turn := self._first(words, self._turning | self._weakening):
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
        return likest.only_dropped and any(word.form in self._negations for word in likest.dropped)

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
        narrowed = self._narrowed(match, excerpt)
        lost = narrowed or left_out(excerpt.reading, ProposedClaim(content=content))
        if lost is None:
            return None
        lists = self._operators
        negating = self._negations | lists.turners
        weakening = lists.conditions | lists.possible
        denied = None if narrowed else self._denied(lost, match.start)
        keys = {lost.lower(), *keys_of(lost.lower(), "en")}
        if narrowed:
            makes_up = wordlists().narrowing
        elif denied or keys & self._negations:
            makes_up = negating | wordlists().doubting
        elif keys & weakening:
            makes_up = negating | weakening | lists.uncommitted
        else:
            return None
        around = {
            form
            for sentence in self._passage.article.sentences_in(quotation.start, quotation.end)
            for word in words_of(self._passage.text, sentence.start, sentence.end)
            if not quotation.start <= word.start < quotation.end
            for form in (word.form, *keys_of(word.form, self._article.language))
        }
        if around & makes_up:
            return None
        return self._leaves_out(quotation, match.stretches(), denied or lost)

    def _narrowed(self, match: Match, excerpt: Excerpt) -> str | None:
        """What tells, behind "I have never taken anything", how much "anything" is."""
        words, (first, last) = match.stream.words, match.places[-1]
        if not any(word.form in self._negations for word in words[first:last]):
            return None
        previous = words[last - 1]
        for word in words[last : last + MOST_NARROWING]:
            if self._article.text[previous.end : word.start].strip():
                break
            if word.form in wordlists().narrowing:
                return word.text
            previous = word
        parse = excerpt.reading.parse
        for token in parse.between(match.start, match.end) if parse else ():
            for child in token.children:
                narrows = child.dep in ("acl", "relcl", "amod") and token.is_noun
                if (
                    narrows
                    and child.start >= match.end
                    and not any(
                        each.text == "," for each in token.children if each.start >= match.end
                    )
                ):
                    return child.text
        return None

    def _denied(self, lost: str, place: int) -> str | None:
        """The negation of a word that stands over the quotation: "can't say" is no saying."""
        sentence = self._article.sentences_in(place, place + 1)[0]
        before = list(words_of(self._article.text, sentence.start, place))
        over = next((n for n, w in enumerate(before) if w.text == lost), 0)
        return self._first(before[max(0, over - 3) : over], self._negations)


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
