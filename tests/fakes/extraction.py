"""Extractions that nobody had to extract."""

from datetime import UTC, datetime

from schemas.article import Article
from schemas.extraction import ArticleView, Extraction, Provenance


def an_extraction(
    id: str = "x_0123456789abcdef", text: str = "The baths are open. 🏊"
) -> Extraction:
    article = Article(text=text, language="en")
    return Extraction(
        id=id,
        article=ArticleView(
            id=None,
            version=None,
            title=None,
            language=article.language,
            published_at=None,
            url=None,
            sha256=article.sha256,
            characters=len(text),
            text=text,
        ),
        summary=(),
        key_points=(),
        claims=(),
        rejected=(),
        uncovered_quotes=(article.span(4, 9),),
        warnings=(),
        provenance=Provenance(
            engine="embedded",
            model="embedded",
            answered_by="embedded",
            prompt=None,
            input_tokens=0,
            output_tokens=0,
            cost=None,
            calls=0,
            mended=0,
            elapsed_ms=12,
            cached=False,
            created_at=datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC),
        ),
    )
