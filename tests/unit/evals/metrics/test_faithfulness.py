import pytest

from evals.marks import Marks
from evals.metrics import faithfulness
from schemas.extraction import Rejected
from schemas.proposal import Reason, What
from tests.unit.evals.marking import case, claim

TEXT = "“The pier will close,” Ada Poe said, “and soon.” Lee said it would stay."
CLOSE = claim(TEXT, "The pier will close,", "and soon.", source="Ada Poe")
STAY = claim(TEXT, "it would stay", source="Lee")


def rejected(
    content: str | None = None,
    *,
    source: str = "",
    what: What = "claim",
    reason: Reason = "scattered",
) -> Rejected:
    proposed = {"source": source} if content is None else {"content": content, "source": source}
    return Rejected(what=what, reason=reason, detail="", proposed=proposed)


def test_the_share_of_rejected_is_of_all_that_was_proposed() -> None:
    some = case(
        TEXT,
        Marks(),
        Marks(),
        rejected=(rejected(), rejected(), rejected(what="key_point")),
        accepted={"claim": 3, "key_point": 4},
    )

    assert tuple(faithfulness.rejected("claim")(some)) == (2, 5)
    assert tuple(faithfulness.rejected("key_point")(some)) == (1, 5)
    assert tuple(faithfulness.rejected(what="summary")(some)) == (0, 0)


@pytest.mark.parametrize(
    ("content", "source", "true"),
    [
        ("The pier will close, … and soon.", "Poe", 1),
        ("The pier will close", "Ada Poe", 1),
        ("The pier will close", "Lee", 0),
        ("The pier will close", "", 0),
        ("The quay will close", "Ada Poe", 0),
        ("and soon.", "Ada Poe", 0),
        ("", "Ada Poe", 0),
        (None, "Ada Poe", 0),
    ],
)
def test_what_matches_a_claim_that_was_missed_was_rejected_though_true(
    content: str | None, source: str, true: int
) -> None:
    refused = rejected(content, source=source)
    some = case(TEXT, Marks(claims=(CLOSE,)), Marks(), rejected=(refused,))

    assert tuple(faithfulness.rejected_though_true(some)) == (true, 1)


def test_a_claim_that_was_found_is_not_missed() -> None:
    labelled = Marks(claims=(CLOSE, STAY))
    again = rejected("it would stay", source="Lee")
    some = case(TEXT, labelled, Marks(claims=(STAY,)), rejected=(again,), accepted={"claim": 1})

    assert tuple(faithfulness.rejected_though_true(some)) == (0, 2)


def test_a_missed_claim_is_rejected_once() -> None:
    twice = rejected("it would stay", source="Lee")
    some = case(TEXT, Marks(claims=(STAY,)), Marks(), rejected=(twice, twice))

    assert tuple(faithfulness.rejected_though_true(some)) == (1, 2)


def test_reasons_are_counted_over_all_articles() -> None:
    some = [
        case(TEXT, Marks(), Marks(), rejected=(rejected(), rejected(reason="reversed"))).outcome,
        case(TEXT, Marks(), Marks(), rejected=(rejected(what="summary"),)).outcome,
    ]

    assert faithfulness.reasons(some) == {"scattered": 2, "reversed": 1}
