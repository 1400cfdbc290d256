import pytest

from service.checks.counting import counts_of, loose_counts_of


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit"),
    [
        ("a walk of half an hour", "half an hour", 0.5, "hour"),
        ("less than half a mile off", "less than half a mile", 0.5, "mile"),
        ("about a quarter of an hour", "about a quarter of an hour", 0.25, "hour"),
        ("a half-hour delay", "half-hour", 0.5, "hour"),
        ("it took an hour and a half", "an hour and a half", 1.5, "hour"),
        ("a year and a half later", "a year and a half", 1.5, "year"),
        ("two hours and 30 minutes", "two hours and 30 minutes", 2.5, "hour"),
        ("some one tram in five", "some one tram in five", 0.2, None),
        ("a one-in-ten chance", "one-in-ten", 0.1, None),
        ("one coin in every 20 of them", "one coin in every 20", 0.05, None),
        ("1 of every 8 buses", "1 of every 8", 0.125, None),
        ("four-weekly visits", "four-weekly", 4.0, "week"),
        ("emptied fortnightly", "fortnightly", 2.0, "week"),
        ("a quarter of a million euros", "quarter of a million euros", 250_000, "EUR"),
        ("1.250.000 tins", "1.250.000 tins", 1_250_000, "tins"),
        ("just below 40%", "just below 40%", 40.0, "%"),
    ],
)
def test_figures_without_a_plain_number_are_read(
    text: str, figure: str, value: float, unit: str | None
) -> None:
    found = counts_of(text)
    assert [text[each.start : each.end] for each in found] == [figure]
    assert found[0].value == pytest.approx(value)
    assert found[0].unit == unit


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("five to ten days", [5, 10]),
        ("one in 10 days", [10]),
        ("three men in two cars", [3, 2]),
        ("a shout at a quarter to three", []),
        ("open at half past ten", []),
        ("call 555.123.4567", []),
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str, values: list[float]) -> None:
    assert [each.value for each in counts_of(text)] == values


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("he fell twice", 2.0, "times"),
        ("a decade of talks", 1.0, "decade"),
        ("a pair of them", 2.0, None),
        ("612.000 crates", 612_000.0, "crates"),
        ("1.250 million pesos", 1.25e9, "MXN"),
    ],
)
def test_an_article_may_count_by_other_words(text: str, value: float, unit: str | None) -> None:
    assert (value, unit) in [(each.value, each.unit) for each in loose_counts_of(text)]
