import pytest

from evals.marks import MarkedPoint, Marks
from evals.metrics import points
from tests.unit.evals.marking import case, place, point

ONE, TWO, THREE, FOUR = (
    "The pier will close.",
    "Ada Poe said so on Monday.",
    "The union was angry.",
    "It may go to court.",
)
TEXT = " ".join((ONE, TWO, THREE, FOUR))
LABELLED = Marks(
    points=(
        point(TEXT, ONE, alternatives=((TWO, THREE),)),
        point(TEXT, FOUR),
    )
)


def read(*evidence: str) -> Marks:
    return Marks(points=tuple(point(TEXT, each) for each in evidence))


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ((ONE, FOUR), (2, 2, 2)),
        ((ONE,), (1, 1, 2)),
        ((TWO, THREE, FOUR), (3, 3, 3)),
        ((TWO,), (1, 1, 3)),
        ((ONE, TWO, FOUR), (2, 3, 2)),
        ((), (0, 0, 2)),
        (("so on Monday",), (1, 1, 3)),
    ],
)
def test_evidence_is_measured_against_the_kindest_alternative(
    evidence: tuple[str, ...], expected: tuple[float, ...]
) -> None:
    assert tuple(points.evidence(case(TEXT, LABELLED, read(*evidence)))) == expected


@pytest.mark.parametrize(
    ("evidence", "covered"),
    [((ONE,), 1), ((TWO,), 0), ((TWO, THREE), 1), ((ONE, TWO, THREE, FOUR), 2), ((), 0)],
)
def test_a_point_is_covered_by_all_of_one_alternative(
    evidence: tuple[str, ...], covered: int
) -> None:
    assert tuple(points.covered(case(TEXT, LABELLED, read(*evidence)))) == (covered, 2)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("The pier will close", "the pier, will it?"), (2, 6)),
        (("The pier will close", "Jobs may go"), (0, 5)),
        (("Pier",), (0, 0)),
        ((), (0, 0)),
    ],
)
def test_redundancy_counts_pairs_of_words_said_again(
    texts: tuple[str, ...], expected: tuple[float, ...]
) -> None:
    said = Marks(
        points=tuple(MarkedPoint(text=text, evidence=(place(TEXT, ONE),)) for text in texts)
    )

    assert tuple(points.repeated(case(TEXT, LABELLED, said))) == expected


def test_the_first_sentences_are_points_of_their_own() -> None:
    lead = points.first_sentences(TEXT, "en", 2)

    assert [each.text for each in lead.points] == [ONE, TWO]
    assert points.first_sentences(TEXT, "en", 9).points[3].evidence == (place(TEXT, FOUR),)


def test_a_point_is_labelled_if_a_sentence_of_it_is() -> None:
    some = case(TEXT, Marks(points=(point(TEXT, ONE, alternatives=((TWO,),)),)), Marks())

    assert points.is_labelled(some, point(TEXT, TWO, THREE))
    assert not points.is_labelled(some, point(TEXT, THREE))
