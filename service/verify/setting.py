"""The evidence as a text is compared with it: its words, what they are called, and who is who."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.article import Span
from schemas.proposal import ProposedClaim
from schemas.syntax import Token
from service.text.coreference import References
from service.verify.roles import named_by
from service.verify.wording import Keys, keys_of

Name = frozenset[str]
"""The words of a proper name, in lower case."""


@dataclass(frozen=True)
class Setting:
    """Tokens of the evidence's sentences, the claims known of them, and what references mean."""

    tokens: Sequence[Token]
    known: Sequence[ProposedClaim]
    references: References | None
    language: str

    def keys(self, token: Token) -> Keys:
        return keys_of(token.lower, self.language) | keys_of(token.lemma.lower(), self.language)

    def keys_of_all(self, tokens: Iterable[Token]) -> Keys:
        return frozenset[str]().union(*map(self.keys, tokens))

    def same(self, token: Token) -> list[Token]:
        """The evidence's words that say the same as a word."""
        return self.with_keys(self.keys(token))

    def with_keys(self, keys: Keys) -> list[Token]:
        found = {token.index: token for key in keys for token in self._by_key.get(key, ())}
        return list(found.values())

    def within(self, spans: Sequence[Span]) -> list[Token]:
        return [t for t in self.tokens if any(s.start <= t.start < s.end for s in spans)]

    def fills(self, filler: Token, others: Sequence[Token]) -> bool:
        """Whether a word of the text names one of the evidence's: "Tell" names "Joan Tell", not
        "Max Tell" where the text has "Joan Tell".
        """
        if filler.tag[:3] == "NNP":
            name = name_of(filler)
            if names := [each for other in others for each in self.names(other)]:
                return any(same_name(name, each) for each in names)
        keys = self.keys_of_all(named_by(filler))
        return any(not keys.isdisjoint(self.called(other)) for other in others)

    def names(self, token: Token) -> list[Name]:
        """The proper names of what the token heads: its own, its apposition's, its entity's."""
        heads = [t for t in (token, token.head, *token.children) if t.tag[:3] == "NNP"]
        own = [name_of(t) for t in heads if t is token or "appos" in (t.dep, token.dep)]
        return own + self.names_meant(token)

    def names_meant(self, token: Token) -> list[Name]:
        """The fullest names that the article gives what the token stands for."""
        entity = self.references.entity(token) if self.references else None
        names = {frozenset(mention.words) for mention in (entity.mentions if entity else ())}
        return [name for name in names if name and not any(name < other for other in names)]

    def called(self, token: Token) -> Keys:
        """All that the article calls what a word stands for, offices included."""
        found = set(self.keys_of_all(named_by(token)))
        entity = self.references.entity(token) if self.references else None
        for mention in entity.mentions if entity else ():
            found.update(mention.words)
            for role in mention.roles:
                found |= keys_of(role.noun, self.language)
        return frozenset(found)

    @cached_property
    def _by_key(self) -> dict[str, list[Token]]:
        found: dict[str, list[Token]] = {}
        for token in self.tokens:
            if token.dep not in ("aux", "auxpass", "punct"):
                for key in self.keys(token):
                    found.setdefault(key, []).append(token)
        return found


def name_of(head: Token) -> Name:
    parts = [head, *(child for child in head.children if child.dep in ("compound", "nmod"))]
    return frozenset(part.lower for part in parts if part.tag[:3] == "NNP")


def same_name(one: Name, other: Name) -> bool:
    """Whether one is part of the other, or its acronym."""
    return one <= other or other <= one or _abbreviates(one, other) or _abbreviates(other, one)


def _abbreviates(acronym: Name, name: Name) -> bool:
    return len(acronym) == 1 and sorted(*acronym) == sorted(word[0] for word in name)
