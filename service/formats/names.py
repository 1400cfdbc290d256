"""What an article and an extraction are called where a format wants an absolute IRI."""

import base64
import re
from typing import Final
from uuid import UUID, uuid5

from schemas.extraction import ArticleView, Extraction

_IRI: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+"
)
"""RFC 3986, in ASCII as all that read the formats can take it. With `[` and `#` it is too wide."""

_EXTRACTIONS: Final = UUID("8f1c2f5e-0f0c-5d0a-9d3b-6f1b6a3d7c55")
"""Ours alone, so that the same id gives the same UUID everywhere and no other program's."""


def is_iri(words: str | None) -> bool:
    """Whether it names something by itself, not relative to where it stands."""
    return bool(words and _IRI.fullmatch(words) and words.count("#") <= 1)


def article_iri(article: ArticleView) -> str:
    """The article's address, or its id where that is an IRI; else the hash of its text.

    A hash is written as RFC 6920 has it, so that anybody can tell whether a text is this one.
    """
    for given in (article.url, article.id):
        if given is not None and is_iri(given):
            return given
    digest = base64.urlsafe_b64encode(bytes.fromhex(article.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def extraction_iri(extraction: Extraction, part: str | None = None) -> str:
    """The extraction's own, or that of a part of it: `urn:uuid:…#c1`."""
    name = uuid5(_EXTRACTIONS, extraction.id).urn
    return f"{name}#{part}" if part else name
