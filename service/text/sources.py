"""Who a claim's source is: its fullest name, its role, and what kind of source it is."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from schemas.article import Span
from schemas.extraction import Source, SourceType
from schemas.proposal import ProposedClaim
from schemas.syntax import Token
from service.text.coreference import PRONOUNS, Person, References
from service.text.descriptions import is_definite
from service.text.grammar import antecedent_of_relative, complements, phrase_head
from service.text.mentions import Entity, Mention
from service.text.nouns import nouns
from service.text.roles import Role

_KEPT_BACK = re.compile(
    r"anonym|(?:not|without being|declined|refused|asked not) (?:to be )?(?:named|identified)"
    r"|not authori[sz]ed to (?:speak|talk|discuss|comment)",
    re.IGNORECASE,
)
"""Words in the sentence that say that a name is kept back."""
_IN_THE_KNOW = re.compile(
    r"familiar with|close to|with (?:direct )?knowledge of|briefed on|privy to", re.IGNORECASE
)
"""Words beside a noun that tell how somebody knows, and leave out who it is."""

_AGENT = re.compile(r"(?:er|or|ist|ian|man|woman|ee|ant)s?\Z|(?:men|women)\Z")
"""Endings of nouns for people, for those that no list has."""

_SHARES = {"%", "cent", "pc", "percent"}
"""What "54 per cent said so" ends in."""

_PLURALS = ("NNS", "NNPS")
_PRONOUN_TYPES: dict[Person, SourceType] = {
    "he": "person",
    "she": "person",
    "I": "person",
    "it": "organization",
    "they": "group",
    "we": "group",
}


def describe_sources(
    references: References, claims: Sequence[ProposedClaim]
) -> list[Source | None]:
    """The source of each claim; None for a claim without one."""
    roles = _Roles()
    return [_describe(references, roles, each.source) if each.source else None for each in claims]


def _describe(references: References, roles: "_Roles", spans: tuple[Span, ...]) -> Source:
    span = spans[0]
    head = phrase_head(references.parse.between(span.start, span.end))
    entity = references.entity(head) if head else None
    kind = _type(references, head, entity) if head else "person"
    role = roles.nearest(entity, span) if entity and entity.named else None
    return Source(
        span=span,
        spans=spans,
        name=_name(references, span, head, entity),
        role=references.article.span(role.start, role.end) if role else None,
        type=kind,
        anonymous=kind == "unnamed",
    )


class _Roles:
    """The mentions of each entity that have a role beside them, in text order."""

    def __init__(self) -> None:
        self._known: dict[Entity, list[Mention]] = {}

    def nearest(self, entity: Entity, span: Span) -> Role | None:
        """The longest role beside the mention that is nearest to the span."""
        if entity not in self._known:
            told = (mention for mention in entity.mentions if mention.roles)
            self._known[entity] = sorted(told, key=lambda mention: mention.start)
        told_at = self._known[entity]
        place = bisect_left(told_at, span.start, key=lambda mention: mention.start)
        around = told_at[max(0, place - 1) : place + 1]
        if not around:
            return None
        nearest = min(around, key=lambda mention: abs(mention.start - span.start))
        return max(nearest.roles, key=lambda role: role.end - role.start)


def _name(references: References, span: Span, head: Token | None, entity: Entity | None) -> Span:
    """The fullest name, with its article; without one the fullest phrase with the same noun."""
    if entity is None or head is None or _is_joined(head, span):
        return span
    own = references.mentions.at.get(head.index)
    if entity.named:
        best = entity.fullest
        if own and own.fullness == best.fullness:
            best = own
        return full_name(references, best, entity)
    if own is not None:
        told = _fullest_phrase(references, own, entity) if is_definite(own.head) else None
        return told or span
    last = [each for each in entity.mentions if each.start < span.start]
    own = last[-1] if last else entity.fullest
    phrase = _fullest_phrase(references, own, entity) or _phrase(references, own)
    if phrase.start <= span.start < phrase.end:  # "an aide who said so"
        return references.article.span(own.start, own.end)
    return phrase


def full_name(references: References, mention: Mention, entity: Entity) -> Span:
    """A person's name alone; any other with what belongs to it: "The Tolland Foreign Ministry"."""
    start = mention.start
    if entity.kind != "person":
        start = _start_of_name(references.parse.tokens, mention)
    return references.article.span(start, mention.end)


