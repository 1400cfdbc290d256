"""Goals and votes, which are told in pairs: "3-1", "by 812 votes to 194"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.check import Finding
from service.checks.ground import Ground
from service.checks.passage import Passage
from service.text.numbers import number_at
from service.text.quantities import Figure, figures_of

_SCORE = re.compile(
    r"(?<![\w.,$£€/–-])(\d{1,2})[-–](\d{1,2})(?![\w%/–-]|[.,]\d)(?! (?:year|per cent|percent))"
)
_TALLY = re.compile(
    r"\b(?:by|(?:vot|rul)\w+(?: by)?|majority of|won|lost|passed|beaten|defeated)\s+(?=\w)",
    re.IGNORECASE,
)
_SENT_OFF = re.compile(r"\b(?:sent off|sending-off|red card|dismissed)\b", re.IGNORECASE)
_ADDED = re.compile(
    r"(?<![\w-])[\w-]{1,20}\s+minutes?\s+(?:of|in|into|deep into)\s+(?:stoppage|added|injury)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:\s+votes?)?\s+(?:to|against)\s+")


@dataclass(frozen=True, slots=True)
class Score:
    """The two numbers in order of size: whose come first is free."""

    start: int
    end: int
    numbers: tuple[float, float]


def scores_of(text: str) -> list[Score]:
    return [*_dashed(text), *_told(text)]


def _dashed(text: str) -> Iterator[Score]:
    for match in _SCORE.finditer(text):
        yield _score(*match.span(), float(match[1]), float(match[2]))


def _told(text: str) -> Iterator[Score]:
    """Numbers after "by" and "a majority of", in digits or words."""
    for match in _TALLY.finditer(text):
        one = number_at(text, match.end())
        link = _TO.match(text, one.end) if one else None
        other = number_at(text, link.end()) if link else None
        if one and other:
            yield _score(match.end(), other.end, one.value, other.value)


def _score(start: int, end: int, one: float, other: float) -> Score:
    return Score(start, end, (min(one, other), max(one, other)))


def _is_in_a_line(score: Score, article: str) -> bool:
    """ "Ashby 24 Carrick 22"."""
    pairs = (
        f"{name} {one:g},? {name} {other:g}"
        for name in (r"[A-Z]\w+(?: [A-Z]\w+){0,3}",)
        for one, other in (score.numbers, score.numbers[::-1])
    )
    return any(re.search(rf"\b{pair}\b", article) for pair in pairs)


def is_of_a_score(figure: Figure, scores: Sequence[Score]) -> bool:
    """ "13 points behind" for 22-9; how many votes there were in all."""
    made = {n for s in scores for n in (sum(s.numbers), s.numbers[1] - s.numbers[0])}
    return figure.kind == "count" and figure.value in made


def is_of_play(figure: Figure, article: str) -> bool:
    """Ten men, where one was sent off; the 94th minute for the fourth of stoppage time."""
    if figure.unit in ("men", "players") and figure.kind == "count":
        return 6 < (figure.value or 0) < 11 and _SENT_OFF.search(article) is not None
    if figure.kind not in ("ordinal", "measure") or figure.value is None:
        return False
    added = (number_at(article, match.start()) for match in _ADDED.finditer(article))
    ordinals = (each for match in _ADDED.finditer(article) for each in figures_of(match.group()))
    minutes = {each.value for each in (*added, *ordinals) if each}
    return any(figure.value - whole in minutes for whole in (45, 90))


def other_scores(
    passage: Passage, ground: Ground, own: Sequence[Score], given: Sequence[Score]
) -> Iterator[Finding]:
    """ "4-1" where the article has "3-1"."""
    known = {score.numbers for score in given}
    lines = ground.article.text
    for score in own:
        drawn = score.numbers[0] == score.numbers[1]  # on the way to 3-2 it was 2-2
        level = drawn and any(score.numbers[0] <= each[0] for each in known)
        if level or score.numbers in known or _is_in_a_line(score, lines):
            continue
        span = passage.span(score.start, score.end)
        yield Finding(
            type="unsupported_number",
            severity="error",
            span=span,
            evidence=(ground.article.span(given[0].start, given[0].end),),
            explanation=f"The article does not give the score “{span.text}”.",
        )
