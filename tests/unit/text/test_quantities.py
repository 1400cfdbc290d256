import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from service.text.quantities import Figure, figures_of, quantities_in


def only(text: str) -> Figure:
    (figure,) = figures_of(text)
    return figure


@pytest.mark.parametrize(
    ("text", "words", "value", "kind", "unit"),
    [
        ("14,000 people swim", "14,000 people", 14_000, "count", "people"),
        ("the 120 new jobs here", "120 new jobs", 120, "count", "jobs"),
        ("20 police officers swim", "20 police officers", 20, "count", "officers"),
        ("her three children's books", "three children's books", 3, "count", "books"),
        ("18 Republicans", "18 Republicans", 18, "count", "republicans"),
        ("three dead", "three dead", 3, "count", "dead"),
        ("a 12-member panel", "12-member", 12, "count", "member"),
        ("a dozen men", "a dozen men", 12, "count", "men"),
        ("5,000 on Monday", "5,000", 5_000, "count", None),
        ("some of the 2,030", "2,030", 2_030, "count", None),
        ("2000 people", "2000 people", 2_000, "count", "people"),
        ("3m people", "3m people", 3_000_000, "count", "people"),
        ("$1.2bn", "$1.2bn", 1.2e9, "money", "USD"),
        ("£3m", "£3m", 3e6, "money", "GBP"),
        ("€400 million", "€400 million", 4e8, "money", "EUR"),
        ("US$5 each", "US$5", 5, "money", "USD"),
        ("5m euros", "5m euros", 5e6, "money", "EUR"),
        ("half a million dollars", "half a million dollars", 5e5, "money", "USD"),
        ("5 million pounds", "5 million pounds", 5e6, "money", "GBP"),
        ("12 pounds of rice", "12 pounds", 12, "measure", "pound"),
        ("45% of them", "45%", 45, "percentage", "%"),
        ("forty-five per cent of them", "forty-five per cent", 45, "percentage", "%"),
        ("10 percentage points", "10 percentage points", 10, "percentage", "points"),
        ("45 Prozent", "45 Prozent", 45, "percentage", "%"),
        ("5 km", "5 km", 5, "measure", "km"),
        ("a 40mph limit", "40mph", 40, "measure", "mph"),
        ("20C", "20C", 20, "measure", "°C"),
        ("fell to -5C", "-5C", -5, "measure", "°C"),
        ("100 m", "100 m", 100, "measure", "m"),
        ("two and a half years", "two and a half years", 2.5, "measure", "year"),
        ("a 42-year-old man", "42-year-old", 42, "measure", "year"),
        ("one mile", "one mile", 1, "measure", "mile"),
        ("two-thirds of the voters", "two-thirds of the voters", 2 / 3, "fraction", "voters"),
        ("a third of voters", "a third of voters", 1 / 3, "fraction", "voters"),
        ("three quarters", "three quarters", 0.75, "fraction", None),
        ("half the town", "half", 0.5, "fraction", None),
        ("3/4 full", "3/4", 0.75, "fraction", None),
        ("one in five swimmers", "one in five swimmers", 0.2, "fraction", "swimmers"),
        ("nine out of 10", "nine out of 10", 0.9, "fraction", None),
        ("the 21st century", "21st", 21, "ordinal", None),
        ("her second term", "second", 2, "ordinal", None),
        ("a third party", "third", 3, "ordinal", None),
        ("the twenty-first", "twenty-first", 21, "ordinal", None),
        ("No. 5", "No. 5", 5, "ordinal", None),
        ("before 2030,", "2030", 2030, "date", None),
        ("the 2016 elections", "2016", 2016, "date", None),
        ("on 12 March", "12 March", None, "date", None),
        ("at 5 p.m. on", "5 p.m.", None, "date", None),
        ("in the 1990s", "1990s", None, "date", None),
        ("hundreds of people", "hundreds of people", None, "count", "people"),
        ("tens of thousands", "tens of thousands", None, "count", None),
        ("a few hundred men", "a few hundred men", None, "count", "men"),
        ("millions of dollars", "millions of dollars", None, "money", "USD"),
    ],
)
def test_a_figure_has_its_words_value_kind_and_unit(
    text: str, words: str, value: float | None, kind: str, unit: str | None
) -> None:
    figure = only(text)
    assert text[figure.start : figure.end] == words
    assert (figure.value, figure.kind, figure.unit) == (value, kind, unit)
    assert not figure.approximate


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cost around 120 jobs", "around 120 jobs"),
        ("nearly two million", "nearly two million"),
        ("an estimated 40 boats", "an estimated 40 boats"),
        ("some 200 troops", "some 200 troops"),
        ("about half of them", "about half"),
        ("around 2030", "around 2030"),
        ("at least about 40", "at least about 40"),
        ("120 jobs or so", "120 jobs or so"),
        ("a dozen or so people", "a dozen or so people"),
        ("20-odd people", "20-odd people"),
        ("~50", "~50"),
    ],
)
def test_an_approximator_belongs_to_the_figure(text: str, words: str) -> None:
    figure = only(text)
    assert text[figure.start : figure.end] == words
    assert figure.approximate


@pytest.mark.parametrize(
    "text",
    ["more than 6,000 people", "at least 40", "up to $5", "fewer than 10%", "40 or more", "40+"],
)
def test_a_bound_belongs_to_the_figure_and_is_no_approximation(text: str) -> None:
    figure = only(f"They saw {text}.")
    assert figure.end - figure.start == len(text)
    assert not figure.approximate


