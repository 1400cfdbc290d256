"""Where the article has the words of a quotation, whatever the style of the house that quotes.

Words are compared and nothing else, so that marks, commas and capitals are free. Spelling may be
British or American, numbers in digits or in words. Brackets stand for a few words of the article,
an ellipsis for any number.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from schemas.article import Article
from service.text.numbers import quantity_words
from service.text.words import Word, function_words_in, words_of
from service.verify.wording import american

MOST_PLACES = 60
"""Places of a first word that are tried; only endless repetition has more."""

LONGEST = 400
"""Words of a quotation that are compared where it is not found as it stands."""

MOST_DROPPED = 6
"""Words of the article in a row that a quotation may leave out without a sign, to be called so."""

LEAST_HALF = 3
"""Words of each of two parts of a quotation that are looked for by themselves."""

LEAST_THINNED = 3
"""Words of a quotation that is looked for with such gaps."""

BRACKETED = 8
"""Words of the article that a bracket may stand for."""

_ELLIPSIS = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.\s?\.\s?\.")
_BRACKET = re.compile(r"\[[^\[\]]{0,60}\]")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_JOINT = re.compile(f"(?P<ellipsis>{_ELLIPSIS.pattern})|{_BRACKET.pattern}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a quotation up to an ellipsis or bracket; `open` says that an ellipsis is before."""

    words: tuple[Word, ...]
    forms: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Where the pieces stand: indices into the stream, half open."""

    stream: "Stream"
    places: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        return self.stream.words[self.places[0][0]].start

    @property
    def end(self) -> int:
        return self.stream.words[self.places[-1][1] - 1].end

    def stretches(self) -> list[tuple[int, int]]:
        """Offsets of the pieces in the article."""
        words = self.stream.words
        return [(words[first].start, words[last - 1].end) for first, last in self.places]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The article's words that are most like a quotation, and how they differ from it.

    `added` and `missing` are words in a row at the first difference, `dropped` all words of the
    article that are silently left out between words that are kept.
    """

    start: int
    end: int
    share: float
    added: tuple[Word, ...]
    missing: tuple[Word, ...]
    dropped: tuple[Word, ...]
    only_dropped: bool


