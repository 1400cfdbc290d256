from pathlib import Path

import pytest

from evals.dataset import DatasetError
from evals.marks import MarkedClaim, Marks
from evals.outcome import Outcome, Run, Spent, load_run, outcome_of, save_run
from schemas.article import Span
from schemas.extraction import Rejected
from tests.fakes.claims import a_claim, a_point, an_extraction_of

TEXT = "The pier will close, Ada Poe said. 🙂 Jobs may go."
CLOSE = a_claim(TEXT, "The pier will close", source="Ada Poe", cue="said")
JOBS = a_claim(TEXT, "Jobs may go", id="c2", level="possible", hedges=("may",))


def test_an_outcome_keeps_what_is_scored() -> None:
    extraction = an_extraction_of(
        TEXT, CLOSE, JOBS, points=(a_point(TEXT, "The pier will close, Ada Poe said.", "c1"),)
    )

    outcome = outcome_of(extraction)

    assert outcome.sha256 == extraction.article.sha256
    assert outcome.marks.claims == (
        MarkedClaim(content=((0, 19),), source=((21, 28),), name=(21, 28), cue=((29, 33),)),
        MarkedClaim(content=((37, 48),), level="possible"),
    )
    assert outcome.marks.points[0].evidence == ((0, 34),)
    assert outcome.accepted == {"claim": 2, "key_point": 1, "summary": 0}
    assert outcome.spent == Spent(seconds=0.012)


def test_only_what_the_engine_itself_proposed_counts_as_accepted() -> None:
    extraction = an_extraction_of(
        TEXT, CLOSE.model_copy(update={"origin": "both"}), JOBS.model_copy(update={"origin": "llm"})
    )

    assert outcome_of(extraction).accepted["claim"] == 1


def test_every_span_that_is_not_the_articles_words_is_counted() -> None:
    false = Span(start=37, end=48, text="Jobs will go")
    sound = an_extraction_of(TEXT, CLOSE, JOBS)
    lying = an_extraction_of(TEXT, CLOSE, JOBS.model_copy(update={"content": (false,)}))

    assert outcome_of(sound).altered == 0
    assert outcome_of(lying).altered == 1
    assert outcome_of(lying).spans == outcome_of(sound).spans > 5


def a_run() -> Run:
    refused = Rejected(what="claim", reason="scattered", detail="…", proposed={"content": "“a”"})
    outcome = Outcome(
        sha256="0",
        marks=Marks(claims=(MarkedClaim(content=((0, 2), (4, 6))), MarkedClaim(content=((7, 9),)))),
        rejected=(refused,),
        accepted={"claim": 2},
        spent=Spent(calls=1, cost=0.5),
    )
    return Run(model="m", dataset="d", outcomes={"pier": outcome, "quay": outcome})


def test_a_run_is_read_as_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "baselines" / "d.m.json"

    save_run(a_run(), path)

    assert load_run(path) == a_run()


def test_a_claim_takes_a_line_and_time_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    run = a_run()
    slow = run.outcomes["pier"].model_copy(update={"spent": Spent(calls=1, cost=0.5, seconds=9)})

    save_run(run.model_copy(update={"outcomes": {**run.outcomes, "pier": slow}}), path)

    lines = path.read_text("utf-8").splitlines()
    assert sum('"content": [[' in line for line in lines) == 4
    assert not any("seconds" in line for line in lines)
    assert load_run(path) == run


def test_a_file_that_is_no_run_is_named(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text('{"model": "m"}', "utf-8")

    with pytest.raises(DatasetError, match=r"run\.json"):
        load_run(path)
