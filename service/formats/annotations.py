"""Claims and key points as Web Annotations, for any reader that puts notes beside a page.

The Recommendation: https://www.w3.org/TR/annotation-model/. Positions are counted in the
extraction's unit; the Recommendation counts code points. A quotation is found again by its words
and what stands before and after; whoever finds it nowhere, or twice, has an orphan.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from schemas.article import Span
from schemas.extraction import Claim, Extraction, KeyPoint, OffsetUnit
from service.formats.names import article_iri, extraction_iri

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE: Final = f'application/ld+json; profile="{CONTEXT}"'

NEAR: Final = 32
FAR: Final = 1_024
"""Units before and after: what tells most quotations apart, and what is needed for the others."""

_ENCODINGS: Final[dict[OffsetUnit, tuple[str, int]]] = {
    "codepoints": ("utf-32-le", 4),
    "utf16": ("utf-16-le", 2),
}
"""An encoding in which each unit of an offset takes the same number of bytes."""


def write(extraction: Extraction) -> str:
    source = article_iri(extraction.article)
    text = _Text(extraction)

    def targets(spans: Iterable[Span]) -> list[dict[str, Any]]:
        return [{"source": source, "selector": text.selectors(span)} for span in spans]

    def annotation(item: Claim | KeyPoint, spans: Iterable[Span], **more: object) -> dict[str, Any]:
        return {
            "id": extraction_iri(extraction, item.id),
            "type": "Annotation",
            **more,
            "target": targets(spans),
        }

    items = [
        annotation(claim, claim.content, motivation="identifying", body=_claim(extraction, claim))
        for claim in extraction.claims
    ]
    items += [
        annotation(point, point.evidence, motivation="highlighting", body=_point(extraction, point))
        for point in extraction.key_points
    ]
    return json.dumps(_collection(extraction, items), ensure_ascii=False)


def _collection(extraction: Extraction, items: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": extraction_iri(extraction),
        "type": "AnnotationCollection",
        "label": "Claims and key points",
        "generator": {"type": "Software", "name": "Nutgraf"},
        "created": extraction.provenance.created_at.isoformat(),
        "total": len(items),
        "first": {
            "id": extraction_iri(extraction, "page"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _claim(extraction: Extraction, claim: Claim) -> list[dict[str, Any]]:
    source = claim.source.name.text if claim.source else "No source named"
    hedging = claim.hedging
    tags: list[str] = [claim.type, hedging.level, hedging.stance]
    if hedging.polarity == "negative":
        tags.append(hedging.polarity)
    if claim.verification.status != "none_stated":
        tags.append(claim.verification.status)
    return [_words(extraction, f"{source}: {claim.text}"), *map(_tag, tags)]


def _point(extraction: Extraction, point: KeyPoint) -> list[dict[str, Any]]:
    return [_words(extraction, point.text), _tag(point.level)]


def _words(extraction: Extraction, words: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "language": extraction.article.language,
        "value": words,
    }


def _tag(word: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "tagging", "value": word}


class _Text:
    """An article's text that is cut by offsets in the unit of its extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self._encoding, self._width = _ENCODINGS[extraction.offsets]
        self._text = extraction.article.text
        self._units = self._text.encode(self._encoding)

    def selectors(self, span: Span) -> list[dict[str, Any]]:
        prefix, suffix = self._around(span)
        return [
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": prefix,
                "suffix": suffix,
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ]

    def _around(self, span: Span) -> tuple[str, str]:
        """What stands before and after: enough of it to tell the span from its like, if there is.

        It stays in the paragraph where that is enough: in a page, nobody knows what stands between
        two of them.
        """
        contexts = list(self._contexts(span))
        return next(
            ((before, after) for before, after in contexts if self._is_alone(before, span, after)),
            contexts[-1],
        )

    def _contexts(self, span: Span) -> Iterator[tuple[str, str]]:
        wider = [
            (self._cut(span.start - far, span.start), self._cut(span.end, span.end + far))
            for far in (NEAR, FAR)
        ]
        for before, after in wider:
            yield before.rpartition("\n")[2], after.partition("\n")[0]
        yield from wider

    def _cut(self, start: int, end: int) -> str:
        """The words between two offsets; of a character that is cut in two, neither half."""
        cut = self._units[max(0, start) * self._width : max(0, end) * self._width]
        return cut.decode(self._encoding, errors="ignore")

    def _is_alone(self, before: str, span: Span, after: str) -> bool:
        words = before + span.text + after
        return self._text.find(words, self._text.find(words) + 1) < 0
