import base64
import hashlib

import pytest

from service.formats.names import article_iri, extraction_iri, is_iri
from tests.fakes.extraction import an_extraction
from tests.unit.formats.example import of_article


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("https://news.example/a?b=c#d", True),
        ("urn:newsml:reuters.example:20260301:x1", True),
        ("tag:news.example,2026:baths", True),
        ("cms-8841", False),
        ("/a", False),
        ("https://news.example/a b", False),
        ("https://news.example/ü", False),
        ("https://news.example/%zz", False),
        ("a:b#c#d", False),
        ("https:", False),
        ("", False),
        (None, False),
    ],
)
def test_an_iri_stands_by_itself(words: str | None, *, expected: bool) -> None:
    assert is_iri(words) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"url": "https://news.example/a", "id": "urn:x:1"}, "https://news.example/a"),
        ({"url": "not one", "id": "urn:x:1"}, "urn:x:1"),
    ],
)
def test_an_article_is_called_by_its_address_or_id(
    fields: dict[str, str | None], expected: str
) -> None:
    assert article_iri(of_article(an_extraction(), **fields).article) == expected


def test_an_article_without_either_is_called_by_the_hash_of_its_text() -> None:
    extraction = an_extraction()
    digest = hashlib.sha256(extraction.article.text.encode()).digest()
    encoded = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert article_iri(extraction.article) == f"ni:///sha-256;{encoded}"


def test_an_extraction_has_one_name_and_its_parts_have_their_own() -> None:
    one, other = an_extraction(), an_extraction(id="x_fedcba9876543210")
    assert extraction_iri(one) == extraction_iri(an_extraction())
    assert extraction_iri(one) != extraction_iri(other)
    assert extraction_iri(one, "c1") == f"{extraction_iri(one)}#c1"
    assert is_iri(extraction_iri(one, "c1"))
