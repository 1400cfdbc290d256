"""Claims as comma-separated values (RFC 4180), one row a claim, for a spreadsheet.

A cell that a spreadsheet could take for a formula gets an apostrophe before it, as OWASP advises
against CSV injection; cells of the article's words may hold anything. The file begins with a byte
order mark: without one Excel takes the article's quotation marks for letters of another alphabet.
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

from schemas.extraction import Claim, Extraction

MEDIA_TYPE: Final = "text/csv; charset=utf-8; header=present"

BYTE_ORDER_MARK: Final = "\ufeff"

BETWEEN: Final = " […] "
"""Between the pieces of a content, of a source's or of a list, none of which follows the other."""

_FORMULA_BEGINS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet also reads the full-width ones, and passes over spaces before them."""

COLUMNS: Final = (
    *("article", "title", "claim"),
    *("source", "role", "source_type", "anonymous", "cue", "via"),
    *("content", "text", "type", "kind"),
    *("level", "polarity", "stance", "approximate", "hedge_cues"),
    *("verification", "verification_words"),
    *("origin", "start", "end"),
)


def write(extraction: Extraction) -> str:
    """`start` and `end` are those of the content as a whole, in the extraction's unit."""
    lines = io.StringIO()
    rows = csv.writer(lines, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for claim in extraction.claims:
        rows.writerow(map(_cell, _row(extraction, claim)))
    return BYTE_ORDER_MARK + lines.getvalue()


def _row(extraction: Extraction, claim: Claim) -> Iterator[str | int | bool | None]:
    article, source, hedging = extraction.article, claim.source, claim.hedging
    checking = claim.verification
    yield from (article.id, article.title, claim.id)
    if source:
        yield source.name.text
        yield source.role.text if source.role else None
        yield from (source.type, source.anonymous)
    else:
        yield from (None,) * 4
    yield BETWEEN.join(span.text for span in claim.cue_spans)
    yield BETWEEN.join(span.text for span in claim.via)
    yield BETWEEN.join(span.text for span in claim.content)
    yield from (claim.text, claim.type, claim.kind)
    yield from (hedging.level, hedging.polarity, hedging.stance, hedging.approximate)
    yield BETWEEN.join(cue.span.text for cue in hedging.cues)
    yield from (checking.status, checking.span.text if checking.span else None)
    yield from (claim.origin, claim.content[0].start, claim.content[-1].end)


def _cell(value: str | int | bool | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
    return f"'{value}" if _could_be_formula(value) else value


def _could_be_formula(words: str) -> bool:
    return words.startswith(_FORMULA_BEGINS) or words.lstrip().startswith(_FORMULA_BEGINS)
