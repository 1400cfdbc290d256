import pytest

from service.text.leaning import leans
from tests.unit.text.reading import Reader, Reading


def _leans(reading: Reading, sentence: int, *, opening: bool = False) -> bool:
    place = reading.article.sentences[sentence]
    return leans(reading.references, place.start, place.end, opening=opening)


@pytest.mark.parametrize(
    "sentence",
    [
        "She was late.",
        "They were late.",
        "It was late.",
        "It closed in May.",
        "His plan failed.",
        "This was a mistake.",
        "That surprised voters.",
        "These remarks angered voters.",
        "Such remarks anger voters.",
        "The latter was late.",
        "The two men were late.",
        "The announcement was late.",
        "The minister was late.",
        "Both were late.",
        "Others were late.",
        "“I was late,” read the note.",
        "Officials put it at two in five.",
        "Lawyers say its roof leaks.",
        "The council hid it.",
        "According to the report, it closed in May.",
        "On Monday it closed.",
        "Voters ignored them.",
        "A governor rejected that account.",
        "A serving governor rejected that account.",
        "Joan Tell recalled those days.",
        "The company was late.",
        "Lawyers for the town of Harwick wrote to the company.",
    ],
)
def test_a_sentence_that_points_outside_of_itself_leans(read: Reader, sentence: str) -> None:
    assert _leans(read(sentence), 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "Joan Tell said she was late.",
        "The council said it was late.",
        "Residents said they were late.",
        "Every voter has their own view.",
        "It is clear that the baths will close.",
        "It seems that the baths will close.",
        "It was raining in Harwick when the baths took fire.",
        "It is time to close the baths.",
        "This week the baths will close.",
        "The baths will close, and that surprised voters.",
        "Those who swim were late.",
        "The two men who swam were late.",
        "Both of the councils were late.",
        "The announcement of the deal was late.",
        "The finance minister was late.",
        "The president was late.",
        "Two men were late.",
        "But the baths will also close.",
        "The council said the roof was so old that it leaked.",
        "The council sold its baths.",
        "A cyclist who went missing was found with her dog.",
        "This newspaper has seen the report.",
        "The company that owns the baths was late.",
        "Brell, a ferry company, said the company was late.",
        "Joan Tell opened the letter and read it.",
        "“I was late,” said Joan Tell.",
    ],
)
def test_a_sentence_that_reads_alone_does_not_lean(read: Reader, sentence: str) -> None:
    assert not _leans(
        read(
            sentence.replace("“I was late,” said Joan Tell", "“{c:I was late,}” said {s:Joan Tell}")
        ),
        0,
    )


def test_a_reference_that_is_resolved_does_not_lean(read: Reader) -> None:
    reading = read("Mayor Joan Tell left. She was tired. The mayor went home.")

    assert [_leans(reading, number) for number in range(3)] == [False, False, False]


def test_the_opening_of_an_article_leans_by_its_pronouns_alone(read: Reader) -> None:
    assert not _leans(read("The minister was late."), 0, opening=True)
    assert not _leans(read("The company was late."), 0, opening=True)
    assert _leans(read("She was late."), 0, opening=True)


def test_an_answer_does_not_lean_together_with_what_it_answers(read: Reader) -> None:
    reading = read("Guards put the toll at six and medics at ten. Neither figure could be checked.")
    whole = reading.article.sentences

    assert not leans(reading.references, whole[0].start, whole[1].end)


def test_endless_text_leans(read: Reader) -> None:
    assert _leans(read("It is said that " * 200), 0)
