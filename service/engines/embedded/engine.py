"""The embedded engine: finds cues, delimits contents, names sources, ties in quotations.

Deterministic: the same article gives the same proposal, on every machine with the same parser.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from schemas.article import Article, Chunk, Sentence, Span
from schemas.extraction import EngineName
from schemas.proposal import Proposal, ProposedClaim
from schemas.syntax import Parse, Token
from service.engines.embedded.attribution import Attribution
from service.engines.embedded.content import content_of
from service.engines.embedded.cue import Cue, find_cues
from service.engines.embedded.grammar import Range, child, is_open_question, joined, without
from service.engines.embedded.labels import labelled_speech
from service.engines.embedded.outermost import outermost
from service.engines.embedded.quotes import tie_quotations
from service.engines.embedded.source import source_beside, source_of, source_range
from service.engines.embedded.via import via_of
from service.ports import Reading, Usage, Workers
from service.text.cues import Frame, Lexicon, cue_lexicon
from service.text.words import primary


class EmbeddedEngine:
    """Fills the Engine port for English, without a key and without a network."""

    name: EngineName = "embedded"
    alias = "embedded"
    languages = ("en",)
    deadline_seconds = None

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    @property
    def identity(self) -> str:
        return "embedded"

    def reads(self, language: str) -> bool:
        return primary(language) == "en"

    def split(self, article: Article) -> Sequence[Chunk]:
        return [Chunk.whole(article)]

    async def propose(
        self,
        reading: Reading,
        chunk: Chunk,  # noqa: ARG002 - always the whole article
        **_: object,  # alone, at no cost, and soon
    ) -> tuple[Proposal, Usage]:
        proposal = await self._workers.run(propose_claims, reading)
        return proposal, Usage(answered_by="embedded")


def propose_claims(reading: Reading) -> Proposal:
    """Every claim the rules find, in text order; nothing where the article was not parsed."""
    if reading.parse is None:
        return Proposal()
    found = find_attributions(reading.article, reading.parse, cue_lexicon())
    claims = [_located(reading.article, each) for each in found[:MOST_CLAIMS]]
    return Proposal(
        claims=tuple(claim for claim in claims if claim is not None),
        warnings=() if _is_parsed(reading.article, reading.parse) else ("partly_read",),
    )


def _is_parsed(article: Article, parse: Parse) -> bool:
    return not article.sentences or bool(parse.sentence(article.sentences[-1].index))


def find_attributions(article: Article, parse: Parse, lexicon: Lexicon) -> list[Attribution]:
    found = []
    headline = _headline(article)
    for sentence in article.sentences:
        for cue in find_cues(parse.sentence(sentence.index), lexicon):
            if is_open_question(cue.head):
                continue
            source = source_of(cue)
            if source is None and _is_topic(cue):
                continue
            if sentence is headline and cue.frame in _DEEDS:
                continue
            if content := content_of(cue):
                found.append(Attribution(cue.frame, cue.type, content, source, cue.words, cue.head))
    _cede_to_parentheses(found)
    found += labelled_speech(article)
    kept = outermost(tie_quotations(article, parse, found, lexicon))
    for attribution in kept:
        _mend_source(parse, attribution)
    _lift_sources(kept)
    return [each for each in kept if _says_something(parse, each)]


def _is_active(verb: Token) -> bool:
    return (
        verb.tag in ("VBD", "VBZ", "VBP")
        and child(verb, "nsubj", "nsubjpass", "csubj", "expl") is None
    )


def _headline(article: Article) -> Sentence | None:
    """The first sentence where it is a paragraph of its own and does not end as prose does."""
    if len(article.sentences) < 2:
        return None
    first, second = article.sentences[:2]
    ends_as_prose = article.text[first.start : first.end].endswith((".", "!", "”", '"'))
    return None if ends_as_prose or first.paragraph == second.paragraph else first


_DEEDS: frozenset[Frame] = frozenset(
    {"object", "passive", "preposition", "noun_preposition", "raising"}
)
"""Frames that in a headline mostly tell what was done: "Tolland rejects peace plan"."""


def _mend_source(parse: Parse, found: Attribution) -> None:
    """A source within its own content is a slip of the parser, and a quoted cue has one beside."""
    if found.source is not None:
        found.source = _out_of_brackets(parse, found.source)
    source, verb = found.source, found.head
    if found.frame not in ("clause", "quotation") or verb is None or verb.tag[:2] != "VB":
        return
    unnamed = source is None and (found.quotations or _is_active(verb))
    if unnamed or (source is not None and found.covers(source.start)):
        sentence = parse.sentence(verb.sentence)
        found.source = source_beside(verb, sentence, found.content)


def _lift_sources(kept: list[Attribution]) -> None:
    """Who goes on speaking after a content is its source, not whom it speaks of: "Tell said that
    Roe had left, adding that …".
    """
    by_sentence: dict[int, list[Attribution]] = defaultdict(list)
    for each in kept:
        if each.head is not None and each.source is not None:
            by_sentence[each.head.sentence].append(each)
    for beside in by_sentence.values():
        for found in beside:
            if found.head is None or found.head.dep not in ("advcl", "conj"):
                continue
            for other in beside:
                source = found.source
                if other is found or source is None or not other.covers(source.start):
                    continue
                if other.end <= found.head.start:
                    found.source = other.source


def _says_something(parse: Parse, found: Attribution) -> bool:
    """A content that is nothing but "it" or "that" tells a reader nothing."""
    words = [word for start, end in found.content for word in parse.between(start, end)]
    return not words or any(word.tag[:2] in _TELLING for word in words)


_TELLING = {"NN", "VB", "JJ", "RB", "CD", "FW", "UH"}


def _located(article: Article, found: Attribution) -> ProposedClaim | None:
    content = [span for range_ in found.content if (span := _content_span(article, *range_))]
    if not content:
        return None
    named = found.label or (found.source and source_range(found.source))
    if named and found.source and named[1] - named[0] > LONGEST_SOURCE:
        named = (found.source.start, found.source.end)
    named = named and _before_cue(named, found)
    cue = found.label_cue and [found.label_cue]
    if cue is None:
        touching = joined([(word.start, word.end + 1) for word in found.cue])
        cue = [(start, end - 1) for start, end in touching]
    return ProposedClaim(
        content=tuple(content),
        source=(_phrase(article, *named),) if named else (),
        cue=tuple(article.trimmed(start, end) for start, end in cue),
        via=_via(article, found),
        type=found.type,
    )


def _before_cue(named: Range, found: Attribution) -> Range:
    """Of "a letter saying that …" the letter."""
    if found.source is None or not found.cue or found.source.end > found.cue[0].start:
        return named
    return named[0], min(named[1], found.cue[0].start) if named[0] < found.cue[0].start else named[
        1
    ]


def _via(article: Article, found: Attribution) -> tuple[Span, ...]:
    if found.head is None or not found.head.is_verb:
        return ()
    return tuple(_phrase(article, *source_range(medium)) for medium in via_of(found.head))


def _out_of_brackets(parse: Parse, source: Token) -> Token:
    """ "Gov. Ana Roe (R-OH) said": the name, where the parser took the note behind it."""
    before = parse.sentence(source.sentence)
    place = source.index - before[0].index
    for token in before[max(0, place - 4) : place][::-1]:
        if token.tag == "-LRB-":
            name = before[token.index - before[0].index - 1] if token is not before[0] else source
            return name if name.is_noun else source
    return source


def _cede_to_parentheses(found: list[Attribution]) -> None:
    """What "according to the union" claims is not also the content of a cue before it."""
    claimed: dict[int, list[Range]] = defaultdict(list)
    for each in found:
        if each.frame == "adverb" and each.head is not None:
            claimed[each.head.sentence] += each.content
    for attribution in found:
        if attribution.frame == "adverb" or attribution.head is None:
            continue
        for start, end in claimed.get(attribution.head.sentence, ()):
            if attribution.start < start and attribution.head.end <= start:
                attribution.content = [
                    piece
                    for range_ in attribution.content
                    for piece in without(range_, (start, end))
                ]


MOST_CLAIMS = 3_000
"""Claims of an article. 200,000 characters of news have some 1,000; repetition has any number."""

LONGEST_SOURCE = 400
"""Characters of a source's phrase; of what the parser makes longer, the head stays."""


