"""Who and what an article names: the first half of telling whom a reference stands for.

No entity recognizer runs, for it would take longer than everything else together. Names are runs
of proper nouns; titles, appositions, given names and the words that councils and companies bear
say what they name; a surname joins the full name it belongs to.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from schemas.syntax import Parse, Token
from service.text.grammar import noun_phrase
from service.text.names import PEERS, SUFFIXES, Name, is_headline, names_in, names_seen
from service.text.nouns import Gender, Kind, nouns
from service.text.roles import Role, age_of, roles_of, title_role
from service.text.usage import kind_by_usage

_PLURALS = ("NNS", "NNPS")
_LINKING = frozenset({"of", "the", "for", "and", "&"})
_OF_EITHER = frozenset({"competitor", "owner", "partner", "rival", "sponsor", "supplier"})
"""Roles that people and bodies have alike."""
_PEOPLES = ("ans", "ists", "crats", "ites", "ims", "ics", "yers", "ners")
"""Endings of capitalized plurals that name a people or a party: Americans, Democrats."""


@dataclass(slots=True, eq=False)
class Mention:
    """A place where the article names or describes somebody or something.

    `start:end` is a name without its title, or a noun phrase without relative clauses and
    appositions. `words` are those of a name, in lower case; a description has none. `indexes` are
    the tokens that stand for it: those of a name and its title, the head of a description or role.
    """

    head: Token
    start: int
    end: int
    kind: Kind | None
    gender: Gender | None = None
    plural: bool = False
    words: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    age: str | None = None
    indexes: tuple[int, ...] = ()
    entity: "Entity | None" = None

    @property
    def fullness(self) -> tuple[bool, int]:
        opens_with_given = len(self.words) > 1 and self.words[0] in nouns().given
        return opens_with_given, len(self.words)


class Entity:
    """Someone or something, with all that the article calls it.

    `kind` and `gender` are None while nothing tells them. `fullest` is the longest name, the first
    of equals, where a name that opens with a given name goes before one with a nickname; without a
    name it is the first description.
    """

    fullest: Mention

    def __init__(self, kind: Kind | None) -> None:
        self.kind = kind
        self.gender: Gender | None = None
        self.plural = False
        self.mentions: list[Mention] = []

    def add(self, mention: Mention) -> None:
        mention.entity = self
        if not self.mentions:
            self.plural = mention.plural
            self.fullest = mention
        elif (mention.fullness, -mention.start) > (self.fullest.fullness, -self.fullest.start):
            self.fullest = mention
        self.mentions.append(mention)
        self.kind = self.kind or mention.kind
        self.gender = self.gender or mention.gender

    @property
    def named(self) -> bool:
        return bool(self.fullest.words)


@dataclass(frozen=True)
class Mentions:
    """The mentions in text order, and by the index of every token of a name or its role."""

    in_order: Sequence[Mention]
    at: dict[int, Mention]


def mentions_of(parse: Parse) -> Mentions:
    """All that an article names or describes.

    Names have been gathered into entities; a description has none yet.
    """
    tokens = parse.tokens
    sentences = [list(group) for _, group in groupby(tokens, key=lambda token: token.sentence)]
    prose = [sentence for sentence in sentences if not is_headline(sentence)]
    known = names_seen(prose)
    found: list[Mention] = []
    for sentence in prose:
        found.extend(_mentions_in(tokens, sentence, known))
    gathering = _Gathering()
    for mention in sorted(found, key=lambda mention: (-len(mention.words), mention.start)):
        if mention.words:
            gathering.place(mention)
    for sentence in sentences:
        if is_headline(sentence):
            found.extend(gathering.recognized(sentence))
    found.sort(key=lambda mention: mention.start)
    for mention in found:
        if mention.entity and mention.entity.kind is None:
            mention.entity.kind = kind_by_usage(mention.head)
    at = {index: mention for mention in found for index in mention.indexes}
    return Mentions(found, at)


def _mentions_in(
    tokens: Sequence[Token], sentence: Sequence[Token], known: frozenset[str]
) -> list[Mention]:
    names: dict[int, Mention] = {}
    found: list[Mention] = []
    taken: set[int] = set()
    for name in names_in(sentence, known):
        if not name.tokens:
            mention = _described(tokens, name.title[-1], "person")
        elif _is_people(name.tokens):
            mention = _described(tokens, name.tokens[-1], "group")
        else:
            mention = names[name.tokens[-1].index] = _named(tokens, name)
        found.append(mention)
        taken.update(mention.indexes)
    for token in sentence:
        if age := _age_in(tokens, token):
            found.append(replace(_described(tokens, token, "person"), age=age))
        if token.tag not in ("NN", "NNS") or token.index in taken or token.dep == "compound":
            continue
        kind = nouns().kind(token.lower) or nouns().kind(token.lemma)
        if kind is None:
            continue
        before = names.get(token.index - 1)
        if kind == "organization" and before and token.tag == "NN" and before.head.head is token:
            found.append(_body(before, token))
            if before.kind != "person":
                found.remove(before)
        else:
            found.append(_described(tokens, token, kind))
    return found


def _age_in(tokens: Sequence[Token], old: Token) -> str | None:
    """The figure of "the 45-year-old", where no noun follows."""
    if old.lower != "old" or old.dep in ("amod", "compound") or old.index < 4:
        return None
    figure, *words = (token.lower for token in tokens[old.index - 4 : old.index])
    return figure if words == ["-", "year", "-"] and figure.isdecimal() else None


def _is_people(name: Sequence[Token]) -> bool:
    """ "Republicans", "Russians", "South Koreans"."""
    last = name[-1]
    return last.tag in _PLURALS and len(name) < 3 and last.lower.endswith(_PEOPLES)


def _named(tokens: Sequence[Token], name: Name) -> Mention:
    words = _spelled(name.tokens)
    roles = list(roles_of(tokens, (*name.title, *name.tokens), name.kind))
    if name.title:
        roles.append(title_role(name.title))
    kind = name.kind
    if kind is None and any(role.noun not in _OF_EITHER for role in roles):
        kind = "person"
    elif kind is None:
        roles = list(roles_of(tokens, name.tokens, "organization")) or roles
        kind = "organization" if any(role.noun not in _OF_EITHER for role in roles) else None
    gender = name.gender or next(
        (gender for role in roles if (gender := nouns().genders.get(role.noun))), None
    )
    indexes = [token.index for token in (*name.title, *name.tokens)]
    head = _outermost(name.tokens)
    return Mention(
        head=head,
        start=name.tokens[0].start,
        end=name.tokens[-1].end,
        kind=kind,
        gender=gender,
        words=words,
        roles=tuple(roles),
        age=age_of(tokens, name.tokens),
        indexes=(*indexes, *(role.head.index for role in roles)),
    )


def _body(name: Mention, noun: Token) -> Mention:
    """ "Harwick council": a name that a common noun completes."""
    return Mention(
        head=noun,
        start=name.start,
        end=noun.end,
        kind="organization",
        words=(*name.words, noun.lower),
        indexes=(noun.index,) if name.kind == "person" else (*name.indexes, noun.index),
    )


def _described(tokens: Sequence[Token], head: Token, kind: Kind) -> Mention:
    start, end = noun_phrase(tokens, head)
    plural = head.tag in _PLURALS or kind == "group"
    return Mention(
        head=head,
        start=start,
        end=end,
        kind="group" if plural and kind == "person" else kind,
        gender=nouns().genders.get(head.lemma),
        plural=plural,
        indexes=(head.index,),
    )


def _outermost(tokens: Sequence[Token]) -> Token:
    """The token through which a name hangs in its sentence; the last where several do."""
    inside = {token.index for token in tokens}
    return next(
        (t for t in reversed(tokens) if t.head.index not in inside or t.head is t), tokens[-1]
    )


class _Gathering:
    """Puts every name to the entity it names; the longest names have to come first."""

    def __init__(self) -> None:
        self._by_words: dict[tuple[str, ...], Entity] = {}
        self._by_tail: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
        self._by_surname: dict[str, list[Entity]] = defaultdict(list)
        self._by_given: dict[str, list[Entity]] = defaultdict(list)
        self._by_initials: dict[str, list[Entity]] = defaultdict(list)

    def place(self, mention: Mention) -> None:
        entity = self._known(mention)
        if entity is None:
            entity = Entity(mention.kind)
            self._register(entity, mention)
        entity.add(mention)

    def recognized(self, sentence: Sequence[Token]) -> Iterator[Mention]:
        """Names of known entities in a headline, where capitals tell nothing."""
        for token in sentence:
            if token.tag not in ("NNP", "NNPS") or not token.text[0].isupper():
                continue
            mention = Mention(
                token, token.start, token.end, None, words=(token.lower,), indexes=(token.index,)
            )
            entity = self._called(mention)
            if entity:
                entity.add(mention)
                yield mention

    def _known(self, mention: Mention) -> Entity | None:
        if len(mention.words) == 1:
            return self._called(mention)
        entity = self._by_words.get(mention.words)
        if entity and _agree(entity, mention):
            return entity
        if mention.kind in ("person", None):
            bearers = self._by_surname[_surname(mention.words)]
            same = (entity for entity in bearers if _same_person(entity, mention))
            if found := next(same, None):
                return found
        return _only([each for each in self._by_tail[mention.words] if _agree(each, mention)])

    def _called(self, mention: Mention) -> Entity | None:
        """The entity that one word names: an acronym, a surname, a first name, "the Courier"."""
        word = mention.words[0]
        if entity := _only(self._by_initials[word.replace(".", "")]):
            return entity
        if mention.kind in ("person", None):
            bearers = [each for each in self._by_surname[word] if _agree(each, mention)]
            if found := _first(bearers, mention) or _only(self._by_given[word]):
                if bearers or word in nouns().given:
                    found.kind = "person"
                return found
        if word in nouns().body_words and (found := _only(self._by_tail[mention.words])):
            return found
        return self._by_words.get(mention.words)

    def _register(self, entity: Entity, mention: Mention) -> None:
        words = mention.words
        self._by_words[words] = entity
        if len(words) == 1:
            return
        for first in range(1, len(words)):
            self._by_tail[words[first:]].append(entity)
        if mention.kind in ("person", None):
            self._by_surname[_surname(words)].append(entity)
            self._by_given[words[0]].append(entity)
        if mention.kind in ("organization", None):
            initials = (word[0] for word in words if word not in _LINKING)
            self._by_initials["".join(initials)].append(entity)


def _spelled(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name, with the parts of "Poe-Roe" as one."""
    words: list[str] = []
    end = -1
    for token in tokens:
        if token.start == end:
            words[-1] += token.lower
        else:
            words.append(token.lower)
        end = token.end
    return tuple(words)


