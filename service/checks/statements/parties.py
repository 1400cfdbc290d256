"""Who did it to whom, where a text has two change places.

Both must stand in the text and in what the article says of the deed. They have changed places where
one has the other's part and the other has, in the text, the first one's; or where one has in the
text a part that the article gives to the other, each being told of apart in both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from schemas.article import Sentence
from schemas.check import Finding
from schemas.syntax import Token
from service.checks.matter import Matter, finding
from service.checks.passage import Statement
from service.checks.statements.counterparts import Counterpart, Counterparts, bears, may_be_same
from service.checks.statements.deeds import (
    SAYER,
    Deed,
    is_amount,
    is_party,
    owner_of,
    owners_of,
    without,
)
from service.text.coreference import read_references
from service.text.nouns import nouns
from service.verify.roles import Roles, is_pronoun, is_reference, predicates_in
from service.verify.setting import name_of, same_name
from service.verify.swaps import CONTRARY
from service.verify.tokens import phrase_of
from service.verify.wording import ergative, is_telling, mutual, opposed

ALIKE = 0.55
"""Likeness from which two words surely tell of one deed, whoever did it."""

BORNE_OUT = 0.5
"""Likeness from which a deed with the same parties bears the text out."""

NAMED = 0.8
"""Likeness from which it is enough that the text tells of both, by name."""

EXCHANGED = 0.35
"""Likeness that is enough where two parties have each other's parts."""

SURELY = 0.9
"""Likeness from which it is enough that the article tells of both."""

_CORE = ("subject", "object")
_TURNED = CONTRARY | {
    frozenset(pair)
    for pair in (
        _CORE,
        ("subject", "to"),
        ("subject", "from"),
        ("subject", owner_of("object")),
        ("object", owner_of("subject")),
        (owner_of("subject"), owner_of("object")),
    )
}
"""Parts that no one has together."""

_SOURCING = frozenset({"according", "per"})
_SAID = frozenset({"acomp", "attr"})


