"""An extraction with something of everything, and vocabularies to hold its formats against."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from pyld import jsonld  # type: ignore[import-untyped]
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from schemas.article import Article
from schemas.extraction import Claim, Extraction, Source
from schemas.hedging import Hedging, Verification
from tests.fakes.extraction import an_extraction

VENDOR = Path(__file__).parents[2] / "vendor"

CONTEXTS = {
    "https://schema.org": "schemaorgcontext.jsonld",
    "http://www.w3.org/ns/anno.jsonld": "anno.jsonld",
}

EXTRACTION = Extraction.model_validate_json(
    files("service.api").joinpath("example.json").read_bytes()
)


def of_article(extraction: Extraction, **fields: str | int | None) -> Extraction:
    """The extraction of an article that says this of itself."""
    return extraction.model_copy(update={"article": extraction.article.model_copy(update=fields)})


def claiming(text: str, *contents: str, source: str | None = None) -> Extraction:
    """An extraction with one direct claim, of contents that stand in the text in this order."""
    article = Article(text=text, language="en")
    spans, end = [], 0
    for content in contents:
        start = text.index(content, end)
        end = start + len(content)
        spans.append(article.span(start, end))
    claim = Claim(
        id="c1",
        origin="embedded",
        type="statement",
        kind="direct",
        content=tuple(spans),
        text=" ".join(contents),
        source=_source(article, source) if source else None,
        via=(),
        cue=None,
        cue_spans=(),
        hedging=Hedging(
            level="certain", polarity="positive", stance="attributed", approximate=False, cues=()
        ),
        verification=Verification(status="none_stated", span=None),
        quantities=(),
    )
    return of_article(
        an_extraction().model_copy(update={"claims": (claim,), "uncovered_quotes": ()}),
        text=text,
        sha256=article.sha256,
        characters=len(text),
    )


def _source(article: Article, name: str) -> Source:
    start = article.text.index(name)
    span = article.span(start, start + len(name))
    return Source(span=span, spans=(span,), name=span, role=None, type="person", anonymous=False)


@cache
def ninjs_validator() -> jsonschema.Draft202012Validator:
    """IPTC's schema; of places in GeoJSON, which it refers to, nothing is asked."""
    anything = DRAFT202012.create_resource({})
    registry: Registry[Any] = Registry().with_resource(
        "https://geojson.org/schema/GeoJSON.json", anything
    )
    schema = json.loads((VENDOR / "ninjs-schema_3.2.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, registry=registry, format_checker=jsonschema.FormatChecker()
    )


def context_terms(url: str) -> dict[str, Any]:
    terms: dict[str, Any] = json.loads((VENDOR / CONTEXTS[url]).read_text())["@context"]
    return terms


def expanded(document: dict[str, Any]) -> list[Any]:
    found: list[Any] = jsonld.expand(document, {"documentLoader": _load})
    return found


def compacted(found: list[Any], url: str) -> dict[str, Any]:
    options = {"documentLoader": _load, "compactArrays": True}
    document: dict[str, Any] = jsonld.compact(found, url, options)
    return document


def triples(document: dict[str, Any]) -> str:
    """In N-Quads; what has no IRI that stands by itself is not among them."""
    quads: str = jsonld.to_rdf(document, {"documentLoader": _load, "format": "application/n-quads"})
    return quads


def _load(url: str, _: object) -> dict[str, Any]:
    document = json.loads((VENDOR / CONTEXTS[url.rstrip("/")]).read_text())
    return {"contextUrl": None, "documentUrl": url, "document": document}


def keys(document: object) -> set[str]:
    match document:
        case dict():
            return set(document).union(*map(keys, document.values()))
        case list():
            return set().union(*map(keys, document))
    return set()


def without_lone_lists(document: object) -> object:
    """A list of one is the same as its member in JSON-LD."""
    match document:
        case [one]:
            return without_lone_lists(one)
        case dict():
            return {key: without_lone_lists(value) for key, value in document.items()}
        case list():
            return [without_lone_lists(value) for value in document]
    return document
