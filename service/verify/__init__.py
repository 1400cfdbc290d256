"""Verification: accept or reject, item by item, whatever engine proposed it.

A proposal goes in. What the article bears out comes back weighed: how surely it is said, by whom,
and what the article says about checking it. The rest comes back as rejected, with the reason.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from schemas.article import Article, Span
from schemas.extraction import (
    ArticleView,
    Claim,
    Extraction,
    KeyPoint,
    Provenance,
    Rejected,
    SummarySentence,
    Warning,  # noqa: A004 - the answer's own word
)
from schemas.hedging import weakest
from schemas.proposal import Proposal, ProposedClaim, ProposedPoint, Refusal, What
from schemas.syntax import Parse
from service.ports import Parser, Reading
from service.text.coreference import References, read_references
from service.text.key_points import extractive_points
from service.text.select import select_points, select_summary
from service.verify.claims import refuse_claim
from service.verify.points import refuse_point
from service.verify.weigh import uncovered_quotes, weigh

T = TypeVar("T")

_WARNINGS = {
    "lexicon_unavailable": (
        "Hedging is the model's reading alone: there is no lexicon for this language."
    ),
    "partly_read": (
        "The text has far more words and marks than prose of its length; the end was not read."
    ),
    "answer_cut_short": (
        "The model's answer ended in the middle; claims it would have added are missing."
    ),
    "reask_failed": (
        "The model could not be asked again about the faults of its answer; they were rejected."
    ),
}


@dataclass(frozen=True)
class Findings:
    """All of an extraction but its id and how it came about."""

    article: Article
    summary: tuple[SummarySentence, ...]
    key_points: tuple[KeyPoint, ...]
    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...]
    uncovered_quotes: tuple[Span, ...]
    warnings: tuple[Warning, ...]

    def extraction(self, id: str, provenance: Provenance) -> Extraction:
        article = self.article
        return Extraction(
            id=id,
            article=ArticleView(
                id=article.id,
                version=article.version,
                title=article.title,
                language=article.language,
                published_at=article.published_at,
                url=article.url,
                sha256=article.sha256,
                characters=len(article.text),
                text=article.text,
            ),
            summary=self.summary,
            key_points=self.key_points,
            claims=self.claims,
            rejected=self.rejected,
            uncovered_quotes=self.uncovered_quotes,
            warnings=self.warnings,
            provenance=provenance,
        )


def verify(reading: Reading, proposal: Proposal, parser: Parser) -> Findings:
    """What of the proposal may leave, weighed, and what may not.

    Where too few key points or no summary remain, the article's own sentences fill up. They pass
    the same verification.
    """
    known = tuple(claim for claim in proposal.claims if claim.origin != "llm")
    references = _references(reading, known or proposal.claims)
    sound, refused_claims = _sifted(
        proposal.claims, lambda claim: refuse_claim(reading, claim, known, references=references)
    )
    if sound != list(known):
        references = _references(reading, sound)
    claims = weigh(references, sound)

    def refuse(point: ProposedPoint, what: What) -> Refusal | None:
        return refuse_point(reading, point, sound, what=what, parser=parser, references=references)

    points, refused_points = _sifted(proposal.key_points, lambda p: refuse(p, "key_point"))
    told, refused_summary = _sifted(proposal.summary, lambda p: refuse(p, "summary"))
    extracts, _ = _sifted(
        extractive_points(reading, sound, references), lambda p: refuse(p, "key_point")
    )
    language = reading.article.language
    key_points = select_points([*points, *extracts], language=language)
    summary = told or select_summary(extracts, language=language)
    refusals = (*proposal.refusals, *refused_claims, *refused_points, *refused_summary)
    return Findings(
        article=reading.article,
        summary=tuple(_summary_sentence(point, claims) for point in summary),
        key_points=tuple(
            _key_point(f"k{number}", point, claims)
            for number, point in enumerate(key_points, start=1)
        ),
        claims=claims,
        rejected=tuple(_rejected(refusal) for refusal in refusals),
        uncovered_quotes=uncovered_quotes(reading.article, sound),
        warnings=tuple(
            Warning(code=code, detail=_WARNINGS[code]) for code in _codes(reading, proposal)
        ),
    )


def _references(reading: Reading, claims: Sequence[ProposedClaim]) -> References:
    parse = reading.parse or Parse(reading.article.text, [])
    return read_references(reading.article, parse, claims)


def _sifted(
    items: Iterable[T], refuse: Callable[[T], Refusal | None]
) -> tuple[list[T], list[Refusal]]:
    """The items that may leave, and the refusals of the others."""
    kept, refusals = [], []
    for item in items:
        if refusal := refuse(item):
            refusals.append(refusal)
        else:
            kept.append(item)
    return kept, refusals


def _codes(reading: Reading, proposal: Proposal) -> tuple[str, ...]:
    own = () if reading.parse is not None else ("lexicon_unavailable",)
    return tuple(dict.fromkeys((*proposal.warnings, *own)))


def _held(point: ProposedPoint, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims whose content stands in the point's evidence."""
    return tuple(
        claim
        for claim in claims
        if any(span.covers(piece) for piece in claim.content for span in point.evidence)
    )


def _summary_sentence(point: ProposedPoint, claims: tuple[Claim, ...]) -> SummarySentence:
    held = _held(point, claims)
    return SummarySentence(
        text=point.text,
        evidence=point.evidence,
        claims=tuple(claim.id for claim in held),
        origin=point.origin,
    )


def _key_point(id: str, point: ProposedPoint, claims: tuple[Claim, ...]) -> KeyPoint:
    held = _held(point, claims)
    return KeyPoint(
        id=id,
        text=point.text,
        evidence=point.evidence,
        claims=tuple(claim.id for claim in held),
        level=weakest(*(claim.hedging.level for claim in held)),
        origin=point.origin,
    )


def _rejected(refusal: Refusal) -> Rejected:
    return Rejected(
        what=refusal.what,
        reason=refusal.reason,
        detail=refusal.detail,
        proposed=refusal.proposed,
    )
