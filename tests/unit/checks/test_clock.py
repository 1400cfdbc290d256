import pytest

from service.checks.clock import hours_of, loose_hours_of


@pytest.mark.parametrize(
    ("text", "minute", "sure"),
    [
        ("seen at 2.45pm", 14 * 60 + 45, True),
        ("a quarter to three", 2 * 60 + 45, False),
        ("half past ten", 10 * 60 + 30, False),
        ("at five to ten", 9 * 60 + 55, False),
        ("twenty past four in the afternoon", 16 * 60 + 20, True),
        ("at eleven at night", 23 * 60, True),
        ("two in the morning", 2 * 60, True),
        ("around midnight", 0, True),
        ("the 14:00 train", 14 * 60, True),
    ],
)
def test_an_hour_is_read_however_it_is_told(text: str, minute: int, sure: bool) -> None:
    assert [(each.minute, each.sure) for each in hours_of(text)] == [(minute, sure)]


@pytest.mark.parametrize("text", ["five to ten days", "two people", "ten of them", "3 to 4 years"])
def test_counts_are_no_hours(text: str) -> None:
    assert not hours_of(text)


def test_a_number_after_at_may_be_an_hour() -> None:
    assert [each.minute for each in loose_hours_of("doors open at seven")] == [420]


def test_hours_of_an_unknown_half_of_the_day_are_as_near_as_they_can_be() -> None:
    (late,), (vague,) = hours_of("2.45pm"), hours_of("a quarter to three")
    (early,) = hours_of("2.45am")
    assert late.apart(vague) == 0
    assert late.apart(early) == 720
