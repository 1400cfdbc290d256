import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article, Sentence, Span
from service.text.alignment import Words

BATHS = (
    "“We will not sell,” said Joan Tell.",
    "Joan Tell added: “It can’t close before 2030.”",
    "The union says 6,500 jobs could go, up 5% on 2019.",
)


def article_of(*sentences: str) -> Article:
    placed, start = [], 0
    for index, sentence in enumerate(sentences):
        placed.append(Sentence(index, start, start + len(sentence), index))
        start += len(sentence) + 1
    return Article(" ".join(sentences), "en", sentences=tuple(placed))


def located(article: Article, string: str, *cited: int, near: str | None = None) -> Span | str:
    sentences = [article.sentences[index] for index in cited]
    anchor = None
    if near is not None:
        start = article.text.index(near)
        anchor = article.span(start, start + len(near))
    return Words(article).locate(string, sentences, anchor)


def starts_at(place: Span | str) -> int:
    assert isinstance(place, Span), place
    return place.start


@pytest.mark.parametrize(
    ("string", "words"),
    [
        ("We will not sell,", "We will not sell,"),
        ('"We will not sell,"', "“We will not sell,”"),
        ("It can't close", "It can’t close"),
        ("  We will\n not  sell ", "We will not sell"),
        ("6,500 jobs could go", "6,500 jobs could go"),
        ("5% on 2019", "5% on 2019"),
    ],
)
def test_a_copied_string_is_found_though_quotation_marks_and_white_space_differ(
    string: str, words: str
) -> None:
    span = located(article_of(*BATHS), string)
    assert isinstance(span, Span)
    assert span.text == words


@pytest.mark.parametrize(
    "string",
    [
        "We will sell,",  # a dropped "not"
        "6,600 jobs could go",  # a changed figure
        "6,500 jobs go",  # a dropped "could"
        "we will not sell",  # another case
        "We will not sell.",  # another mark
        "We will … sell",
        "It can",  # leaves its "n't" behind
        "500 jobs could go",  # a figure cut in two
        "up 5",  # cut from its per cent
        "he union",  # a word cut in two
        "",
        " \n",
        "“",
        "—",
    ],
)
def test_a_string_that_differs_in_anything_else_is_not_in_the_article(string: str) -> None:
    assert located(article_of(*BATHS), string) == "not_in_article"


def test_the_cited_sentence_is_searched_first() -> None:
    article = article_of(*BATHS)
    assert starts_at(located(article, "Joan Tell", 1)) == article.sentences[1].start
    assert starts_at(located(article, "Joan Tell", 0)) == article.text.index("Joan Tell")


def test_a_cited_sentence_goes_before_one_that_is_spelt_more_alike() -> None:
    article = article_of("She said “it's late” now.", "It said it’s late again.")
    assert starts_at(located(article, "it's late", 1)) == 34


def test_a_string_outside_the_cited_sentences_is_still_found() -> None:
    assert starts_at(located(article_of(*BATHS), "The union", 0)) == sum(map(len, BATHS[:2])) + 2


def test_a_string_may_run_on_past_the_sentence_it_starts_in() -> None:
    article = article_of("“It is late.", "We must go,” he said.")
    assert starts_at(located(article, "It is late. We must go", 0)) == 1


def test_a_string_that_stands_twice_is_ambiguous_without_a_neighbour() -> None:
    assert located(article_of(*BATHS), "Joan Tell") == "ambiguous"
    assert located(article_of("He said he said so."), "said", 0) == "ambiguous"


def test_the_nearest_of_several_is_meant() -> None:
    article = article_of("He said it would rain and she said it would not.")
    assert starts_at(located(article, "said", 0, near="it would rain")) == 3
    assert starts_at(located(article, "said", 0, near="it would not")) == 30


def test_two_that_are_equally_near_are_ambiguous() -> None:
    article = article_of("He said yes said he.")
    assert located(article, "said", 0, near="yes") == "ambiguous"


def test_a_place_outside_the_neighbour_goes_before_one_inside() -> None:
    article = article_of("“I said no,” he later said.")
    assert starts_at(located(article, "said", 0, near="I said no,")) == 22


def test_only_the_given_part_of_the_article_is_searched() -> None:
    article = article_of(*BATHS)
    second = article.sentences[1]
    words = Words(article, second.start, second.end)
    assert starts_at(words.locate("Joan Tell", article.sentences)) == second.start
    assert starts_at(words.locate("It can't close", [])) == second.start + 18
    assert words.locate("The union", article.sentences) == "not_in_article"


@pytest.mark.parametrize(
    ("text", "string"),
    [
        ("東京都知事は「廃止しない」と述べた。", "廃止しない"),
        ("وقال الوزير", "قال"),
        ("시장은 반대했다", "시장"),
        ("Elle dit qu’il partira", "il partira"),
        ("Tell’s aide spoke", "Tell"),
        ("die Bundes\u00adregierung", "die Bundesregierung"),
        ("\ufeffThe vote", "The vote"),
        ("the\u00a0vote", "the vote"),
    ],
)
def test_a_place_is_found_in_scripts_and_spellings_that_join_words(text: str, string: str) -> None:
    assert isinstance(located(article_of(text), string), Span)


def test_a_letter_is_not_cut_from_its_accent() -> None:
    assert located(article_of("cafe\u0301 closed"), "cafe") == "not_in_article"


@pytest.mark.parametrize("unit", ["a", "a ", '"', " ", "\u200b", "said "])
def test_endless_repetition_is_searched_in_linear_time(unit: str) -> None:
    article = article_of(unit * (200_000 // len(unit)))
    words = Words(article)
    begun = time.process_time()
    for string in ("a", "said", '"', "a a a", "said said x"):
        words.locate(string, article.sentences, None)
    assert time.process_time() - begun < 30


@given(st.text(), st.data())
def test_whatever_is_found_is_the_string_but_for_marks_and_white_space(
    text: str, draw: st.DataObject
) -> None:
    text = f"x{text}"
    article = article_of(text)
    start = draw.draw(st.integers(0, len(text)))
    string = text[start : draw.draw(st.integers(start, len(text)))]
    place = Words(article).locate(string, article.sentences)
    if isinstance(place, Span):
        assert place.text == text[place.start : place.end]
        assert [c for c in place.text if c.isalnum()] == [c for c in string if c.isalnum()]
