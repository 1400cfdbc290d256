"""Figures of a text that the article neither has nor bears."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise

from schemas.article import Span
from schemas.check import Finding, Severity
from service.checks.counting import counts_of, multiples_of
from service.checks.dates import Days
from service.checks.figures.companies import Companies
from service.checks.figures.derivations import Derivations, is_share
from service.checks.figures.elapsed import Elapsed
from service.checks.figures.rounding import direction, fits, is_inclusive, is_upper_bound
from service.checks.figures.scores import Score, is_of_play, other_scores, scores_of
from service.checks.ground import Excerpt, Ground, Located
from service.checks.magnitudes import magnitude_of
from service.checks.passage import Passage
from service.checks.quotes import Quotes, outside
from service.text.quantities import Figure
from service.text.units import unit_at
from service.verify.wording import keys_of

COMMON = 12
"""Counts up to which a number says little: an article may have another of the same value."""

MUCH = 0.1
"""How far growth may be off what is said of it."""

RARE = 100
"""Counts from which on a bare number says of which sentence it is."""

MOST = 100
"""Figures of a text that are looked at."""

_AGAINST = re.compile(r"\b(?:from|to|against|than|compared)\b", re.IGNORECASE)
_DIRECTION = re.compile(r"\b(from|to)\s+\Z", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s+(?:that|as much|as many|of that|of it)\b", re.IGNORECASE)
"""What a figure before it is a part of another figure by."""


def unsupported_numbers(
    passage: Passage, ground: Ground, quotes: Quotes, excerpt: Excerpt
) -> Iterator[Finding]:
    """Dates aside, which have a module of their own."""
    text, article = passage.text, ground.article.text
    own = counts_of(text)[:MOST]
    near = _near(ground, excerpt)
    fractions = [each for each in near if each.figure.kind == "fraction"]
    given_scores = scores_of(article)
    scores = [s for s in scores_of(text) if given_scores and outside(quotes.read, s.start)]
    yield from other_scores(passage, ground, scores, given_scores)
    derived = _Derived(passage, ground, own, near, given_scores)
    companies = Companies(passage, ground, own)
    yield from _other_multiples(passage, ground, quotes, near, companies)
    exchanged: list[Figure] = []
    for figure in own:
        words = text[figure.start : figure.end]
        if figure.kind == "date" or not outside(quotes.read, figure.start):
            continue
        if any(score.start <= figure.start < score.end for score in scores):
            continue
        if is_of_play(figure, article):
            continue
        if figure.kind == "fraction" and _OF_ANOTHER.match(text, figure.end) and not fractions:
            continue
        if _has_other_direction(figure, text, near, ground):
            yield _finding(passage, figure, near, "error", "has this figure the other way round")
        elif _in_title(figure, ground) or _is_adverb(figure, passage):
            continue
        elif rival := companies.rival(figure):
            yield _finding(passage, figure, [rival], "error", "has another figure for this")
        elif _is_given(figure, words, article, near) or _stands_elsewhere(
            figure, words, ground, passage
        ):
            other = companies.exchanged(figure, near)
            if other and not any(each.agrees(other.figure) for each in exchanged):
                exchanged.append(figure)
                yield _finding(passage, figure, [other], "error", "has another figure for this")
        elif turned := _turned(figure, words, ground):
            yield _finding(passage, figure, [turned], "error", "has this bound the other way round")
        elif not (
            derived.bears(figure, words, companies.on_the_matter(figure))
            or _is_numbered(figure, near, article)
            or _is_counted(figure, excerpt)
        ):
            yield from _unborne(passage, figure, words, near)


def _other_multiples(
    passage: Passage, ground: Ground, quotes: Quotes, near: Sequence[Located], companies: Companies
) -> Iterator[Finding]:
    """ "Nearly double" where the article has £4.3m and £2.9m for the two."""
    for figure in islice(multiples_of(passage.text), MOST):
        words = passage.text[figure.start : figure.end]
        if not outside(quotes.read, figure.start) or any(
            (figure.agrees(each.figure) and figure.unit == each.figure.unit)
            or _is_growth(figure, each.figure)
            for each in ground.figures
        ):
            continue
        matter = companies.on_the_matter(figure) | {each.sentence for each in near}
        pairs = list(_compared(ground, matter))
        ratios = (max(ratio, 1 / ratio) for _, ratio in pairs)
        times = replace(figure, value=max(figure.value or 1, 1 / (figure.value or 1)))
        if pairs and not any(
            fits(times.value or 0, words, each, approximate=figure.approximate) for each in ratios
        ):
            yield _finding(passage, figure, pairs[0][0], "error", "does not give this figure")


def _is_growth(figure: Figure, other: Figure) -> bool:
    """Whether what is doubled has risen by 100%, or so."""
    own, share = figure.value or 0, (other.value or 0) / 100
    return other.kind == "percentage" and abs(abs(own - 1) - share) <= MUCH * own


def _compared(ground: Ground, matter: set[int]) -> Iterator[tuple[list[Located], float]]:
    """Two amounts of one kind, the one against the other, and how often one is the other."""
    rows = ([e for e in ground.figures if e.sentence == index] for index in sorted(matter))
    for one, other in chain.from_iterable(map(pairwise, rows)):
        great, small = magnitude_of(one.figure), magnitude_of(other.figure)
        alike = great and small and great.dimension == small.dimension
        between = ground.article.text[one.end : other.start]
        if great and small and alike and small.value and great.value and _AGAINST.search(between):
            yield [one, other], great.value / small.value


class _Derived:
    """What can be made of the article's figures, days and votes."""

    def __init__(
        self,
        passage: Passage,
        ground: Ground,
        own: Sequence[Figure],
        near: Sequence[Located],
        scores: Sequence[Score],
    ) -> None:
        self._passage = passage
        self._ground = ground
        self._own = own
        sentences = [ground.article.text[s.start : s.end] for s in ground.article.sentences]
        self._elapsed = Elapsed(Days(ground).calendar, sentences)
        self._near = {each.sentence for each in near}
        self._votes = {n for s in scores for n in (*s.numbers, sum(s.numbers))}
        self._shares = [n / sum(s.numbers) for s in scores for n in s.numbers if n]

    def bears(self, figure: Figure, words: str, matter: set[int]) -> bool:
        """`matter` are the sentences that are about what the figure is of."""
        own = magnitude_of(figure)
        if figure.value in self._votes or (
            own
            and own.dimension == "share"
            and any(is_share(figure, words, own.value, each) for each in self._shares)
        ):
            return True
        anchors = self._anchors(figure)
        near = self._near | anchors
        given = self._ground.figures
        counts = figure.kind == "count" and figure.unit != "times"
        reckoned = near if counts else near | matter
        derivations = Derivations(
            self._ground.article.text, [each for each in given if each.sentence in reckoned], given
        )
        about = self._with_following(matter) | anchors
        after = self._passage.text[figure.end :]
        if derivations.bear(figure, words, after=after, about=about):
            return True
        return self._elapsed.bears(figure, words, matter, near)

    def _with_following(self, matter: set[int]) -> set[int]:
        """With the sentences that go on with them, as "it has fitted them to 212 of the 260"."""
        sentences = self._ground.article.sentences
        return matter | {
            index + 1
            for index in matter
            if index + 1 < len(sentences)
            and sentences[index].paragraph == sentences[index + 1].paragraph
        }

    def _anchors(self, figure: Figure) -> set[int]:
        """The sentences of the article that have another figure of the same sentence."""
        here = {s.index for s in self._passage.article.sentences_in(figure.start, figure.end)}
        others = [
            each
            for each in self._own
            if (each.value or 0) > (COMMON if each.unit else RARE) and not each.agrees(figure)
            if here & {s.index for s in self._passage.article.sentences_in(each.start, each.end)}
        ]
        return {
            each.sentence
            for each in self._ground.figures
            if any(other.agrees(each.figure) for other in others)
        }


