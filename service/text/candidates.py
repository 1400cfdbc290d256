"""Claims as what an article says about checking looks at them: whose, about whom, in what words."""

from collections.abc import Sequence
from functools import cached_property

from schemas.article import Span
from schemas.hedging import Verification, VerificationStatus
from schemas.proposal import ProposedClaim
from schemas.syntax import Token
from service.text import hedging_scope as scope
from service.text.coreference import References
from service.text.grammar import phrase_head
from service.text.mentions import Entity
from service.text.nouns import nouns
from service.text.quantities import figures_of
from service.text.topics import (
    Figure,
    content_lemmas,
    figures_among,
    is_name,
    names_in,
    words_of_checking,
)

_WEIGHT: dict[VerificationStatus, int] = {
    "none_stated": 0,
    "confirmed": 1,
    "documented": 2,
    "not_verified": 3,
    "disputed": 4,
    "denied": 5,
    "retracted": 6,
}
"""Of several verdicts on a claim the heaviest stands, the first of them where they tie."""

_UNTESTED = frozenset({"could", "should", "would", "'d", "’d", "might", "may", "will", "shall"})
"""Verbs above a content that tell no fact anybody could check."""


class Candidate:
    """A claim that a verdict may be about, and the verdict it has received so far."""

    def __init__(self, references: References, claim: ProposedClaim) -> None:
        sentences = references.article.sentences_in(claim.content[0].start, claim.content[-1].end)
        self.claim = claim
        self.references = references
        self.first_sentence = sentences[0].index if sentences else 0
        self.last_sentence = sentences[-1].index if sentences else 0
        self.verification = Verification(status="none_stated", span=None)

    @property
    def paragraph(self) -> int:
        return self.references.article.sentences[self.last_sentence].paragraph

    @property
    def start(self) -> int:
        return self.claim.content[0].start

    @property
    def end(self) -> int:
        return self.claim.content[-1].end

    def covers(self, offset: int) -> bool:
        return _holds((*self.claim.content, *self.claim.cue), offset)

    def says(self, offset: int) -> bool:
        return _holds(self.claim.content, offset)

    def is_introduced_at(self, offset: int) -> bool:
        return _holds((*self.claim.source, *self.claim.cue), offset)

    @cached_property
    def tokens(self) -> list[Token]:
        """Those of the content."""
        return self._between(self.claim.content)

    @cached_property
    def cue(self) -> list[Token]:
        return self._between(self.claim.cue)

    @cached_property
    def words(self) -> frozenset[str]:
        return content_lemmas(self.tokens)

    @cached_property
    def predicate(self) -> Token | None:
        return scope.main_predicate([token for token in self.tokens if token.is_verb])

    @cached_property
    def asserts(self) -> bool:
        """Whether the content can be true or false; a thing, a question or a wish cannot."""
        opening = [token for token in self.tokens if token.text[0].isalnum()][:2]
        if self.claim.type != "statement" or not opening:
            return False
        asks = opening[0].tag[:1] == "W" or opening[0].lower == "whether"
        if asks and opening[0].lower != "that":
            return False
        if any(token.tag == "TO" for token in opening):
            return False
        return self.has_figure or any(token.is_verb for token in self.tokens)

    @cached_property
    def can_be_checked(self) -> bool:
        """Whether it tells of something that is or was, not of what will or would be."""
        verb = self.predicate
        return verb is not None and not any(child.lower in _UNTESTED for child in verb.children)

    @property
    def tells_a_fact(self) -> bool:
        return self.asserts and self.can_be_checked

    @cached_property
    def names(self) -> frozenset[str]:
        """Nouns and names of the content, and of whom the cue accuses."""
        return _names((*self.tokens, *self.cue))

    @cached_property
    def names_somebody(self) -> bool:
        return any(token.tag[:3] == "NNP" for token in self.tokens)

    @cached_property
    def concerned(self) -> frozenset[Entity]:
        """Whom the content is about, by name, description or pronoun."""
        known = self.references.entity
        found = (known(token) for token in self.tokens if token.is_noun or token.tag[:3] == "PRP")
        return frozenset(entity for entity in found if entity)

    @cached_property
    def source_head(self) -> Token | None:
        return phrase_head(self._between(self.claim.source)) if self.claim.source else None

    @cached_property
    def source_entity(self) -> Entity | None:
        return self.references.entity(self.source_head) if self.source_head else None

    @cached_property
    def source(self) -> frozenset[str]:
        """Nouns and names of the source, with those of the body that it leads or speaks for."""
        found = set(_names(self._between(self.claim.source)))
        for mention in self.source_entity.mentions if self.source_entity else ():
            for role in mention.roles:
                if role.noun in nouns().spokespeople or role.noun in nouns().leads:
                    found |= names_in(role.head) - {role.noun}
        return frozenset(found - nouns().spokespeople)

    def is_by(self, holder: Token) -> bool:
        """Whether the claim's source is who a word stands for, or speaks for the same body."""
        if _holds(self.claim.source, holder.start):
            return True
        entity = self.references.entity(holder)
        if entity and self.source_entity and holder.tag == "PRP":
            return entity is self.source_entity
        if holder.tag == "PRP":
            return bool(self.source_head and self.source_head.lower == holder.lower)
        if entity and entity is self.source_entity:
            return True
        return bool((names_in(holder) - nouns().spokespeople) & self.source)

    def is_on_the_side_of(self, other: "Candidate") -> bool:
        if self.source_entity and self.source_entity is other.source_entity:
            return True
        if self.claim.source and self.claim.source == other.claim.source:
            return True
        return bool(self.source & other.source)

    def is_about(self, holder: Token) -> bool:
        if names_in(holder) & self.names:
            return True
        return self.references.entity(holder) in self.concerned

    @cached_property
    def figures(self) -> frozenset[Figure]:
        return figures_among(self.tokens)

    @cached_property
    def has_figure(self) -> bool:
        figures = (figure for piece in self.claim.content for figure in figures_of(piece.text))
        return any(figure.kind != "date" for figure in figures)

    @cached_property
    def is_the_outlets_own(self) -> bool:
        """Whether the article tells what the outlet reported: "we reported", "the article said"."""
        if not self.tokens:
            return False
        lists = words_of_checking()
        first = self.tokens[0]
        for token in self.references.parse.sentence(first.sentence):
            if token.start >= first.start:
                return False
            piece = token.lemma in lists["nouns.piece"] or token.lower in lists["pronouns.outlet"]
            if piece and token.dep in ("nsubj", "nsubjpass"):
                return self.references.speech.at(token.start) is None
        return False

    def receive(self, verdict: Verification) -> None:
        """Keeps the heavier verdict; what was confirmed in the end is no longer unverified."""
        known = self.verification.status
        settles = (known, verdict.status) == ("not_verified", "confirmed")
        if settles or _WEIGHT[verdict.status] > _WEIGHT[known]:
            self.verification = verdict

    def _between(self, spans: Sequence[Span]) -> list[Token]:
        between = self.references.parse.between
        return [token for span in spans for token in between(span.start, span.end)]


def _holds(spans: Sequence[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _names(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(form for word in words if is_name(word) for form in (word.lower, word.lemma))
