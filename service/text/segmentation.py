"""Where sentences are.

Paragraphs come first, so headings and list items stand alone. Inside a paragraph the borders are
those of the sentencex library, which knows the abbreviations of many languages. It reads the text
with quotation marks blanked out, because a sentence in a quotation is a sentence like any other;
the marks then go to the sentences they belong to.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from schemas.article import Quotation, Sentence
from service.text.paragraphs import Stretch, paragraphs_of

LONGEST_SENTENCE = 2_000
"""Characters. No prose reaches it; endless repetition does, and is cut at white space."""

_BLANK = re.compile(
    r"[\s“”„‟\"＂«»‹›‘`\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?<!\w)['’]|['’](?!\w)"
)
_WHOLE_IN_BRACKETS = re.compile(r"(?:(?<![^\n])|(?<=[.!?…”\"]\s))\([^()]*[.!?…][”\"’']*\)")
_LABEL = re.compile(r"\W{0,9}(?:(?:\d{1,3}|[A-Za-z])[.)])?\W{0,3}")
_ABBREVIATION = re.compile(
    r"(?:\b[DRI]-[A-Z][a-z]+|\b(?:Ms|Mx|Ft|Govs|Gens|Dept|approx|est)|-(?:Sen|Rep|Gov|Gen))\.$"
)
"""Abbreviations that the library does not know."""

_ZONE = re.compile(r"(?:[ECMP][SD]?T|GMT|BST|UTC|CES?T|Eastern|Central|Pacific)\b")
_CAMEL = re.compile(r"[a-z]+[A-Z]")
_CLOSING_MARKS = "”’\"'»"
_EXCLAIMS = re.compile(r"[?!…—][”’\"'»]+$")
_TAG = re.compile(
    r"(?!(?:He|She|They|We|It|You)\b)(?:(?:[A-Z][\w.’'-]*|of|de|van|von|the|a|an)\s+){1,6}"
    r"(?:said|says|asked|asks|added|adds|wrote|writes|told|replied|tweeted|exclaimed|shouted|yelled"
    r"|cried|declared|demanded|responded|continued|quipped|joked|wondered|insisted|warned|recalled"
    r"|concluded|answered|read|reads|chanted|screamed|posted|began|mused|noted|argued)\b(\.)?"
)
"""Who said it, right after a quotation that ends its sentence itself."""


def sentences_of(text: str, language: str, quotations: Sequence[Quotation]) -> tuple[Sentence, ...]:
    """All sentences in order: together they hold every character that is not white space."""
    blanked = _blanked(text, quotations)
    opening = {quote.start for quote in quotations}
    closing = {quote.inner_end: quote.end for quote in quotations if quote.end > quote.inner_end}
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs_of(text)):
        gaps = [
            _gap(text, blanked, border, opening, closing)
            for border in _borders(blanked, language, start, end)
        ]
        for first, last in _stretches(text, start, end, gaps):
            sentences.append(Sentence(len(sentences), first, last, number))
    return tuple(sentences)


def _blanked(text: str, quotations: Sequence[Quotation]) -> str:
    """The text, character for character, with a space for every mark and all white space."""
    blanked = list(_BLANK.sub(" ", text))
    for quote in quotations:
        for place in (*range(quote.start, quote.inner_start), *range(quote.inner_end, quote.end)):
            blanked[place] = " "
    for bracketed in _WHOLE_IN_BRACKETS.finditer(text):
        blanked[bracketed.start()] = blanked[bracketed.end() - 1] = " "
    return "".join(blanked)


def _borders(blanked: str, language: str, start: int, end: int) -> list[int]:
    from sentencex import get_sentence_boundaries

    found = get_sentence_boundaries(language, blanked[start:end])
    return [start + sentence["start_index"] for sentence in found[1:]]


def _gap(
    text: str, blanked: str, border: int, opening: Container[int], closing: Mapping[int, int]
) -> tuple[int, int]:
    """Where the sentence before the border ends, and where the one after it starts."""
    last = border
    while blanked[last - 1] == " ":
        last -= 1
    place = last
    while place < len(text) and blanked[place] == " ":
        if place in closing:
            place = last = closing[place]
        elif text[place].isspace():
            place += 1
        elif place in opening or place > last:
            break
        else:
            place = last = place + 1
    return last, _after_space(text, last)


def _after_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _stretches(text: str, start: int, end: int, gaps: Sequence[Stretch]) -> Iterator[Stretch]:
    """The paragraph's sentences, given the gaps that may separate them."""
    first = start
    for last, following in gaps:
        if following < end and _separates(text, start, first, last, following):
            yield from _bounded(text, first, last)
            first = following
    yield from _bounded(text, first, end)


def _bounded(text: str, first: int, end: int) -> Iterator[Stretch]:
    """The sentence, or pieces of it where it is endless."""
    while end - first > LONGEST_SENTENCE:
        words = text[first : first + LONGEST_SENTENCE].rsplit(None, 1)[0]
        last = first + len(words)
        yield first, last
        first = _after_space(text, last)
    yield first, end


def _separates(text: str, paragraph: int, first: int, last: int, following: int) -> bool:
    """Whether the library's border is one; it errs where small words follow on a full stop."""
    if _LABEL.fullmatch(text, first, last):
        return False
    if text[following].islower() and not text[paragraph].islower():
        return _CAMEL.match(text, following) is not None
    if last == following and not text[last - 4 : last - 1].isalpha():
        return False
    if _ABBREVIATION.search(text, max(first, last - 20), last):
        return False
    if text[last - 4 : last] in ("a.m.", "p.m.") and _ZONE.match(text, following):
        return False
    if text[last - 1] in _CLOSING_MARKS and (tag := _TAG.match(text, following)):
        return tag[1] is None and not _EXCLAIMS.search(text, max(first, last - 5), last)
    return True