class Parties:
    """The parties to the deeds of one text beside those of its article."""

    def __init__(self, matter: Matter, counterparts: Counterparts) -> None:
        self._matter = matter
        self._passage = matter.passage
        self._setting = matter.setting
        self._counterparts = counterparts

    def faults_in(self, statement: Statement) -> Iterator[Finding]:
        tokens = self._passage.tokens(statement)
        for deed in deeds_in(tokens):
            if not self._matter.is_own(deed.word.start) or deed.word.lower in _SOURCING:
                continue
            if (swap := self._swap_in(deed, tokens)) is None:
                continue
            filler, there = swap
            yield finding(
                "swapped_roles",
                "error",
                self._passage.span(*deed.extent()),
                self._matter.sentence_of(there.deed.word),
                f"The article does not have “{phrase_of(filler)}” in this part of"
                f" “{there.deed.word.text}”.",
            )
            return

    def _swap_in(self, deed: Deed, tokens: Sequence[Token]) -> tuple[Token, Counterpart] | None:
        if deed.outdoes or mutual(self._setting.keys(deed.word), self._matter.language):
            return None
        found = [
            each
            for each in self._counterparts.of(deed, tokens)
            if each.relation == "same"
            and each.likeness >= EXCHANGED
            and _is_told_alike(deed.word, each.deed.word)
        ]
        best: tuple[Token, Counterpart] | None = None
        for each in sorted(found, key=lambda each: (-each.likeness, -len(each.parts))):
            if filler := self._swap_between(deed, each):
                best = best or (filler, each)
            elif self._bears_out(deed, each) or not (best or each.from_other_end):
                return None
        return best

    def _bears_out(self, deed: Deed, there: Counterpart) -> bool:
        """Whether the chief roles of another deed are filled alike, as far as both fill them."""
        return (
            there.fits
            and there.likeness >= BORNE_OUT
            and any(
                self._fills(filler, there.parts.get(role, ()))
                for role in _CORE
                for filler in deed.parts.get(role, ())
            )
        )

    def _swap_between(self, deed: Deed, there: Counterpart) -> Token | None:
        """Somebody who is in another part, however the text's voice is read."""
        first: Token | None = None
        for reading, parts in self._readings(deed, there):
            roles = self._with_receiver(reading, parts)
            filler = self._out_of_place(deed, roles, replace(there, parts=parts))
            if filler is None:
                return None
            first = first or filler
        return first

    def _readings(self, deed: Deed, there: Counterpart) -> Iterator[tuple[Roles, Roles]]:
        for reading in deed.readings:
            roles = self._named(deed, reading)
            yield roles, there.parts
            if ergative(self._setting.keys(deed.word), self._matter.language):
                yield _of_a_change(roles), _of_a_change(there.parts)

    def _named(self, deed: Deed, roles: Roles) -> Roles:
        """The roles, pronouns as whom they mean, without times and what a colon parts."""
        return {
            role: [self._antecedents.get(filler.index, filler) for filler in kept]
            for role, fillers in roles.items()
            if (kept := [t for t in fillers if t.lower not in nouns().dates])
            and not any(self._is_parted(filler, deed.word) for filler in kept)
        }

    @cached_property
    def _antecedents(self) -> dict[int, Token]:
        """The nouns that the text's pronouns stand for, by the pronouns' indices."""
        passage = self._passage
        if passage.parse is None:
            return {}
        sentences = tuple(Sentence(each.index, each.start, each.end, 0) for each in passage.parsed)
        read = read_references(replace(passage.article, sentences=sentences), passage.parse)
        return {
            index: entity.fullest.head
            for index, entity in read.pronouns.items()
            if passage.parse.tokens[index].tag == "PRP"
            and not any(child.tag == "PRP$" for child in entity.fullest.head.children)
        }

    def _is_parted(self, one: Token, other: Token) -> bool:
        first, last = sorted((one, other), key=lambda token: token.start)
        return any(mark in ":;" for mark in self._passage.text[first.end : last.start])

    def _with_receiver(self, roles: Roles, there: Roles) -> Roles:
        """ "lent the firm £80m" has as its object who is lent to."""
        objects = roles.get("object")
        if not objects or "to" in roles or "to" not in there:
            return roles
        if self._fills(objects[0], there.get("object", ())):
            return roles
        return {**without(roles, "object"), "to": objects}

    def _out_of_place(self, deed: Deed, roles: Roles, there: Counterpart) -> Token | None:
        for role, fillers in roles.items():
            if role == SAYER:
                continue
            others = there.parts.get(role, ())
            for filler in fillers:
                if is_pronoun(filler) or is_amount(filler) or _is_nobody(filler):
                    continue
                if self._fills(filler, others):
                    continue
                if filler.dep == "conj" and self._share(fillers, others):
                    continue
                if self._have_changed(deed, filler, role, roles, there):
                    return filler
                if is_telling(deed.word.lemma, "en") or self._share(fillers, others):
                    continue
                alike = deed.word.is_verb == there.deed.word.is_verb or there.likeness >= ALIKE
                if alike and self._is_exchanged(filler, role, others, there.likeness):
                    return filler
        return None

    def _share(self, fillers: Sequence[Token], others: Sequence[Token]) -> bool:
        return any(self._fills(filler, others) for filler in fillers)

    def _have_changed(
        self, deed: Deed, filler: Token, role: str, roles: Roles, there: Counterpart
    ) -> bool:
        """Whether somebody's part here is another's in the article, and his there another's here.

        One of the two is enough where both are parts of the same verb, filled by parties.
        """
        parts = there.parts
        for other in parts:
            if other == role or not self._fills(filler, parts[other]):
                continue
            if "than" in (role, other) and not self._compares_alike(deed, there.deed):
                continue
            if self._share(roles.get(other, ()), parts.get(role, ())):
                return True
            if frozenset((role, other)) not in _TURNED or is_telling(deed.word.lemma, "en"):
                continue
            if there.likeness < ALIKE or "than" in (role, other):
                continue
            if frozenset((role, other)) in CONTRARY:
                return True
            if self._has_moved(deed, filler, role, other, roles, there):
                return True
        return False

    def _has_moved(
        self, deed: Deed, filler: Token, role: str, other: str, roles: Roles, there: Counterpart
    ) -> bool:
        """Whether somebody else has his part in the article, or has here the part he has there."""
        if {role, other} == set(_CORE) and not _is_plainly_of(filler, deed.word):
            return False
        if self._owns(filler, role, other, roles, there.parts):
            return False
        taken = self._are_apart(filler, there.parts, role)
        left = self._are_apart(filler, roles, other)
        if taken and left:
            return True
        if not is_party(filler):
            return False
        if (
            deed.word.is_noun and there.deed.word.is_noun
        ):  # "approach to Holt", "approach from Holt"
            return deed.word.lemma == there.deed.word.lemma
        if "from" in (role, other) and filler.tag[:3] != "NNP":
            return False  # "a warning from the service" may well be read as a verb
        return there.deed.is_verb and (taken or left)

    def _owns(self, filler: Token, role: str, other: str, roles: Roles, parts: Roles) -> bool:
        """Whether somebody may well do to what is his own what is said to be done to it."""
        if owner_of("object") not in (role, other):
            return False
        return filler.dep == "poss" or (
            role == "subject" and self._share(roles.get("object", ()), parts.get("object", ()))
        )

    def _are_apart(self, filler: Token, roles: Roles, role: str) -> bool:
        """Whether somebody else has a role in a clause that a filler has another of."""
        return any(
            not is_pronoun(other) and not bears(filler, other, self._setting)
            for other in roles.get(role, ())
        )

    def _are_others(self, fillers: Sequence[Token], others: Sequence[Token]) -> bool:
        """Whether both are given, and none of them may be one of the others."""
        if not fillers or not others:
            return False
        return not any(
            self._may_be_same(one, other) or bears(other, one, self._setting)
            for one in fillers
            for other in others
        )

    def _may_be_same(self, one: Token, other: Token) -> bool:
        """Whether a description and a name, or two that are the same, may mean one."""
        if may_be_same(one, other, self._setting):
            return True
        if one.tag[:3] == "NNP":
            return other.is_noun and other.tag[:3] != "NNP" and _only_refers(other)
        return bool(self._setting.names(other)) and not any(
            self._setting.names(token) for token in self._setting.same(one)
        )

    def _compares_alike(self, deed: Deed, there: Deed) -> bool:
        """Whether no degree is the other's contrary: A is slower than B, B faster than A."""
        setting, language = self._setting, self._matter.language
        return not any(
            opposed(setting.keys(one), setting.keys(other), language)
            for one in deed.words()
            for other in there.words()
        )

    def _is_exchanged(
        self, filler: Token, role: str, others: Sequence[Token], likeness: float
    ) -> bool:
        """Whether the article has here one of whom the text tells elsewhere, and there this one.

        The likelier both tell of one deed, the less it takes.
        """
        named = filler.tag[:3] == "NNP"
        if likeness < (EXCHANGED if named else ALIKE) or not self._are_others((filler,), others):
            return False
        if not is_party(filler) or not all(is_party(o) or self._setting.names(o) for o in others):
            return False
        surely = role in _CORE and likeness >= SURELY
        if self._stands_apart(filler, others, surely):
            return surely or self._is_told_of(others, filler)
        if likeness < NAMED or not named or any(child.dep == "det" for child in filler.children):
            return False
        return bool(self._setting.same(filler)) and self._is_told_of(others, filler)

    def _is_told_of(self, others: Sequence[Token], filler: Token) -> bool:
        """Whether the text tells of them, or of those behind them, apart from a filler."""
        acting = [*others, *(owner for other in others for owner in owners_of(other))]
        inside = {token.index for token in filler.subtree()}
        tokens = self._passage.parse.tokens if self._passage.parse else []
        return any(is_party(t) and t.index not in inside and self._fills(t, acting) for t in tokens)

    def _stands_apart(self, filler: Token, others: Sequence[Token], surely: bool) -> bool:
        """Whether the article tells of both in a row, of each in words of its own."""
        inside = {token.index for other in others for token in other.subtree()}
        reach = self._reach(others[0], surely)
        for token in self._setting.tokens:
            if token.sentence not in reach or token.index in inside:
                continue
            if not self._names(filler, token):
                continue
            below = {each.index for each in token.subtree()}
            if not any(other.index in below for other in others):
                return True
        return False

    def _reach(self, word: Token, surely: bool) -> set[int]:
        """The sentence of a word, and the one before it that "disputed that account" is about."""
        refers = any(is_reference(c) for c in word.head.children if c.dep == "dobj")
        return self._matter.beside(word) if refers and not surely else {word.sentence}

    def _names(self, filler: Token, token: Token) -> bool:
        """Whether a word of the article names a filler, or is a pronoun for it."""
        if is_pronoun(token):
            return bool(self._setting.names_meant(token)) and self._fills(filler, (token,))
        if not token.is_noun or token not in self._setting.same(filler):
            return False
        return filler.tag[:3] != "NNP" or same_name(name_of(filler), name_of(token))

    def _fills(self, filler: Token, others: Sequence[Token]) -> bool:
        return self._setting.fills(filler, others) or any(
            filler.lower == other.lower for other in others
        )


