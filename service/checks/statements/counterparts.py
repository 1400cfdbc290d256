"""Which words of the article tell of what a word of the text tells.

A counterpart says the same, or the contrary, or tells of the deed from its other end, and has most
of what stands in the text's clause around it: best in its own clause, else in its sentence or
paragraph. What the article is about throughout counts for less.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from schemas.syntax import Token
from service.checks.matter import Matter
from service.checks.statements.converses import other_ends_of, turn_between, turned
from service.checks.statements.deeds import SAYER, Deed, is_content, owner_of
from service.text.words import function_words_in
from service.verify.roles import Roles, is_pronoun, is_reference
from service.verify.setting import Setting
from service.verify.wording import Keys, contraries_of, is_telling, keys_of_phrase, opposed

Relation = Literal["same", "allied", "contrary"]

CLOSE, NEAR, FAR = 1.0, 0.7, 0.5
"""What a shared word counts for in the clause, elsewhere in the sentence, and in the paragraph."""

ELSEWHERE = 0.6
"""What is left of the likeness where a role is filled by somebody else."""

COVERED = 0.8
"""Likeness of a deed that has nothing about it but what the text's statement has."""

FEWEST = 3
"""Words about a deed from which that tells anything."""

BEARING = 0.15
"""What each role that is filled alike adds, besides the subject's."""

MOST = 30
"""Words that are looked at on either side; only endless repetition has more."""

_LIGHT = frozenset({"be", "have", "do", "get", "go", "come", "put", "take", "make"})
_CHIEF = ("subject", "object")
_BESIDES = frozenset({"subject", SAYER, *map(owner_of, _CHIEF)})
_DOERS = tuple(f"{ending}{s}" for ending in ("er", "or", "ist", "ent", "ant") for s in ("", "s"))
_NO_ROLE = frozenset({"aux", "auxpass", "punct", "cc", "case", "poss", "nmod"})


@dataclass(frozen=True)
class Counterpart:
    """A deed of the article, `parts` by the names its roles have in the text's deed.

    `likeness` is from 0 to 1; `fits` is false where others do it, or others say so.
    """

    deed: Deed
    relation: Relation
    likeness: float
    parts: Roles
    fits: bool

    @property
    def weight(self) -> float:
        """How surely it is the same deed, the parties to it counted."""
        return self.likeness if self.fits else min(self.likeness, 1.0) * ELSEWHERE

    @property
    def from_other_end(self) -> bool:
        """Whether another verb tells of it, to which the parties stand the other way round."""
        return self.parts is not self.deed.parts

    def agrees(self, deed: Deed) -> bool:
        """Whether it affirms what the text's deed affirms."""
        same_way = self.deed.turned == deed.turned
        return same_way == (self.relation != "contrary")


