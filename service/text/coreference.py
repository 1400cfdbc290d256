"""Whom pronouns stand for: the second half of telling a reference.

One pass in text order over what stands outside quotations, then one over what stands inside, so
that a quotation's source is known when "I" or "he" is met in it. Rules are kept to where they are
seldom wrong: a candidate must agree in number, gender and kind; the subject that governs a clause
comes first, then whoever is most prominent; where two come close, nothing is resolved.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from schemas.article import Article
from schemas.proposal import ProposedClaim
from schemas.syntax import Parse, Token
from service.text.descriptions import Descriptions
from service.text.grammar import (
    SUBJECTS,
    actor_on,
    antecedent_of_relative,
    complements,
    governing_verbs,
    modifiers,
    phrase_head,
    subject_of,
)
from service.text.mentions import Entity, Mention, Mentions, mentions_of
from service.text.nouns import Gender, nouns
from service.text.salience import CLEAR, Focus, Salience, View, most_salient, prominence
from service.text.speech import Speech

Person = Literal["he", "she", "it", "they", "I", "we"]

PRONOUNS: dict[str, Person] = {
    "he": "he", "him": "he", "his": "he",
    "she": "she", "her": "she",
    "it": "it", "its": "it",
    "they": "they", "them": "they", "their": "they",
    "i": "I", "me": "I", "my": "I",
    "we": "we", "us": "we", "our": "we",
}  # fmt: skip
_GENDERS: dict[Person, Gender] = {"he": "male", "she": "female"}

_CLEARER = 2.0
"""The lead an antecedent needs where the pronoun is no claim's source, and so may well go back to
somebody mentioned in passing."""
_RIVAL = 0.4
"""Prominence from which somebody named between subject and pronoun may be meant instead."""
_UNNAMED = 0.6
"""Fit of a description without a name: often somebody named elsewhere, in words it does not use."""


@dataclass(frozen=True)
class References:
    """What the references of an article stand for, where that is clear."""

    article: Article
    parse: Parse
    mentions: Mentions
    speech: Speech
    pronouns: dict[int, Entity]

    def entity(self, token: Token) -> Entity | None:
        """The entity of the name, description, pronoun or "who" that the token heads."""
        if mention := self.mentions.at.get(token.index):
            return mention.entity
        if token.tag in ("WP", "WDT", "WP$"):
            antecedent = antecedent_of_relative(token)
            return self.entity(antecedent) if antecedent else None
        if known := self.pronouns.get(token.index):
            return known
        renamed = (child for child in token.children if child.dep == "appos" and child.is_noun)
        named = (self.mentions.at.get(child.index) for child in renamed)
        return next((mention.entity for mention in named if mention and mention.words), None)


def read_references(
    article: Article, parse: Parse, claims: Sequence[ProposedClaim] = ()
) -> References:
    """Resolves the references of an article; `claims` tell who speaks in its quotations."""
    return _Resolver(article, parse, claims).resolve()


class _Resolver:
    def __init__(self, article: Article, parse: Parse, claims: Sequence[ProposedClaim]) -> None:
        self._article = article
        self._parse = parse
        self._mentions = mentions_of(parse)
        self._speech = Speech(article)
        self._references = References(article, parse, self._mentions, self._speech, {})
        self._contents: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for claim in claims:
            self._hear(claim)
        self._descriptions = Descriptions(self._mentions.in_order)
        self._focus = Focus()
        self._last_pair = -1

    def _hear(self, claim: ProposedClaim) -> None:
        """Notes what a source says. A name of unknown kind that says something is a person's."""
        if not claim.source:
            return
        source = phrase_head(self._parse.between(claim.source[0].start, claim.source[0].end))
        if source is None:
            return
        for content in claim.content:
            self._contents[source.index].append((content.start, content.end))
            self._speech.attribute(content.start, content.end, source)
        entity = self._entity(source)
        if entity and entity.kind is None and not any(c.dep == "det" for c in source.children):
            entity.kind = "person"

    def resolve(self) -> References:
        quoted: list[tuple[Mention | Token, int]] = []
        for sentence, items in groupby(self._in_order(), key=lambda item: _head(item).sentence):
            outside: list[Mention | Token] = []
            inside: list[Mention | Token] = []
            for item in items:
                (inside if self._speech.at(_head(item).start) else outside).append(item)
            if outside:
                self._focus.open(self._article.sentences[sentence].paragraph)
            for item in outside:
                if any(child.dep == "conj" for child in _head(item).children):
                    self._last_pair = self._focus.last
                self._read(item, self._focus.view(self._focus.last))
            quoted.extend((item, self._focus.last) for item in inside)
        self._read_quoted(quoted)
        return self._references

    def _in_order(self) -> list[Mention | Token]:
        pronouns = [
            token
            for token in self._parse.tokens
            if token.lower in PRONOUNS and token.tag in ("PRP", "PRP$")
        ]
        return sorted([*self._mentions.in_order, *pronouns], key=lambda item: _head(item).index)

    def _read_quoted(self, quoted: list[tuple[Mention | Token, int]]) -> None:
        """What one source says in a row has a prominence of its own, before that of the article."""
        said: Salience = {}
        before: Token | None = None
        for item, step in quoted:
            source = self._source_at(_head(item))
            if source is None or source is not before:
                said = {}
            before = source
            if isinstance(item, Mention) or not self._speech.is_nested(item.start):
                self._read(item, [(said, 1.0), *self._focus.view(step)])

    def _read(self, item: Mention | Token, view: View) -> None:
        """Gives a description or pronoun its entity, and makes the entity more prominent."""
        if isinstance(item, Mention):
            if item.entity is None:
                self._descriptions.place(item, view)
            entity = item.entity
        elif entity := self._antecedent(item, view):
            self._references.pronouns[item.index] = entity
        if entity and view:
            head = _head(item)
            weight = prominence(head, is_source=head.index in self._contents)
            nearest = view[0][0]
            nearest[entity] = max(nearest.get(entity, 0.0), weight)

    def _entity(self, token: Token) -> Entity | None:
        return self._references.entity(token)

    def _source_at(self, token: Token) -> Token | None:
        quotation = self._speech.at(token.start)
        return self._speech.source(quotation) if quotation else None

    def _antecedent(self, pronoun: Token, view: View) -> Entity | None:
        person = PRONOUNS[pronoun.lower]
        source = self._source_at(pronoun)
        speaker = self._entity(source) if source else None
        if person == "I":
            return speaker if speaker and not speaker.plural else None
        if person == "we":
            return speaker and self._body_of(speaker)
        excluded = self._not_meant(pronoun)
        if speaker:
            excluded.add(speaker)
        if subject := self._governing(pronoun, person, excluded):
            return None if self._has_rival(pronoun, subject, person) else self._entity(subject)
        is_source = pronoun.index in self._contents
        if person in ("it", "they") and not is_source:
            return None
        if person == "they" and 0 <= self._focus.last - self._last_pair < 2:
            return None
        if speaker:
            excluded.update(each for salience, _ in view for each in salience if not each.named)
        lead = CLEAR if is_source else _CLEARER
        found = most_salient(view, lambda entity: _fit(entity, person), excluded, lead)
        if found and person in _GENDERS and found.gender is None:
            found.gender = _GENDERS[person]
            found.kind = "person"
        return found

    def _not_meant(self, pronoun: Token) -> set[Entity]:
        """Whom a pronoun cannot stand for, being named beside it or in what it says."""
        beside = [child for child in pronoun.children if child.dep == "conj"]
        beside += _agents_beside(pronoun)
        if pronoun.dep in ("conj", "poss"):
            beside.append(pronoun.head)
        elif actor := actor_on(pronoun):
            beside.append(actor)
        found = {self._entity(token) for token in beside}
        for start, end in self._contents.get(pronoun.index, ()):
            for token in self._parse.between(start, end):
                if mention := self._mentions.at.get(token.index):
                    found.add(mention.entity)
        return {entity for entity in found if entity}

    def _governing(self, pronoun: Token, person: Person, excluded: set[Entity]) -> Token | None:
        """The subject above: "Tell said she …", "Tell and her staff", "When she left, Tell …"."""
        joined = pronoun.head.head if pronoun.head.dep == "conj" else pronoun.head
        if pronoun.dep == "poss" and self._fits(joined, person, excluded):
            return joined
        quotation = self._speech.at(pronoun.start)
        above = set(pronoun.ancestors())
        actor = actor_on(pronoun)
        for depth, verb in enumerate(governing_verbs(pronoun)):
            subject = subject_of(verb)
            if subject is None or subject is pronoun or subject is actor or subject in above:
                continue
            if self._speech.at(subject.start) is not quotation:
                continue
            if self._fits(subject, person, excluded):
                return subject if subject.index < pronoun.index or depth < 2 else None
            if person in ("it", "they") and subject.is_noun and not self._entity(subject):
                return None
        return None

    def _has_rival(self, pronoun: Token, subject: Token, person: Person) -> bool:
        """Whether somebody named between subject and pronoun could be meant as well.

        Where the subject's own verb takes the pronoun's clause, only its object could: "Tell told
        Roe she", but not "Tell said after Roe had left that she".
        """
        governs = pronoun.dep in SUBJECTS and subject.head in (pronoun.head, pronoun.head.head)
        first, last = sorted((subject.index, pronoun.index))
        for token in self._parse.tokens[first + 1 : last]:
            mention = self._mentions.at.get(token.index)
            if mention is None or mention.head is not token:
                continue
            if mention.entity is self._entity(subject) or (governs and token.head != subject.head):
                continue
            if prominence(token, is_source=False) >= _RIVAL and self._fits(token, person):
                return True
        return False

    def _fits(self, token: Token, person: Person, excluded: Collection[Entity] = ()) -> bool:
        entity = self._entity(token)
        return entity is not None and entity not in excluded and _fit(entity, person) > 0

    def _body_of(self, speaker: Entity) -> Entity | None:
        """Who "we" are: the speaker that is a body, or the body that the speaker heads."""
        if speaker.kind in ("organization", "group"):
            return speaker
        heads = [role.head for mention in speaker.mentions for role in mention.roles]
        heads += [mention.head for mention in speaker.mentions if not mention.words]
        bodies = {
            entity
            for head in heads
            if head.lemma in nouns().leads | nouns().role_verbs and "former" not in modifiers(head)
            for token in complements(head)
            if (entity := self._entity(token)) and entity.kind == "organization"
        }
        return bodies.pop() if len(bodies) == 1 else None


def _head(item: Mention | Token) -> Token:
    return item.head if isinstance(item, Mention) else item


def _agents_beside(pronoun: Token) -> list[Token]:
    """Who is at work in a participle about a subject: "asked by Roe if it was safe, he said"."""
    if pronoun.dep not in SUBJECTS:
        return []
    return [
        agent
        for participle in (*pronoun.head.children, *pronoun.children)
        if participle.tag == "VBN" and participle.dep in ("advcl", "acl")
        for by in participle.children
        if by.dep == "agent" or (by.dep == "prep" and by.lower == "by")
        for agent in by.children
        if agent.dep == "pobj"
    ]


def _fit(entity: Entity, person: Person) -> float:
    """How well an entity agrees with a pronoun of the third person, from 0 (not at all) to 1."""
    if person == "they":
        return float(entity.plural)
    if entity.plural:
        return 0.0
    if person == "it":
        return {"organization": 1.0, "document": 0.8, "place": 0.5}.get(entity.kind or "", 0.0)
    if entity.kind not in ("person", None) or entity.gender not in (None, _GENDERS[person]):
        return 0.0
    if not entity.named:
        return _UNNAMED
    if entity.gender:
        return 1.0
    return 0.7 if entity.kind == "person" else 0.5
