"""Claims that nobody had to find: spans are given by their words."""

from schemas.article import Article, Span
from schemas.extraction import Claim, Extraction, KeyPoint, Source
from schemas.hedging import HedgeCue, Hedging, Level, Stance, Verification, VerificationStatus
from schemas.proposal import ClaimKind, ClaimType
from tests.fakes.extraction import an_extraction


def an_extraction_of(text: str, *claims: Claim, points: tuple[KeyPoint, ...] = ()) -> Extraction:
    return an_extraction(text=text).model_copy(
        update={"claims": claims, "key_points": points, "uncovered_quotes": ()}
    )


def words(text: str, wanted: str) -> Span:
    """The span of the first occurrence."""
    start = text.index(wanted)
    return Article(text, "en").span(start, start + len(wanted))


def a_claim(
    text: str,
    *content: str,
    id: str = "c1",
    source: str | None = None,
    role: str | None = None,
    cue: str | None = None,
    via: tuple[str, ...] = (),
    level: Level = "certain",
    hedges: tuple[str, ...] = (),
    stance: Stance = "attributed",
    status: VerificationStatus = "none_stated",
    check: str | None = None,
    kind: ClaimKind = "indirect",
    type: ClaimType = "statement",  # noqa: A002 - the claim's own word for it
) -> Claim:
    spans = tuple(words(text, each) for each in content)
    cues = (words(text, cue),) if cue else ()
    named = words(text, source) if source else None
    return Claim(
        id=id,
        origin="embedded",
        type=type,
        kind=kind,
        content=spans,
        text=" ".join(span.text for span in spans),
        source=named
        and Source(
            span=named,
            spans=(named,),
            name=named,
            role=words(text, role) if role else None,
            type="person",
            anonymous=False,
        ),
        via=tuple(words(text, each) for each in via),
        cue=cues[0] if cues else None,
        cue_spans=cues,
        hedging=Hedging(
            level=level,
            polarity="positive",
            stance=stance,
            approximate=False,
            cues=tuple(HedgeCue(span=words(text, each), type="modal") for each in hedges),
        ),
        verification=Verification(status=status, span=words(text, check) if check else None),
        quantities=(),
    )


def a_point(text: str, evidence: str, *claims: str, id: str = "k1") -> KeyPoint:
    return KeyPoint(
        id=id,
        text=evidence,
        evidence=(words(text, evidence),),
        claims=claims,
        level="certain",
        origin="embedded",
    )
