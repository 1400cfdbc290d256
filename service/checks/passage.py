"""The text that is checked: its sentences and quotations, and its grammar as far as it has one.

A headline is no sentence. Before it is parsed, capitals that are only its style are made small,
its quotation marks are blanked, and what a colon or a dash sets apart is read by itself.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from schemas.article import Article, Quotation, Sentence, Span
from schemas.check import CheckedKind
from schemas.syntax import Parse, Token
from service.checks.ground import Ground
from service.checks.lists import wordlists
from service.ports import Parser
from service.text.lexicon import hedging_lexicon
from service.text.nouns import nouns
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of
from service.text.words import Word, lemma, primary, words_of
from service.verify.operators import english, operators
from service.verify.scope import main_clause
from service.verify.telling import says
from service.verify.wording import is_saying, keys_of

MOST_PARSED = 15_000
"""Characters of a text whose grammar is parsed: two seconds' work."""

MOST_OF_A_TAIL = 10
"""Words behind the last comma that may only say who says it."""

_LABEL = re.compile(r"\s*((?:[^\s:]+\s+){0,6}[^\s:]+):\s+(?=\S)")
_SIGNATURE = re.compile(r"\s+[–—-]+\s+((?:[^\s–—]+\s*){1,6})[.!]?\s*\Z")
_REPORTING = re.compile(
    r"\b(?:according to|reportedly|allegedly|alleged(?:ly)?|so-called|purported(?:ly)?|in the words"
    r" of|per)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the text, or what a label leaves of it; `voice` is who a label says it is."""

    index: int
    start: int
    end: int
    voice: str = ""


class Passage:
    """A text beside the ground it stands on."""

    def __init__(self, text: str, kind: CheckedKind, ground: Ground, parser: Parser) -> None:
        self.text = text
        self.kind = kind
        language = ground.article.language
        quotations = quotations_of(text)
        self.article = Article(
            text,
            language,
            sentences=sentences_of(text, language, quotations),
            quotations=quotations,
        )
        self.ground = ground
        self._parser = parser

    def span(self, start: int, end: int) -> Span:
        return self.article.trimmed(start, end)

    @property
    def language(self) -> str:
        return self.article.language

    @cached_property
    def words(self) -> list[Word]:
        return list(words_of(self.text))

    @cached_property
    def shouted(self) -> bool:
        """Whether all letters are capitals, so that they tell nothing."""
        return self.text.upper() == self.text

    def quotation_at(self, place: int) -> Quotation | None:
        return self.article.quotation_around(place, place + 1)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        found: list[Statement] = []
        for sentence in self.article.sentences:
            for start, end, voice in self._parts(sentence):
                found.append(Statement(len(found), start, end, voice))
        return tuple(found)

    def _parts(self, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
        """The sentence without a label before it or a name behind it."""
        start, end = sentence.start, sentence.end
        words = self.text[start:end]
        if label := _LABEL.match(words):
            name = label[1]
            if self.quotation_at(start + label.start(1)) is None or name.isupper():
                yield start, end if label.end() >= len(words) else start + label.end(1), ""
                if label.end() < len(words):
                    voice = _sayer(name) if self.is_voice(name) else ""
                    yield start + label.end(), end, voice
                return
        comma = words.rfind(", ")
        if comma > 0 and self._is_attribution(tail := words[comma + 2 :]):
            yield start, start + comma, tail
            return
        signature = _SIGNATURE.search(words)
        if signature and signature.start() and self.is_voice(signature[1]):
            yield start, start + signature.start(), signature[1]
            return
        yield start, end, ""

    def _is_attribution(self, tail: str) -> bool:
        """Whether the end of a line only says who says it: "say two diplomats", "study finds"."""
        words = list(words_of(tail))
        said = [n for n, word in enumerate(words) if word.form in wordlists().headline_cues]
        if len(said) != 1 or len(words) > MOST_OF_A_TAIL or tail.rstrip().endswith("."):
            return False
        if said[0] == 0:
            return self.is_voice(tail[words[0].end :])
        return len(words) - said[0] < 3

    def is_voice(self, words: str) -> bool:
        """Whether words name someone who can say something, and no topic."""
        forms = [word.form for word in words_of(words)]
        if not forms or wordlists().labels.intersection(forms[:2]):
            return False
        lists = nouns()
        named = (lists.kind(form) or lists.kind(lemma(form, self.language)) for form in forms)
        if any(kind in ("person", "organization", "group", "document") for kind in named):
            return True
        if any(form in lists.title_ends or form in lists.courtesies for form in forms):
            return True
        sources = {
            word.form
            for claim in self.ground.claims
            if claim.source
            for span in (claim.source.name, claim.source.span, claim.source.role)
            if span
            for word in words_of(span.text)
            if word.capitalised
        }
        return forms[-1] in sources or forms in self._sayers

    @cached_property
    def _sayers(self) -> list[list[str]]:
        """The sources of the article as it words them."""
        return [
            [word.form for word in words_of(claim.source.span.text)]
            for claim in self.ground.claims
            if claim.source
        ]

    @cached_property
    def parsed(self) -> tuple[Statement, ...]:
        """The statements that are looked at, one by one."""
        return tuple(each for each in self.statements if each.end <= MOST_PARSED)

    @cached_property
    def parse(self) -> Parse | None:
        if not self._parser.reads(self.language):
            return None
        plain = _plain(self.text, self.article.quotations, self.ground, self.statements)
        sentences = tuple(Sentence(each.index, each.start, each.end, 0) for each in self.parsed)
        return self._parser.parse(Article(plain, self.language, sentences=sentences))

    def tokens(self, statement: Statement) -> list[Token]:
        return self.parse.sentence(statement.index) if self.parse else []

    def is_told(
        self, statement: Statement, word: Token | None = None, but: Set[int] = frozenset()
    ) -> bool:
        """Whether the statement says that somebody says it, in any way that it could.

        `but` are tokens that are part of what is said, whatever else they could say.

        Of a word: whether what is joined to its clause may say so of that, too. It does not in
        "the signs were ignored, and the firm says that it knew nothing".
        """
        if statement.voice or _REPORTING.search(self.text, statement.start, statement.end):
            return True
        tokens = self.tokens(statement)
        if word is not None:
            tokens = [t for t in tokens if not _is_apart(t, word) and t.index not in but]
        if self._has_marks(statement, tokens):
            return True  # marks say that the words are somebody's
        if not tokens:
            lists = operators(self.language)
            said = lists.attributions if lists else frozenset[str]()
            own = {word.form for word in words_of(self.text, statement.start, statement.end)}
            return bool(own & said)
        above = [*word.ancestors()] if word is not None else []
        return any(map(_tells, tokens)) or any(says(each) and _has_said(each) for each in above)

    def marked(self, start: int, end: int) -> list[Quotation]:
        """The quotations in a stretch but for titles, of which all words have capitals."""
        found = []
        for each in self.article.quotations_in(start, end):
            words = list(words_of(self.text, each.start, each.end))
            if self.shouted or len(words) < 2 or not all(w.capitalised for w in words):
                found.append(each)
        return found

    def _has_marks(self, statement: Statement, tokens: Sequence[Token]) -> bool:
        quotations = self.marked(statement.start, statement.end)
        if not tokens:
            return bool(quotations)
        return any(each.start <= t.start < each.end for each in quotations for t in tokens)


def _is_apart(token: Token, word: Token) -> bool:
    """Whether a word stands in a clause beside that of another, and has nothing to say of that.

    A "said" with nothing behind it closes all that goes before.
    """
    clause = main_clause(token)
    if clause is main_clause(word) or token in word.ancestors():
        return False
    return not says(token) or any(
        child.dep in ("ccomp", "xcomp") and child.index > token.index for child in token.children
    )


def _tells(token: Token) -> bool:
    """Whether a word attributes or keeps its distance, as far as a headline's parse can tell."""
    if token.lower in hedging_lexicon().distancing or token.lower in wordlists().misread:
        return True
    if token.lemma in wordlists().perceiving and not _has_said(token):
        return False
    if token.dep == "relcl" or any(child.lower == "with" for child in token.children):
        return False
    if token.tag == "VBG" and token.dep in ("advcl", "pcomp", "acl") and not _has_said(token):
        return False
    if token.is_verb:
        judges = token.lemma in english().judging
        return judges or is_saying(token.lower, "en") or says(token)
    return says(token) and any(c.dep in ("acl", "ccomp") for c in token.children)


def _has_said(token: Token) -> bool:
    return any(child.dep == "ccomp" and child.is_verb for child in token.children)


def _sayer(label: str) -> str:
    """A label without its cue: of "Union boss says" the union boss."""
    words = list(words_of(label))
    if len(words) > 1 and is_saying(words[-1].form, "en"):
        return label[: words[-2].end]
    return label


def _plain(
    text: str, quotations: tuple[Quotation, ...], ground: Ground, statements: tuple[Statement, ...]
) -> str:
    """The text for the parser, character for character at its place."""
    letters = list(text)
    for quote in quotations:
        for place in (*range(quote.start, quote.inner_start), *range(quote.inner_end, quote.end)):
            letters[place] = " "
    capitals = {word.form for word in ground.words if word.capitalised}
    small = {word.form for word in ground.words if not word.capitalised}
    english_text = primary(ground.article.language) == "en"
    for statement in statements:
        words = list(words_of(text, statement.start, statement.end))
        if not english_text or not is_title_case(words):
            continue
        for number, word in enumerate(words):
            named = word.form in capitals and word.form not in small
            common = word.form in small or any(
                key in small for key in keys_of(word.form, ground.article.language)
            )
            lowered = word.text.lower()
            if number and not named and common and len(lowered) == len(word.text):
                letters[word.start : word.end] = lowered
    return "".join(letters)


def is_title_case(words: list[Word]) -> bool:
    """Whether capitals are this line's style: nearly all words of four letters have one."""
    long = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    return len(long) > 2 and sum(word.capitalised for word in long) >= 0.85 * len(long)
