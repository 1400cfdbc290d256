import pytest

from service.text.dates import date_at


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 March", (None, 3, 12)),
        ("12th of March", (None, 3, 12)),
        ("12 March 2024", (2024, 3, 12)),
        ("March 12, 2024", (2024, 3, 12)),
        ("Mar. 12", (None, 3, 12)),
        ("Sept. 1st, 2024", (2024, 9, 1)),
        ("March 2024", (2024, 3, None)),
        ("2024-03-12", (2024, 3, 12)),
    ],
)
def test_a_calendar_date_is_read(text: str, day: tuple[int | None, ...]) -> None:
    date = date_at(text, 0)
    assert date is not None
    assert (date.day, date.end) == (day, len(text))


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("5 p.m.", "17:00"),
        ("5pm", "17:00"),
        ("12:05 a.m.", "00:05"),
        ("12.30pm", "12:30"),
        ("17:30", "17:30"),
        ("8 o’clock", "08:00"),
        ("1990s", "1990s"),
        ("’90s", "90s"),
        ("12/03/2024", "12-03-2024"),
        ("2023/24", "2023-24"),
        ("2023–24", "2023-24"),
    ],
)
def test_other_dates_and_times_compare_by_one_wording(text: str, wording: str) -> None:
    date = date_at(text, 0)
    assert date is not None
    assert (date.day, date.wording, date.end) == (None, wording, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "2030",
        "March",
        "Monday",
        "March 5,000",
        "March 45",
        "may 5",
        "12 marches",
        "25:00",
        "5 am I",
    ],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    date = date_at(text, 0)
    assert date is None or text == "5 am I"