def _unborne(
    passage: Passage, figure: Figure, words: str, near: Sequence[Located]
) -> Iterator[Finding]:
    """A finding, unless the article only says the same figure with more caution."""
    article = passage.ground.article
    bare = next((each for each in near if figure.agrees(each.figure)), None)
    if bare is not None and not direction(words):
        given = article.text[bare.start : bare.end]
        if is_upper_bound(given):
            yield Finding(
                type="unsupported_number",
                severity="warning",
                span=passage.span(figure.start, figure.end),
                evidence=(article.span(bare.start, bare.end),),
                explanation=f"The article has “{given}”, which is less exact.",
            )
        return
    severity: Severity = "warning" if _is_small(figure) and not _rivals(figure, near) else "error"
    yield _finding(passage, figure, near, severity, "does not give this figure")


def _near(ground: Ground, excerpt: Excerpt) -> list[Located]:
    """The figures of the sentences that the text draws on, and of those that follow on them."""
    sentences = ground.article.sentences
    starts = {each.start for each in excerpt.reading.article.sentences}
    within = {
        sentence.index
        for before, sentence in zip((None, *sentences), sentences, strict=False)
        if sentence.start in starts
        or (before and before.start in starts and before.paragraph == sentence.paragraph)
    }
    return [each for each in ground.figures if each.sentence in within]


def _is_given(figure: Figure, words: str, article: str, near: Sequence[Located]) -> bool:
    """Whether a sentence that the text draws on has the figure, with a bound that allows it."""
    return any(
        figure.agrees(each.figure)
        and _allows(article[each.start : each.end], each.figure, words, figure)
        for each in near
    )


