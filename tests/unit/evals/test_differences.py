import pytest

from evals.differences import differences
from evals.marks import MarkedClaim, MarkedPoint, Marks
from tests.unit.evals.marking import case, claim, point

TEXT = "The pier will close, Mayor Ada Poe said. Jobs may go, Lee feared. The sea was calm."
CLOSE = claim(TEXT, "The pier will close", source="Mayor Ada Poe", name="Ada Poe", cue="said")
JOBS = claim(TEXT, "Jobs may go", source="Lee", cue="feared", level="possible", type="belief")
CALM = claim(TEXT, "The sea was calm")

LABELLED = Marks(claims=(CLOSE, JOBS), points=(point(TEXT, TEXT[:40]),))


def changes(before: Marks, now: Marks) -> list[tuple[str, str, str]]:
    found = differences([case(TEXT, LABELLED, now)], [case(TEXT, LABELLED, before)])
    return [(each.words, each.change, each.effect) for each in found]


def of_claims(before: list[MarkedClaim], now: list[MarkedClaim]) -> list[tuple[str, str, str]]:
    return changes(Marks(claims=tuple(before)), Marks(claims=tuple(now)))


def altered(what: MarkedClaim, **fields: object) -> MarkedClaim:
    return what.model_copy(update=fields)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ([CLOSE, JOBS], [CLOSE, JOBS], []),
        ([CLOSE, JOBS], [JOBS, CLOSE], []),
        ([CLOSE], [], [("“The pier will close”", "lost", "worse")]),
        ([CLOSE, CALM], [CLOSE], [("“The sea was calm”", "lost", "better")]),
        ([], [JOBS], [("“Jobs may go”", "new", "better")]),
        ([], [CALM], [("“The sea was calm”", "new", "worse")]),
        (
            [JOBS],
            [altered(JOBS, level="certain")],
            [("“Jobs may go”", "level: possible → certain", "worse")],
        ),
        (
            [altered(JOBS, level="certain", verification="not_verified")],
            [JOBS],
            [
                ("“Jobs may go”", "level: certain → possible", "better"),
                ("“Jobs may go”", "verification: not verified → none stated", "better"),
            ],
        ),
        (
            [CALM],
            [altered(CALM, level="possible")],
            [("“The sea was calm”", "level: certain → possible", "neither")],
        ),
        (
            [altered(JOBS, level="certain")],
            [altered(JOBS, level="probable")],
            [("“Jobs may go”", "level: certain → probable", "neither")],
        ),
        (
            [altered(CLOSE, source=(), name=None)],
            [CLOSE],
            [
                ("“The pier will close”", "source: none → “Mayor Ada Poe”", "better"),
                ("“The pier will close”", "name: none → “Ada Poe”", "better"),
            ],
        ),
        (
            [CLOSE],
            [altered(CLOSE, content=((0, 14),))],
            [("“The pier will”", "content: lost “close”", "worse")],
        ),
    ],
)
def test_claims(
    before: list[MarkedClaim], now: list[MarkedClaim], expected: list[tuple[str, str, str]]
) -> None:
    assert of_claims(before, now) == expected


def test_borders_that_moved_are_told_where_the_excerpts_look_alike() -> None:
    text = " ".join(f"word{n}" for n in range(40))
    long, other = MarkedClaim(content=((0, 200),)), MarkedClaim(content=((6, 213),))

    (found,) = differences(
        [case(text, Marks(), Marks(claims=(other,)))], [case(text, Marks(), Marks(claims=(long,)))]
    )

    assert found.change == "content: lost “word0”, gained “word30 word31”"


def test_key_points() -> None:
    lead, sea = point(TEXT, TEXT[:40]), point(TEXT, "The sea was calm.")
    anew = MarkedPoint(text="The pier closes.", evidence=lead.evidence)

    assert changes(Marks(points=(lead,)), Marks(points=(sea,))) == [
        (lead.text, "lost", "worse"),
        ("The sea was calm.", "new", "worse"),
    ]
    assert changes(Marks(points=(lead,)), Marks(points=(anew,))) == [
        ("The pier closes.", f"worded anew, was: {lead.text}", "neither")
    ]


def test_an_article_that_only_one_run_read_has_no_differences() -> None:
    found = differences(
        [case(TEXT, LABELLED, LABELLED)], [case(TEXT, LABELLED, Marks(), id="quay")]
    )

    assert found == []
