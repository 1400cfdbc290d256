"""Extractions by the embedded engine, each made once."""

import asyncio
from functools import cache

from schemas.extraction import Extraction
from schemas.submission import ArticleInput, LanguageTag
from service.engines.embedded.engine import EmbeddedEngine
from service.engines.embedded.parser import SpacyParser
from service.ports import Reading
from service.text.intake import read_article
from service.verify import verify
from service.workers import InlineWorkers
from tests.fakes.extraction import an_extraction


@cache
def extracted(
    text: str,
    *,
    title: str | None = None,
    published_at: str | None = None,
    language: LanguageTag = "en",
    id: str = "x_0123456789abcdef",
) -> Extraction:
    given = ArticleInput(text=text, title=title, published_at=published_at, language=language)
    article = read_article(given, max_characters=200_000)
    provenance = an_extraction().provenance
    parser = SpacyParser()
    if not parser.reads(article.language):
        view = an_extraction(id, text)
        known = view.article.model_copy(update={"language": article.language})
        return view.model_copy(update={"article": known, "uncovered_quotes": ()})
    engine = EmbeddedEngine(InlineWorkers())
    reading = Reading(article, parser.parse(article))
    proposal, _ = asyncio.run(engine.propose(reading, engine.split(article)[0]))
    return verify(reading, proposal, parser).extraction(id, provenance)
