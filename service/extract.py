"""The pipeline: an article in, a verified extraction out.

API, command line and batch all call `extract`. What several ask at the same time is read once; the
next of its list stands in for a model that fails; and what any engine proposes passes the same
verification.
"""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

from schemas.article import Article
from schemas.extraction import Cost, Extraction, Provenance, Warning  # noqa: A004 - its own word
from schemas.submission import Options, Submission
from service.chunks import Answers, propose_all
from service.confidence import confided, passed_over, passing_id
from service.errors import DeadlineExceeded, UnknownModel, UnsupportedLanguage
from service.fallback import Failure, Turn, first_answer, require_means, stand_ins, warnings_of
from service.identity import extraction_id
from service.merge import merge
from service.news import Telling
from service.ports import Engine, Hear, News, Parser, Reading, Services, Usage
from service.sharing import Call
from service.text.intake import read_article
from service.verify import Findings, verify


async def extract(
    submission: Submission,
    services: Services,
    owner: str | None = None,
    hear: Hear | None = None,
) -> Extraction:
    """Answers who claimed what in an article, and how surely; raises NutgrafError.

    An `owner` gets ids of its own, so that nobody else can name its extractions. `hear` is told
    when the article is accepted, then of each item once it is final.
    """
    options = submission.options
    asked, services = services, confided(services, options)
    engine = engine_for(services, options.model)
    with services.watch.extraction(engine.name, engine.alias):
        async with _deadline(engine.deadline_seconds or services.deadline_seconds) as deadline:
            with services.watch.step("read"):
                article = await services.workers.run(
                    read_article, submission.article, max_characters=services.max_article_characters
                )
            _check_language(engine, article)
            warnings = passed_over(asked, services, options)
            line = _Line(article, options, owner, services, warnings)

            async def answer(call: Call[News]) -> Extraction:
                return await line.answer(engine, deadline, Telling(call, article.text))

            extraction, shared = await services.sharing.share(line.id(engine), answer, hear)
    services.watch.extracted(extraction, shared=shared)
    return extraction


class _Line:
    """From an article that is read to its extraction."""

    def __init__(
        self,
        article: Article,
        options: Options,
        owner: str | None,
        services: Services,
        warnings: Sequence[Warning],
    ) -> None:
        self._article = article
        self._options = options
        self._owner = owner
        self._services = services
        self._warnings = warnings
        self._account = services.ledger.account(owner)
        self._nonce = secrets.token_hex(8) if options.refresh else None
        self._begun = time.monotonic()

    async def answer(self, engine: Engine, deadline: float, telling: Telling) -> Extraction:
        """What is kept; or else what the engine finds, or the first to stand in for it."""
        services = self._services
        extraction = await self._kept(self.id(engine))
        if extraction is None:
            engines = [engine, *stand_ins(services, engine, self._article.language)]
            await require_means(engines, self._account)
            with services.watch.step("parse"):
                reading = await services.workers.run(parse, services.parser, self._article)

            async def read(turn: Turn) -> Extraction:
                return await self._read(reading, turn, telling)

            extraction = await first_answer(engines, read, deadline=deadline)
        telling.tell(*extraction.claims, *extraction.key_points, *extraction.rejected)
        return extraction

    async def _read(self, reading: Reading, turn: Turn, telling: Telling) -> Extraction:
        """One engine's extraction: proposed, merged, verified, and kept."""
        services, engine = self._services, turn.engine
        id = self.id(engine, turn.failures)
        if turn.failures:
            services.watch.fell_back(turn.failures[-1].alias, engine.alias)
            if kept := await self._kept(id):
                return kept

        async def tell_claims(answers: Answers) -> None:
            # If another engine could still come to read all anew, nothing would be final yet.
            if telling.is_heard and turn.is_last:
                telling.tell(*(await self._findings(reading, answers)).claims)

        with services.watch.step("propose"):
            answers = await propose_all(
                engine,
                reading,
                second_reader=self._options.second_reader,
                account=self._account,
                deadline=turn.deadline,
                so_far=tell_claims,
            )
        findings = await self._findings(reading, answers)
        warnings = (*findings.warnings, *self._warnings, *warnings_of(turn))
        findings = replace(findings, warnings=warnings)
        provenance = _provenance(engine, merge(answers)[1], self._begun)
        if self._options.confidential:
            return findings.extraction(passing_id(), provenance)
        return await services.store.put(findings.extraction(id, provenance), self._owner)

    async def _findings(self, reading: Reading, answers: Answers) -> Findings:
        proposal, _ = merge(answers)
        with self._services.watch.step("verify"):
            return await self._services.workers.run(
                verify, reading, proposal, self._services.parser
            )

    async def _kept(self, id: str) -> Extraction | None:
        if self._options.confidential:
            return None
        kept = await self._services.store.get(id, self._owner)
        return kept and _as_cached(kept)

    def id(self, engine: Engine, failures: Sequence[Failure] = ()) -> str:
        """A stand-in's extraction has an id of its own, so that the engine is asked next time."""
        return extraction_id(
            self._article,
            self._options,
            engine.identity,
            self._services.parser.identity,
            self._owner,
            nonce=self._nonce,
            instead_of=[(failure.alias, failure.error.slug) for failure in failures],
        )


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


@asynccontextmanager
async def _deadline(seconds: float) -> AsyncIterator[float]:
    """When the time is over, on `time.monotonic`; raises DeadlineExceeded then."""
    try:
        async with asyncio.timeout(seconds) as timer:
            yield time.monotonic() + seconds
    except TimeoutError:
        if not timer.expired():
            raise
        raise DeadlineExceeded(f"There was no answer within {seconds:g} seconds.") from None


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
