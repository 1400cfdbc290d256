"""What a word says of whom, read alike from a headline and from an article.

The word may be a verb, what follows "be", the noun that carries a light verb ("had a lower risk"),
or a modifier whose contrary would turn its sentence ("lower", "fewer", "before").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from schemas.syntax import Token
from service.text.nouns import nouns
from service.verify.attribution import sayers_of
from service.verify.operators import english
from service.verify.roles import Roles, roles_of
from service.verify.scope import operators_over
from service.verify.standing import Standing, standing_of
from service.verify.telling import says
from service.verify.tokens import root_of
from service.verify.wording import is_saying, is_telling

_PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PAST = frozenset({"VBD", "VBN"})
_FINITE = frozenset({"VBD", "VBN", "VBP", "VBZ"})
_AUXILIARY = frozenset({"aux", "auxpass"})
_HELD = frozenset({"ccomp", "parataxis", "relcl", "punct"})

_NOUN_ROLES = {
    "by": "subject",
    "from": "subject",
    "to": "object",
    "against": "object",
    "on": "object",
}

_OWNING = frozenset({"by", "from", "of", "on"})
_PARTIES = frozenset({"person", "organization", "group"})

SAYER = "says"

LIGHT = frozenset({"have", "do", "make", "take", "get", "give", "put", "be", "bring"})
"""Verbs that a noun tells the sense of: "gave an order", "had a lower risk"."""

FARTHEST = 12
"""Heads walked up to the verb of a clause."""


@dataclass(frozen=True)
class Deed:
    """A word in its clause; `parts` are the roles that the clause fills.

    Besides those that verification knows these are who says it, and whose the subject or the
    object is.
    """

    word: Token

    @cached_property
    def verb(self) -> Token:
        """The word that leads the clause: a verb, or a headline's noun without one."""
        token = self.word
        for _ in range(FARTHEST):
            if (token.is_verb and token.dep not in _AUXILIARY) or token.head is token:
                return token
            token = token.head
        return token

    @property
    def is_verb(self) -> bool:
        return self.verb is self.word or self.word.dep in _PREDICATIVE

    @property
    def tells(self) -> bool:
        """Whether the word tells what is done, a verb or a noun beside which parties stand."""
        return self.is_verb or (self.word.is_noun and bool(noun_parts(self.word)))

    @cached_property
    def standing(self) -> Standing:
        return standing_of(self.word if self.is_verb or self.word.is_noun else self.verb)

    @cached_property
    def turned(self) -> bool:
        """Whether it is denied, as far as its own clause and its nearest sayer tell.

        What stands over somebody's words does not deny them: "doubts it and says that …". Neither
        is a subject denied by its verb: "the accusation cannot be checked".
        """
        word = self.word if self.is_verb or self.word.is_noun else self.verb
        turning = [each.token for each in operators_over(word) if each.effect == "turns"]
        if limit := next(filter(_closes, (word, *word.ancestors())), None):
            inside = {token.index for token in limit.subtree()}
            turning = [each for each in turning if each.index in inside]
        return len(turning) % 2 == 1

    @cached_property
    def parts(self) -> Roles:
        return self.readings[0]

    @cached_property
    def readings(self) -> Sequence[Roles]:
        """The roles, owners and sayers among them, in each way that the clause may be read."""
        said = {SAYER: self.sayers} if self.sayers else {}
        return [{**_with_owners(roles), **said} for roles in self._voices()]

    def _voices(self) -> Sequence[Roles]:
        """The roles of the clause; both ways for a verb that may be active or passive."""
        if not self.is_verb:
            return (self._parts_beside(),)
        word = self.word
        roles = _with_object(word, _with_comparison(self.verb, roles_of(word)))
        roles = _with_receiver(_with_antecedents(roles))
        voice = _voice_of(word, roles)
        if voice == "unclear":
            return (without(without(roles, "subject"), "object"),)
        if voice == "active":
            return (roles, *_of_another_subject(word, roles))
        turned = without(roles, "by")
        if subjects := [c for c in word.children if c.dep == "nsubj"] or roles.get("subject", ()):
            turned = {**without(turned, "subject"), "object": subjects}
        if by := _after_by(word):
            turned["subject"] = by
        return (turned,) if voice == "passive" else (roles, turned)

    def _parts_beside(self) -> Roles:
        """The roles around a modifier, or a noun: its own, and those of a light verb over it."""
        clause = _with_comparison(self.verb, roles_of(self.verb))
        if not self.word.is_noun:
            return clause
        own = noun_parts(self.word)
        return {**clause, **own} if self.verb.lemma in LIGHT else own

    @cached_property
    def sayers(self) -> Sequence[Token]:
        """The heads of those who say it, of the nearest word that tells so."""
        cue = next((cue for cue in self.standing.cues if _tells(cue)), None)
        return sayers_of(cue) if cue else ()

    @property
    def outdoes(self) -> bool:
        """ "No side has won fewer games than Halmer" says that Halmer have won the fewest."""
        return "than" in self.parts and self.turned

    @property
    def ground(self) -> Token:
        """What a modifier modifies; what "before" and "without" are followed by."""
        if self.word.tag != "IN" or self.word.dep == "mark":
            return self.word.head
        return next((c for c in self.word.children if c.dep in ("pobj", "pcomp")), self.word.head)

    @cached_property
    def clause(self) -> list[Token]:
        """All that stands below the verb, clauses of their own left out."""
        found, waiting = [], [self.verb]
        while waiting:
            token = waiting.pop()
            found.append(token)
            waiting += [child for child in token.children if not _is_apart(token, child)]
        return found

    @property
    def denials(self) -> frozenset[str]:
        """The negations in the clause, whatever a parser has them deny."""
        return english().negations & {token.lower for token in self.clause}

    def words(self) -> list[Token]:
        """The words of the clause besides its own, with those who fill its roles."""
        found = {token.index: token for token in self.clause}
        for role, fillers in self.parts.items():
            for filler in fillers:
                if filler is not self.verb and role != SAYER:
                    found.setdefault(filler.index, filler)
        return [t for t in found.values() if t is not self.word and is_content(t)]

    def extent(self) -> tuple[int, int]:
        """Character offsets of the clause in its text."""
        words = [self.word, self.verb, *self.words()]
        return min(t.start for t in words), max(t.end for t in words)


