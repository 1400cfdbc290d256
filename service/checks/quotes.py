"""Whether what a text puts in quotation marks was said, so, by whom the text says, and to the end.

A word or two that the article uses itself may be quoted from it: such a phrase is the text's own
wording, and is looked at as that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from schemas.article import Quotation, Span
from schemas.check import Finding, FindingType, Severity
from schemas.extraction import Claim
from schemas.proposal import ProposedClaim
from schemas.syntax import Token
from service.checks.ground import Excerpt, Ground
from service.checks.lists import wordlists
from service.checks.matching import Likeness, Match, Piece, Stream, pieces_of, spoken
from service.checks.names_of_places import places_alike
from service.checks.passage import Passage, Statement
from service.text.nouns import nouns
from service.text.words import Word, content_words, function_words_in, words_of
from service.verify.attribution import sayers_of
from service.verify.operators import operators
from service.verify.roles import is_pronoun
from service.verify.telling import says
from service.verify.truncation import left_out
from service.verify.wording import is_saying, keys_of

MOST = 300
"""Quotations of a text that are looked at."""

PHRASE = 3
"""Words up to which a quotation may be a mere phrase of the article's."""

ALIKE = 0.5
"""Share of a quotation's words that makes it an altered one and not an invented one."""

_BREAK = re.compile(r"[.!?;:…—–]|\.\.\.")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of the text; `own` where its words are only the text's own wording."""

    quotation: Quotation
    finding: Finding | None
    match: Match | None
    own: bool = False


