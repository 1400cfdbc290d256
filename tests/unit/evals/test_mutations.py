"""Whatever makes Nutgraf worse fails the evaluation, on the figure one would expect."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from evals.comparison import judge
from evals.dataset import LabelledArticle
from evals.evaluation import Evaluation
from evals.marks import MarkedClaim, Ranges
from evals.outcome import Run, save_run
from evals.readers import Live
from evals.suite import NEWS, Suite
from schemas.article import Article, Chunk, Span
from schemas.proposal import Proposal, ProposedClaim
from service.bootstrap import inline_services
from service.ports import Engine, Reading, Services, Usage
from service.settings import Settings

ROOT = Path(__file__).parents[3]
EMBEDDED = "embedded"
COMPILED = shutil.ignore_patterns("__pycache__")

Claims = tuple[MarkedClaim, ...]


@pytest.fixture(scope="module")
def services() -> Services:
    return inline_services(Settings())


@pytest.fixture(scope="module")
def articles() -> list[LabelledArticle]:
    return [article for article in Suite(NEWS).articles if article.split == "dev"]


@pytest.fixture(scope="module")
def run(services: Services, articles: Sequence[LabelledArticle]) -> Run:
    return read(services, articles)


def read(services: Services, articles: Sequence[LabelledArticle]) -> Run:
    evaluation = Evaluation(Suite(NEWS), Live(services, EMBEDDED))
    with asyncio.Runner() as runner:
        for article in articles:
            runner.run(evaluation.read(article))
    assert not evaluation.failed
    return evaluation.run


def worse(now: Run, before: Run, articles: Sequence[LabelledArticle]) -> set[str]:
    return {each.metric.name for each in judge(now, before, articles) if each.verdict == "worse"}


def test_the_same_run_is_not_worse(run: Run, articles: list[LabelledArticle]) -> None:
    judgements = judge(run, run, articles)

    assert {each.verdict for each in judgements} == {"same"}


# --- What left the pipeline, changed -----------------------------------------------------------


def swapped(claims: Claims) -> Claims:
    """The first two claims of different sources take each other's."""
    one = claims[0]
    other = next((claim for claim in claims if claim.name != one.name), one)
    sources = {one: other, other: one}
    return tuple(
        claim.model_copy(update={"source": from_.source, "name": from_.name})
        for claim in claims
        for from_ in [sources.get(claim, claim)]
    )


def shifted(claims: Claims) -> Claims:
    def by_one(ranges: Ranges) -> Ranges:
        return tuple((start + 1, end + 1) for start, end in ranges)

    return tuple(
        claim.model_copy(update={"content": by_one(claim.content), "source": by_one(claim.source)})
        for claim in claims
    )


def every_second(claims: Claims) -> Claims:
    return claims[::2]


@pytest.mark.parametrize(
    ("mutation", "expected"),
    [
        (swapped, {"claims.source", "claims.source_head", "claims.source_name"}),
        (shifted, {"claims.exact_f1", "claims.word_f1"}),
        (every_second, {"claims.recall", "claims.f1"}),
    ],
)
def test_mutated_claims_fail(
    mutation: Callable[[Claims], Claims],
    expected: set[str],
    run: Run,
    articles: list[LabelledArticle],
) -> None:
    mutated = {
        id: outcome.model_copy(
            update={
                "marks": outcome.marks.model_copy(update={"claims": mutation(outcome.marks.claims)})
            }
        )
        for id, outcome in run.outcomes.items()
    }

    found = worse(run.model_copy(update={"outcomes": mutated}), run, articles)

    assert expected <= found
    if mutation is not every_second:
        assert not {"claims.recall", "claims.precision", "hedging.kappa"} & found


# --- An engine that does something else --------------------------------------------------------


class Mutant:
    """The embedded engine, with its proposals changed."""

    def __init__(self, engine: Engine, change: Callable[[Article, Proposal], Proposal]) -> None:
        self._engine = engine
        self._change = change
        self.name = engine.name
        self.alias = engine.alias
        self.identity = engine.identity
        self.languages = engine.languages
        self.deadline_seconds = engine.deadline_seconds

    def reads(self, language: str) -> bool:
        return self._engine.reads(language)

    def split(self, article: Article) -> Sequence[Chunk]:
        return self._engine.split(article)

    async def propose(self, reading: Reading, chunk: Chunk, **_: object) -> tuple[Proposal, Usage]:
        proposal, usage = await self._engine.propose(reading, chunk)
        return self._change(reading.article, proposal), usage


def paraphrased(article: Article, proposal: Proposal) -> Proposal:
    """A quotation is put in other words, at its own place."""
    claims = list(proposal.claims)
    for n, claim in enumerate(claims):
        said = claim.content[0]
        if article.quotation_around(said.start, said.end):
            words = Span(start=said.start, end=said.end, text=f"In short, {said.text}")
            claims[n] = replace(claim, content=(words, *claim.content[1:]))
            break
    return replace(proposal, claims=tuple(claims))


def nothing(_: Article, __: Proposal) -> Proposal:
    return Proposal()


def everything(article: Article, _: Proposal) -> Proposal:
    return Proposal(claims=(ProposedClaim(content=(article.trimmed(0, len(article.text)),)),))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (paraphrased, {"faithfulness.rejected_claims", "claims.recall"}),
        (nothing, {"claims.recall", "claims.f1", "claims.word_f1"}),
        (everything, {"claims.precision", "claims.recall", "claims.f1"}),
    ],
)
def test_a_mutant_of_the_engine_fails(
    change: Callable[[Article, Proposal], Proposal],
    expected: set[str],
    run: Run,
    services: Services,
    articles: list[LabelledArticle],
) -> None:
    mutant = Mutant(services.engines[EMBEDDED], change)

    mutated = read(replace(services, engines={EMBEDDED: mutant}), articles)

    assert expected <= worse(mutated, run, articles)


def test_a_paraphrase_that_got_past_verification_would_fail(
    run: Run, articles: list[LabelledArticle]
) -> None:
    mutated = {
        id: outcome.model_copy(update={"altered": 1}) for id, outcome in run.outcomes.items()
    }

    found = worse(run.model_copy(update={"outcomes": mutated}), run, articles)

    assert found == {"faithfulness.altered"}


# --- The project itself, edited ----------------------------------------------------------------


def test_a_dropped_hedge_lexicon_fails(run: Run, tmp_path: Path) -> None:
    for package in ("evals", "prompts", "schemas", "service"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=COMPILED)
    lexicon = tmp_path / "service" / "text" / "hedging.toml"
    words = lexicon.read_text("utf-8")
    modals = 'possible = ["may", "might", "could"]'
    assert modals in words
    lexicon.write_text(words.replace(modals, "possible = []"), "utf-8")
    save_run(run, tmp_path / "evals" / "baselines" / "news.v1.embedded.json")

    of_articles = ("evals/test_articles.py", "evals/test_figures.py")  # the rest takes long
    command = [sys.executable, "-m", "pytest", *of_articles, "--model", EMBEDDED]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1, done.stdout + done.stderr
    failed = {line.split()[1] for line in done.stdout.splitlines() if line.startswith("FAILED")}
    figure = "evals/test_figures.py::test_figure[embedded-dev-{}]"
    assert figure.format("hedging.kappa") in failed
    assert figure.format("hedging.over_claimed") in failed
    assert not any("claims." in each or "points." in each for each in failed)
    assert "level: possible → certain" in done.stdout