def deeds_in(tokens: Sequence[Token]) -> Iterator[Deed]:
    """What is told of somebody: by a verb, or by a noun as in "Holt's approach to Verrin"."""
    told = list(predicates_in(tokens))
    yield from map(Deed, told)
    yield from (Deed(t) for t in tokens if t not in told and Deed(t).tells)


def _is_plainly_of(filler: Token, word: Token) -> bool:
    """Whether a role is filled in a verb's own clause, and not by whom it shares with another."""
    heads = (word, word.head) if word.dep == "conj" else (word,)
    return filler.head in heads or filler.head.head is word


def _of_a_change(roles: Roles) -> Roles:
    """Who closes without closing anything is closed: the subject is what the object would be."""
    if "object" in roles:
        return roles
    named = {"subject": "object", owner_of("subject"): owner_of("object")}
    return {named.get(role, role): fillers for role, fillers in roles.items()}


def _only_refers(noun: Token) -> bool:
    """ "The firm", "its owner": whom this means is to be read from somewhere else."""
    return is_reference(noun) and len(noun.children) == 1


def _is_nobody(filler: Token) -> bool:
    return any(child.lower in ("no", "neither") for child in filler.children)


def _is_told_alike(one: Token, other: Token) -> bool:
    """Whether the roles of two words are called alike: not those of "leads" and "is ahead"."""
    if "oprd" in (one.dep, other.dep) or (one.dep in _SAID) != (other.dep in _SAID):
        return False
    return one.is_noun or one.is_verb == other.is_verb or (one.is_verb and other.is_noun)
