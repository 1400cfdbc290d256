from schemas.article import Article
from schemas.proposal import ProposedPoint
from service.text.select import select_points, select_summary

TEXT = (
    "The council will keep the Marsh Lane baths open. "
    "Maria Orr said the council will keep the Marsh Lane baths open for now. "
    "Two ships sank off the port of Ilo. "
    "Profit fell at the pump maker Corvex. "
    "A cyclone struck the northern coast. "
    "The museum reopens in Brisco. "
    "Teachers ended their long strike. "
)


def points(*numbers: int) -> list[ProposedPoint]:
    """Points on the sentences of these numbers."""
    found, start = [], 0
    article = Article(TEXT, "en")
    for sentence in TEXT.split(". ")[:-1]:
        found.append(
            ProposedPoint(f"{sentence}.", (article.span(start, start + len(sentence) + 1),))
        )
        start += len(sentence) + 2
    return [found[number] for number in numbers]


def test_no_two_points_say_the_same_thing() -> None:
    chosen = select_points(points(1, 0, 2, 3, 4))
    assert chosen == tuple(points(1, 2, 3, 4))


def test_points_come_in_the_order_of_the_article_and_at_most_five() -> None:
    chosen = select_points(points(6, 5, 4, 3, 2, 1))
    assert chosen == tuple(points(2, 3, 4, 5, 6))


def test_too_few_are_filled_up_with_those_that_repeat_least() -> None:
    assert select_points(points(0, 1, 2), at_least=3) == tuple(points(0, 1, 2))


def test_two_points_on_the_same_sentence_are_one() -> None:
    [first] = points(2)
    again = ProposedPoint("Off Ilo, ships went down.", first.evidence)
    assert select_points([first, again]) == (first,)


def test_words_in_brackets_do_not_make_points_different() -> None:
    [first] = points(0)
    other = ProposedPoint("It [the Harwick Town Council of Ostmark] will keep baths open.", ())
    assert select_points([first, other], at_least=1) == (first,)


def test_nothing_is_selected_from_nothing() -> None:
    assert select_points([]) == ()
    assert select_summary([]) == ()


def test_a_summary_counts_the_sentences_of_its_points() -> None:
    first, second, third, last = points(1, 2, 3, 4)
    pair = ProposedPoint(f"{second.text} {third.text}", (*second.evidence, *third.evidence))
    assert select_summary([pair, first, last]) == (first, pair)
    assert select_summary([first, last, pair]) == (first, last)
    assert select_summary([pair], at_most=1) == (pair,)


def test_a_summary_adds_what_the_best_point_lacks() -> None:
    assert select_summary(points(1, 0, 3)) == tuple(points(1, 3))
    assert len(select_summary(points(1, 2, 3, 4, 5))) == 3
