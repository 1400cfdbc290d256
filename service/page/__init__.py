"""The page that shows an extraction beside its article: one file, nothing fetched from anywhere."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from schemas.extraction import Claim, Extraction, Source
from schemas.hedging import LEVELS
from service.page.segments import segments_of
from service.page.sheet import render


def render_page(extraction: Extraction) -> str:
    """HTML for a browser; works without JavaScript, which only adds comfort.

    Raises ValueError for an extraction whose offsets are not in code points.
    """
    if extraction.offsets != "codepoints":
        raise ValueError("a page is made from offsets in code points")
    numbers = {claim.id: number for number, claim in enumerate(extraction.claims, start=1)}
    points = {point.text for point in extraction.key_points}
    summary = extraction.summary
    if all(sentence.text in points for sentence in summary):
        summary = ()  # the same words twice would be no summary
    return render(
        "page.html",
        **_style_and_script(),
        extraction=extraction,
        summary=summary,
        article=extraction.article,
        paragraphs=segments_of(extraction),
        numbers=numbers,
        claims={claim.id: claim for claim in extraction.claims},
        groups=by_source(extraction.claims),
        levels=LEVELS,
    )


def by_source(claims: tuple[Claim, ...]) -> list[tuple[Source | None, list[Claim]]]:
    """Claims under who made them, both in the article's order."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        name = claim.source.name.text.casefold() if claim.source else ""
        groups.setdefault(name, []).append(claim)
    return [(group[0].source, group) for group in groups.values()]


@cache
def _style_and_script() -> dict[str, str]:
    style, script = (
        files(__name__).joinpath(name).read_text("utf-8") for name in ("page.css", "page.js")
    )
    return {"style": style, "script": script, "script_hash": _hash(script)}


def _hash(script: str) -> str:
    """For the content security policy: no other script than ours runs, whatever an article says."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
