import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article, Sentence
from service.text.chunking import split


def article_of(*paragraphs: int, length: int = 9) -> Article:
    """Paragraphs of so many sentences, each of `length` characters and a space."""
    sentences: list[Sentence] = []
    for paragraph, count in enumerate(paragraphs):
        for _ in range(count):
            start = len(sentences) * (length + 1)
            sentences.append(Sentence(len(sentences), start, start + length, paragraph))
    return Article(("x" * length + " ") * len(sentences), "en", sentences=tuple(sentences))


def cut(article: Article, characters: int, sentences: int | None = None) -> list[tuple[int, int]]:
    return [(chunk.first, chunk.last) for chunk in split(article, characters, sentences)]


@pytest.mark.parametrize(
    ("paragraphs", "characters", "sentences", "expected"),
    [
        ((2, 3), 1_000, None, [(0, 5)]),  # one chunk for nearly every article
        ((2, 3), 49, None, [(0, 5)]),  # it just fits
        ((2, 3), 48, None, [(0, 2), (2, 5)]),
        ((1, 1, 1, 1), 1_000, 2, [(0, 2), (2, 4)]),
        ((1, 2, 1), 1_000, 2, [(0, 1), (1, 3), (3, 4)]),  # a paragraph is kept whole
        ((5,), 29, None, [(0, 3), (3, 5)]),  # unless it is too long
        ((1, 5, 1), 1_000, 3, [(0, 1), (1, 4), (4, 7)]),
        ((3,), 5, None, [(0, 1), (1, 2), (2, 3)]),  # a sentence that is too long stands alone
        ((), 5, None, []),
    ],
)
def test_chunks_end_with_paragraphs_and_keep_to_their_bounds(
    paragraphs: tuple[int, ...],
    characters: int,
    sentences: int | None,
    expected: list[tuple[int, int]],
) -> None:
    assert cut(article_of(*paragraphs), characters, sentences) == expected


@given(
    st.lists(st.integers(1, 6), max_size=12),
    st.integers(1, 200),
    st.one_of(st.none(), st.integers(1, 9)),
)
def test_every_sentence_is_owned_by_one_chunk(
    paragraphs: list[int], characters: int, sentences: int | None
) -> None:
    article = article_of(*paragraphs)
    owned = [
        index for first, last in cut(article, characters, sentences) for index in range(first, last)
    ]
    assert owned == list(range(len(article.sentences)))
