import pytest

from service.text.quoted import Quoted
from tests.unit.verify.readings import read

TEXT = "Tell left. “We won,” she said. “We did. We did it for Harwick.” Nobody “cared”."


@pytest.mark.parametrize(
    ("number", "quotations", "whole", "quoted"),
    [
        (0, [], True, "none"),
        (1, ["“We won,”"], True, "some"),
        (2, ["“We did. We did it for Harwick.”"], False, "all"),
        (3, ["“We did. We did it for Harwick.”"], False, "all"),
        (4, ["“cared”"], True, "some"),
    ],
)
def test_each_sentence_has_its_quotations(
    number: int, quotations: list[str], whole: bool, quoted: str
) -> None:
    article = read(TEXT).article
    sentence = article.sentences[number]
    where = Quoted(article)
    assert [TEXT[each.start : each.end] for each in where.within(sentence)] == quotations
    assert where.keeps_whole(sentence) is whole
    share = where.share(sentence)
    assert ("none" if share == 0 else "all" if share == 1 else "some") == quoted


def test_an_offset_is_quoted_or_not() -> None:
    quoted = Quoted(read(TEXT).article)
    assert [quoted.holds(TEXT.index(word)) for word in ("left", "won", "said", "cared", "”.")] == [
        False,
        True,
        False,
        True,
        True,
    ]
    assert not quoted.holds(len(TEXT) - 1)


def test_without_quotations_nothing_is_quoted() -> None:
    article = read("Tell left.").article
    assert Quoted(article).within(article.sentences[0]) == []
    assert not Quoted(article).holds(0)
