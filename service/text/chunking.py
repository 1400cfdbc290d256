"""Cuts an article into chunks that a model can read at once: one for nearly every article."""

from itertools import groupby

from schemas.article import Article, Chunk


def split(article: Article, characters: int, sentences: int | None = None) -> list[Chunk]:
    """Chunks of at most so many characters and sentences each, in order; every sentence in one.

    They end where a paragraph ends. A paragraph that is too long for one chunk is cut between its
    sentences, and a sentence that is too long stands alone.
    """
    chunks: list[Chunk] = []
    first = 0

    def fits(until: int) -> bool:
        """Whether the sentences from `first` up to `until` make one chunk."""
        length = article.sentences[until - 1].end - article.sentences[first].start
        return length <= characters and (sentences is None or until - first <= sentences)

    for _, paragraph in groupby(article.sentences, key=lambda sentence: sentence.paragraph):
        indices = [sentence.index for sentence in paragraph]
        if first < indices[0] and not fits(indices[-1] + 1):
            chunks.append(Chunk(article, first, indices[0]))
            first = indices[0]
        for index in indices:
            if first < index and not fits(index + 1):
                chunks.append(Chunk(article, first, index))
                first = index
    if first < len(article.sentences):
        chunks.append(Chunk(article, first, len(article.sentences)))
    return chunks