def _is_topic(cue: Cue) -> bool:
    """Whether a noun without anybody's name on it is mostly a topic: "criticism of the plan", but
    not "calls for a recount".
    """
    return cue.frame == "noun_preposition" and cue.head.lemma not in _VOICED


_VOICED = {"anxiety", "call", "chant", "concern", "fear", "hope", "question", "talk"}


def _phrase(article: Article, start: int, end: int) -> Span:
    """The range without the quotation marks and punctuation that the parser left at its borders."""
    text = article.text
    while start < end - 1 and not (text[start].isalnum() or text[start] in "$£€#@"):
        start += 1
    while start < end - 1 and not (text[end - 1].isalnum() or text[end - 1] in ".)%"):
        end -= 1
    return article.span(start, end)


_EDGES = " \t\r\n\u00a0\u200b\u2060\ufeff,;:—–-"
_DANGLING = re.compile(r"[\s,;:.—–-]+(?:(?:and|but|or|while|yet|as)[\s,;:.—–-]*)?$")
"""Punctuation and a conjunction that leads on to something else."""
_LONGEST_TAIL = 200
"""Characters looked at, so that endless punctuation costs no more than prose."""


def _content_span(article: Article, start: int, end: int) -> Span | None:
    """The range without punctuation at its borders and without the marks of one quotation."""
    text = article.text
    quotation = article.quotation_around(start, end)
    if quotation is not None:
        start, end = max(start, quotation.inner_start), min(end, quotation.inner_end)
    else:
        tail = max(start, end - _LONGEST_TAIL)
        end = tail + len(_DANGLING.sub("", text[tail:end]))
    while start < end and text[start] in _EDGES:
        start += 1
    if not any(character.isalnum() for character in text[start:end]):
        return None
    return article.trimmed(start, end)
