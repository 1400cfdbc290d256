"""What the benchmarks read: a JSONL of articles, or the project's own."""

import json
from pathlib import Path

ROOT = Path(__file__).parent.parent


def texts(rows: Path | None) -> list[str]:
    """The texts of `rows`, or of the evaluation's articles and the examples."""
    if rows:
        return [json.loads(line)["text"] for line in rows.read_text("utf-8").splitlines()]
    labelled = sorted(ROOT.glob("evals/datasets/*/dev/*.json"))
    return [
        *(json.loads(path.read_text("utf-8"))["article"]["text"] for path in labelled),
        *(path.read_text("utf-8") for path in sorted(ROOT.glob("examples/*.txt"))),
    ]


def of_words(texts: list[str], words: int) -> str:
    """A text of so many words, put together from the paragraphs of all."""
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n") if paragraph]
    taken: list[str] = []
    count = 0
    while count < words:
        paragraph = paragraphs[len(taken) % len(paragraphs)]
        taken.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(taken)
