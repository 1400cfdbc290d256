"""What a figure is told of, by the words that keep it company in its clause."""

import re
from collections.abc import Iterator, Sequence

from service.checks.figures.asked import Asked
from service.checks.figures.operands import SMALL, is_small, may_be_people
from service.checks.figures.reckoning import Reckoning
from service.checks.figures.rounding import stands_for
from service.checks.ground import Ground, Located
from service.checks.magnitudes import TIME, magnitude_of, singular
from service.checks.passage import Passage, Statement
from service.text.quantities import Figure
from service.text.words import words_of
from service.verify.wording import Keys, content_of, keys_of, phrasings_of

ABOUT = 0.25
"""Share of a figure's company that a sentence must have to be on the same matter."""

SAME = 0.5
"""Share of the words around a bare number that its sentence must have."""

LEAST = 3
"""Words that tell what a figure is of, where the sentence it belongs in is sought by them."""

PLAINLY, APART = 0.8, 0.5
"""Share of them in the sentence that is meant, and how many fewer any other may have."""

FEWEST = 2
"""Words of company without which nothing tells what a figure is of."""

MOSTLY = 0.6
"""The same where the article does not have the figure at all."""

EXCHANGED = 0.5
"""Share of them in the clause of the figure that was exchanged for this one."""

_BY_SO_MUCH = re.compile(
    r"\b(?:by|(?:rise|fall|cut|increase|drop|lead|gap|margin|majority|deficit|difference) of)\s+\Z",
    re.IGNORECASE,
)
_MORE_OR_LESS = re.compile(
    r"\s+(?:\w+\s+)?(?:more|fewer|less|ahead|behind|apart|short|clear|adrift|back|up|down|extra"
    r"|(?:short|long|high|low|cheap|dear|earli|lat|fast|slow|old|young|great|small)er)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:()–—]\s|\s(?:and|but|while|as|after|who|which|that|where)\s")


