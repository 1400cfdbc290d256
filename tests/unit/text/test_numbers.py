import pytest

from service.text.numbers import number_at


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14,000", 14_000),
        ("6,500,000", 6_500_000),
        ("1,234,567.8", 1_234_567.8),
        ("1 234 567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("14 000", 14_000),
        ("14\u202f000", 14_000),
        ("1,234.56", 1_234.56),
        ("1,00,000", 100_000),
        ("0.5", 0.5),
        ("6,5 Millionen", 6_500_000),
        ("6.5 million", 6_500_000),
        ("4.35 million", 4_350_000),
        ("1.2bn", 1_200_000_000),
        ("2.5-million", 2_500_000),
        ("5½", 5.5),
        ("½ million", 500_000),
        ("１２", 12),
        ("zero", 0),
        ("Ten", 10),
        ("twenty-three", 23),
        ("forty five", 45),
        ("a hundred", 100),
        ("one hundred and five", 105),
        ("two hundred thousand", 200_000),
        ("fourteen thousand", 14_000),
        ("three thousand, two hundred and five", 3_205),
        ("two million three hundred thousand", 2_300_000),
        ("seventeen hundred", 1_700),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("half-million", 500_000),
        ("two and a half million", 2_500_000),
    ],
)
def test_a_number_is_read_whole(text: str, value: float) -> None:
    number = number_at(text, 0)
    assert number is not None
    assert (number.value, text[number.end :]) == (value, "")
    assert number_at(f"{text}, twice", 0) == number


@pytest.mark.parametrize(
    ("text", "read", "value"),
    [
        ("two and three", "two", 2),
        ("twenty twenty", "twenty", 20),
        ("one two", "one", 1),
        ("five thousand men", "five thousand", 5_000),
        ("six millionaires", "six", 6),
        ("10 000000", "10", 10),
        ("3 million two million", "3 million", 3_000_000),
    ],
)
def test_reading_stops_where_the_number_does(text: str, read: str, value: float) -> None:
    number = number_at(text, 0)
    assert number is not None
    assert (text[: number.end], number.value) == (read, value)


@pytest.mark.parametrize(
    "text", ["", "an", "a man", "hundred", "million", "tent", "often", "seventh", "9" * 16, "²"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert number_at(text, 0) is None