def _closes(token: Token) -> bool:
    """Whether a word keeps what stands over it from what stands below."""
    if token.dep in _SUBJECTS or token.dep == "nsubjpass":
        return token.is_noun and token.head.lemma != "be"
    if token.is_noun:
        return says(token) and any(child.dep in ("acl", "ccomp") for child in token.children)
    return token.tag in _FINITE and is_telling(token.lemma, "en")


def _tells(cue: Token) -> bool:
    if cue.lower in ("according", "per") or cue.lemma in english().judging:
        return True
    return is_saying(cue.lemma, "en") or is_telling(cue.lemma, "en")


def owner_of(role: str) -> str:
    return f"{role}'s"


def is_amount(token: Token) -> bool:
    """Whether a phrase is a sum or a number: "£12m", "three", but not "one of its men"."""
    if any(child.lower == "of" for child in token.children):
        return False
    return any(t.tag in ("CD", "$") for t in (token, *token.children)) and token.tag[:3] != "NNP"


def is_content(token: Token) -> bool:
    return token.tag[:2] in ("NN", "VB", "JJ", "RB", "CD") and token.text[0].isalnum()


def without(parts: Roles, role: str) -> dict[str, Sequence[Token]]:
    return {each: fillers for each, fillers in parts.items() if each != role}


def _is_apart(token: Token, child: Token) -> bool:
    """Whether a clause of its own begins below the word."""
    if child.dep in _HELD:
        return True
    if child.dep == "conj":
        return child.is_verb or token.is_verb
    return child.dep == "advcl" and any(each.dep in _SUBJECTS for each in child.children)


def _with_comparison(verb: Token, roles: Roles) -> Roles:
    """ "than" wherever it is hung: "grew faster than", "had a lower risk than"."""
    if "than" in roles:
        return roles
    for token in _below(verb, 3):
        if token.lower == "than" and token.dep == "prep":
            compared = [child for child in token.children if child.dep in ("pobj", "pcomp")]
            if compared:
                return {**roles, "than": compared}
    return roles


def _with_object(word: Token, roles: Roles) -> Roles:
    """An object that a parser takes for a time: "Ashby beat Carrick 2-1"."""
    if "object" in roles or not word.is_verb or "by" in roles:
        return roles
    for child in word.children:
        if child.dep == "npadvmod" and child.tag[:3] == "NNP" and child.index > word.index:
            return {**roles, "object": [child]}
    return roles


def _below(token: Token, depth: int) -> Iterator[Token]:
    for child in token.children:
        if child.dep not in _HELD and not (child.dep == "conj" and child.is_verb):
            yield child
            if depth > 1:
                yield from _below(child, depth - 1)