class Counterparts:
    """The article's deeds beside those of one text."""

    def __init__(self, matter: Matter) -> None:
        self._matter = matter
        self._setting = matter.setting
        self._ground = matter.ground
        self._found: dict[int, list[Counterpart]] = {}
        self._claimed: dict[int, dict[int, list[Token]]] = {}

    def of(self, deed: Deed, statement: Sequence[Token]) -> list[Counterpart]:
        """The likest first."""
        if deed.word.index not in self._found:
            self._found[deed.word.index] = self._counterparts(deed, statement)
        return self._found[deed.word.index]

    def _counterparts(self, deed: Deed, statement: Sequence[Token]) -> list[Counterpart]:
        language = self._matter.language
        keys = self.keys(deed.word)
        asked = self._asked(deed, statement)
        told = self._setting.keys_of_all(statement)
        found = []
        for token in self._candidates(deed, keys, statement)[:MOST]:
            theirs = self.keys(token)
            turn = turn_between(keys, theirs) if keys.isdisjoint(theirs) else None
            there = Deed(token)
            parts = turned(there.parts, turn) if turn else there.parts
            relation: Relation = "same"
            if keys.isdisjoint(theirs) and not turn:
                relation = "contrary" if opposed(keys, theirs, language) else "allied"
            likeness = self._likeness(asked, there)
            if not is_telling(deed.word.lemma, "en"):
                likeness = max(likeness, COVERED * self._share_in(told, there))
            likeness += BEARING * self._shared_roles(deed, parts)
            fits = self._fits(deed, there, parts)
            found.append(Counterpart(there, relation, likeness, parts, fits))
        found.sort(key=lambda each: -each.weight)
        return found

    def keys(self, token: Token) -> Keys:
        """What a word is called; with its particle: "turn down", but "end up" is not to end."""
        keys = self._setting.keys(token)
        for child in token.children:
            if child.dep == "prt" and child.lower == "up":
                keys = frozenset[str]()
            for words in _completions(child):
                keys |= keys_of_phrase(token.lemma, words, self._matter.language)
        return keys

    def _candidates(self, deed: Deed, keys: Keys, statement: Sequence[Token]) -> list[Token]:
        """Words that may be meant, those left out that another word of the text repeats."""
        language = self._matter.language
        against = contraries_of(keys, language)
        apart = against | contraries_of(against, language) | other_ends_of(keys)
        found = self._with_keys(keys)
        known = {token.index for token in found}
        claims = self._claims(statement)
        found += [
            token
            for token in self._with_keys(apart)
            if token.index not in known
            and not any(self._is_of(deed, each, token) for each in claims.get(token.index, ()))
        ]
        return [
            token
            for token in found
            if _is_alike(deed.word, token)
            and (deed.tells or self._is_said_alike(deed, Deed(token)))
        ]

    def _is_of(self, deed: Deed, other: Token, token: Token) -> bool:
        """Whether a word of the article is another word's of the text, and not the deed's."""
        if other is deed.word:
            return False
        heads = self._setting.keys(other.head), self._setting.keys(token.head)
        return deed.is_verb or not heads[0].isdisjoint(heads[1])

    def _claims(self, statement: Sequence[Token]) -> dict[int, list[Token]]:
        """For each word of the article, by its index, the statement's words that say the same."""
        first = statement[0].index if statement else 0
        if first not in self._claimed:
            claims: dict[int, list[Token]] = {}
            for other in statement:
                for token in self._setting.same(other):
                    claims.setdefault(token.index, []).append(other)
            self._claimed[first] = {index: each[:MOST] for index, each in claims.items()}
        return self._claimed[first]

    def _with_keys(self, keys: Keys) -> list[Token]:
        found = {token.index: token for key in keys for token in self._by_key.get(key, ())}
        return list(found.values())

    @cached_property
    def _by_key(self) -> dict[str, list[Token]]:
        found: dict[str, list[Token]] = {}
        for token in self._setting.tokens:
            if token.dep not in _NO_ROLE:
                for key in self.keys(token):
                    found.setdefault(key, []).append(token)
        return found

    def _is_said_alike(self, deed: Deed, there: Deed) -> bool:
        """Whether two modifiers modify the same: a noun, or at least a clause about it."""
        setting = self._setting
        grounds = [there.ground, *(there.parts.get("subject", ()) if there.is_verb else ())]
        if not setting.keys(deed.ground).isdisjoint(setting.keys_of_all(grounds)):
            return True
        nouns = deed.ground.is_noun and there.ground.is_noun
        if deed.word.tag == "IN" or (nouns and not deed.word.is_noun):
            return False
        verbs = setting.keys_of_all((there.verb, there.verb.head))
        return not setting.keys(deed.verb).isdisjoint(verbs)

    def _asked(self, deed: Deed, statement: Sequence[Token]) -> list[Token]:
        """The words that make out which deed is meant; a bare clause leans on its sentence."""
        words = [t for t in deed.words() if self._tells(t)]
        if deed.word.lemma in ("say",) or len(words) < 2:
            more = [t for t in statement if t is not deed.word and t not in words]
            words += [t for t in more if self._tells(t)]
        return words[:MOST]

    def _tells(self, token: Token) -> bool:
        if not is_content(token) or token.lemma in _LIGHT:
            return False
        if any(child.dep == "neg" for child in token.children) and not token.is_verb:
            return False  # "no longer"
        return token.lower not in function_words_in("en")

    def _likeness(self, asked: Sequence[Token], there: Deed) -> float:
        """The share of the words that stand around the article's deed, from 0 to 1."""
        if not asked:
            return 0.0
        setting = self._setting
        close = self._called(there.words())
        near = self._matter.keys_around(there.word)
        far = self._matter.keys_before(there.word)
        if any(is_pronoun(each) for each in there.parts.get("object", ())):
            near |= far  # "denies this"
        total = shared = 0.0
        for token in asked:
            keys = setting.keys(token)
            weight = self._ground.weight(keys)
            total += weight
            if not keys.isdisjoint(close):
                shared += weight * CLOSE
            elif not keys.isdisjoint(near):
                shared += weight * NEAR
            elif not keys.isdisjoint(far):
                shared += weight * FAR
        return shared / total

    def _share_in(self, told: Keys, there: Deed) -> float:
        """How much of what the article's deed is about the text's statement has."""
        sentence = [t for t in self._setting.tokens if t.sentence == there.word.sentence]
        words = self._asked(there, sentence)
        words += [t for t in sentence if is_pronoun(t) and self._setting.names_meant(t)]
        if len(words) < FEWEST:
            return 0.0
        return sum(not self._setting.called(t).isdisjoint(told) for t in words) / len(words)

    def _shared_roles(self, deed: Deed, parts: Roles) -> int:
        """How many roles but the subject's are filled alike."""
        return sum(
            self._setting.fills(filler, parts[role])
            for role, fillers in deed.parts.items()
            for filler in fillers[:1]
            if role not in _BESIDES and parts.get(role) and deed.is_verb
        )

    def _called(self, tokens: Sequence[Token]) -> Keys:
        found: set[str] = set()
        for token in tokens:
            found |= self._setting.called(token)
        return frozenset(found)

    def _fits(self, deed: Deed, there: Deed, parts: Roles) -> bool:
        """Whether neither who says it nor a chief role is plainly somebody else."""
        if self._is_said_by_others(deed, there):
            return False
        if not deed.is_verb:
            return True
        readings = there.readings if parts is there.parts else [parts]
        return any(
            all(
                self._may_be(roles.get(role, ()), self._meant(others.get(role, ()), there))
                for role in _CHIEF
            )
            for roles in deed.readings
            for others in readings
        )

    def _meant(self, fillers: Sequence[Token], there: Deed) -> Sequence[Token]:
        """Who says of "it" or "they" that it does something speaks of himself, or his house."""
        alone = len(fillers) == 1 and fillers[0].tag == "PRP" and there.word.dep == "ccomp"
        if alone and there.sayers and not self._setting.names_meant(fillers[0]):
            return there.sayers
        return fillers

    def _is_said_by_others(self, deed: Deed, there: Deed) -> bool:
        """Whether both are told by sources that are named apart, or one of whom the other tells."""
        setting = self._setting
        if not deed.sayers or not there.sayers:
            return False
        if any(setting.fills(one, there.sayers) for one in deed.sayers):
            return False
        told_of = [*there.parts.get("subject", ()), *there.parts.get("object", ())]
        if any(setting.fills(one, told_of) for one in deed.sayers):
            return True
        named = any(one.tag[:3] == "NNP" for one in deed.sayers)
        return named and any(setting.names(other) for other in there.sayers)

    def _may_be(self, here: Sequence[Token], there: Sequence[Token]) -> bool:
        if not here or not there:
            return True
        return any(
            may_be_same(one, other, self._setting) or bears(one, other, self._setting)
            for one in here
            for other in there
        )