@pytest.mark.parametrize(
    ("text", "values", "units"),
    [
        ("10 to 15 people", (10, 15), ("people", "people")),
        ("10-15 jobs", (10, 15), ("jobs", "jobs")),
        ("two or three days", (2, 3), ("day", "day")),
        ("between 10 and 15 million", (1e7, 1.5e7), (None, None)),
        ("10 to 15 percent", (10, 15), ("%", "%")),
        ("$10-15m", (1e7, 1.5e7), ("USD", "USD")),
        ("$5 million to $10 million", (5e6, 1e7), ("USD", "USD")),
        ("2010-2015", (2010, 2015), (None, None)),
        ("won 3-1", (3, 1), (None, None)),
    ],
)
def test_a_range_is_two_figures_that_share_scale_and_unit(
    text: str, values: tuple[float, float], units: tuple[str | None, str | None]
) -> None:
    figures = figures_of(text)
    assert tuple(figure.value for figure in figures) == values
    assert tuple(figure.unit for figure in figures) == units


@pytest.mark.parametrize(
    "text",
    [
        "No one knew, one said, that one day one of them would go.",
        "On Monday and in March they may march.",
        "At first, and first of all, split second",
        "the better half",
        "COVID-19, F-16, 737max, 5G, H1N1, a1b2",
        "9/11 and 24/7",
        "555-0123-456, (555) 123-4567, +44 20 7946 0958, 192.168.0.1",
        "https://baths.example/2030/12 www.baths.example/5 @ann99 #42",
        "9" * 20,
        "quarter, a man, an hour, weighty, tentative",
        "",
    ],
)
def test_what_is_no_figure_is_not_read(text: str) -> None:
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("14,000", "14 000 people"),
        ("14,000 people", "fourteen thousand residents"),
        ("6.5 million", "6,500,000"),
        ("45%", "45 per cent"),
        ("$1.2bn", "1.2 billion dollars"),
        ("5 million", "£5m"),
        ("half of them", "50%"),
        ("5 km", "five kilometres"),
        ("March 12", "12 March 2024"),
        ("2024", "March 12, 2024"),
        ("2030", "2030"),
        ("5 p.m.", "17:00"),
        ("21st", "twenty-first"),
        ("hundreds of people", "Hundreds of residents"),
        ("the 1990s", "1990s"),
    ],
)
def test_figures_that_say_the_same_agree(mine: str, theirs: str) -> None:
    assert only(mine).agrees(only(theirs))


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("14,000", "1,400"),
        ("6.5 million", "6.5 billion"),
        ("$5m", "£5m"),
        ("14,000 jobs", "$14,000"),
        ("$5m", "5 million people"),
        ("45%", "45 people"),
        ("10%", "10 percentage points"),
        ("5 km", "5 miles"),
        ("March 12, 2024", "March 12"),
        ("March 12", "March 13"),
        ("2030", "2031"),
        ("2030", "2,030 jobs"),
        ("third time", "three times"),
        ("hundreds of people", "thousands of people"),
        ("hundreds", "100"),
        ("5 p.m.", "5 a.m."),
        ("the 1990s", "1990"),
    ],
)
def test_figures_that_say_something_else_do_not_agree(mine: str, theirs: str) -> None:
    assert not only(mine).agrees(only(theirs))


def test_quantities_are_spans_of_the_article_in_its_own_words() -> None:
    text = "Ann said around 120 jobs and £3m are at risk by 2028, 45 per cent of it."
    article = Article(text, "en")
    start = text.index("around")
    quantities = quantities_in(article, start, len(text))
    assert [each.span for each in quantities] == [
        article.span(text.index(words), text.index(words) + len(words))
        for words in ("around 120 jobs", "£3m", "2028", "45 per cent")
    ]
    assert [(each.value, each.unit, each.kind, each.approximate) for each in quantities] == [
        (120, "jobs", "count", True),
        (3_000_000, "£", "money", False),
        (2028, None, "date", False),
        (45, "per cent", "percentage", False),
    ]


def test_figures_outside_the_stretch_are_not_read() -> None:
    article = Article("Ann saw 5 boats and Bob saw 6 cars.", "en")
    assert [each.span.text for each in quantities_in(article, 20, 35)] == ["6 cars"]


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "1,", "1-", "1/", "two ", "a ", "half ", "$", "5%", "about ", "1 in ", "+1 "],
)
def test_endless_repetition_takes_linear_time(unit: str) -> None:
    began = time.process_time()
    figures_of(unit * (20_000 // len(unit)))
    assert time.process_time() - began < 30


WORDS = (
    "1 2,030 5.5 $ % - – / to in of and or so about more than half a third hundred two one million"
    " dozens March May 12 people m k 42-year-old 🏊 “ ” ( ) . , +"
)


@given(st.lists(st.sampled_from(["\n", *WORDS.split()])), st.sampled_from(["", " "]))
def test_figures_are_apart_and_agree_with_themselves(words: list[str], gap: str) -> None:
    text = gap.join(words)
    place = 0
    for figure in figures_of(text):
        assert place <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == text[figure.start : figure.end].strip()
        assert figure.agrees(figure)
        place = figure.end
