from datetime import date

import pytest

from service.checks.dates.whens import Calendar, When

PUBLISHED = date(2026, 3, 24)  # a Tuesday


def read(text: str) -> When:
    (found,) = Calendar(PUBLISHED).read(text)
    return found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("it closed yesterday", date(2026, 3, 23), date(2026, 3, 23)),
        ("it closed last week", date(2026, 3, 16), date(2026, 3, 22)),
        ("it opens next month", date(2026, 4, 1), date(2026, 4, 30)),
        ("it opened five years ago", date(2021, 1, 1), date(2021, 12, 31)),
        ("it opened two days ago", date(2026, 3, 22), date(2026, 3, 22)),
        ("it opened in 2009", date(2009, 1, 1), date(2009, 12, 31)),
        ("it opened on 4 May 2021", date(2021, 5, 4), date(2021, 5, 4)),
    ],
)
def test_words_say_when_by_the_day_of_publication(text: str, first: date, last: date) -> None:
    assert read(text).stretches == ((first, last),)


def test_days_later_are_counted_from_the_date_before() -> None:
    found = Calendar(PUBLISHED).read("Operated on 16 March 2023, she died four days later.")
    assert found[1].stretches == ((date(2023, 3, 20), date(2023, 3, 20)),)


@pytest.mark.parametrize(
    ("article", "text", "bears", "contradicts"),
    [
        ("on Monday", "on Monday", True, False),
        ("on Monday", "on 23 March", True, False),
        ("on 23 March", "on Monday", True, False),
        ("on Monday", "in March", True, False),
        ("five years ago", "in 2021", True, False),
        ("on Monday", "on Tuesday", False, True),
        ("last week", "on Monday", False, True),
        ("last week", "on Friday", False, False),
        ("in March", "on 4 March", False, False),
        ("on 4 March", "on 5 March", False, True),
        ("in 2019", "in 2020", False, True),
    ],
)
def test_an_article_bears_what_it_says_as_exactly(
    article: str, text: str, bears: bool, contradicts: bool
) -> None:
    given, own = read(article), read(text)
    assert given.bears(own) is bears
    assert given.contradicts(own) is contradicts


def test_without_a_day_of_publication_weekdays_and_dates_are_only_compared() -> None:
    monday, third = Calendar(None).read("on Monday"), Calendar(None).read("on 3 March")
    assert not monday[0].contradicts(third[0])
    assert monday[0].bears(Calendar(None).read("since Monday")[0])


@pytest.mark.parametrize(
    "text", ["0 years ago", "99999999 weeks ago", "31 June", "in 9999999 days"]
)
def test_dates_that_no_calendar_has_are_passed_over(text: str) -> None:
    assert all(isinstance(each, When) for each in Calendar(PUBLISHED).read(text))
