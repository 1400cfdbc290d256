from collections.abc import Callable, Sequence
from operator import attrgetter

import pytest

from evals.marks import MarkedClaim, Marks
from evals.metrics import claims
from evals.metrics.metric import Case
from evals.metrics.overlap import letters, matches, overlap
from tests.unit.evals.marking import case, claim, place

TEXT = (
    "“The pier will close,” said Mayor Ada Poe of Tarn. The union fears that jobs may go."
    " Ada Poe denied it: “No job is at risk.”"
)
CLOSE = claim(
    TEXT, "The pier will close,", source="Mayor Ada Poe of Tarn", name="Ada Poe", cue="said"
)
FEARS = claim(
    TEXT,
    "jobs may go",
    source="The union",
    cue="fears",
    type="belief",
    level="possible",
)
NO_RISK = claim(TEXT, "No job is at risk.", source="Ada Poe", cue="denied", kind="direct")
LABELLED = Marks(claims=(CLOSE, FEARS, NO_RISK))

Counts = Callable[[Case], Sequence[float]]


def read(*found: MarkedClaim) -> Case:
    return case(TEXT, LABELLED, Marks(claims=found))


def test_letters_leave_out_marks_spaces_and_what_is_past_the_end() -> None:
    assert letters("“Ab 1.” é", [(0, 7)]) == {1, 2, 4}
    assert letters("ab", [(-3, 9)]) == {0, 1}


def test_overlap_is_intersection_over_union() -> None:
    assert overlap(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert overlap(frozenset(), frozenset()) == 0


def test_contents_that_differ_in_marks_alone_are_the_same() -> None:
    with_marks = claim(TEXT, "“The pier will close,”")

    assert [each.overlap for each in matches(TEXT, [CLOSE], [with_marks])] == [1]


def test_half_the_letters_are_enough_and_less_are_not() -> None:
    text = "abcdefgh"

    assert matches(text, [claim(text, "abcd")], [claim(text, "cd")])
    assert not matches(text, [claim(text, "abcde")], [claim(text, "cd")])


def test_each_claim_is_matched_once_the_best_first() -> None:
    text = "abcdef"
    whole, most = claim(text, "abcdef"), claim(text, "abcde")

    found = matches(text, [whole], [most, whole])

    assert [(each.read, each.overlap) for each in found] == [(whole, 1)]


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("Mayor Ada Poe of Tarn", "Poe"),
        ("the union’s leader, who left", "leader"),
        ("Tarn’s", "Tarn"),
        ("of", "of"),
        ("officials from Tarn and Mabry", "officials"),
        ("who", "who"),
        ("Poe (Tarn)", "Poe"),
    ],
)
def test_the_head_is_the_last_word_before_what_follows(source: str, head: str) -> None:
    found = claims.head_of(source, (0, len(source)))

    assert found
    assert source[slice(*found)] == head


def test_a_source_without_words_has_no_head() -> None:
    assert claims.head_of("— —", (0, 3)) is None


@pytest.mark.parametrize(
    ("counts", "found", "expected"),
    [
        (claims.found, (CLOSE, FEARS, NO_RISK), (3, 3, 3)),
        (claims.found, (CLOSE,), (1, 1, 3)),
        (claims.found, (), (0, 0, 3)),
        (claims.found, (claim(TEXT, "“"),), (0, 0, 3)),
        (claims.precision, (CLOSE, claim(TEXT, "Tarn")), (1, 2)),
        (claims.recall, (CLOSE, claim(TEXT, "Tarn")), (1, 3)),
        (claims.found_exactly, (claim(TEXT, "that jobs may go"), CLOSE), (1, 2, 3)),
        (
            claims.found_with_source,
            (CLOSE, claim(TEXT, "jobs may go", source="Ada Poe")),
            (1, 2, 3),
        ),
        (claims.found_with_source, (claim(TEXT, "jobs may go"),), (0, 1, 3)),
        (claims.words, (claim(TEXT, "that jobs may"),), (2, 3, 12)),
        (claims.words, (FEARS, FEARS), (3, 3, 12)),
        (claims.source, (claim(TEXT, "The pier will close", source="of Tarn"),), (1, 1)),
        (claims.source_head, (claim(TEXT, "The pier will close", source="of Tarn"),), (0, 1)),
        (claims.source_head, (claim(TEXT, "The pier will close", source="Ada Poe"),), (1, 1)),
        (claims.source_head, (CLOSE, FEARS), (2, 2)),
        (claims.cue, (CLOSE, claim(TEXT, "jobs may go", cue="denied")), (1, 2)),
        (claims.cue, (claim(TEXT, "jobs may go"),), (0, 1)),
        (claims.agreeing(attrgetter("kind")), (claim(TEXT, "No job is at risk"),), (0, 1)),
        (claims.agreeing(attrgetter("type")), (FEARS, CLOSE), (2, 2)),
    ],
)
def test_counts(counts: Counts, found: Sequence[MarkedClaim], expected: Sequence[float]) -> None:
    assert tuple(counts(read(*found))) == expected


def test_a_source_is_right_in_its_absence_where_none_is_labelled() -> None:
    labelled = Marks(claims=(claim(TEXT, "jobs may go"),))

    def with_source(**source: str) -> Sequence[float]:
        found = Marks(claims=(claim(TEXT, "jobs may go", **source),))
        return claims.found_with_source(case(TEXT, labelled, found))

    assert with_source() == (1, 1, 1)
    assert with_source(source="The union") == (0, 1, 1)


def test_a_name_is_the_same_wherever_it_stands_and_however_it_is_written() -> None:
    text = "ADA POE said no. “We stay,” Ada\nPoe said. Lee Poe left."
    labelled = claim(text, "We stay,", source="Ada\nPoe")
    elsewhere = claim(text, "We stay,", source="Ada\nPoe", name="ADA POE")
    another = claim(text, "We stay,", source="Lee Poe")
    nameless = claim(text, "We stay,")

    def right(found: MarkedClaim) -> float:
        marks = Marks(claims=(found,))
        return claims.source_name(case(text, Marks(claims=(labelled,)), marks))[0]

    assert [right(each) for each in (elsewhere, another, nameless)] == [1, 0, 0]


def test_places_are_half_open() -> None:
    assert TEXT[slice(*place(TEXT, "said"))] == "said"
