"""Whole extractions by the embedded engine beside spaCy's pipeline with all its components.

    python -m benchmarks.embedded [ARTICLES.jsonl]

Both read the same articles on one core, in turns, each in a process of its own; the best turn
counts. The budget is at least 1.3 times the articles a second.
"""

import asyncio
import os
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.articles import texts

TURNS = 3
LEAST_ARTICLES = 20

Turn = tuple[float, float]
"""Articles a second, and the process's peak of memory in megabytes."""


def pipeline(articles: list[str]) -> Turn:
    import spacy

    from service.settings import Settings

    nlp = spacy.load(Settings().spacy_model)
    list(nlp.pipe(articles[:2]))
    return _timed(lambda: list(nlp.pipe(articles)), len(articles))


def extraction(articles: list[str]) -> Turn:
    from schemas.submission import ArticleInput, Submission
    from service.bootstrap import inline_services
    from service.extract import extract
    from service.settings import Settings

    services = inline_services(Settings())

    async def read(some: list[str]) -> None:
        for text in some:
            await extract(Submission(article=ArticleInput(text=text)), services)

    with asyncio.Runner() as runner:
        runner.run(read(articles[:2]))
        return _timed(lambda: runner.run(read(articles)), len(articles))


def _timed(step: Callable[[], object], articles: int) -> Turn:
    begun = time.perf_counter()
    step()
    seconds = time.perf_counter() - begun
    return articles / seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(rows: Path | None) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    articles = texts(rows)
    articles *= -(-LEAST_ARTICLES // len(articles))
    words = sum(len(text.split()) for text in articles) / len(articles)
    print(f"{len(articles)} articles of {words:.0f} words on average, one core, best of {TURNS}\n")
    best: dict[str, Turn] = {}
    for _ in range(TURNS):
        for step in (pipeline, extraction):
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                turn = process.submit(step, articles).result()
            best[step.__name__] = max(best.get(step.__name__, turn), turn)
    for name, (speed, memory) in best.items():
        print(f"{name:12} {speed:6.2f} articles a second, peak memory {memory:4.0f} MB")
    print(f"\nratio {best['extraction'][0] / best['pipeline'][0]:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