class Stream:
    """Words of the article in order, searchable by what they say."""

    def __init__(self, words: Iterable[Word], language: str) -> None:
        self.words, self.forms = _compared(words)
        self._function_words = function_words_in(language)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, form in enumerate(self.forms):
            self._places[form].append(place)

    def match(self, pieces: Sequence[Piece]) -> Match | None:
        """The tightest place that has all the pieces in order."""
        best: tuple[tuple[int, int], ...] | None = None
        for first in self._starts(pieces[0].forms):
            places = self._follow(pieces, first)
            if places and (best is None or places[-1][1] - places[0][0] < best[-1][1] - best[0][0]):
                best = places
        return Match(self, best) if best else None

    def apart(self, pieces: Sequence[Piece]) -> list[Match] | None:
        """Each piece by itself, where all of them are somewhere."""
        found = [self.match([piece]) for piece in pieces]
        return [match for match in found if match] if all(found) else None

    def halves(self, piece: Piece) -> list[Match] | None:
        """The two parts of a piece, where each of them stands somewhere and the whole does not."""
        for cut in range(LEAST_HALF, len(piece.forms) - LEAST_HALF + 1):
            parts = [
                Piece(piece.words[:cut], piece.forms[:cut], open=False),
                Piece(piece.words[cut:], piece.forms[cut:], open=True),
            ]
            if found := self.apart(parts):
                return found
        return None

    def _follow(self, pieces: Sequence[Piece], first: int) -> tuple[tuple[int, int], ...] | None:
        places = [(first, first + len(pieces[0].forms))]
        for piece in pieces[1:]:
            before = places[-1][1]
            start = next(
                (s for s in self._starts(piece.forms, before) if s >= before),
                None,
            )
            if start is None or (not piece.open and start > before + BRACKETED):
                return None
            places.append((start, start + len(piece.forms)))
        return tuple(places)

    def _starts(self, forms: Sequence[str], floor: int = 0) -> list[int]:
        """Where the forms stand in a row, looked up by the rarest of them."""
        offset, rarest = min(enumerate(forms), key=lambda each: len(self._places.get(each[1], ())))
        places = self._places.get(rarest, [])
        if floor:
            places = places[bisect_right(places, floor + offset - 1) :]
        found: list[int] = []
        for place in places[: 20 * MOST_PLACES]:
            start = place - offset
            if start >= 0 and tuple(self.forms[start : start + len(forms)]) == tuple(forms):
                found.append(start)
                if len(found) == MOST_PLACES:
                    break
        return found

    def likest(self, piece: Sequence[Piece]) -> Likeness | None:
        """The stretch that shares most words with the pieces in their order."""
        words = [word for each in piece for word in each.words][:LONGEST]
        forms = [form for each in piece for form in each.forms][:LONGEST]
        if thinned := self._thinned(forms):
            return thinned
        diagonals: Counter[int] = Counter()
        for offset, form in enumerate(forms):
            if form not in self._function_words:
                for place in self._places.get(form, ())[:MOST_PLACES]:
                    diagonals[(place - offset) // 4] += 1
        best: Likeness | None = None
        for diagonal, _ in diagonals.most_common(4):
            low = max(0, 4 * diagonal - 6)
            high = min(len(self.forms), 4 * diagonal + len(forms) + 14)
            found = self._compare(words, forms, low, high)
            if found and (best is None or found.share > best.share):
                best = found
        return best

    def _thinned(self, forms: Sequence[str]) -> Likeness | None:
        """The shortest stretch that has all the forms in order with a few words between them."""
        best: list[int] = []
        for first in self._places.get(forms[0], ())[:MOST_PLACES]:
            places = [first]
            for form in forms[1:]:
                later = self._places.get(form, [])
                following = bisect_right(later, places[-1])
                if following == len(later) or later[following] > places[-1] + 1 + MOST_DROPPED:
                    break
                places.append(later[following])
            if len(places) == len(forms) and (
                not best or places[-1] - places[0] < best[-1] - best[0]
            ):
                best = places
        if len(best) < LEAST_THINNED or best[-1] - best[0] >= len(best) + 2 * MOST_DROPPED:
            return None
        dropped = [self.words[n] for n in range(best[0], best[-1]) if n not in set(best)]
        return Likeness(
            self.words[best[0]].start,
            self.words[best[-1]].end,
            1.0,
            (),
            tuple(dropped[:MOST_DROPPED]),
            tuple(dropped),
            True,
        )

    def _compare(
        self, words: Sequence[Word], forms: Sequence[str], low: int, high: int
    ) -> Likeness | None:
        matcher = SequenceMatcher(None, forms, self.forms[low:high], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return None
        weights = [1.0 if form not in self._function_words else 0.4 for form in forms]
        shared = sum(sum(weights[b.a : b.a + b.size]) for b in blocks)
        first, last = low + blocks[0].b, low + blocks[-1].b + blocks[-1].size
        added: tuple[Word, ...] = ()
        missing: tuple[Word, ...] = ()
        dropped: list[Word] = []
        only_dropped = True
        for tag, a, b, c, d in matcher.get_opcodes():
            outside = low + d <= first or low + c >= last
            ours = tuple(words[a:b])
            theirs = () if outside else tuple(self.words[low + c : low + d])
            if tag == "equal" or not (ours or theirs):
                continue
            if not (added or missing):
                added, missing = ours, theirs
            if ours:
                only_dropped = False
            dropped += theirs if not ours else ()
        return Likeness(
            self.words[first].start,
            self.words[last - 1].end,
            shared / sum(weights),
            added,
            missing,
            tuple(dropped),
            only_dropped,
        )


def spoken(article: Article) -> list[Word]:
    """The words inside quotation marks."""
    found: list[Word] = []
    for quotation in article.outer_quotations:
        found += words_of(article.text, quotation.inner_start, quotation.inner_end)
    return found


def pieces_of(text: str, start: int, end: int) -> list[Piece]:
    """The words of a quotation, parted at brackets and ellipses; offsets are those of `text`."""
    quoted = " " * start + _CAPITAL.sub(r"  \1", text[start:end])
    pieces: list[Piece] = []
    open_, place = False, start
    for joint in (*_JOINT.finditer(quoted, start), None):
        until = joint.start() if joint else end
        words, forms = _compared(words_of(quoted, place, until))
        if words:
            pieces.append(Piece(tuple(words), tuple(forms), open_))
            open_ = False
        if joint:
            open_ = open_ or joint["ellipsis"] is not None
            place = joint.end()
    return pieces


def _compared(words: Iterable[Word]) -> tuple[list[Word], list[str]]:
    """The words as they are compared; "per cent" and "percent" count no more than a sign."""
    kept: list[Word] = []
    forms: list[str] = []
    for word in words:
        if word.form in ("percent", "pct"):
            continue
        if word.form == "cent" and forms and forms[-1] == "per":
            kept.pop()
            forms.pop()
            continue
        kept.append(word)
        forms.append(_form(word.form))
    return kept, forms


def _form(form: str) -> str:
    cardinals: dict[str, int] = quantity_words()["cardinals"]
    if form in cardinals:
        return str(cardinals[form])
    return american(form)
