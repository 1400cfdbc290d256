"""A parse: the grammar of an article's sentences, free of the library that made it.

The text layer and the embedded engine reason over these tokens. Labels are Penn Treebank tags and
ClearNLP dependencies, as spaCy's English models give them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence


class Token:
    """A word in its sentence's tree. The root is its own head."""

    __slots__ = (
        "children",
        "dep",
        "end",
        "head",
        "index",
        "lemma",
        "lower",
        "sentence",
        "start",
        "tag",
        "text",
    )

    def __init__(
        self,
        index: int,
        sentence: int,
        start: int,
        end: int,
        text: str,
        tag: str,
        dep: str,
        lemma: str,
    ) -> None:
        self.index = index
        self.sentence = sentence
        self.start = start
        self.end = end
        self.text = text
        self.lower = text.lower()
        self.tag = tag
        self.dep = dep
        self.lemma = lemma
        self.head: Token = self
        self.children: list[Token] = []

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}/{self.dep}"

    @property
    def is_verb(self) -> bool:
        return self.tag[:2] == "VB" or self.tag == "MD"

    @property
    def is_noun(self) -> bool:
        return self.tag[:2] == "NN"

    def subtree(self) -> list["Token"]:
        """The token and all below it, in text order."""
        found, waiting = [], [self]
        while waiting:
            token = waiting.pop()
            found.append(token)
            waiting.extend(token.children)
        found.sort(key=lambda token: token.index)
        return found

    def extent(self) -> tuple[int, int]:
        """Character offsets from the leftmost to the rightmost word of the subtree."""
        first = last = self
        while first.children and first.children[0].index < first.index:
            first = first.children[0]
        while last.children and last.children[-1].index > last.index:
            last = last.children[-1]
        return first.start, last.end

    def ancestors(self) -> Iterator["Token"]:
        token = self
        while token.head is not token:
            token = token.head
            yield token


Row = tuple[int, int, int, str, str, str, int]
"""sentence, start, end, tag, dep, lemma, head (an index into the same parse)"""


class Parse:
    """The tokens of an article. Cheap to send between processes: trees are built on first use.

    A sentence that the parser was not asked to read has no tokens.
    """

    def __init__(self, text: str, rows: Sequence[Row]) -> None:
        self._text = text
        self._rows = rows
        self._tokens: list[Token] = []
        self._by_sentence: dict[int, list[Token]] = {}
        self._starts: list[int] = []

    def __reduce__(self) -> tuple[type["Parse"], tuple[object, ...]]:
        return Parse, (self._text, self._rows)

    @property
    def tokens(self) -> list[Token]:
        return self._tokens or self._build()

    def sentence(self, index: int) -> list[Token]:
        """The tokens of the article's sentence `index`; empty where it was not parsed."""
        _ = self.tokens
        return self._by_sentence.get(index, [])

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that share a character with `start:end`."""
        tokens = self.tokens
        first = bisect_left(self._starts, start)
        if first and tokens[first - 1].end > start:
            first -= 1
        last = bisect_left(self._starts, end)
        return tokens[first:last]

    def _build(self) -> list[Token]:
        text = self._text
        tokens = [
            Token(index, sentence, start, end, text[start:end], tag, dep, lemma)
            for index, (sentence, start, end, tag, dep, lemma, _) in enumerate(self._rows)
        ]
        for token, row in zip(tokens, self._rows, strict=True):
            head = tokens[row[6]]
            if head is not token:
                token.head = head
                head.children.append(token)
        by_sentence: dict[int, list[Token]] = {}
        for token in tokens:
            by_sentence.setdefault(token.sentence, []).append(token)
        self._starts = [token.start for token in tokens]
        self._by_sentence = by_sentence
        self._tokens = tokens
        return tokens
