import numpy as np
import pytest

from evals.marks import Marks
from evals.metrics.metric import f1
from evals.metrics.verification import statuses
from schemas.hedging import VerificationStatus
from tests.unit.evals.marking import case, claim

TEXT = "one two three four"


def marks(*found: VerificationStatus) -> Marks:
    return Marks(
        claims=tuple(
            claim(TEXT, word, verification=each)
            for word, each in zip(TEXT.split(), found, strict=True)
        )
    )


def test_none_stated_is_no_status() -> None:
    some = case(
        TEXT,
        marks("denied", "disputed", "none_stated", "none_stated"),
        marks("denied", "denied", "retracted", "none_stated"),
    )

    counts = statuses(some)

    assert tuple(counts) == (1, 3, 2)
    assert f1(np.array(counts)) == pytest.approx(0.4)