def may_be_same(one: Token, other: Token, setting: Setting) -> bool:
    """Whether a word of the text may name what a word of the article names."""
    if is_pronoun(one) or (is_pronoun(other) and not setting.names_meant(other)):
        return True
    for name, noun in ((one, other), (other, one)):
        if name.tag[:3] == "NNP" and is_reference(noun) and not setting.names_meant(noun):
            return True  # "the firm"
    return setting.fills(one, [other])


def bears(one: Token, other: Token, setting: Setting) -> bool:
    """Whether one acts for the other: "Tolland's ministry", "members of the council"."""
    return not setting.keys(one).isdisjoint(setting.keys_of_all(_phrase(other))) or (
        not setting.keys(other).isdisjoint(setting.keys_of_all(_phrase(one)))
    )


def _phrase(noun: Token) -> Iterator[Token]:
    """The nouns of a phrase: "Tolland's foreign ministry", "Estwick's coach, Nia Rowe"."""
    for child in noun.children:
        if child.dep in ("poss", "appos") or (
            child.dep in ("compound", "nmod") and child.tag[:3] == noun.tag[:3]
        ):
            yield from (child, *_phrase(child))
        elif child.dep == "prep":
            yield from (each for each in child.children if each.is_noun)


def _completions(child: Token) -> Iterator[str]:
    """What may make a phrase of a verb: "turn down", "pull out", "take to court"."""
    beside = (*child.children, *child.head.children)
    if any(each.dep == "neg" and child.head.index < each.index < child.index for each in beside):
        return  # who pleads not guilty does not plead guilty
    if child.dep in ("acomp", "prt", "prep") or child.tag == "RB":
        yield child.lower
    if child.dep == "prep":
        yield from (f"{child.lower}_{each.lower}" for each in child.children if not each.children)


def _is_alike(one: Token, other: Token) -> bool:
    """Whether two words can do the same in a sentence: no deed is told by who does it."""
    if other.dep in _NO_ROLE:
        return False
    if one.is_verb and other.is_noun and one.lemma != other.lemma:
        return other.lower.endswith(("ment", "ments")) or not other.lower.endswith(_DOERS)
    return not one.is_verb or other.tag[:2] in ("VB", "NN", "JJ")
