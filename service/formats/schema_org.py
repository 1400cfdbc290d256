"""An extraction as linked data in schema.org's words, to be put into an article's page.

Each claim is a `Claim` that appears in the `NewsArticle`; what it puts in quotation marks is a
`Quotation`. Nobody has judged any, so there is never a `ClaimReview`.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from schemas.extraction import Claim, Extraction, Source
from service.formats.names import article_iri, extraction_iri, is_iri

CONTEXT: Final = "https://schema.org"
MEDIA_TYPE: Final = "application/ld+json"

Node = dict[str, Any]

_TYPES: Final = {"person": "Person", "organization": "Organization", "document": "CreativeWork"}
"""Of a source. Groups and people without names are neither one person nor an organization."""


def write(extraction: Extraction) -> str:
    nodes = [_article(extraction)]
    for claim in extraction.claims:
        nodes += _claim(extraction, claim)
    return json.dumps({"@context": CONTEXT, "@graph": nodes}, ensure_ascii=False)


def _article(extraction: Extraction) -> Node:
    article = extraction.article
    node: Node = {"@type": "NewsArticle", "@id": article_iri(article)}
    if article.title:
        node["headline"] = article.title
    if article.id:
        node["identifier"] = article.id
    if article.version:
        node["version"] = article.version
    if article.url and is_iri(article.url):
        node["url"] = article.url
    if article.published_at:
        node["datePublished"] = article.published_at
    node["inLanguage"] = article.language
    node["articleBody"] = article.text
    if extraction.summary:
        node["abstract"] = " ".join(sentence.text for sentence in extraction.summary)
    if extraction.key_points:
        node["hasPart"] = [
            {
                "@type": "CreativeWork",
                "@id": extraction_iri(extraction, point.id),
                "identifier": point.id,
                "text": point.text,
                "keywords": [_term("level", point.level)],
            }
            for point in extraction.key_points
        ]
    return node


def _claim(extraction: Extraction, claim: Claim) -> Iterator[Node]:
    article = article_iri(extraction.article)
    hedging = claim.hedging
    node: Node = {
        "@type": "Claim",
        "@id": extraction_iri(extraction, claim.id),
        "identifier": claim.id,
        "text": claim.text,
        "inLanguage": extraction.article.language,
        "appearance": {"@id": article},
        "keywords": [
            _term("type", claim.type),
            _term("level", hedging.level),
            _term("polarity", hedging.polarity),
            _term("stance", hedging.stance),
            _term("verification", claim.verification.status),
        ],
    }
    sources: list[Node | str] = []
    if claim.source:
        if claim.source.type == "document":
            sources.append(_source(claim.source))
        else:
            node["author"] = _source(claim.source)
    quotations = list(_quotations(extraction, claim, article))
    sources += [quotation["@id"] for quotation in quotations]
    if sources:
        node["isBasedOn"] = sources
    yield node
    yield from quotations


def _quotations(extraction: Extraction, claim: Claim, article: str) -> Iterator[Node]:
    """The article's own words, a `Quotation` for each piece; of a claim that has nothing else."""
    if claim.kind != "direct":
        return
    for number, span in enumerate(claim.content, start=1):
        node: Node = {
            "@type": "Quotation",
            "@id": extraction_iri(extraction, f"{claim.id}q{number}"),
            "text": span.text,
            "inLanguage": extraction.article.language,
            "isPartOf": article,
        }
        if claim.source and claim.source.type == "document":
            node["isBasedOn"] = _source(claim.source)
        elif claim.source:
            node["spokenByCharacter"] = _source(claim.source)
        yield node


def _source(source: Source) -> Node:
    node: Node = {"@type": _TYPES.get(source.type, "Thing"), "name": source.name.text}
    if source.role:
        node["description"] = source.role.text
    return node


def _term(scale: str, word: str) -> Node:
    """A word of one of Nutgraf's scales, for which schema.org has none."""
    return {
        "@type": "DefinedTerm",
        "termCode": word,
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": scale},
    }
