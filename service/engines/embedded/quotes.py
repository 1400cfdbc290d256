"""Ties quotations to who is speaking.

Grammar knows a quotation only as far as its sentence goes. Here a content that touches a quotation
takes all of it, a quotation beside a cue that the grammar missed finds it, and one that floats
free goes on where the speech before it stopped.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Mapping

from schemas.article import Article, Quotation
from schemas.syntax import Parse, Token
from service.engines.embedded.attribution import Attribution
from service.engines.embedded.cue import verb_words
from service.engines.embedded.grammar import Range, child, joined
from service.engines.embedded.source import subject_of
from service.text.cues import Lexicon

SHORTEST_SPEECH = 4
"""Words from which a quotation without a cue can be speech; shorter ones are mostly scare quotes
and titles, unless they begin and end as a sentence does."""

_WORD = re.compile(r"\w+")
_SPEECH_ENDS = (",", ".", "!", "?", "…", "—", "–", "-")


def tie_quotations(
    article: Article, parse: Parse, found: list[Attribution], lexicon: Lexicon
) -> list[Attribution]:
    """The attributions, each with the whole of the quotations it touches, and new ones."""
    found = _one_a_speech(_take_whole(article, found))
    found = _take_whole(article, _beside_cues(article, parse, found, lexicon))
    return _go_on(article, parse, found)


def _marked(quotation: Quotation) -> Range:
    return quotation.start, quotation.end


def _untaken(article: Article, found: list[Attribution]) -> list[Quotation]:
    taken = {range_ for attribution in found for range_ in attribution.quotations}
    return [each for each in article.outer_quotations if _marked(each) not in taken]


def _take_whole(article: Article, found: list[Attribution]) -> list[Attribution]:
    """Those that still have a content: a cue inside a quotation cannot reach out of it."""
    for attribution in found:
        head = attribution.head
        home = head and article.quotation_around(head.start, head.end)
        if home:
            attribution.content = _clip(attribution.content, (home.inner_start, home.inner_end))
            continue
        attribution.content = _without_frame(article, attribution)
        touched = [
            _marked(quotation)
            for start, end in attribution.content
            for quotation in article.quotations_in(start, end)
        ]
        attribution.quotations.extend(touched)
        attribution.content = joined([*attribution.content, *touched])
    return [each for each in found if each.content]


def _one_a_speech(found: list[Attribution]) -> list[Attribution]:
    """A verb that introduces a quotation has no second content: "“It is,” she told the Post, “so”"
    is no claim about the Post, and both quotations are one content.
    """
    spoken: dict[Token, Attribution] = {}
    for attribution in found:
        if attribution.frame == "clause" and attribution.quotations and attribution.head:
            spoken.setdefault(attribution.head, attribution)
    kept = []
    for attribution in found:
        speech = spoken.get(attribution.head) if attribution.head else None
        if speech is None or speech is attribution:
            kept.append(attribution)
        else:
            speech.quotations.extend(attribution.quotations)
            speech.content = joined(speech.content + attribution.quotations)
    return kept


def _clip(ranges: list[Range], limits: Range) -> list[Range]:
    clipped = [(max(start, limits[0]), min(end, limits[1])) for start, end in ranges]
    return [(start, end) for start, end in clipped if start < end]


def _without_frame(article: Article, attribution: Attribution) -> list[Range]:
    """Where a clause holds whole sentences in quotation marks, the words that lead up to them
    ("Asked about the baths: “We will keep them”") or follow on are no part of the content.
    """
    if attribution.frame != "clause":
        return attribution.content
    return [_unframed(article, range_) for range_ in attribution.content]


def _unframed(article: Article, range_: Range) -> Range:
    start, end = range_
    inside = article.quotations_in(start, end)
    if not inside or not all(_is_sentence(article, each) for each in inside):
        return range_
    first, last = inside[0], inside[-1]
    leads_up = article.text[start : first.start].rstrip().endswith((":", ","))
    is_over = article.text[last.inner_end - 1] in _SPEECH_ENDS
    return first.start if leads_up else start, last.end if is_over else end


def _beside_cues(
    article: Article, parse: Parse, found: list[Attribution], lexicon: Lexicon
) -> list[Attribution]:
    """Gives each quotation left over to the speech verb beside it, where there is one."""
    by_cue = {each.head: each for each in found if each.head is not None}
    speeches = {
        each.head.sentence: each
        for each in found
        if each.head is not None and each.quotations and each.frame in ("clause", "quotation")
    }
    new = []
    for quotation in _untaken(article, found):
        verb = _resumed(article, quotation, speeches) or _cue_beside(
            article, parse, quotation, lexicon
        )
        if verb is None:
            continue
        if verb not in by_cue:
            by_cue[verb] = _spoken(verb, lexicon)
            new.append(by_cue[verb])
        attribution = by_cue[verb]
        attribution.content = joined([*attribution.content, _marked(quotation)])
        attribution.quotations.append(_marked(quotation))
    return found + new


def _resumed(
    article: Article, quotation: Quotation, speeches: Mapping[int, Attribution]
) -> Token | None:
    """The verb whose speech goes on in its sentence: "“The roof,” said Joan Tell, “will hold.”"."""
    begins = article.text[max(0, quotation.start - 2) : quotation.start].rstrip()[-1:]
    ends = article.text[quotation.inner_end - 1 : quotation.inner_end]
    if begins != "," or ends not in _SPEECH_ENDS:
        return None
    sentences = article.sentences_in(quotation.start, quotation.start + 1)
    before = speeches.get(sentences[0].index) if sentences else None
    head = before.head if before is not None else None
    if before is None or head is None or before.quotations[-1][1] > head.start:
        return None
    return head if head.end <= quotation.start else None


def _cue_beside(
    article: Article, parse: Parse, quotation: Quotation, lexicon: Lexicon
) -> Token | None:
    """The nearest speech verb outside the marks, in the quotation's first or last sentence."""
    sentences = article.sentences_in(quotation.start, quotation.end)
    if not sentences:
        return None
    verbs = [
        token
        for sentence in dict.fromkeys((sentences[0], sentences[-1]))
        for token in parse.sentence(sentence.index)
        if token.tag[:2] == "VB"
        and token.lemma in lexicon["quotation"]
        and not (token.dep in ("acl", "amod") and token.tag == "VBN")
        and (token.end <= quotation.start or token.start >= quotation.end)
    ]
    if not _is_speech(article, quotation):
        verbs = [verb for verb in verbs if _introduces(article, verb, quotation)]
    return min(
        verbs,
        key=lambda verb: max(quotation.start - verb.end, verb.start - quotation.end),
        default=None,
    )


