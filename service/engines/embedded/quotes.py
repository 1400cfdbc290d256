"""Ties quotations to who is speaking.

Grammar knows a quotation only as far as its sentence goes. Here a content that touches a quotation
takes all of it, a quotation beside a cue that the grammar missed finds it, and one that floats
free goes on where the speech before it stopped.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from schemas.article import Article, Quotation, Sentence
from schemas.syntax import Parse, Token
from service.engines.embedded.attribution import Attribution
from service.engines.embedded.cue import verb_words
from service.engines.embedded.grammar import Range, child, joined
from service.engines.embedded.lexicon import Lexicon
from service.engines.embedded.source import subject_of

SHORTEST_SPEECH = 4
"""Words from which a quotation without a cue can be speech; shorter ones are mostly scare quotes
and titles."""

_WORD = re.compile(r"\w+")


def tie_quotations(
    article: Article, parse: Parse, found: list[Attribution], lexicon: Lexicon
) -> list[Attribution]:
    """The attributions, each with the whole of the quotations it touches, and new ones."""
    quotations = [each for each in article.quotations if each.depth == 0]
    found = _take_whole(quotations, found)
    loose = [each for each in quotations if not _taken(each, found)]
    by_cue = {each.head: each for each in found if each.head is not None}
    for quotation in loose:
        verb = _cue_beside(article, parse, quotation, lexicon)
        if verb is None:
            continue
        marked = (quotation.start, quotation.end)
        if verb not in by_cue:
            by_cue[verb] = _spoken(verb, lexicon)
            found.append(by_cue[verb])
        by_cue[verb].content = joined([*by_cue[verb].content, marked])
        by_cue[verb].quotations.append(marked)
    found = _take_whole(quotations, found)
    _go_on(article, parse, quotations, found)
    return found


def _take_whole(quotations: Sequence[Quotation], found: list[Attribution]) -> list[Attribution]:
    """Those that still have a content: a cue inside a quotation cannot reach out of it."""
    starts = [each.start for each in quotations]
    for attribution in found:
        home = _holding(quotations, starts, attribution.head)
        if home is not None:
            attribution.content = _clip(attribution.content, (home.inner_start, home.inner_end))
            continue
        ranges = list(attribution.content)
        for start, end in attribution.content:
            for quotation in _touching(quotations, starts, start, end):
                ranges.append((quotation.start, quotation.end))
                attribution.quotations.append((quotation.start, quotation.end))
        attribution.content = joined(ranges)
    return [each for each in found if each.content]


def _holding(
    quotations: Sequence[Quotation], starts: Sequence[int], head: Token | None
) -> Quotation | None:
    """The quotation that the cue itself stands in."""
    if head is None:
        return None
    place = bisect_left(starts, head.end) - 1
    if place >= 0 and quotations[place].end >= head.end:
        return quotations[place]
    return None


def _touching(
    quotations: Sequence[Quotation], starts: Sequence[int], start: int, end: int
) -> Iterator[Quotation]:
    place = max(0, bisect_left(starts, start) - 1)
    for quotation in quotations[place:]:
        if quotation.start >= end:
            return
        if quotation.inner_end > start:
            yield quotation


def _clip(ranges: list[Range], limits: Range) -> list[Range]:
    clipped = [(max(start, limits[0]), min(end, limits[1])) for start, end in ranges]
    return [(start, end) for start, end in clipped if start < end]


def _taken(quotation: Quotation, found: list[Attribution]) -> bool:
    return any((quotation.start, quotation.end) in each.quotations for each in found)


def _cue_beside(
    article: Article, parse: Parse, quotation: Quotation, lexicon: Lexicon
) -> Token | None:
    """The nearest speech verb outside the marks, in the quotation's first or last sentence."""
    sentences = article.sentences_in(quotation.start, quotation.end)
    outside = [
        token
        for sentence in dict.fromkeys((sentences[0], sentences[-1]))
        for token in parse.sentence(sentence.index)
        if token.end <= quotation.start or token.start >= quotation.end
    ]
    verbs = [
        token
        for token in outside
        if token.tag[:2] == "VB" and token.lemma in lexicon["quotation"]
    ]
    return min(
        verbs,
        key=lambda verb: max(quotation.start - verb.end, verb.start - quotation.end),
        default=None,
    )


def _spoken(verb: Token, lexicon: Lexicon) -> Attribution:
    words = sorted(verb_words(verb), key=lambda token: token.index)
    type_ = lexicon["quotation"][verb.lemma]
    return Attribution("quotation", type_, [], subject_of(verb), tuple(words), verb)


def _go_on(
    article: Article, parse: Parse, quotations: Sequence[Quotation], found: list[Attribution]
) -> None:
    """Gives each quotation that stands alone in its sentence to the speech before it."""
    for quotation in quotations:
        if _taken(quotation, found) or not _stands_alone(article, quotation):
            continue
        before = _speech_before(article, quotation, found)
        if before is not None:
            before.content = joined([*before.content, (quotation.start, quotation.end)])
            before.quotations.append((quotation.start, quotation.end))
        elif (source := _subject_before(article, parse, quotation)) is not None:
            found.append(
                Attribution(
                    "quotation",
                    "statement",
                    [(quotation.start, quotation.end)],
                    source,
                    (),
                    None,
                    [(quotation.start, quotation.end)],
                )
            )


def _stands_alone(article: Article, quotation: Quotation) -> bool:
    """Speech of some length with hardly a word outside the marks in its sentences."""
    inner = article.text[quotation.inner_start : quotation.inner_end]
    if len(_WORD.findall(inner)) < SHORTEST_SPEECH:
        return False
    sentences = article.sentences_in(quotation.start, quotation.end)
    outside = (
        article.text[sentences[0].start : quotation.start]
        + article.text[quotation.end : max(quotation.end, sentences[-1].end)]
    )
    return len(_WORD.findall(outside)) <= 1


def _speech_before(
    article: Article, quotation: Quotation, found: list[Attribution]
) -> Attribution | None:
    """The nearest attribution that a quotation of this or the paragraph before belongs to."""
    before = [
        each
        for each in found
        if each.head is not None and each.quotations and each.end <= quotation.start
    ]
    if not before:
        return None
    last = max(before, key=lambda each: max(each.end, each.head.end if each.head else 0))
    here = _sentence_of(article, quotation.start).paragraph
    there = _sentence_of(article, max(last.end - 1, last.head.start if last.head else 0)).paragraph
    return last if here - there <= 1 else None


def _sentence_of(article: Article, offset: int) -> Sentence:
    return article.sentences_in(offset, offset + 1)[0]


def _subject_before(article: Article, parse: Parse, quotation: Quotation) -> Token | None:
    """Whom the sentence before is about, if it is in the same or the preceding paragraph."""
    here = _sentence_of(article, quotation.start)
    if here.index == 0:
        return None
    previous = article.sentences[here.index - 1]
    if here.paragraph - previous.paragraph > 1:
        return None
    for token in parse.sentence(previous.index):
        if token.head is token and token.is_verb:
            return child(token, "nsubj")
    return None
