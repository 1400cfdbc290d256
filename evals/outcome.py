"""What an engine made of the articles of a dataset, in a form that can be kept and compared."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from evals.dataset import DatasetError
from evals.marks import Marks, extracted
from schemas.article import Span
from schemas.base import Schema
from schemas.extraction import Claim, Extraction, KeyPoint, Rejected, SummarySentence
from schemas.proposal import What


class Spent(Schema):
    """What reading an article took; `cost` is in US dollars, None where it is not known."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None
    seconds: float | None = None


class Outcome(Schema):
    """An article, read.

    `sha256` is that of its text. `accepted` counts what the engine itself proposed and verification
    let through. Of the `spans` in the answer, `altered` do not hold the article's words.
    """

    sha256: str
    marks: Marks
    accepted: dict[What, int] = Field(default={})
    rejected: tuple[Rejected, ...] = ()
    spans: int = 0
    altered: int = 0
    spent: Spent = Spent()


class Run(Schema):
    """The outcomes of one model by article id: of all articles or of some."""

    model: str
    dataset: str
    outcomes: dict[str, Outcome]


def outcome_of(extraction: Extraction) -> Outcome:
    text, provenance = extraction.article.text, extraction.provenance
    spans = list(_spans(extraction))
    return Outcome(
        sha256=extraction.article.sha256,
        marks=extracted(extraction),
        accepted=_accepted(extraction),
        rejected=extraction.rejected,
        spans=len(spans),
        altered=sum(text[span.start : span.end] != span.text for span in spans),
        spent=Spent(
            calls=provenance.calls,
            input_tokens=provenance.input_tokens,
            output_tokens=provenance.output_tokens,
            cost=provenance.cost and provenance.cost.amount,
            seconds=provenance.elapsed_ms / 1000,
        ),
    )


def load_run(path: Path) -> Run:
    """Raises DatasetError for a file that holds no run; FileNotFoundError."""
    try:
        return Run.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise DatasetError(f"{path}: {error}") from error


def save_run(run: Run, path: Path) -> None:
    """One claim a line, so that version control shows which changed; times are left out.

    They differ from run to run and from machine to machine.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    written = run.model_dump(mode="json", exclude={"outcomes": {"__all__": {"spent": {"seconds"}}}})
    path.write_text(_in_lines(written) + "\n", encoding="utf-8")


def _in_lines(value: object, depth: int = 0) -> str:
    if depth == _CLAIM or not isinstance(value, dict | list) or not value:
        return json.dumps(value, ensure_ascii=False)
    indent = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        items = [f"{json.dumps(key)}: {_in_lines(part, depth + 1)}" for key, part in value.items()]
        return "{" + indent + ("," + indent).join(items) + indent[:-1] + "}"
    items = [_in_lines(part, depth + 1) for part in value]
    return "[" + indent + ("," + indent).join(items) + indent[:-1] + "]"


_CLAIM = 5
"""The depth of a claim: run, outcomes, outcome, marks, claims."""


def _accepted(extraction: Extraction) -> dict[What, int]:
    own = (extraction.provenance.engine, "both")
    items: dict[What, Sequence[Claim | KeyPoint | SummarySentence]] = {
        "claim": extraction.claims,
        "key_point": extraction.key_points,
        "summary": extraction.summary,
    }
    return {what: sum(each.origin in own for each in some) for what, some in items.items()}


def _spans(extraction: Extraction) -> Iterator[Span]:
    """Every span of the answer, wherever it stands in it."""
    waiting: list[object] = [extraction]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Span):
            yield part
        elif isinstance(part, tuple):
            waiting.extend(part)
        elif isinstance(part, Schema):
            waiting.extend(vars(part).values())
