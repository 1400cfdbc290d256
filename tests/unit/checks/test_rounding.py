import pytest

from service.checks.figures.rounding import are_at_odds, direction, fits, last_place


@pytest.mark.parametrize(
    ("value", "words", "exact", "approximate", "allowed"),
    [
        (1500, "nearly 1,500", 1487, True, True),
        (1500, "nearly 1,500", 1500, True, False),
        (9, "more than 9", 9, False, False),
        (9, "at least 9", 9, False, True),
        (9, "up to 9", 9, False, True),
        (9, "more than 9", 10, False, True),
        (9, "more than 9", 30, False, False),
        (2530, "about 2,530", 2350, True, False),
        (2400, "about 2,400", 2350, True, True),
        (1.5e6, "1.5m", 1_487_000, False, True),
        (1487, "1,487", 1478, False, False),
        (12, "12%", 11.8, False, True),
    ],
)
def test_a_figure_stands_for_what_rounds_to_it(
    value: float, words: str, exact: float, approximate: bool, allowed: bool
) -> None:
    assert fits(value, words, exact, approximate=approximate) is allowed


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("no more than 9", "down"),
        ("no fewer than 9", "up"),
        ("almost 9", "down"),
        ("9 or more", "up"),
        ("about 9", ""),
    ],
)
def test_words_put_an_amount_on_one_side(words: str, way: str) -> None:
    assert direction(words) == way


def test_bounds_turned_are_at_odds_unless_one_is_close() -> None:
    assert are_at_odds("at least 900", "up to 900")
    assert not are_at_odds("more than 8", "almost 9")


@pytest.mark.parametrize(("value", "place"), [(2530, 10), (2500, 500), (300, 100), (4.1, 0.1)])
def test_the_last_place_is_what_was_counted_in(value: float, place: float) -> None:
    assert last_place(value) == pytest.approx(place)
