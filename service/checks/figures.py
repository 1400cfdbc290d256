"""Figures of a text that the article neither has nor bears."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from schemas.article import Span
from schemas.check import Finding, Severity
from service.checks.derivations import derives, is_bounded, is_upper_bound
from service.checks.ground import Excerpt, Ground, Located
from service.checks.passage import Passage
from service.checks.quotes import Quotes, outside
from service.text.quantities import Figure, figures_of
from service.verify.figures import figures_at_odds
from service.verify.wording import keys_of

COMMON = 12
"""Counts up to which a number says little: an article may have another of the same value."""

MOST = 100
"""Figures of a text that are looked at."""

_SCORE = re.compile(
    r"(?<![\w.,$£€/–-])(\d{1,2})[-–](\d{1,2})(?![\w%/–-]|[.,]\d)(?! (?:year|per cent|percent))"
)
_POINT = re.compile(r"(?:\s+of)?(?:\s+an?)?[\s-]+(?:percentage[\s-]+)?points?\b", re.IGNORECASE)
_DIRECTION = re.compile(r"\b(from|to)\s+\Z", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s+(?:that|as much|as many|of that|of it)\b", re.IGNORECASE)
"""What a figure before it is a part of another figure by."""


def unsupported_numbers(
    passage: Passage, ground: Ground, quotes: Quotes, excerpt: Excerpt
) -> Iterator[Finding]:
    """Dates aside, which have a module of their own."""
    text = passage.text
    yield from _other_scores(passage, ground, quotes)
    own = [_of_a_point(figure, text) for figure in figures_of(text)][:MOST]
    values = {figure.value for figure in own}
    scores = [match.span() for match in _SCORE.finditer(text)]
    near = [each for each in ground.figures if _is_in(each, excerpt)]
    found = figures_at_odds(text, passage.parse, excerpt.evidence)
    astray = {(figure.start, figure.end): misplaced for figure, misplaced in islice(found, MOST)}
    for figure in own:
        if figure.kind == "date" or not outside(quotes.read, figure.start):
            continue
        if any(start <= figure.start < end for start, end in scores):
            continue
        if figure.kind == "fraction" and _OF_ANOTHER.match(text, figure.end):
            continue
        if _has_other_direction(figure, text, near, ground):
            yield _finding(passage, figure, near, "error", "has this figure the other way round")
            continue
        misplaced = astray.get((figure.start, figure.end))
        if misplaced is None or _in_title(figure, text, ground):
            continue
        if misplaced:
            if _is_mistakable(figure, near, values, passage.language):
                yield _finding(
                    passage, figure, near, "warning", "gives this figure to another thing"
                )
            continue
        if _stands_elsewhere(figure, ground, passage) or derives(
            text, figure, near, ground.figures
        ):
            continue
        if _is_counted(figure, excerpt):
            continue
        bare = next((each for each in near if figure.agrees(each.figure)), None)
        if bare is not None and not is_bounded(text[figure.start : figure.end]):
            given = ground.article.text[bare.start : bare.end]
            if is_upper_bound(given):
                yield Finding(
                    type="unsupported_number",
                    severity="warning",
                    span=passage.span(figure.start, figure.end),
                    evidence=(ground.article.span(bare.start, bare.end),),
                    explanation=f"The article has “{given}”, which is less exact.",
                )
            continue
        severity: Severity = (
            "warning" if _is_small(figure) and not _rivals(figure, near) else "error"
        )
        yield _finding(passage, figure, near, severity, "does not give this figure")


def _other_scores(passage: Passage, ground: Ground, quotes: Quotes) -> Iterator[Finding]:
    """ "4-1" where the article has "3-1"; whose goals come first is free."""
    given = {_score(match) for match in _SCORE.finditer(ground.article.text)}
    for match in _SCORE.finditer(passage.text):
        if not given or _score(match) in given or not outside(quotes.read, match.start()):
            continue
        place = _SCORE.search(ground.article.text)
        evidence = (ground.article.span(*place.span()),) if place else None
        yield Finding(
            type="unsupported_number",
            severity="error",
            span=passage.span(*match.span()),
            evidence=evidence,
            explanation=f"The article does not give the score “{match.group()}”.",
        )


def _score(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(sorted((int(match[1]), int(match[2]))))


def _of_a_point(figure: Figure, text: str) -> Figure:
    """ "half a point", "quarter-point": a part of one is a figure of points."""
    if figure.kind == "fraction" and _POINT.match(text, figure.end):
        value = 100 * (figure.value or 0) / 100
        return replace(figure, kind="percentage", value=value, unit="points")
    return figure


def _finding(
    passage: Passage, figure: Figure, near: list[Located], severity: Severity, fault: str
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


def _is_in(each: Located, excerpt: Excerpt) -> bool:
    return any(s.start <= each.start < s.end for s in excerpt.reading.article.sentences)


def _rivals(figure: Figure, near: list[Located]) -> list[Located]:
    """Figures of the same kind and unit in the sentences the text draws on."""
    same = [each for each in near if each.figure.kind == figure.kind and each.figure.day is None]
    return [e for e in same if e.figure.unit == figure.unit] or same


def _is_mistakable(
    figure: Figure, near: list[Located], values: set[float | None], language: str
) -> bool:
    """Whether a sentence that has the figure has another of its kind, which it may stand for."""
    if figure.kind == "ordinal":
        return False
    homes = {each.sentence for each in near if figure.agrees(each.figure)}
    rivals = [
        each
        for each in near
        if each.sentence in homes
        and each.figure.kind == figure.kind
        and each.figure.value != figure.value
    ]
    if figure.kind != "count":
        same = [each for each in rivals if each.figure.unit == figure.unit]
        return bool(same) and not any(each.figure.value in values for each in same)
    if figure.unit is None:
        return False
    ours = keys_of(figure.unit, language)
    return any(
        each.figure.unit and not ours.isdisjoint(keys_of(each.figure.unit, language))
        for each in rivals
    )


def _has_other_direction(figure: Figure, text: str, near: list[Located], ground: Ground) -> bool:
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


def _stands_elsewhere(figure: Figure, ground: Ground, passage: Passage) -> bool:
    """Whether the article has the figure, of the same thing, in another sentence."""
    for each in ground.figures:
        if not figure.agrees(each.figure) or (each.figure.approximate and not figure.approximate):
            continue
        if figure.kind in ("ordinal", "percentage", "money", "measure", "fraction"):
            return True
        ours, theirs = figure.unit, each.figure.unit
        if (figure.value or 0) > COMMON and (ours is None or theirs is None):
            return True
        if ours is None or theirs is None:
            sentence = ground.article.sentences[each.sentence]
            words = passage.text[figure.start : figure.end + 40]
            keys = ground.sentence_keys[sentence.index]
            if ground.share(words, keys) >= 0.5:
                return True
        elif not keys_of(ours, passage.language).isdisjoint(keys_of(theirs, passage.language)):
            return True
    return False


def _in_title(figure: Figure, text: str, ground: Ground) -> bool:
    title = ground.article.title or ""
    return any(figure.agrees(each) for each in figures_of(title)) and text is not title


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
