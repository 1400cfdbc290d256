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
_CLAUSE = re.compile(r"[,;:—–.!?]")
_LIMIT = re.compile(
    r"(?:(?:and |but )?only\b|as long as|at least not|except\b|if\b|on (?:one )?condition"
    r"|had (?:an?|he|i|it|she|that|the|they|this|we|you)\b|or so\b|provided\b|providing\b"
    r"|so long as|subject to|unless\b|(?:until|till) (?:he|i|it|she|they|we|you)\b"
    r"|in an? (?:\w+ )?(?:case|emergency|event)\b|i (?:believe|guess|hope|suspect|think)\b"
    r"|maybe\b|perhaps\b|possibly\b|probably\b)",
    re.IGNORECASE,
)
_OR_ELSE = re.compile(
    r"or (?:he|i|it|she|they|we|you)\b|[^,.;:!?]{0,60}, or (?:he|i|it|she|they|we|you)\b", re.I
)
_AND_NOT = re.compile(
    r"(?:and|but|though) [^.;!?]{0,80}\b(?:are|can|could|did|do|does|had|has|have|is|was|were|will"
    r"|would)(?: not|n[’']t)\s*\Z",
    re.IGNORECASE,
)
_BUT_NOT = re.compile(
    r"(?:although|but|though) (?:not|never|only|\w+ (?:\w+n[’']t|\w+ (?:never|not))"
    r"(?=(?: \w+){0,3}\s*(?:[,.;!?]|\Z)))",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"(?:(?:he|i|it|she|that|there|they|this|we) (?:\w+n[’']t|cannot|(?:are|can|did|do|does|had|has"
    r"|have|is|was|were|will) not)|(?:he|it|she|that)[’']s not|(?:they|we)[’']re not)"
    r"(?=(?: yet)?\s*[,.;!?—–])",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:can|could|might) (?:claim|pretend|say)\b"
    r"|\b(?:would|[’']d) (?:\w+ )?(?:hate|like|love|prefer|want|wish)\b"
    r"|\b(?:deny|doubt|hope|hoped|imagine|pretend|pretending|suppose|wish|wished|wonder)\b"
)
_WHEN = frozenset({"once", "provided", "when"})
_PUT = re.compile(
    r"(?P<stance>(?:it is|it was|it[’']s|there is) [^,;.!?]{2,40}),.{0,90}?, that ", re.IGNORECASE
)
"""What is said of all that follows: "It is possible, and I go no further, that"."""
_RELATIVE = frozenset({"after", "because", "when", "where", "which", "who", "whose"})
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

    def run_together(self, quotation: Quotation, halves: Sequence[Match]) -> Finding:
        """Two stretches that stand apart, with no sign between them."""
        stretches = [stretch for match in halves for stretch in match.stretches()]
        return self.finding(
            "spliced_quote",
            quotation,
            sorted(stretches),
            "The quotation joins words that the article has in two places.",
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
        """Whether the article parts two words that the text has in one sentence, or one speech."""
        if self._are_in_two_speeches(here, there):
            return True
        if len(ours) < 2 or _BREAK.search(self._passage.text, ours[0].end, ours[1].start):
            return False
        if not _STOP.search(self._article.text, here.end, there.start):
            return False
        return self._ends_sentence(here, there)

    def _are_in_two_speeches(self, here: Word, there: Word) -> bool:
        """Whether two quotations of different paragraphs have them, and the one does not go on."""
        article = self._article
        one = article.quotation_around(here.start, here.end)
        other = article.quotation_around(there.start, there.end)
        if one is None or other is None or one == other or one.continues or not one.closed:
            return False
        first = article.sentences_in(here.start, here.end)
        second = article.sentences_in(there.start, there.end)
        return bool(first and second) and first[0].paragraph != second[0].paragraph

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
            if skipped[0].form in _WHEN:
                return skipped[0].text
            parted = skipped[0].form in lists.relative
            turning = self._negations if not open_ and len(skipped) <= 2 else self._turning
            return None if parted else self._first(skipped, turning)
        rest = [word for word in skipped if self._sentence(word) == here]
        whole = [word for word in skipped if here < self._sentence(word) < there]
        start = [word for word in skipped if self._sentence(word) == there]
        opening = [b for a, b in pairwise([*rest, *whole]) if self._ends_sentence(a, b)]
        opening = [*([] if rest else whole[:1]), *opening]
        added = {*lists.relative, "and", "or"}
        if rest and self._changes_sign(said[:before], start):
            return start[0].text
        rest = list(takewhile(lambda word: word.form not in added, rest))
        return (
            self._first(rest, self._turning)
            or self._first(opening, lists.turning_first)
            or self._first(start, self._turning)
        )

    def _changes_sign(self, before: Sequence[Word], start: Sequence[Word]) -> bool:
        """Whether what stood under "I am" comes to stand under another sentence's "I am not"."""
        here = self._sentence(before[-1])
        kept = takewhile(lambda word: self._sentence(word) == here, reversed(before))
        turned = self._negations.intersection(word.form for word in kept)
        if not start or not turned:
            return False
        parted = _CLAUSE.search(self._article.text, start[-1].end, start[-1].end + 2)
        return not parted and start[-1].form not in ("and", "but", "or")

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
        lists = self._operators
        negating = self._negations | lists.turners | wordlists().doubting
        if lost := self._limited(match) or self._narrowed(match, excerpt):
            makes_up = wordlists().narrowing | lists.conditions
        elif lost := self._taken_back(match) or self._held_up(match):
            hedges = lists.possible | lists.probable | lists.uncommitted
            open_ = lost in hedges or _UNREAL.match(lost)
            makes_up = negating | (wordlists().unreal | hedges if open_ else frozenset())
        elif lost := self._left_out(match, excerpt):
            weakening = lists.conditions | lists.possible
            weak = not weakening.isdisjoint({lost.lower(), *keys_of(lost.lower(), "en")})
            denied = self._denied(lost, match.start)
            makes_up = negating | weakening | lists.uncommitted if weak and not denied else negating
            lost = denied or lost
        else:
            return None
        if self._forms_around(quotation) & makes_up:
            return None
        return self._leaves_out(quotation, match.stretches(), lost)

    def _left_out(self, match: Match, excerpt: Excerpt) -> str | None:
        """A word over the quoted ones that turns or weakens them, as verification finds it."""
        content = tuple(self._article.span(*stretch) for stretch in match.stretches())
        lost = left_out(excerpt.reading, ProposedClaim(content=content))
        lists = self._operators
        keys = {lost.lower(), *keys_of(lost.lower(), "en")} if lost else set()
        known = self._negations | lists.conditions | lists.possible
        if lost and (keys & known or self._denied(lost, match.start)) and self._leads(lost, match):
            return lost
        return None

    def _leads(self, lost: str, match: Match) -> bool:
        """Whether a word stands before the quoted ones, or behind them in the same speech."""
        text = self._article.text
        sentence = self._article.sentences_in(match.start, match.end)[0]
        speech = self._article.quotation_around(match.end - 1, match.end)
        end = max(speech.end if speech else match.end, match.end)
        return lost in text[sentence.start : match.start] or lost in text[match.end : end]

    def _forms_around(self, quotation: Quotation) -> set[str]:
        return {
            form
            for sentence in self._passage.article.sentences_in(quotation.start, quotation.end)
            for word in words_of(self._passage.text, sentence.start, sentence.end)
            if not quotation.start <= word.start < quotation.end
            for form in (word.form, *keys_of(word.form, self._article.language))
        }

    def _held_up(self, match: Match) -> str | None:
        """Of "I would love to tell you", "I won't pretend that" what keeps it from being said.

        Read by the words that lead up to the quoted ones within their clause.
        """
        text = self._article.text
        quotation = self._article.quotation_around(match.start, match.end)
        sentence = self._article.sentences_in(match.start, match.end)[0]
        floor = max(sentence.start, quotation.inner_start if quotation else 0)
        if put := _PUT.fullmatch(text, floor, match.start):
            lists = self._operators
            hedges = lists.possible | lists.probable | lists.uncommitted
            return self._first(list(words_of(put["stance"])), self._negations | hedges)
        breaks = [found.end() for found in _CLAUSE.finditer(text, floor, match.start)]
        before = list(words_of(text, max([floor, *breaks]), match.start))
        joined = [n for n, word in enumerate(before) if word.form in ("and", "but", "or", "so")]
        before = before[joined[-1] + 1 :] if joined else before
        before = list(takewhile(lambda word: word.form not in _RELATIVE, before))
        if not before or before[-1].form == "before":
            return before[-1].text if before else None
        unreal = _UNREAL.search(text, before[0].start, match.start)
        return self._first(before, self._negations) or (unreal.group() if unreal else None)

    def _limited(self, match: Match) -> str | None:
        """ "… until I saw it", "… only if they agree", "…, I hope" behind what was quoted."""
        words = match.stream.words
        last = match.places[-1][1]
        sentence = self._sentence(words[last - 1])
        behind = words[last] if last < len(words) else None
        if not behind or self._sentence(behind) != sentence:
            return None
        if self._ends_speech(words[last - 1], behind):
            return None
        until = self._article.sentences[sentence].end
        speech = self._article.quotation_around(behind.start, behind.end)
        until = min(until, speech.inner_end if speech else until)
        rest = self._article.text[behind.start : until].rstrip(" .,!?")
        negated = any(word.form in self._negations for word in words[match.places[-1][0] : last])
        for limit in (_LIMIT, _BUT_NOT, _OR_ELSE, *(() if negated else (_AND_NOT,))):
            if found := limit.match(rest):
                return shortened(found.group())
        return None

    def _ends_speech(self, last: Word, behind: Word) -> bool:
        one = self._article.quotation_around(last.start, last.end)
        return one is None or not one.start <= behind.start < one.end

    def _taken_back(self, match: Match) -> str | None:
        """ "It is not." that follows what was quoted."""
        words, last = match.stream.words, match.places[-1][1]
        if last == len(words):
            return None
        here, there = words[last - 1], words[last]
        paragraphs = {
            each.paragraph
            for w in (here, there)
            for each in self._article.sentences_in(w.start, w.end)
        }
        if len(paragraphs) > 1 or self._sentence(there) - self._sentence(here) not in (1, 2):
            return None
        taken = _TAKEN_BACK.match(self._article.text, there.start)
        if taken is None or taken.group().casefold() in self._passage.text.casefold():
            return None
        return taken.group()

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