class Quotes:
    """The quotations of a text beside those of the article."""

    def __init__(self, passage: Passage, ground: Ground) -> None:
        self._passage = passage
        self._ground = ground
        self._article = ground.article

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

    def _read(self, quotation: Quotation) -> Quoted | None:
        pieces = pieces_of(self._passage.text, quotation.inner_start, quotation.inner_end)
        if not pieces:
            return None
        words = [word for piece in pieces for word in piece.words]
        if match := self._spoken.match(pieces):
            return Quoted(quotation, self._spliced(quotation, pieces, match), match)
        if self._whole.match(pieces):
            return self._unspoken(quotation, words)
        if len(pieces) > 1 and (apart := self._spoken.apart(pieces)):
            return Quoted(quotation, self._put_together(quotation, apart), apart[0])
        likest = self._spoken.likest(pieces)
        if self._is_own_wording(words) and not (likest and self._lacks_a_turn(likest)):
            return Quoted(quotation, None, None, own=True)
        finding = (
            self._altered(quotation, likest)
            if likest and _is_like(likest, words)
            else self._invented(quotation)
        )
        return Quoted(quotation, finding, None)

    # --- found as it stands

    def _unspoken(self, quotation: Quotation, words: Sequence[Word]) -> Quoted:
        """Words that the article tells and nobody says in it: a whole sentence is no quotation."""
        text = self._passage.text
        whole = (
            len(words) > 5
            and text[quotation.inner_start].isupper()
            and text[quotation.start] in '“"„«'
            and self._passage.kind in ("summary", "article", "standfirst")
            and not words[1].capitalised
        )
        if not whole:
            return Quoted(quotation, None, None, own=True)
        finding = self._finding(
            "invented_quote",
            quotation,
            None,
            "The article has these words, but nobody says them there.",
            severity="warning",
        )
        return Quoted(quotation, finding, None)

    def _spliced(
        self, quotation: Quotation, pieces: Sequence[Piece], match: Match
    ) -> Finding | None:
        """Whether pieces were joined so that the sense changes."""
        for piece, (first, last) in zip(pieces, match.places, strict=True):
            for number in range(first, last - 1):
                here, there = match.stream.words[number : number + 2]
                ours = piece.words[number - first : number - first + 2]
                if self._are_joined(here, there, ours):
                    return self._finding(
                        "spliced_quote",
                        quotation,
                        match.stretches(),
                        "The quotation makes one sentence of what the article has as two.",
                    )
        for (_, before), (after, _), piece in zip(
            match.places, match.places[1:], pieces[1:], strict=False
        ):
            skipped = match.stream.words[before:after]
            if (turn := self._turn_in(skipped, piece, match, before, after)) is not None:
                return self._finding(
                    "spliced_quote",
                    quotation,
                    match.stretches(),
                    f"The quotation leaves out “{turn}”, which changes its sense.",
                )
        return self._across_sources(quotation, match)

    def _are_joined(self, here: Word, there: Word, ours: Sequence[Word]) -> bool:
        """Whether the article ends a sentence between two words and the text does not."""
        text = self._passage.text
        if len(ours) < 2 or _BREAK.search(text, ours[0].end, ours[1].start):
            return False
        between = self._article.text[here.end : there.start]
        if not re.search(r"[.!?]", between):
            return False
        one = self._article.sentences_in(here.start, here.end)
        other = self._article.sentences_in(there.start, there.end)
        return bool(one and other) and one[-1].index != other[0].index

    def _turn_in(
        self, skipped: Sequence[Word], piece: Piece, match: Match, before: int, after: int
    ) -> str | None:
        """The word in what an ellipsis hides that turns what follows or went before."""
        if not skipped:
            return None
        lists = operators(self._article.language)
        turning = (lists.negations | wordlists().turning) if lists else wordlists().turning
        words = match.stream.words
        previous, following = words[before - 1], words[after]
        between_start = self._ends_sentence(previous, skipped[0])
        between_end = self._ends_sentence(skipped[-1], following)
        if between_start and between_end:
            opening = [word for word in skipped[:1] if word.form in wordlists().turning_first]
            for one, other in pairwise(skipped):
                if self._ends_sentence(one, other) and other.form in wordlists().turning_first:
                    opening.append(other)
            return opening[0].text if opening else None
        if skipped[0].form in wordlists().relative and not between_end:
            return None
        if not piece.open and len(skipped) <= 2:
            turning = lists.negations if lists else frozenset()
        return next((word.text for word in skipped if word.form in turning), None)

    def _ends_sentence(self, one: Word, other: Word) -> bool:
        here = self._article.sentences_in(one.start, one.end)
        there = self._article.sentences_in(other.start, other.end)
        return bool(here and there) and here[-1].index != there[0].index

    def _across_sources(self, quotation: Quotation, match: Match) -> Finding | None:
        stretches = match.stretches()
        words = match.stream.words
        pieces = [
            (words[first].start, words[last - 1].end)
            for first, last in match.places
            for first, last in [(first, last)]
        ]
        names = [
            claim.source.name.text
            for start, end in pieces
            for claim in self._ground.claims_over(start, end)[:1]
            if claim.source
        ]
        if len(set(names)) > 1 and len(names) == len(pieces):
            return self._finding(
                "spliced_quote",
                quotation,
                stretches,
                f"The quotation joins what “{names[0]}” says to what “{names[-1]}” says.",
            )
        return None

    def _put_together(self, quotation: Quotation, apart: Sequence[Match]) -> Finding:
        stretches = [stretch for match in apart for stretch in match.stretches()]
        return self._finding(
            "spliced_quote",
            quotation,
            sorted(stretches),
            "The quotation joins its pieces in another order than the article has them.",
        )

    # --- found with differences, or not at all

    def _is_own_wording(self, words: Sequence[Word]) -> bool:
        """Whether the words are a phrase of the article's, if not in this form."""
        language = self._article.language
        content = [w for w in words if w.form not in function_words_in(language)]
        headline = self._passage.kind in ("headline", "alert", "social")
        most = 2 * PHRASE if headline else PHRASE
        if not content or len(words) > most:
            return not content and len(words) <= PHRASE
        asked = [keys_of(word.form, language) for word in content]
        return any(
            all(not keys.isdisjoint(there) for keys in asked)
            for there in self._ground.sentence_keys
        )

    def _lacks_a_turn(self, likest: Likeness) -> bool:
        """Whether all of the words were said, with a "not" between them."""
        lists = operators(self._article.language)
        turning = lists.negations if lists else frozenset[str]()
        return likest.only_dropped and any(word.form in turning for word in likest.dropped)

    def _altered(self, quotation: Quotation, likest: Likeness) -> Finding | None:
        place = [(likest.start, likest.end)]
        lists = operators(self._article.language)
        turning = (
            (lists.negations | lists.conditions | wordlists().turning)
            if lists
            else wordlists().turning
        )
        if likest.only_dropped:
            words = [word for word in likest.dropped if word.form not in wordlists().fillers]
            if not words:
                return None
            turn = next((word.text for word in words if word.form in turning), None)
            if turn is not None:
                return self._finding(
                    "spliced_quote",
                    quotation,
                    place,
                    f"The quotation leaves out “{turn}”, which changes its sense.",
                )
            if self._crosses_sentences(likest):
                return self._finding(
                    "spliced_quote",
                    quotation,
                    place,
                    "The quotation makes one sentence of parts of two and does not show it.",
                )
        return self._finding("altered_quote", quotation, place, _difference(likest))

    def _crosses_sentences(self, likest: Likeness) -> bool:
        found = self._article.sentences_in(likest.start, likest.end)
        first, last = likest.dropped[0], likest.dropped[-1]
        here = self._article.sentences_in(first.start, last.end)
        return len(found) > 1 and (len(here) > 1 or len(likest.dropped) > 3)

    def _invented(self, quotation: Quotation) -> Finding:
        return self._finding(
            "invented_quote", quotation, None, "Nobody says these words in the article."
        )

    def _finding(
        self,
        kind: FindingType,
        quotation: Quotation,
        places: Sequence[tuple[int, int]] | None,
        explanation: str,
        *,
        severity: Severity = "error",
    ) -> Finding:
        return Finding(
            type=kind,
            severity=severity,
            span=self._passage.span(quotation.start, quotation.end),
            evidence=tuple(self._article.span(*place) for place in places) if places else None,
            explanation=explanation,
        )

    # --- whole, and by whom

    def torn(self, quoted: Quoted, excerpt: Excerpt) -> Finding | None:
        """Whether the quotation starts after a word, or stops before one, that turns it."""
        match = quoted.match
        lists = operators(self._article.language)
        if match is None or lists is None:
            return None
        first, last = match.places[0][0], match.places[-1][1]
        if last - first < PHRASE:
            return None
        content = tuple(self._article.span(*stretch) for stretch in match.stretches())
        claim = ProposedClaim(content=content)
        lost = left_out(excerpt.reading, claim)
        turning = lists.negations | lists.conditions | lists.possible
        if lost is None or not turning & {lost.lower(), *keys_of(lost.lower(), "en")}:
            return None
        place = self._passage.article.sentences_in(quoted.quotation.start, quoted.quotation.end)
        around = {
            word.form
            for sentence in place
            for word in words_of(self._passage.text, sentence.start, sentence.end)
            if not quoted.quotation.start <= word.start < quoted.quotation.end
        }
        if around & turning:
            return None
        return self._finding(
            "spliced_quote",
            quoted.quotation,
            match.stretches(),
            f"The quotation leaves out “{lost}”, which changes its sense.",
        )

    def misattributed(self, quoted: Quoted, excerpt: Excerpt) -> Finding | None:
        """Whether the text gives the quotation to another than the article does."""
        if quoted.match is None:
            return None
        if (said_by := self._said_by(quoted.quotation)) is None:
            return None
        claims = self._ground.claims_over(quoted.match.start, quoted.match.end)
        claim = next((c for c in claims if c.source), None)
        if claim is None or claim.source is None:
            return None
        if self._may_be(said_by, claim, excerpt):
            return None
        name = claim.source.name.text
        return self._finding(
            "misattributed_quote",
            quoted.quotation,
            [(span.start, span.end) for span in (claim.source.span, *claim.content)],
            f"The article has “{_short(name)}” say this, not “{_short(said_by.text)}”.",
        )

    def _said_by(self, quotation: Quotation) -> Span | None:
        """Who the text says is quoted, where it is somebody it names there."""
        passage = self._passage
        statement = next(
            (s for s in passage.statements if s.start <= quotation.start < s.end), None
        )
        if statement is None:
            return None
        if statement.voice:
            place = passage.text.find(statement.voice)
            return passage.span(place, place + len(statement.voice))
        around = [statement]
        tokens = passage.tokens(statement)
        if statement.index and not _has_words_outside(passage, statement):
            tokens = [*tokens, *passage.tokens(passage.statements[statement.index - 1])]
            around.append(passage.statements[statement.index - 1])
        outside = [t for t in tokens if passage.quotation_at(t.start) is None]
        cues = [t for t in outside if t.lower in ("according", "per") or (t.is_verb and says(t))]
        cues += [t for t in outside if t not in cues and is_saying(t.lower, "en") and t.is_verb]
        cues = [t for t in cues if t.tag != "VBG" or t.lower == "according"]
        cues.sort(key=lambda t: min(abs(t.start - quotation.end), abs(quotation.start - t.end)))
        for cue in cues:
            said_by = [t for t in sayers_of(cue) if passage.quotation_at(t.start) is None]
            if not said_by:
                continue
            if is_pronoun(said_by[0]):
                return None
            start, end = _phrase(said_by[0])
            return passage.span(start, end)
        return None

    def _may_be(self, said_by: Span, claim: Claim, excerpt: Excerpt) -> bool:
        source = claim.source
        if source is None:
            return True
        language = self._article.language
        named = [source.span, source.name, *source.spans, *([source.role] if source.role else [])]
        theirs = {word.form for span in named for word in content_words(span.text, language)}
        theirs |= self._called(source.spans, excerpt)
        keys = frozenset[str]().union(*(keys_of(form, language) for form in theirs))
        ours = [w for w in content_words(said_by.text, language) if not _is_address(w.form)]
        if not ours:
            return True
        proper = [word for word in ours if self._is_proper(word, said_by)]
        if any(not keys_of(w.form, language).isdisjoint(keys) for w in (proper or ours)):
            return True
        if self._stands_nearer(proper or ours, claim):
            return True
        if _is_acronym_of(ours, named):
            return True
        if proper and source.anonymous:
            return False
        if proper:
            return not self._speaks(proper, ours)
        return not self._is_another_source(ours, claim)

    def _is_proper(self, word: Word, said_by: Span) -> bool:
        """Whether a word names the sayer, and not whose sayer it is, or the start of a headline."""
        if not word.capitalised or nouns().kind(word.form):
            return False
        if re.match(r"(?:\s+[A-Z]\w*)*(?:[’']s?)?\s+[a-z]", said_by.text[word.end :]):
            return False
        opening = any(s.start == said_by.start + word.start for s in self._passage.statements)
        return not opening or word.form in self._ground.capitals

    def _stands_nearer(self, ours: Sequence[Word], claim: Claim) -> bool:
        """Whether the article has them nearer to the quotation than the source it was read to."""
        if claim.source is None:
            return False
        start, end = claim.content[0].start, claim.content[-1].end
        language = self._article.language

        def gap(first: int, last: int) -> int:
            return max(first - end, start - last, 0)

        places = [
            gap(word.start, word.end)
            for sentence in self._article.sentences_in(start, end)
            for word in words_of(self._article.text, sentence.start, sentence.end)
            if not start <= word.start < end
            and any(
                places_alike(w.form) & {word.form}
                or not keys_of(w.form, language).isdisjoint(keys_of(word.form, language))
                for w in ours
            )
        ]
        source = claim.source.span
        return bool(places) and min(places) < gap(source.start, source.end)

    def _called(self, spans: Sequence[Span], excerpt: Excerpt) -> set[str]:
        """What else the article calls a source: its other names and its roles."""
        references, parse = excerpt.references, excerpt.reading.parse
        if references is None or parse is None:
            return set()
        found: set[str] = set()
        for span in spans:
            for token in parse.between(span.start, span.end):
                entity = references.entity(token)
                for mention in entity.mentions if entity else ():
                    found.update(mention.words)
                    found.update(role.noun for role in mention.roles)
        return found

    def _speaks(self, proper: Sequence[Word], ours: Sequence[Word]) -> bool:
        """Whether a name is somebody's who can be told from the source: a person or a source."""
        forms = {word.form for word in proper}
        if not forms <= self._ground.forms:
            return True
        if any(form in nouns().given for form in forms) or len(ours) > len(proper):
            return True
        return (
            any(
                claim.source and forms & {w.form for w in words_of(claim.source.name.text)}
                for claim in self._ground.claims
            )
            or len(proper) > 1
        )

    def _is_another_source(self, ours: Sequence[Word], claim: Claim) -> bool:
        language = self._article.language
        keys = frozenset[str]().union(*(keys_of(w.form, language) for w in ours))
        return any(
            not keys.isdisjoint(keys_of(word.form, language))
            for other in self._ground.claims
            if other.source is not None and other is not claim
            for span in (other.source.span, other.source.name)
            for word in content_words(span.text, language)
        )


