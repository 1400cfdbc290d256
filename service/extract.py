"""The pipeline: an article in, a verified extraction out.

API, command line and batch all call `extract`, and every engine's proposals pass the same
verification.
"""

import asyncio
import time
from datetime import UTC, datetime

from schemas.article import Article
from schemas.extraction import Cost, Extraction, Provenance
from schemas.submission import Submission
from service.errors import DeadlineExceeded, UnknownModel, UnsupportedLanguage
from service.identity import extraction_id
from service.merge import merge
from service.ports import Engine, Parser, Reading, Services, Usage
from service.text.intake import read_article
from service.verify import verify


async def extract(
    submission: Submission, services: Services, owner: str | None = None
) -> Extraction:
    """Answers who claimed what in an article, and how surely; raises NutgrafError.

    An `owner` gets ids of its own, so that nobody else can name its extractions.
    """
    engine = engine_for(services, submission.options.model)
    seconds = engine.deadline_seconds or services.deadline_seconds
    try:
        async with asyncio.timeout(seconds) as timer:
            return await _extract(submission, engine, services, owner)
    except TimeoutError:
        if not timer.expired():
            raise
        raise DeadlineExceeded(f"There was no answer within {seconds:g} seconds.") from None


async def _extract(
    submission: Submission, engine: Engine, services: Services, owner: str | None
) -> Extraction:
    begun = time.monotonic()
    options = submission.options
    run = services.workers.run
    article = await run(
        read_article, submission.article, max_characters=services.max_article_characters
    )
    _check_language(engine, article)
    id = extraction_id(article, options, engine.identity, services.parser.identity, owner)
    if kept := await services.store.get(id, owner):
        return _as_cached(kept)
    reading = await run(parse, services.parser, article)
    answers = await asyncio.gather(
        *(
            engine.propose(reading, chunk, second_reader=options.second_reader)
            for chunk in engine.split(article)
        )
    )
    proposal, usage = merge(answers)
    findings = await run(verify, reading, proposal, services.parser)
    provenance = _provenance(engine, usage, begun)
    return await services.store.put(findings.extraction(id, provenance), owner)


def parse(parser: Parser, article: Article) -> Reading:
    """The article with its grammar, or without where no parser reads its language."""
    return Reading(article, parser.parse(article) if parser.reads(article.language) else None)


def engine_for(services: Services, alias: str | None) -> Engine:
    """The engine a request asks for, or the default; raises UnknownModel."""
    alias = alias or services.default_model
    if engine := services.engines.get(alias):
        return engine
    known = ", ".join(sorted(services.engines))
    raise UnknownModel(f"No model is called {alias!r}; this service has {known}.")


def _check_language(engine: Engine, article: Article) -> None:
    if not engine.reads(article.language):
        raise UnsupportedLanguage(
            f"The model {engine.alias!r} does not read {article.language!r}. Name one that does "
            "(GET /v1/models and `nutgraf models` list them), or send the article's "
            "language if it was taken for another."
        )


def _provenance(engine: Engine, usage: Usage, begun: float) -> Provenance:
    return Provenance(
        engine=engine.name,
        model=engine.alias,
        answered_by=usage.answered_by,
        prompt=usage.prompt,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cost=None if usage.cost is None else Cost(amount=usage.cost),
        calls=usage.calls,
        mended=usage.mended,
        elapsed_ms=round((time.monotonic() - begun) * 1000),
        cached=False,
        created_at=datetime.now(UTC),
    )


def _as_cached(kept: Extraction) -> Extraction:
    provenance = kept.provenance.model_copy(update={"cached": True})
    return kept.model_copy(update={"provenance": provenance})