def _allows(given: str, theirs: Figure, words: str, ours: Figure) -> bool:
    """Whether a figure given as "almost 9" may be told so: as "nearly 9", not as "more than 9"."""
    if direction(given) == direction(words):
        if direction(words):
            return is_upper_bound(words) or not is_upper_bound(given)
        return ours.approximate or not theirs.approximate
    if not direction(words):
        return False
    if not direction(given):
        return is_inclusive(words) or (ours.approximate and theirs.approximate)
    return False


def _finding(
    passage: Passage, figure: Figure, near: Sequence[Located], severity: Severity, fault: str
) -> Finding:
    rivals = _rivals(figure, near)
    article_words = [(each.start, each.end) for each in rivals[:3]]
    span = passage.span(figure.start, figure.end)
    evidence: tuple[Span, ...] | None = None
    explanation = f"The article {fault}: “{span.text}”."
    if rivals:
        evidence = tuple(passage.ground.article.span(*place) for place in article_words)
        explanation = f"The article {fault}: “{span.text}”; it has “{evidence[0].text}”."
    return Finding(
        type="unsupported_number",
        severity=severity,
        span=span,
        evidence=evidence,
        explanation=explanation,
    )


def _rivals(figure: Figure, near: Sequence[Located]) -> list[Located]:
    """Figures of the same kind and unit in the sentences the text draws on."""
    same = [each for each in near if each.figure.kind == figure.kind and each.figure.day is None]
    return [e for e in same if e.figure.unit == figure.unit] or same


def _has_other_direction(
    figure: Figure, text: str, near: Sequence[Located], ground: Ground
) -> bool:
    """ "from 81% to 93%" where the article has "to 81% from 93%"."""
    mine = _DIRECTION.search(text, max(0, figure.start - 12), figure.start)
    if mine is None:
        return False
    article = ground.article.text
    theirs = {
        match[1].lower()
        for each in near
        if figure.agrees(each.figure)
        and (match := _DIRECTION.search(article, max(0, each.start - 12), each.start))
    }
    return bool(theirs) and mine[1].lower() not in theirs


def _stands_elsewhere(figure: Figure, words: str, ground: Ground, passage: Passage) -> bool:
    """Whether the article has the figure, of the same thing, in another sentence."""
    article = ground.article.text
    for each in ground.figures:
        given = article[each.start : each.end]
        if not figure.agrees(each.figure) or not _allows(given, each.figure, words, figure):
            continue
        if figure.kind in ("ordinal", "percentage", "money", "measure", "fraction"):
            return True
        ours, theirs = figure.unit, each.figure.unit
        if (figure.value or 0) > COMMON and (ours is None or theirs is None):
            return True
        if ours is None or theirs is None:
            sentence = ground.article.sentences[each.sentence]
            around = passage.text[figure.start : figure.end + 40]
            keys = ground.sentence_keys[sentence.index]
            if ground.share(around, keys) >= 0.5:
                return True
        elif not keys_of(ours, passage.language).isdisjoint(keys_of(theirs, passage.language)):
            return True
    return False


def _turned(figure: Figure, words: str, ground: Ground) -> Located | None:
    """The same figure, where the article has it as "more than" and the text as "nearly"."""
    mine = direction(words)
    alike = [
        (each, direction(ground.article.text[each.start : each.end]))
        for each in ground.figures
        if figure.agrees(each.figure) and (figure.value or 0) > COMMON
    ]
    contrary = bool(mine and alike) and all(theirs not in ("", mine) for _, theirs in alike)
    return alike[0][0] if contrary else None


def _in_title(figure: Figure, ground: Ground) -> bool:
    return any(figure.agrees(each) for each in counts_of(ground.article.title or ""))


def _is_adverb(figure: Figure, passage: Passage) -> bool:
    """ "First proposed", which nothing was the first of."""
    tokens = passage.parse.between(figure.start, figure.end) if passage.parse else []
    return figure.kind == "ordinal" and any(token.dep == "advmod" for token in tokens)


def _is_numbered(figure: Figure, near: Sequence[Located], article: str) -> bool:
    """ "After 31 minutes" for "in the 31st minute"."""
    return figure.kind == "measure" and any(
        each.figure.kind == "ordinal"
        and each.figure.value == figure.value
        and (unit := unit_at(article, each.end)) is not None
        and unit.code == figure.unit
        for each in near
    )


def _is_counted(figure: Figure, excerpt: Excerpt) -> bool:
    """ "three arrested" where the article names three in a row."""
    if not _is_small(figure) or figure.kind != "count":
        return False
    for token in excerpt.evidence.tokens:
        row, last = 1, token
        if token.dep == "conj" or not token.is_noun:
            continue
        while joined := [c for c in last.children if c.dep == "conj" and c.is_noun]:
            row, last = row + 1, joined[0]
        if row > 1 and row == figure.value:
            return True
    return False


def _is_small(figure: Figure) -> bool:
    return figure.value is not None and figure.value <= 10 and figure.kind == "count"
