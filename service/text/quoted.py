"""Where an article quotes, sentence by sentence."""

from bisect import bisect_right

from schemas.article import Article, Quotation, Sentence


class Quoted:
    """The outermost quotations of an article."""

    def __init__(self, article: Article) -> None:
        self._quotations = [each for each in article.quotations if not each.depth]
        self._starts = [each.start for each in self._quotations]

    def holds(self, offset: int) -> bool:
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._quotations[place].end

    def within(self, sentence: Sentence) -> list[Quotation]:
        """Those that share a character with the sentence, in text order."""
        found = []
        for place in range(
            max(0, bisect_right(self._starts, sentence.start) - 1), len(self._starts)
        ):
            quotation = self._quotations[place]
            if quotation.start >= sentence.end:
                break
            if quotation.end > sentence.start:
                found.append(quotation)
        return found

    def share(self, sentence: Sentence) -> float:
        """How much of the sentence stands in quotation marks, from 0 to 1."""
        inside = sum(
            min(quotation.end, sentence.end) - max(quotation.start, sentence.start)
            for quotation in self.within(sentence)
        )
        return inside / (sentence.end - sentence.start)

    def keeps_whole(self, sentence: Sentence) -> bool:
        """Whether no border of the sentence cuts a quotation in two."""
        return all(
            sentence.start <= quotation.start and quotation.end <= sentence.end and quotation.closed
            for quotation in self.within(sentence)
        )