def _surname(words: Sequence[str]) -> str:
    return next((word for word in reversed(words) if word not in SUFFIXES), words[-1])


def _same_person(entity: Entity, mention: Mention) -> bool:
    """Whether first names agree, one of them perhaps an initial: "J. Tell" and "Joan Tell"."""
    if not _agree(entity, mention):
        return False
    one, other = entity.mentions[0].words[0], mention.words[0]
    if PEERS.intersection((one, other)):
        return True
    if one.endswith(".") or other.endswith("."):
        return one[0] == other[0]
    return one == other


def _agree(entity: Entity, mention: Mention) -> bool:
    if entity.gender and mention.gender and entity.gender != mention.gender:
        return False
    return not entity.kind or not mention.kind or entity.kind == mention.kind


def _only(entities: Sequence[Entity]) -> Entity | None:
    return entities[0] if len(entities) == 1 else None


def _first(bearers: Sequence[Entity], mention: Mention) -> Entity | None:
    """Of the bearers of a surname the one whom the article brought up first.

    Whoever shares a surname with the person a story is about is given a first name each time. Two
    who came up in one sentence are as good as each other, and neither is meant.
    """
    earlier = [each for each in bearers if each.fullest.start < mention.start]
    ranked = sorted(earlier or bearers, key=lambda each: each.fullest.start)
    if len(ranked) > 1 and ranked[0].fullest.head.sentence == ranked[1].fullest.head.sentence:
        return None
    return ranked[0] if ranked else None
