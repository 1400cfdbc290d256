"""The page that shows an extraction beside its article: one file, nothing fetched from anywhere."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from schemas.extraction import Claim, Extraction, Source
from schemas.hedging import LEVELS
from service.page.segments import segments_of

if TYPE_CHECKING:
    from jinja2 import Template

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


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
    html = _template().render(
        extraction=extraction,
        summary=summary,
        article=extraction.article,
        paragraphs=segments_of(extraction),
        numbers=numbers,
        claims={claim.id: claim for claim in extraction.claims},
        groups=by_source(extraction.claims),
        levels=LEVELS,
    )
    # No browser shows them, and NUL is not even allowed.
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", html)


def by_source(claims: tuple[Claim, ...]) -> list[tuple[Source | None, list[Claim]]]:
    """Claims under who made them, both in the article's order."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        name = claim.source.name.text.casefold() if claim.source else ""
        groups.setdefault(name, []).append(claim)
    return [(group[0].source, group) for group in groups.values()]


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("service.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = (files(__name__).joinpath(name).read_text("utf-8") for name in _PARTS)
    environment.globals |= {"style": style, "script": script, "script_hash": _hash(script)}
    environment.filters |= {"words": lambda code: code.replace("_", " ")}
    return environment.get_template("page.html")


_PARTS = ("page.css", "page.js")


def _hash(script: str) -> str:
    """For the content security policy: no other script than ours runs, whatever an article says."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
