"""How long a check takes once the extraction is kept, on one core.

    python -m benchmarks.checks [ARTICLES.jsonl]

An article of 700 words; a headline of ten words and a summary of sixty, both put together from
the article's own. Budget: under 150 ms. Loading the pipeline is not counted.
"""

import asyncio
import os
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.articles import of_words, texts
from schemas.check import CheckedKind

TURNS = 15


def main(rows: Path | None) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    from schemas.submission import ArticleInput, Submission
    from service.bootstrap import inline_services
    from service.checks import check_text
    from service.extract import extract
    from service.settings import Settings

    article = of_words(texts(rows), 700)
    services = inline_services(Settings())
    submission = Submission(article=ArticleInput(text=article))
    extraction = asyncio.run(extract(submission, services))
    sentences = [each.text for each in extraction.key_points] or [article[:400]]
    checked: list[tuple[CheckedKind, str]] = [
        ("headline", " ".join(sentences[0].split()[:10])),
        ("summary", " ".join(" ".join(sentences).split()[:60])),
    ]
    print(f"an article of {len(article.split())} words, median and worst of {TURNS}\n")
    for kind, text in checked:
        check_text(extraction, text, kind, services.parser)
        taken = []
        for _ in range(TURNS):
            begun = time.perf_counter()
            check_text(extraction, text, kind, services.parser)
            taken.append(1000 * (time.perf_counter() - begun))
        print(f"{kind:10} {median(taken):5.0f} ms, at worst {max(taken):5.0f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
