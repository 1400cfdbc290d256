"""Finds a draft's strings in the article, and asks verification what it makes of them.

Each item of a draft is known by what it is and its index, so that a re-ask can put single items
right.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from schemas.article import Chunk, Sentence, Span
from schemas.proposal import Proposal, ProposedClaim, ProposedPoint, Reason, Refusal, What
from schemas.syntax import Parse
from service.engines.llm.draft import Amendment, Draft, DraftClaim, DraftPoint
from service.ports import Parser, Reading
from service.text.alignment import Missing, Words
from service.text.coreference import References, read_references
from service.verify.claims import refuse_claim
from service.verify.points import refuse_point

LONGEST_CUE = 10
"""Words. Of 19,800 cues of labelled news articles 3 in 1,000 are longer."""

LOOSEST = 12
"""Characters between a source and its cue, as in "said on Monday that": "the mayor, 61, said"."""

_SETS_OFF = ",;:–— \t\n\xa0"
_FOLLOWS = re.compile(r"[\s,;:–—]*(?P<that>that\s+)?")
_ADDRESSES = re.compile(
    r"\b(?:tell|told|inform|notif|assur|remind|advis|ask|warn|promis|convinc|persuad)\w*\W*\Z",
    re.IGNORECASE,
)
"""After these comes whom the source spoke to, and only then what was said."""

Key = tuple[What, int]
Outcome = ProposedClaim | ProposedPoint | Refusal


@dataclass(frozen=True, slots=True)
class Located:
    """What became of every item; `asides` are parts dropped from items that stand without them."""

    outcomes: Mapping[Key, Outcome] = field(default_factory=dict)
    asides: tuple[Refusal, ...] = ()

    @property
    def faults(self) -> dict[Key, Refusal]:
        return {key: each for key, each in self.outcomes.items() if isinstance(each, Refusal)}

    @property
    def claims(self) -> tuple[ProposedClaim, ...]:
        return tuple(each for each in self.outcomes.values() if isinstance(each, ProposedClaim))

    def proposal(self, claims: tuple[ProposedClaim, ...], warnings: Sequence[str]) -> Proposal:
        """With these claims; whatever of the draft was dropped is among the refusals."""
        return Proposal(
            claims=claims,
            key_points=self._points("key_point"),
            summary=self._points("summary"),
            refusals=(*self.faults.values(), *self.asides),
            warnings=tuple(warnings),
        )

    def _points(self, what: What) -> tuple[ProposedPoint, ...]:
        return tuple(
            each
            for (of, _), each in self.outcomes.items()
            if of == what and isinstance(each, ProposedPoint)
        )


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an item is judged by: the article, the chunk it may come from, and who reads grammar.

    `known` is what the second reader found.
    """

    reading: Reading
    chunk: Chunk
    known: tuple[ProposedClaim, ...] = ()
    parser: Parser | None = None


def locate(grounds: Grounds, draft: Draft) -> Located:
    """Every item of the draft as a proposal that verification accepts, or as a refusal."""
    return _located(grounds, _numbered(draft))


def amend(grounds: Grounds, located: Located, amendment: Amendment) -> Located:
    """The same with its faulty items replaced by the amended ones; others are not touched."""
    faulty = located.faults
    asked = [(key, item) for key, item in _amended(amendment) if key in faulty]
    again = _located(grounds, asked, located.claims)
    return Located({**located.outcomes, **again.outcomes}, located.asides + again.asides)


def _numbered(draft: Draft) -> Iterator[tuple[Key, DraftClaim | DraftPoint]]:
    for index, claim in enumerate(draft.claims):
        yield ("claim", index), claim
    for index, point in enumerate(draft.points):
        yield ("key_point", index), point
    for index, point in enumerate(draft.summary):
        yield ("summary", index), point


def _amended(amendment: Amendment) -> Iterator[tuple[Key, DraftClaim | DraftPoint]]:
    for claim in amendment.claims:
        yield ("claim", claim.item), claim
    for point in amendment.points:
        yield ("key_point", point.item), point
    for point in amendment.summary:
        yield ("summary", point.item), point


def _located(
    grounds: Grounds,
    items: Iterable[tuple[Key, DraftClaim | DraftPoint]],
    sound: Sequence[ProposedClaim] = (),
) -> Located:
    locator = _Locator(grounds, sound)
    outcomes: dict[Key, Outcome] = {}
    for key, item in items:
        if isinstance(item, DraftClaim):
            outcomes[key] = locator.claim(item)
        else:
            outcomes[key] = locator.point(item, key[0])
    return Located(outcomes, tuple(locator.asides))


