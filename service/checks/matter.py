"""A text and what it stands on, as its statements are compared with the article's."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.article import Span
from schemas.check import Finding, FindingType, Severity
from schemas.syntax import Token
from service.checks.ground import Excerpt, Ground
from service.checks.passage import Passage, Statement
from service.checks.quotes import Quotes, outside
from service.text.words import Word
from service.verify.attribution import sayers_of
from service.verify.roles import roles_of
from service.verify.setting import Setting
from service.verify.telling import says
from service.verify.wording import Keys, content_of, keys_of, phrasings_of

ALIKE = 0.6
"""Share of a statement's words that a sentence must have for the two to be the same matter."""

MAIN = 3
"""Sentences that a name stands in, from which any sentence may be about it unnamed."""


@dataclass(frozen=True)
class Matter:
    passage: Passage
    ground: Ground
    quotes: Quotes
    excerpt: Excerpt

    @property
    def language(self) -> str:
        return self.passage.language

    @cached_property
    def setting(self) -> Setting:
        return self.excerpt.setting()

    def words_in(self, statement: Statement) -> str:
        return self.passage.text[statement.start : statement.end]

    def is_own(self, place: int) -> bool:
        """Whether a place of the text is its own wording and no quotation of somebody."""
        return outside(self.quotes.read, place)

    def keys_around(self, twin: Token) -> Keys:
        sentences = self.excerpt.reading.article.sentences
        start = sentences[twin.sentence].start
        index = self.ground.article.sentences_in(start, start + 1)[0].index
        keys = self.ground.sentence_keys[index]
        references = self.excerpt.references
        if references is None or self.excerpt.reading.parse is None:
            return keys
        named: set[str] = set()
        for token in self.excerpt.reading.parse.sentence(twin.sentence):
            entity = references.entity(token)
            for mention in entity.mentions if entity else ():
                named.update(mention.words)
        return keys | named

    def keys_before(self, twin: Token) -> Keys:
        """What the earlier sentences of the twin's paragraph have, which it may leave unsaid."""
        sentence = self.excerpt.reading.article.sentences[twin.sentence]
        earlier = (
            self.ground.sentence_keys[each.index]
            for each in self.ground.article.sentences
            if each.paragraph == sentence.paragraph and each.start < sentence.start
        )
        return frozenset[str]().union(*earlier)

    def beside(self, twin: Token) -> set[int]:
        """The sentence of a word and the one before it in its paragraph, by their place here."""
        sentences = self.excerpt.reading.article.sentences
        here = sentences[twin.sentence]
        before = sentences[twin.sentence - 1] if twin.sentence else here
        joined = before.paragraph == here.paragraph
        return {here.index, before.index} if joined else {here.index}

    def statement_of(self, token: Token) -> tuple[int, int]:
        statement = self.passage.statements[token.sentence]
        return statement.start, statement.end

    def sentence_of(self, twin: Token) -> tuple[Span, ...]:
        sentence = self.excerpt.reading.article.sentences[twin.sentence]
        return (self.ground.article.trimmed(sentence.start, sentence.end),)

    def own_words(self, statement: Statement) -> list[Word]:
        """Content words, but those of quotations and of who says it."""
        text = self.passage.text
        said = self.saying(statement)
        return [
            p.word
            for p in content_of(
                phrasings_of(text, self.language, statement.start, statement.end), self.language
            )
            if self.is_own(p.word.start) and p.word.start not in said
        ]

    def saying(self, statement: Statement) -> set[int]:
        """Where the words of an attribution stand: the cue, and who says it."""
        found: set[int] = set()
        for token in self.passage.tokens(statement):
            if token.lower in ("according", "per") or (token.is_verb and reports(token)):
                found.add(token.start)
                for sayer in sayers_of(token):
                    found |= {t.start for t in sayer.subtree() if not _is_aside(t, sayer)}
        return found

    def share(self, own: Sequence[Word], keys: Keys) -> float:
        """How much of the words others have; what the whole article is about counts for less."""
        weights = [self.ground.weight(keys_of(word.form, self.language)) for word in own]
        shared = (
            weight
            for word, weight in zip(own, weights, strict=True)
            if not keys_of(word.form, self.language).isdisjoint(keys)
        )
        return sum(shared) / (sum(weights) or 1)


def reports(verb: Token) -> bool:
    """Whether a verb has somebody say something, and is not itself what is said."""
    told = any(child.dep in ("ccomp", "xcomp", "parataxis") for child in verb.children)
    return says(verb) and (told or verb.dep == "parataxis")


def _is_aside(token: Token, noun: Token) -> bool:
    """Whether a word stands in a clause beside a noun: "Trench, who lives in Porto, said"."""
    path = [token, *token.ancestors()]
    return any(each.dep == "relcl" for each in path[: path.index(noun)])


def finding(
    kind: FindingType,
    severity: Severity,
    span: Span,
    evidence: Sequence[Span],
    explanation: str,
) -> Finding:
    return Finding(
        type=kind,
        severity=severity,
        span=span,
        evidence=tuple(evidence) or None,
        explanation=explanation,
    )


def reach(token: Token) -> tuple[int, int]:
    """The clause of a word, as far as it is one stretch."""
    words = clause(token)
    return min(t.start for t in words), max(t.end for t in words)


def clause(token: Token) -> list[Token]:
    """A word with what it governs and its subject, complements of saying aside."""
    top = token
    while top.dep in ("acomp", "attr", "oprd", "aux", "auxpass") and top.head is not top:
        top = top.head
    found, waiting = [], [top]
    while waiting:
        word = waiting.pop()
        found.append(word)
        waiting += [
            c
            for c in word.children
            if c.dep not in ("punct", "parataxis", "ccomp", "relcl")
            and not (c.dep == "conj" and (c.is_verb or word.is_verb))
        ]
    for fillers in roles_of(token).values():
        found += [filler for filler in fillers if filler not in found]
    return [t for t in found if t.text[0].isalnum()] or [token]
