"""Who did it to whom, where a text has somebody else do it, or has them change places."""

from collections.abc import Iterator, Sequence

from schemas.check import Finding
from schemas.syntax import Token
from service.checks.matter import Matter, finding
from service.checks.passage import Statement
from service.checks.statements.counterparts import Counterpart, Counterparts, may_be_same
from service.checks.statements.deeds import SAYER, Deed, is_amount, without
from service.verify.roles import Roles, is_pronoun, predicates_in
from service.verify.setting import name_of, same_name
from service.verify.swaps import CONTRARY
from service.verify.tokens import phrase_of
from service.verify.wording import ergative, is_telling, mutual, opposed

ALIKE = 0.55
"""Likeness from which two words surely tell of one deed, whoever did it."""

BORNE_OUT = 0.5
"""Likeness from which a deed with the same parties bears the text out."""

SURELY = 0.8
"""Likeness that is asked for where only the text names both."""

EXCHANGED = 0.35
"""Likeness that is enough where two parties have each other's parts."""

_CORE = ("subject", "object")
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
            if not self._matter.is_own(deed.word.start):
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
        if best is None or best[1].likeness >= ALIKE:
            return best
        return best if self._have_exchanged(deed, best[1].parts) else None

    def _have_exchanged(self, deed: Deed, there: Roles) -> bool:
        """Whether two parties have each other's parts, however the text's voice is read."""
        return all(
            any(
                self._are_exchanged(filler, role, roles, there)
                for role, fillers in roles.items()
                for filler in fillers
                if not is_pronoun(filler)
            )
            for roles in deed.readings
        )

    def _are_exchanged(self, filler: Token, role: str, roles: Roles, there: Roles) -> bool:
        """Whether who has this part in the article has the filler's part there in the text."""
        return any(
            self._fills(filler, there[other])
            and any(self._fills(each, there.get(role, ())) for each in roles.get(other, ()))
            for other in there
            if other != role
        )

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
        for reading in deed.readings:
            roles = self._with_receiver(reading, there.parts)
            filler = self._out_of_place(deed, roles, there)
            if filler is None:
                return None
            first = first or filler
        return first

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
            for filler in fillers:
                if is_pronoun(filler) or is_amount(filler) or _is_nobody(filler):
                    continue
                if self._fills(filler, there.parts.get(role, ())):
                    continue
                if self._changed_places(deed, filler, role, roles, there):
                    return filler
                if is_telling(deed.word.lemma, "en"):
                    continue
                if self._is_another(deed, filler, role, there):
                    return filler
        return None

    def _changed_places(
        self, deed: Deed, filler: Token, role: str, roles: Roles, counterpart: Counterpart
    ) -> bool:
        """Whether somebody has a role in the text and another in the article."""
        there = counterpart.parts
        for other in there:
            if other == role or not self._fills(filler, there[other]):
                continue
            if "than" in (role, other) and not self._compares_alike(deed, counterpart.deed):
                continue
            if any(self._fills(each, there.get(role, ())) for each in roles.get(other, ())):
                return True
            if is_telling(deed.word.lemma, "en"):
                continue
            if {role, other} == set(_CORE) and _is_plainly_of(filler, deed.word):
                keys = self._setting.keys(deed.word)
                if other in roles or not ergative(keys, self._matter.language):
                    return role in there or other in roles
            if frozenset((role, other)) in CONTRARY and "than" not in (role, other):
                return True
            if other == "subject" and role in ("to", "from") and role in there:
                return True
        return False

    def _compares_alike(self, deed: Deed, there: Deed) -> bool:
        """Whether no degree is the other's contrary: A is slower than B, B faster than A."""
        setting, language = self._setting, self._matter.language
        return not any(
            opposed(setting.keys(one), setting.keys(other), language)
            for one in deed.words()
            for other in there.words()
        )

    def _is_another(self, deed: Deed, filler: Token, role: str, there: Counterpart) -> bool:
        """Whether the article gives a role to one of a sentence, and the text to another of it."""
        if role not in _CORE or not deed.is_verb:
            return False
        if role == "object" and _is_completed(there.deed.word):
            return False  # "trams are expected to run" tells as well what is expected of the line
        others = there.parts.get(role, ())
        if not others or self._fills(filler, there.parts.get(SAYER, ())):
            return False
        if any(may_be_same(filler, other, self._setting) for other in others):
            return False
        if not _is_plainly_of(filler, deed.word):
            return False
        if not all(_is_plainly_of(other, there.deed.word) for other in others):
            return False
        if any(self._bears(other, filler) for other in others):
            return False
        if self._stands_apart(filler, others):
            return True
        surely = role == "subject" and there.likeness >= SURELY
        return surely and self._are_both_named(filler, others)

    def _are_both_named(self, filler: Token, others: Sequence[Token]) -> bool:
        """Whether the text's sentence has, apart, whom the article has in this part."""
        inside = {token.index for token in filler.subtree()}
        parse = self._passage.parse
        sentence = parse.sentence(filler.sentence) if parse else []
        return filler.tag[:3] == "NNP" and any(
            token.tag[:3] == "NNP" and token.index not in inside and self._fills(token, others)
            for token in sentence
        )

    def _stands_apart(self, filler: Token, others: Sequence[Token]) -> bool:
        """Whether the article's sentence tells of both, each in words of its own."""
        inside = {token.index for other in others for token in other.subtree()}
        sentence = others[0].sentence
        for token in self._setting.same(filler):
            if token.sentence != sentence or token.index in inside or not token.is_noun:
                continue
            below = {each.index for each in token.subtree()}
            if any(other.index in below for other in others):
                continue
            if filler.tag[:3] == "NNP" and not same_name(name_of(filler), name_of(token)):
                continue
            return True
        return False

    def _bears(self, other: Token, filler: Token) -> bool:
        """Whether one acts for the other: "Tolland's ministry", "party platform"."""
        setting = self._setting
        ours, theirs = setting.keys(filler), setting.keys(other)
        named = (token for token in filler.subtree() if token.is_noun)
        return any(not theirs.isdisjoint(setting.keys(token)) for token in named) or any(
            not ours.isdisjoint(setting.keys(token)) for token in other.subtree() if token.is_noun
        )

    def _fills(self, filler: Token, others: Sequence[Token]) -> bool:
        return bool(others) and self._setting.fills(filler, others)


def deeds_in(tokens: Sequence[Token]) -> Iterator[Deed]:
    """What is told of somebody: by a verb, or by a noun as in "Holt's approach to Verrin"."""
    told = list(predicates_in(tokens))
    yield from map(Deed, told)
    yield from (Deed(t) for t in tokens if t not in told and Deed(t).tells)


def _is_plainly_of(filler: Token, word: Token) -> bool:
    """Whether a role is filled in a verb's own clause, and not by whom it shares with another."""
    heads = (word, word.head) if word.dep == "conj" else (word,)
    return filler.head in heads or filler.head.head is word


def _is_completed(word: Token) -> bool:
    return any(child.dep in ("ccomp", "xcomp") for child in word.children)


def _is_nobody(filler: Token) -> bool:
    return any(child.lower in ("no", "neither") for child in filler.children)


def _is_told_alike(one: Token, other: Token) -> bool:
    """Whether the roles of two words are called alike: not those of "leads" and "is ahead"."""
    if "oprd" in (one.dep, other.dep) or (one.dep in _SAID) != (other.dep in _SAID):
        return False
    return one.is_noun or one.is_verb == other.is_verb or (one.is_verb and other.is_noun)
