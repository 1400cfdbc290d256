import pytest

from service.text.units import noun_at, unit_at


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("5%", "percentage", "%"),
        ("5 per cent of", "percentage", "%"),
        ("5 percentage points", "percentage", "points"),
        ("5 euros", "money", "EUR"),
        ("5 USD", "money", "USD"),
        ("5-year-old", "measure", "year"),
        ("5 square miles", "measure", "sq mile"),
        ("5 miles per hour", "measure", "mph"),
        ("5F", "measure", "°F"),
        ("5 pounds", "measure", "pound"),
    ],
)
def test_a_unit_stands_behind_its_number(text: str, kind: str, code: str) -> None:
    unit = unit_at(text, 1)
    assert unit is not None
    assert (unit.kind, unit.code) == (kind, code)


@pytest.mark.parametrize("text", ["5", "5 people", "5 yearly", "5 $10 notes", "5 minutiae", "5 Cs"])
def test_other_words_are_no_unit(text: str) -> None:
    assert unit_at(text, 1) is None


def test_pounds_are_money_from_a_million_on() -> None:
    unit = unit_at("5 million pounds", 9, factor=1e6)
    assert unit is not None
    assert (unit.kind, unit.code) == ("money", "GBP")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("5 boats", "boats"),
        ("5 small new boats left", "boats"),
        ("5 people", "people"),
        ("5 police officers", "officers"),
        ("5 men killed", "men"),
        ("5 workers’ cars", "cars"),
        ("5\nboats", "boats"),
        ("5-seat car", "seat"),
    ],
)
def test_the_counted_noun_is_the_first_plural(text: str, noun: str) -> None:
    unit = noun_at(text, 1)
    assert unit is not None
    assert unit.words == noun


@pytest.mark.parametrize(
    "text",
    [
        "5",
        "5 in boats",
        "5. Boats",
        "5, boats",
        "5\n\nboats",
        "5\nBoats",
        "5 said boats",
        "5 a b c d boats",
    ],
)
def test_a_noun_further_off_is_not_counted(text: str) -> None:
    assert noun_at(text, 1) is None
