import json
from typing import Any

import pytest

from schemas.extraction import Extraction
from service.formats import schema_org
from tests.unit.formats.example import (
    EXTRACTION,
    claiming,
    compacted,
    context_terms,
    expanded,
    keys,
    of_article,
    triples,
    without_lone_lists,
)

KEYWORDS = {"@context", "@graph", "@id", "@type"}

ADDRESSED = of_article(
    EXTRACTION, url="https://news.example/baths", published_at="2026-03-01T08:30:00Z", version="3"
)


def short(document: object) -> object:
    """With schema.org's own names for JSON-LD's keywords, which compacting prefers."""
    match document:
        case dict():
            return {key.removeprefix("@"): short(value) for key, value in document.items()}
        case list():
            return [short(value) for value in document]
    return document


def graph(extraction: Extraction) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = json.loads(schema_org.write(extraction))["@graph"]
    return nodes


def of_type(extraction: Extraction, kind: str) -> list[dict[str, Any]]:
    return [node for node in graph(extraction) if node["@type"] == kind]


@pytest.mark.parametrize("extraction", [EXTRACTION, ADDRESSED, claiming("“No.”", "No.")])
def test_it_expands_without_loss_and_compacts_to_what_it_was(extraction: Extraction) -> None:
    document = json.loads(schema_org.write(extraction))
    again = compacted(expanded(document), "https://schema.org")
    assert without_lone_lists(again["@graph"]) == without_lone_lists(short(document["@graph"]))


def test_every_word_is_schema_orgs() -> None:
    document = json.loads(schema_org.write(ADDRESSED))
    assert keys(document) - KEYWORDS <= context_terms("https://schema.org").keys()
    kinds = {node["@type"] for node in document["@graph"]}
    assert kinds <= context_terms("https://schema.org").keys()


def test_every_value_is_in_a_triple() -> None:
    quads = triples(json.loads(schema_org.write(ADDRESSED)))
    for claim in ADDRESSED.claims:
        assert claim.text in quads
    for words in ("https://news.example/baths", "2026-03-01T08:30:00Z", "Joan Tell", '"c1"'):
        assert words in quads


def test_a_claim_has_its_author_and_appears_in_the_article() -> None:
    [article] = of_type(ADDRESSED, "NewsArticle")
    claims = of_type(ADDRESSED, "Claim")
    assert [claim["identifier"] for claim in claims] == [claim.id for claim in ADDRESSED.claims]
    assert all(claim["appearance"] == {"@id": "https://news.example/baths"} for claim in claims)
    assert article["@id"] == "https://news.example/baths"
    assert claims[0]["author"]["name"] == "Joan Tell"
    assert claims[0]["author"]["@type"] == "Person"


def test_a_quotation_is_the_articles_own_words_and_the_claim_rests_on_it() -> None:
    text = "“We will,” Joan Tell said, “not sell.”"
    extraction = claiming(text, "We will", "not sell", source="Joan Tell")
    [claim] = of_type(extraction, "Claim")
    quotations = of_type(extraction, "Quotation")
    assert [each["text"] for each in quotations] == ["We will", "not sell"]
    assert all(each["spokenByCharacter"]["name"] == "Joan Tell" for each in quotations)
    assert claim["isBasedOn"] == [each["@id"] for each in quotations]


def test_a_document_is_what_a_claim_is_based_on_and_not_its_author() -> None:
    extraction = claiming("“No sale,” the report says.", "No sale", source="the report")
    [claim] = extraction.claims
    assert claim.source
    report = claim.source.model_copy(update={"type": "document"})
    extraction = extraction.model_copy(
        update={"claims": (claim.model_copy(update={"source": report}),)}
    )
    [found] = of_type(extraction, "Claim")
    assert "author" not in found
    assert found["isBasedOn"][0] == {"@type": "CreativeWork", "name": "the report"}


def test_nobody_has_reviewed_a_claim() -> None:
    assert "Review" not in schema_org.write(EXTRACTION)
