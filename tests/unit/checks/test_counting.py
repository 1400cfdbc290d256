import pytest

from service.checks.counting import counts_of, loose_counts_of, multiples_of


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
        ("by five-hundredths of a second", "five-hundredths of a second", 0.05, "second"),
        ("a cut of half a point", "half", 0.5, "points"),
        ("about minus 9 degrees Celsius", "about minus 9 degrees Celsius", -9.0, "°C"),
        ("a fourth-quarter loss", "fourth", 4.0, None),
        ("in third round of talks", "third", 3.0, None),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nearly double what it was", [("nearly double", 2.0)]),
        ("sales have more than trebled", [("more than trebled", 3.0)]),
        ("the rent doubles to £8", [("doubles", 2.0)]),
        ("halving its debt", [("halving", 0.5)]),
        ("risen ninefold, a 20-fold rise", [("ninefold", 9.0), ("20-fold", 20.0)]),
        ("a double murder at the mixed doubles, on a double-decker", []),
    ],
)
def test_multiples_are_told_from_what_is_merely_double(
    text: str, found: list[tuple[str, float]]
) -> None:
    assert [(text[m.start : m.end], m.value) for m in multiples_of(text)] == found


@pytest.mark.parametrize(
    ("text", "ages"),
    [("Osk, 19, scored", [19]), ("Nia Rowe (34) ran", [34]), ("won 2, 19, 20 and 4,000", [])],
)
def test_a_number_behind_a_name_may_be_an_age(text: str, ages: list[float]) -> None:
    years = [each.value for each in loose_counts_of(text) if each.unit == "year"]
    assert years == ages