def _is_sentence(article: Article, quotation: Quotation) -> bool:
    inner = article.text[quotation.inner_start : quotation.inner_end].strip()
    return inner[:1].isupper() and _is_speech(article, quotation)


def _is_speech(article: Article, quotation: Quotation) -> bool:
    """Long enough for a clause, or ending as speech does; not a title or a scare quote."""
    inner = article.text[quotation.inner_start : quotation.inner_end].rstrip()
    return len(_WORD.findall(inner)) > SHORTEST_SPEECH or (
        inner.endswith(_SPEECH_ENDS) and inner[:1].isupper()
    )


def _introduces(article: Article, verb: Token, quotation: Quotation) -> bool:
    """ "said “no”" or "said: “No”": nothing but punctuation between verb and quotation."""
    if verb.lemma in _NAMING or verb.end > quotation.start:
        return False
    return not _WORD.search(article.text[verb.end : quotation.start])


_NAMING = {"call", "quote", "read", "sing", "title", "write"}
"""What stands in quotation marks after these is as often a title as speech."""


def _spoken(verb: Token, lexicon: Lexicon) -> Attribution:
    words = sorted(verb_words(verb), key=lambda token: token.index)
    type_ = lexicon["quotation"][verb.lemma]
    return Attribution("quotation", type_, [], subject_of(verb), tuple(words), verb)


def _go_on(article: Article, parse: Parse, found: list[Attribution]) -> list[Attribution]:
    """Gives each quotation that stands alone in its sentence to the speech before it, or to
    whom the sentence before it is about.
    """
    by_end = sorted(
        ((_reach(each), number) for number, each in enumerate(found) if each.quotations)
    )
    found = list(found)
    for quotation in _untaken(article, found):
        if not _stands_alone(article, quotation):
            continue
        place = bisect_right(by_end, (quotation.start, len(found))) - 1
        number = by_end[place][1] if place >= 0 else -1
        if number >= 0 and _is_near(article, found[number], quotation):
            found[number].content = joined([*found[number].content, _marked(quotation)])
            found[number].quotations.append(_marked(quotation))
        elif (source := _subject_before(article, parse, quotation)) is not None:
            number = len(found)
            marked = [_marked(quotation)]
            floating = Attribution("quotation", "statement", marked, source, (), None, [*marked])
            found.append(floating)
        else:
            continue
        insort(by_end, (quotation.end, number))
    return found


def _reach(attribution: Attribution) -> int:
    return max(attribution.end, attribution.head.end if attribution.head else 0)


def _stands_alone(article: Article, quotation: Quotation) -> bool:
    """Speech of some length with hardly a word outside the marks in its sentences."""
    inner = article.text[quotation.inner_start : quotation.inner_end]
    sentences = article.sentences_in(quotation.start, quotation.end)
    long_enough = len(_WORD.findall(inner)) >= SHORTEST_SPEECH or _is_sentence(article, quotation)
    if not long_enough or not sentences:
        return False
    outside = (
        article.text[sentences[0].start : quotation.start]
        + article.text[quotation.end : max(quotation.end, sentences[-1].end)]
    )
    return len(_WORD.findall(outside)) <= 1


def _paragraph(article: Article, offset: int) -> int:
    return article.sentences_in(offset, offset + 1)[0].paragraph


def _is_near(article: Article, before: Attribution, quotation: Quotation) -> bool:
    """In the same paragraph or the next one."""
    return _paragraph(article, quotation.start) - _paragraph(article, _reach(before) - 1) <= 1


def _subject_before(article: Article, parse: Parse, quotation: Quotation) -> Token | None:
    """Whom the sentence before is about, if it is in the same or the preceding paragraph."""
    here = article.sentences_in(quotation.start, quotation.end)[0]
    if here.index == 0:
        return None
    previous = article.sentences[here.index - 1]
    if here.paragraph - previous.paragraph > 1 or article.quotation_around(
        previous.start, previous.end
    ):
        return None
    for token in parse.sentence(previous.index):
        if token.head is token and token.is_verb:
            return child(token, "nsubj")
    return None