class Companies:
    """The company of a text's figures beside that of the article's."""

    def __init__(self, passage: Passage, ground: Ground, own: Sequence[Figure]) -> None:
        self._passage = passage
        self._ground = ground
        self._own = own
        self._language = passage.language

    def on_the_matter(self, figure: Figure) -> set[int]:
        """The sentences of the article that have words of a figure's company, or what it counts."""
        counted = (figure.unit_words or "") if figure.kind in ("count", "fraction") else ""
        statement = self._keys(self._statement(figure))
        for asked in (self._company(figure, counted), statement):
            found = {
                index
                for index, keys in enumerate(self._ground.sentence_keys)
                if asked and _share(asked, keys) >= ABOUT
            }
            if found:
                return found
        silent = not statement or (figure.kind == "measure" and not self._company(figure))
        return set(range(len(self._ground.sentence_keys))) if silent else set()

    def rival(self, figure: Figure) -> Located | None:
        """The article's figure where this one stands for it, wherever else it may have this one.

        "Profit fell by a third" where it fell by a quarter, and a third of the lorries is replaced.
        """
        asked = self._company(figure)
        if len(asked) < LEAST or self._is_told_exactly(figure) or self._is_between_two(figure):
            return None
        found = self._instead(figure, asked, PLAINLY)
        if found is None:
            return None  # its homes are dear to find
        home = max((self._share(asked, index) for index in self._homes(figure)), default=0.0)
        return found if self._share(asked, found.sentence) >= home + APART else None

    def _is_told_exactly(self, figure: Figure) -> bool:
        """Whether the article has a length or an age, which seldom are of two things."""
        exact = figure.kind == "measure" and not figure.approximate
        return exact and any(figure.agrees(each.figure) for each in self._ground.figures)

    def in_place_of(self, figure: Figure) -> Located | None:
        """The article's figure of the same thing, in a sentence that has the company."""
        if self._is_between_two(figure):
            return None
        asked = self._company(figure)
        if figure.kind == "count":
            return self._instead(figure, asked, PLAINLY) if len(asked) >= FEWEST else None
        return self._in_another_unit(figure) or self._instead(figure, asked, MOSTLY)

    def _in_another_unit(self, figure: Figure) -> Located | None:
        """ "Six months" where the article has six weeks."""
        matter = self.on_the_matter(figure)
        return next(
            (
                each
                for each in self._ground.figures
                if each.sentence in matter
                and self._is_length(figure, each.figure)
                and each.figure.value == figure.value
            ),
            None,
        )

    def _is_length(self, figure: Figure, other: Figure) -> bool:
        own, theirs = magnitude_of(figure), magnitude_of(other)
        same = own is not None and theirs is not None and own.dimension == theirs.dimension
        return same and figure.kind == other.kind == "measure"

    def _is_between_two(self, figure: Figure) -> bool:
        """Whether a text tells by how much one amount is another's more or less."""
        text = self._passage.text
        if _BY_SO_MUCH.search(text, max(0, figure.start - 30), figure.start):
            return True
        return _MORE_OR_LESS.match(text, figure.end) is not None

    def _instead(self, figure: Figure, asked: Sequence[Keys], least: float) -> Located | None:
        """A figure of the same thing where the company is at least so much at home, the best.

        Of 22 students a text may tell two, but not three for two.
        """
        found = [
            (self._share(asked, each.sentence), each)
            for each in self._ground.figures
            if not each.loose
            if not is_small(figure) or is_small(each.figure)
            if self._is_same_thing(figure, each) and not _are_close(figure, each.figure)
        ]
        share, best = max(found, key=lambda pair: pair[0], default=(0.0, None))
        return best if asked and share >= least else None

    def _homes(self, figure: Figure) -> Iterator[int]:
        """The sentences that have the figure, or with those beside them bear it out."""
        rows: dict[int, list[Located]] = {}
        for each in self._ground.figures:
            rows.setdefault(each.sentence, []).append(each)
        for index, row in rows.items():
            around = [e for n in (index - 1, index, index + 1) for e in rows.get(n, ())]
            if any(figure.agrees(each.figure) for each in row) or self._bears(around, figure):
                yield index

    def is_of_the_same(self, figure: Figure, each: Located) -> bool:
        """Whether a figure that agrees with the text's may be told of the same thing."""
        given = each.figure
        if figure.kind in ("ordinal", "percentage", "money", "measure", "fraction"):
            return True
        ours, theirs = figure.unit, given.unit
        if (figure.value or 0) > SMALL and (ours is None or theirs is None):
            return True
        if ours is None or theirs is None:
            around = self._passage.text[figure.start : figure.end + 40]
            keys = self._ground.sentence_keys[each.sentence]
            return self._ground.share(around, keys) >= SAME
        return not keys_of(ours, self._language).isdisjoint(keys_of(theirs, self._language))

    def exchanged(self, figure: Figure, near: Sequence[Located]) -> Located | None:
        """The figure of the same sentence that has this one's company in the article.

        Both stand in the text: "4.1% in the town, 7.2% in the county" for the reverse.
        """
        asked = self._company(figure)
        homes = [each for each in near if figure.agrees(each.figure)]
        if not asked or any(_share(asked, self._around(home)) for home in homes):
            return None
        sentences = {home.sentence for home in homes}
        return next(
            (
                each
                for each in near
                if each.sentence in sentences
                and self._is_same_thing(figure, each)
                and self._tells_apart(figure, each.figure)
                and _share(asked, self._around(each)) >= EXCHANGED
            ),
            None,
        )

    def _bears(self, row: Sequence[Located], figure: Figure) -> bool:
        words = self._passage.text[figure.start : figure.end]
        amounts = [magnitude_of(each.figure) for each in row]
        if any(each and stands_for(figure, words, each, converted=True) for each in amounts):
            return True
        within = {each.sentence for each in row}
        article, text = self._ground.article.text, self._passage.text
        return Reckoning(Asked(figure, text), article, row, within, within).bears

    def _share(self, asked: Sequence[Keys], sentence: int) -> float:
        return _share(asked, self._ground.sentence_keys[sentence]) if asked else 0.0

    def _is_same_thing(self, figure: Figure, each: Located) -> bool:
        """Whether one may be put for the other: both money, or counts of the same noun."""
        given = each.figure
        if figure.agrees(given):
            return False
        if figure.kind == given.kind == "ordinal":
            there = _next_word(self._ground.article.text, each.end)
            return _next_word(self._passage.text, figure.end) == there
        own, theirs = magnitude_of(figure), magnitude_of(given)
        if own is None or theirs is None or theirs.dimension != own.dimension:
            return False
        units = {singular(of.unit or "") for of in (figure, given)}
        if own.dimension == "count":
            return len(units) == 1 or may_be_people(figure, given)
        return own.dimension != TIME or len(units) == 1

    def _tells_apart(self, figure: Figure, other: Figure) -> bool:
        """Whether the text has the other figure too, in another clause."""
        clause = self._clause(figure)
        return any(
            each.agrees(other) and not clause[0] <= each.start < clause[1] for each in self._own
        )

    def _company(self, figure: Figure, unit: str = "") -> list[Keys]:
        start, end = self._clause(figure)
        text = self._passage.text
        return self._keys(f"{text[start : figure.start]} {unit} {text[figure.end : end]}")

    def _clause(self, figure: Figure) -> tuple[int, int]:
        around = self._statement_of(figure)
        return _clause_in(self._passage.text, around.start, around.end, figure.start, figure.end)

    def _statement_of(self, figure: Figure) -> Statement:
        statements = self._passage.statements
        return next((s for s in statements if s.start <= figure.start < s.end), statements[0])

    def _statement(self, figure: Figure) -> str:
        around = self._statement_of(figure)
        return self._passage.text[around.start : around.end]

    def _around(self, each: Located) -> Keys:
        article = self._ground.article
        sentence = article.sentences[each.sentence]
        start, end = _clause_in(article.text, sentence.start, sentence.end, each.start, each.end)
        words = f"{article.text[start : each.start]} {article.text[each.end : end]}"
        return frozenset[str]().union(*self._keys(words))

    def _keys(self, words: str) -> list[Keys]:
        found = content_of(phrasings_of(words, self._language), self._language)
        return [each.keys for each in found if not each.word.numeral]


def _clause_in(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The stretch of `text[first:last]` about `start:end`, as far as the next comma either way."""
    before = [match.end() for match in _CLAUSE_END.finditer(text, first, start)]
    after = _CLAUSE_END.search(text, end, last)
    return max(before, default=first), after.start() if after else last


def _share(asked: Sequence[Keys], keys: Keys) -> float:
    return sum(not each.isdisjoint(keys) for each in asked) / len(asked)


def _are_close(figure: Figure, other: Figure) -> bool:
    """ "32%" for "almost a third", which is told exactly elsewhere."""
    own, theirs = magnitude_of(figure), magnitude_of(other)
    rough = other.approximate or other.kind == "fraction"
    if own is None or theirs is None or not rough:
        return False
    return abs(own.value - theirs.value) <= 0.1 * own.value


def _next_word(text: str, place: int) -> str:
    """What an ordinal is of: the word behind it."""
    return next((word.form for word in words_of(text, place, place + 30)), "")
