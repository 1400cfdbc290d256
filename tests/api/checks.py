"""What tests ask of every answer."""

from collections.abc import Iterator

from httpx import Response
from pydantic import BaseModel

from schemas.article import Span
from schemas.extraction import Extraction
from schemas.problem import Problem


def the_problem(response: Response) -> Problem:
    """The refusal's problem, which must be one in every respect."""
    assert response.headers["content-type"] == "application/problem+json", response.text[:300]
    found = Problem.model_validate_json(response.content)
    assert found.status == response.status_code
    assert found.type.startswith("/problems/")
    assert found.title
    assert found.detail
    return found


def check_spans(extraction: Extraction) -> None:
    """Every span must be the article's own words."""
    text = extraction.article.text
    for span in spans(extraction):
        assert text[span.start : span.end] == span.text


def spans(value: object) -> Iterator[Span]:
    """All spans within a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for _, part in value:
            yield from spans(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from spans(part)