def _is_like(likest: Likeness, words: Sequence[Word]) -> bool:
    return likest.share >= ALIKE and len(words) > 2


def _difference(likest: Likeness) -> str:
    ours = " ".join(word.text for word in likest.added)
    theirs = " ".join(word.text for word in likest.missing)
    if ours and theirs:
        return f"The quotation has “{_short(ours)}” where the article has “{_short(theirs)}”."
    if ours:
        return f"The quotation has “{_short(ours)}”, which the article does not."
    return f"The quotation leaves out “{_short(theirs)}” and does not show it."


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"


def _phrase(head: Token) -> tuple[int, int]:
    """The words that name the sayer, without clauses that hang on them."""
    words = [head]
    waiting = [head]
    while waiting:
        for child in waiting.pop().children:
            if child.dep in ("compound", "amod", "nmod", "poss", "appos", "flat"):
                words.append(child)
                waiting.append(child)
            elif child.dep == "prep" and child.lower in ("of", "for"):
                words += child.subtree()
    return min(t.start for t in words), max(t.end for t in words)


def _has_words_outside(passage: Passage, statement: Statement) -> bool:
    words = words_of(passage.text, statement.start, statement.end)
    return any(passage.quotation_at(word.start) is None for word in words)


def _is_address(form: str) -> bool:
    return form in nouns().courtesies


def _is_acronym_of(ours: Sequence[Word], named: Sequence[Span]) -> bool:
    for word in ours:
        if word.text.isupper() and len(word.text) > 1:
            for span in named:
                initials = "".join(w.text[0] for w in words_of(span.text) if w.capitalised)
                if word.form == initials.casefold():
                    return True
    return False


def outside(quoted: Sequence[Quoted], place: int) -> bool:
    """Whether a place of the text is its own wording."""
    return not any(
        each.quotation.start <= place < each.quotation.end and not each.own for each in quoted
    )
