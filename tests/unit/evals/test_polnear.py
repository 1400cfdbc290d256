"""The claims' metrics agree with the scorer that comes with the PolNeAR corpus, to the decimal.

The corpus is not part of Nutgraf: NUTGRAF_POLNEAR names a folder that holds polnear_dev.jsonl and
score_attributions.py.
"""

import asyncio
import json
import os
import random
import runpy
from collections.abc import Callable, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals.marks import MarkedClaim, Marks, Ranges
from evals.metrics import claims
from evals.metrics.metric import Array, Case, f1, share
from evals.outcome import Outcome
from schemas.submission import ArticleInput, Submission
from service.bootstrap import inline_services
from service.extract import extract
from service.settings import Settings

pytestmark = pytest.mark.skipif(
    "NUTGRAF_POLNEAR" not in os.environ, reason="NUTGRAF_POLNEAR names no corpus"
)

Attribution = dict[str, Any]
Read = Callable[[str, list[Attribution]], list[Attribution]]


def with_errors(text: str, labelled: list[Attribution]) -> list[Attribution]:
    """The labels, some left out, some moved, cut, joined, or with another's source and cue."""
    chance = random.Random(text)  # noqa: S311 - errors, not secrets
    read = []
    for each in labelled:
        if chance.random() < 0.2:
            continue
        start, end = each["content"][0]
        if chance.random() < 0.5:
            start = max(0, start + chance.randint(-20, 20))
            end = max(start + 1, end + chance.randint(-40, 40))
        other = chance.choice(labelled) if chance.random() < 0.2 else each
        kind = chance.choice(["direct", "indirect", "mixed", each["type"]])
        content = [[start, end], *each["content"][1:]]
        read.append({**other, "content": content, "type": kind})
    return read


def by_the_embedded_engine(text: str, labelled: list[Attribution]) -> list[Attribution]:  # noqa: ARG001
    submission = Submission(article=ArticleInput(text=text, language="en"))
    extraction = asyncio.run(extract(submission, inline_services(Settings())))
    return [
        {
            "content": [[span.start, span.end] for span in claim.content],
            "source": [[s.start, s.end] for s in claim.source.spans] if claim.source else [],
            "cue": [[span.start, span.end] for span in claim.cue_spans],
            "type": claim.kind,
        }
        for claim in extraction.claims
    ]


@pytest.mark.parametrize("read", [with_errors, by_the_embedded_engine])
def test_the_figures_are_those_of_the_corpus_scorer(read: Read) -> None:
    folder = Path(os.environ["NUTGRAF_POLNEAR"])
    lines = (folder / "polnear_dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    found = {row["id"]: read(row["text"], row["attributions"]) for row in rows}
    expected = runpy.run_path(str(folder / "score_attributions.py"))["score"](rows, found)
    some = [case(row["text"], row["attributions"], found[row["id"]]) for row in rows]

    def total(counts: Callable[[Case], Sequence[float]]) -> Array:
        summed: Array = np.array([counts(each) for each in some], dtype=np.float64).sum(axis=0)
        return summed

    def percent(value: Array) -> float:
        return round(100 * float(value), 1)

    assert percent(share(total(claims.precision))) == expected["attr50_PRF"][0]
    assert percent(share(total(claims.recall))) == expected["attr50_PRF"][1]
    assert percent(f1(total(claims.found))) == expected["attr50_PRF"][2]
    assert percent(f1(total(claims.found_exactly))) == expected["exact_PRF"][2]
    assert percent(f1(total(claims.found_with_source))) == expected["end2end_PRF"][2]
    assert percent(f1(total(claims.words))) == expected["token_PRF"][2]
    assert percent(share(total(claims.source))) == expected["speaker_overlap"]
    assert percent(share(total(claims.source_head))) == expected["speaker_head"]
    assert percent(share(total(claims.cue))) == expected["cue"]
    assert percent(share(total(claims.agreeing(attrgetter("kind"))))) == expected["type"]


def case(text: str, labelled: list[Attribution], read: list[Attribution]) -> Case:
    outcome = Outcome(sha256="", marks=marks(read))
    return Case(id="", text=text, language="en", labelled=marks(labelled), outcome=outcome)


def marks(attributions: list[Attribution]) -> Marks:
    return Marks(
        claims=tuple(
            MarkedClaim(
                content=ranges(each["content"]),
                source=ranges(each.get("source")),
                cue=ranges(each.get("cue")),
                kind=each["type"],
            )
            for each in attributions
        )
    )


def ranges(pairs: list[list[int]] | None) -> Ranges:
    return tuple((start, end) for start, end in pairs or ())
