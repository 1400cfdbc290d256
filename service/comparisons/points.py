"""Key points of the old article that the new one no longer bears out.

A point whose sentences all stand in the new article holds. Any other is verified anew, against what
became of its sentences: it is lost where it would be refused.
"""

from collections.abc import Iterator, Sequence

from schemas.article import Span
from schemas.comparison import Difference, LostPoint
from schemas.extraction import Extraction, KeyPoint
from schemas.proposal import ProposedPoint, Refusal
from service.checks.ground import Ground
from service.comparisons.pairs import OLD, Fresh, Pair
from service.comparisons.units import Unit
from service.ports import Parser
from service.verify.points import refuse_point
from service.verify.wording import content_of, phrasings_of

HOLDS = 0.6
"""Share of a key point's words that sentences must have to say it in other words."""

GONE = "The new article no longer says this."

Fault = tuple[str, tuple[Span, ...]]


def lost_points(
    old: Extraction,
    new: Extraction,
    became: Sequence[tuple[Pair, Difference]],
    fresh: Fresh,
    parser: Parser,
) -> Iterator[LostPoint]:
    """`became` is what the two articles have in common, and how it differs."""
    ground = Ground(new)
    for point in old.key_points:
        if not fresh.in_old(point.evidence):
            continue
        kept = [(p, d) for p, d in became if _stands_in(p.old, point.evidence)]
        fault = _surer_or_less(kept) or _refused(point, kept, fresh, ground, parser)
        if fault is not None:
            explanation, spans = fault
            yield LostPoint(
                id=point.id,
                text=point.text,
                old=point.evidence,
                new=spans or None,
                explanation=explanation,
            )


def _stands_in(unit: Unit, evidence: Sequence[Span]) -> bool:
    return any(own.overlaps(span) for own in unit.spans for span in evidence)


def _surer_or_less(kept: Sequence[tuple[Pair, Difference]]) -> Fault | None:
    """A point that is put at another level, even at a surer one, is out of date."""
    for pair, difference in kept:
        if "hedging" in difference.changes:
            detail = difference.detail[difference.changes.index("hedging")]
            return detail, pair.new.sentence_spans
    return None


def _refused(
    point: KeyPoint,
    kept: Sequence[tuple[Pair, Difference]],
    fresh: Fresh,
    ground: Ground,
    parser: Parser,
) -> Fault | None:
    article = ground.article
    standing = {s.index for pair, _ in kept for s in pair.new.sentences}
    indices = set(standing)
    if not any(fresh.is_fresh(pair.old, OLD) for pair, _ in kept):
        near = ground.near(point.text, most=2)
        keys = frozenset[str]().union(*(ground.sentence_keys[index] for index in near))
        if ground.share(point.text, keys) < HOLDS:
            return GONE, ()
        indices |= set(near)
    sentences = [article.sentences[index] for index in sorted(indices)]
    evidence = tuple(article.trimmed(each.start, each.end) for each in sentences)
    still = tuple(
        span for span, each in zip(evidence, sentences, strict=True) if each.index in standing
    )
    excerpt = ground.excerpt(indices, parser)
    # What stands in brackets was added to the old article's words, which decide here.
    embedded = point.origin == "embedded"
    text = " ".join(span.text for span in point.evidence) if embedded else point.text
    refusal = refuse_point(
        excerpt.reading,
        ProposedPoint(text, evidence, point.origin),
        excerpt.inside,
        parser=parser,
        references=excerpt.references,
    )
    if refusal is None:
        return None
    if refusal.reason == "unsupported_wording":
        word = _missing(text, ground)
        if word is None:
            return None
        return (f"The new article does not say “{word}”.", still) if still else (GONE, ())
    return _explanation(refusal), still or evidence


def _missing(text: str, ground: Ground) -> str | None:
    """The first content word that stands nowhere in the new article."""
    language = ground.article.language
    for phrasing in content_of(phrasings_of(text, language), language):
        if phrasing.keys.isdisjoint(ground.keys):
            return phrasing.word.text
    return None


def _explanation(refusal: Refusal) -> str:
    words = refusal.detail.replace("the evidence", "the new article")
    words = words.replace("the text", "the key point")
    return f"{words[0].upper()}{words[1:]}."