def _with_owners(roles: Roles) -> Roles:
    """ "Strom's government", "backers of Strom": who stands for more than the noun does."""
    found = {**roles}
    for role in ("subject", "object"):
        owners = [owner for filler in roles.get(role, ()) for owner in owners_of(filler)]
        if owners:
            found[owner_of(role)] = owners
    return found


def owners_of(noun: Token) -> Iterator[Token]:
    """Whose a noun is, or who is behind it: "Whitcomb's office", "a claim by Whitcomb"."""
    for child in noun.children:
        if child.dep == "poss" and child.is_noun and child.lower not in nouns().dates:
            yield child
        elif child.dep == "prep" and child.lower in _OWNING:
            yield from (inner for inner in child.children if is_party(inner))


def is_party(filler: Token) -> bool:
    """Whether a noun names somebody who can do things, or have them done: no "strike", no "May"."""
    if filler.tag[:3] == "NNP":
        return filler.lower not in nouns().dates
    return nouns().kind(filler.lemma) in _PARTIES


def _with_receiver(roles: Roles) -> Roles:
    """The one of two objects that is given the other: "lent the firm £80m", "was lent £80m"."""
    objects = roles.get("object", ())
    receivers = [token for token in objects if token.dep in ("dative", "nsubjpass")]
    if not receivers or len(receivers) == len(objects) or "to" in roles:
        return roles
    return {**roles, "object": [t for t in objects if t not in receivers], "to": receivers}


def _with_antecedents(roles: Roles) -> Roles:
    """ "the firm, which he sued": what a relative object takes up."""
    found = {**roles}
    for filler in roles.get("object", ()):
        if filler.tag in ("WDT", "WP"):
            clause = next((t for t in filler.ancestors() if t.dep == "relcl"), None)
            found["object"] = [clause.head] if clause else []
    return found


def _of_another_subject(word: Token, roles: Roles) -> Iterator[Roles]:
    """ "left Aldergate to join Verrin": an infinitive behind an object may be the subject's."""
    if word.dep != "xcomp" or not any(child.dep == "dobj" for child in word.head.children):
        return
    if above := roles_of(word.head).get("subject"):
        yield {**roles, "subject": above}


def _voice_of(word: Token, roles: Roles) -> Literal["active", "passive", "either", "unclear"]:
    """Of "Mayor cleared of bribery" no sign tells; "Firm urged by mayor" lacks its "was"."""
    own = {child.dep for child in word.children}
    if word.tag == "VB" and "agent" in own and "auxpass" not in own:
        return "unclear"  # of "urged to pay by mayor" the mayor urges
    if word.tag not in _PAST or "subject" not in roles or "auxpass" in own:
        return "active"
    if "agent" in own and "nsubj" in own:
        return "passive"
    if own & {"aux", "agent"} or "than" in roles:
        return "active"
    particles = [child.index for child in word.children if child.dep == "prt"]
    if any(not is_amount(t) and t.index - 1 not in particles for t in roles.get("object", ())):
        return "active"  # but in "struck off list" a list may be what they were struck off
    return "active" if _is_full_sentence(word, roles["subject"]) else "either"


def _is_full_sentence(word: Token, subjects: Sequence[Token]) -> bool:
    """Whether a text has its articles, or ends with a stop, as a headline does not."""
    if any(child.dep == "det" for subject in subjects for child in subject.children):
        return True
    return any(child.text == "." for child in root_of(word).children)


def noun_parts(noun: Token) -> Roles:
    """ "Verrin's approach to Holt", "her defeat by Ames", "a suit that Holt brought against it"."""
    parts: dict[str, Sequence[Token]] = {}
    for child in noun.children:
        if child.dep == "prep" and (role := _NOUN_ROLES.get(child.lower)):
            parts.setdefault(role, [each for each in child.children if each.dep == "pobj"])
    for child in noun.children:
        if child.dep == "poss" and parts:
            parts.setdefault("object" if "subject" in parts else "subject", [child])
        elif child.dep == "relcl" and child.lemma in LIGHT:  # "a suit that Holt brought against"
            parts = {**without(roles_of(child), "object"), **parts}
            if against := parts.get("against"):
                parts.setdefault("object", against)
    return parts


def _after_by(word: Token) -> list[Token]:
    return [
        inner
        for token in _below(word, 3)
        if token.lower == "by"
        for inner in token.children
        if inner.dep == "pobj"
    ]