class _Locator:
    """Looks for strings in the sentences that a chunk owns; claims come before points."""

    def __init__(self, grounds: Grounds, sound: Sequence[ProposedClaim]) -> None:
        self._grounds = grounds
        self._reading = grounds.reading
        self._chunk = grounds.chunk
        own = grounds.chunk.sentences
        self._words = Words(grounds.reading.article, own[0].start, own[-1].end)
        self._sound = [*grounds.known, *sound]
        self.asides: list[Refusal] = []

    def claim(self, draft: DraftClaim) -> ProposedClaim | Refusal:
        proposed = {"source": draft.source, "cue": draft.cue, "content": " … ".join(draft.content)}
        try:
            claim = self._claim(draft)
        except _NotFoundError as missing:
            return Refusal("claim", missing.reason, missing.detail, proposed)
        if refusal := refuse_claim(self._reading, claim, self._grounds.known):
            return refusal
        self._sound.append(claim)
        return claim

    def point(self, draft: DraftPoint, what: What) -> ProposedPoint | Refusal:
        cited = [sentence for number in draft.at for sentence in self._sentence(number)]
        article = self._reading.article
        evidence = tuple(article.span(each.start, each.end) for each in dict.fromkeys(cited))
        point = ProposedPoint(draft.text, evidence, "llm")
        refusal = refuse_point(
            self._reading,
            point,
            self._sound,
            what=what,
            parser=self._grounds.parser,
            references=self._references,
        )
        return refusal or point

    @cached_property
    def _references(self) -> References:
        article = self._reading.article
        return read_references(
            article, self._reading.parse or Parse(article.text, []), tuple(self._sound)
        )

    def _claim(self, draft: DraftClaim) -> ProposedClaim:
        if len(draft.cue.split()) > LONGEST_CUE:
            raise _NotFoundError("malformed", "the cue holds more than words that attribute")
        cited = self._sentence(draft.at)
        pieces: list[Span] = []
        for string in draft.content:
            pieces.append(self._find("content", string, cited, pieces[-1] if pieces else None))
        if not pieces:
            raise _NotFoundError("malformed", "the claim has no content")
        near = min(pieces, key=lambda span: span.start)
        cue = (self._find("cue", draft.cue, cited, near),) if draft.cue else ()
        source = (self._find("source", draft.source, cited, near),) if draft.source else ()
        pieces = [part for piece in pieces for part in self._apart(piece, *source, *cue)]
        content = sorted((self._bare(piece) for piece in pieces), key=lambda span: span.start)
        if not cue and not self._is_quoted(near):
            raise _NotFoundError("malformed", "it has no cue: copy the words that attribute it")
        if any(one.overlaps(other) for one, other in combinations((*source, *cue, *content), 2)):
            raise _NotFoundError("malformed", "source, cue and content overlap: keep them apart")
        return ProposedClaim(
            content=tuple(content),
            source=source,
            cue=cue,
            via=self._aside("via", draft.via, cited, near),
            type=draft.type,
            origin="llm",
            level=draft.level,
            hedges=self._aside("hedge", draft.hedge, cited, near),
        )

    def _sentence(self, number: int) -> tuple[Sentence, ...]:
        """The chunk's own sentence of this number, if it has one."""
        if self._chunk.first < number <= self._chunk.last:
            return (self._reading.article.sentences[number - 1],)
        return ()

    def _find(self, part: str, string: str, cited: tuple[Sentence, ...], near: Span | None) -> Span:
        found = self._words.locate(string, cited, near)
        if isinstance(found, Span):
            return found
        raise _NotFoundError(found, _IN_WORDS[found].format(part=part, string=string))

    def _aside(
        self, part: str, string: str, cited: tuple[Sentence, ...], near: Span
    ) -> tuple[Span, ...]:
        """What a claim can do without: nothing, and a refusal, where it is not found."""
        if not string:
            return ()
        try:
            return (self._find(part, string, cited, near),)
        except _NotFoundError as missing:
            detail = f"{missing.detail}; the claim stands without it"
            self.asides.append(Refusal("claim", missing.reason, detail, {part: string}))
            return ()

    def _is_quoted(self, content: Span) -> bool:
        """Quotations alone are attributed by their marks."""
        return any(
            quotation.start <= content.start and content.end <= quotation.end
            for quotation in self._reading.article.quotations
        )

    def _apart(self, content: Span, *attribution: Span) -> list[Span]:
        """Without the words that attribute it: models are apt to copy a sentence whole.

        They are cut off where they stand together at an end of the content, or set off in its
        middle; elsewhere it is left as it is, to be refused.
        """
        inside = [span for span in attribution if span.overlaps(content)]
        if not inside:
            return [content]
        start, end = min(span.start for span in inside), max(span.end for span in inside)
        if end - start > sum(span.end - span.start for span in inside) + LOOSEST:
            return [content]
        article = self._reading.article
        lead = article.text[content.start : start].rstrip(_SETS_OFF)
        follows = _FOLLOWS.match(article.text, end, content.end)
        tail = article.text[follows.end() if follows else end : content.end]
        borders = (
            (content.start, content.start + len(lead)),
            (content.end - len(tail), content.end),
        )
        parts = [
            article.span(*border)
            for border in borders
            if any(map(str.isalnum, article.text[slice(*border)]))
        ]
        if len(parts) == 1 and parts[0].end == content.end:
            that = follows is not None and bool(follows.group("that"))
            led = that or (
                article.language == "en" and not _ADDRESSES.search(article.text[start:end])
            )
            return parts if led else [content]
        if len(parts) < 2:
            return parts or [content]
        before, after = parts
        around = article.quotations_in(content.start, content.end)
        if any(quotation.end == before.end for quotation in around):
            return parts if any(q.start == after.start for q in around) else [before]
        set_off = article.text[before.end] in ",;:–—" and article.text[end] in ",;:–—"
        return parts if set_off else [content]

    def _bare(self, content: Span) -> Span:
        """Without the marks of a quotation that is all of it, or a stop outside any quotation."""
        article = self._reading.article
        for quotation in article.quotations:
            if (quotation.start, quotation.end) == (content.start, content.end):
                return article.trimmed(quotation.inner_start, quotation.inner_end)
            if quotation.start < content.end <= quotation.end:
                return content
        if content.text[-1] in ".,;":
            return article.trimmed(content.start, content.end - 1)
        return content


class _NotFoundError(Exception):
    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


_IN_WORDS: dict[Missing, str] = {
    "not_in_article": "the sentences do not hold this {part} word for word: “{string}”",
    "ambiguous": "this {part} stands in several places: “{string}”",
}
