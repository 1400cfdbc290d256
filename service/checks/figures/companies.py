"""What a figure is told of, by the words that keep it company in its clause."""

import re
from collections.abc import Sequence

from service.checks.figures.derivations import Derivations
from service.checks.ground import Ground, Located
from service.checks.magnitudes import TIME, magnitude_of, singular
from service.checks.passage import Passage, Statement
from service.text.quantities import Figure
from service.verify.wording import Keys, content_of, phrasings_of

ABOUT = 0.25
"""Share of a figure's company that a sentence must have to be on the same matter."""

LEAST = 2
"""Words that tell what a figure is of, where the sentence it belongs in is sought by them."""

PLAINLY, APART = 0.75, 0.5
"""Share of them in the sentence that is meant, and how many fewer any other may have."""

EXCHANGED = 0.5
"""Share of them in the clause of the figure that was exchanged for this one."""

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
        if len(asked) < LEAST or self._is_told_exactly(figure):
            return None
        rows: dict[int, list[Located]] = {}
        for each in self._ground.figures:
            rows.setdefault(each.sentence, []).append(each)
        words = self._passage.text[figure.start : figure.end]
        home = away = 0.0
        found: Located | None = None
        for index, row in rows.items():
            same = [
                each
                for each in row
                if _is_same_thing(figure, each.figure) and not _are_close(figure, each.figure)
            ]
            share = _share(asked, self._ground.sentence_keys[index]) if same else 0.0
            if share <= min(home, away):
                continue
            around = [e for n in (index - 1, index, index + 1) for e in rows.get(n, ())]
            if any(figure.agrees(each.figure) for each in row) or self._bears(
                around, figure, words
            ):
                home = max(home, share)
            elif share > away:
                away, found = share, same[0]
        return found if away >= PLAINLY and away - home >= APART else None

    def _is_told_exactly(self, figure: Figure) -> bool:
        """Whether the article has a length or an age, which seldom are of two things."""
        exact = figure.kind == "measure" and not figure.approximate
        return exact and any(figure.agrees(each.figure) for each in self._ground.figures)

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
                and _is_same_thing(figure, each.figure)
                and not figure.agrees(each.figure)
                and self._tells_apart(figure, each.figure)
                and _share(asked, self._around(each)) >= EXCHANGED
            ),
            None,
        )

    def _bears(self, row: Sequence[Located], figure: Figure, words: str) -> bool:
        after = self._passage.text[figure.end :]
        return Derivations(self._ground.article.text, row, row).bear(figure, words, after=after)

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


def _is_same_thing(figure: Figure, other: Figure) -> bool:
    """Whether one may be put for the other: both money, or counts of the same noun."""
    own, theirs = magnitude_of(figure), magnitude_of(other)
    if own is None or theirs is None or theirs.dimension != own.dimension:
        return False
    units = {singular(each.unit or "") for each in (figure, other)}
    return own.dimension not in ("count", TIME) or len(units) == 1