def _start_of_name(tokens: Sequence[Token], name: Mention) -> int:
    """Where "The Dereva Front", "Tolland's Foreign Ministry", "The Rail and Road Union" begin."""
    first = name.indexes[0]
    while first and tokens[first - 1].sentence == name.head.sentence:
        before, farther = tokens[first - 1], tokens[first - 2]
        if before.lower == "the" and before.head.index in name.indexes:
            return before.start
        if before.tag == "POS":
            return before.head.extent()[0]
        if before.lower != "and" or farther.tag != "NNP" or farther.head.index not in name.indexes:
            break
        first = farther.index
    return tokens[first].start


def _fullest_phrase(references: References, own: Mention, entity: Entity) -> Span | None:
    """The phrase that says most of whom "the aides" describes; None where none says more."""
    phrases = [_phrase(references, own)]
    phrases += [
        _phrase(references, mention)
        for mention in entity.mentions[:_MOST]
        if mention.head.lemma == own.head.lemma and mention is not own
    ]
    told = [_words_told(references, phrase) for phrase in phrases]
    most = max(told)
    return phrases[told.index(most)] if most > told[0] else None


_MOST = 20
"""Mentions of which one is looked for that says most."""


def _phrase(references: References, mention: Mention) -> Span:
    """A description with the clause that says which is meant: "two aides briefed on the talks"."""
    start, end = mention.start, mention.end
    for child in mention.head.children:
        if child.dep in ("relcl", "acl") and child.index > mention.head.index:
            first, last = child.extent()
            if first <= end + 1:
                end = max(end, last)
    return references.article.span(start, end)


def _words_told(references: References, phrase: Span) -> int:
    words = references.parse.between(phrase.start, phrase.end)
    return sum(word.tag not in _EMPTY_TAGS and word.lower != "same" for word in words)


_EMPTY_TAGS = ("DT", "POS", ",", ":", "``", "''")


def _is_joined(head: Token, span: Span) -> bool:
    """Whether the span names several: "Joan Tell and Sam Poe"."""
    return any(child.dep == "conj" and child.end <= span.end for child in head.children)


def _type(references: References, head: Token, entity: Entity | None) -> SourceType:
    if entity and entity.named:
        return _type_of_named(entity)
    if entity:
        return _type_of_described(references, entity.fullest)
    if head.tag in ("WP", "WDT", "WP$") and (antecedent := antecedent_of_relative(head)):
        return _type(references, antecedent, references.entity(antecedent))
    if person := PRONOUNS.get(head.lower):
        return _PRONOUN_TYPES[person]
    if head.tag == "CD" or head.lower in nouns().quantities | _SHARES:
        return "unnamed" if _is_count(head) else "group"
    if head.tag == "NNP" and not any(child.dep == "det" for child in head.children):
        return "person"
    if not _AGENT.search(head.lower):
        return "document"
    return "group" if head.tag in _PLURALS else "unnamed"


def _type_of_named(entity: Entity) -> SourceType:
    if entity.plural:
        return "group"
    return entity.kind if entity.kind in ("person", "document") else "organization"


def _type_of_described(references: References, mention: Mention) -> SourceType:
    head = mention.head
    kept_back = _is_kept_back(references, head)
    if mention.kind == "document":
        return "document"
    if mention.kind != "person" and any(token.tag in _PLURALS for token in complements(head)):
        return "group"
    if mention.kind in ("organization", "place"):
        return "organization"
    if head.lemma in nouns().spokespeople:
        return "unnamed" if kept_back else "organization"
    if head.lemma in nouns().nameless or kept_back:
        return "unnamed"
    if mention.plural and not _is_counted(head):
        return "group"
    return "unnamed"


def _is_kept_back(references: References, head: Token) -> bool:
    sentence = references.article.sentences[head.sentence]
    text = references.article.text
    return bool(
        _KEPT_BACK.search(text, sentence.start, sentence.end)
        or _IN_THE_KNOW.search(text, *head.extent())
    )


def _is_counted(noun: Token) -> bool:
    """ "two diplomats", "several aides"; not "53 percent" and not "thousands of voters"."""
    return nouns().kind(noun.lemma) == "person" and any(
        child.dep in ("nummod", "amod", "det") and _is_count(child) for child in noun.children
    )


def _is_count(token: Token) -> bool:
    if token.tag == "CD":
        return not token.text[0].isdigit() or (token.text.isdecimal() and len(token.text) < 3)
    return token.lower in nouns().counts
