"""Statements turned into their contrary: "has found" for "has not found", "higher" for "lower"."""

from collections.abc import Iterator, Sequence
from itertools import islice

from schemas.check import Finding
from schemas.syntax import Token
from service.checks.lists import begins, wordlists
from service.checks.matter import Matter, finding
from service.checks.passage import Statement
from service.checks.statements.counterparts import Counterpart, Counterparts
from service.checks.statements.deeds import FARTHEST, LIGHT, SAYER, Deed, is_content
from service.checks.statements.doubts import notes_doubt
from service.text.words import words_of
from service.verify.operators import english
from service.verify.roles import is_pronoun, predicates_in
from service.verify.telling import says
from service.verify.tokens import marker
from service.verify.wording import has_contrary, is_saying, is_telling, keys_of

ALIKE, DENIED = 0.62, 0.7
"""Likeness from which two words surely tell of one matter: one and its contrary, and one that is
denied. Below, nearly all findings on texts that nothing was learnt from were false alarms.
"""

SIMILAR = 0.45
"""The same where the article's sentence has all that the text says it of."""

BARE = 0.3
"""The same where the article has nothing but who it is that does it, by name."""

CLEARER, CLEARLY = 0.05, 0.25
"""The lead over any word that bears the text out that a denial needs, and a word's contrary."""

_BESIDE = frozenset(
    {SAYER, "subject", "after", "at", "before", "by", "during", "in", "on", "since"}
)
"""Roles of what is told besides: who says it, when and where."""

_NO_MODIFIERS = frozenset({"aux", "auxpass", "punct", "det", "cc", "case"})

_OPEN = frozenset({"before", "if", "unless", "until", "whether"})
"""Under these nothing is stated: "it may be years before the technology exists"."""

_TURNING = frozenset({"above", "after", "against", "before", "below", "down", "up", "without"})
"""Prepositions whose contrary turns a sentence; others are often a matter of style."""


class Polarity:
    """The statements of one text, affirmed or denied, beside those of its article."""

    def __init__(self, matter: Matter, counterparts: Counterparts) -> None:
        self._matter = matter
        self._passage = matter.passage
        self._counterparts = counterparts

    def faults_in(self, statement: Statement) -> Iterator[Finding]:
        tokens = self._passage.tokens(statement)
        for deed in self._deeds_in(tokens):
            if (contrary := self._contrary_to(deed, tokens)) is None:
                continue
            yield finding(
                "reversed_statement",
                "error",
                self._passage.span(*deed.extent()),
                self._matter.sentence_of(contrary.deed.word),
                _explained(deed, contrary),
            )
            return

    def _deeds_in(self, tokens: Sequence[Token]) -> Iterator[Deed]:
        """What a statement affirms or denies, and the modifiers that have a contrary."""
        predicates = list(predicates_in(tokens))
        yield from (Deed(token) for token in predicates if self._is_own(token) and _states(token))
        for token in tokens:
            if token not in predicates and self._can_turn(token) and self._is_own(token):
                yield Deed(token)

    def _can_turn(self, token: Token) -> bool:
        """Whether a word besides what is stated has a contrary that turns the statement."""
        if token.dep in _NO_MODIFIERS or token.tag[:3] == "NNP":
            return False
        if token.tag in ("IN", "RP", "TO") and token.lower not in _TURNING:
            return False
        if _is_of_figure(token):
            return False  # "30 or more" says the same as "at least 30"
        voted = token.head.lower == "against" and token.head.head.lemma == "vote"
        return voted or has_contrary(token.lower, self._matter.language)

    def _is_own(self, token: Token) -> bool:
        if not self._matter.is_own(token.start):
            return False
        return not (begins(token.lower, wordlists().checking) and notes_doubt(self._passage.text))

    def _contrary_to(self, deed: Deed, tokens: Sequence[Token]) -> Counterpart | None:
        """A word that denies what the text affirms, where none is as like that bears it out."""
        if deed.outdoes:
            return None
        found = self._counterparts.of(deed, tokens)
        against = [
            each
            for each in found
            if (
                each.weight >= ALIKE
                or (each.weight >= SIMILAR and self._is_covered(deed, each))
                or (each.weight >= BARE and self._is_bare(deed, each))
            )
            and each.relation != "allied"
            and not each.agrees(deed)
            and (each.relation == "contrary" or not _describes(deed.word, each.deed.word))
            and (
                each.relation == "contrary"
                or not self._deny_alike(tokens, deed.word, each.deed.word)
            )
            and (each.relation == "contrary" or each.weight >= DENIED)
            and _tells_against(each.deed, deed)
        ]
        if not against:
            return None
        for_it = max((each.weight for each in found if _bears_out(each, deed)), default=0.0)
        first = against[0]
        if first.relation == "same" and self._is_borne_out(deed, tokens):
            return None
        lead = CLEARLY if first.relation == "contrary" else CLEARER
        return first if first.weight > for_it + lead else None

    def _deny_alike(self, tokens: Sequence[Token], here: Token, there: Token) -> bool:
        """Whether one is told under a denial that both have: "no sign that data left"."""
        keys_of_all = self._matter.setting.keys_of_all
        sentence = [t for t in self._matter.setting.tokens if t.sentence == there.sentence]
        ours, theirs = keys_of_all(_denied(tokens)), keys_of_all(_denied(sentence))
        above = keys_of_all(each for word in (here, there) for each in islice(word.ancestors(), 2))
        return not (ours & theirs).isdisjoint(above)

    def _is_covered(self, deed: Deed, there: Counterpart) -> bool:
        """Whether it is told of the same: all that the word takes stands in the sentence."""
        if not there.fits or there.relation != "same" or not deed.is_verb:
            return False
        voice = self._passage.statements[deed.word.sentence].voice
        if voice and there.deed.sayers and not self._is_voice(voice, there.deed.sayers):
            return False
        taken = [
            each
            for role, fillers in deed.parts.items()
            if role not in _BESIDE
            for filler in fillers
            for each in ((filler,) if not is_pronoun(filler) else filler.children)
            if is_content(each)
        ]
        taken += [child for child in deed.word.children if child.dep == "xcomp"]
        around = self._matter.keys_around(there.deed.word)
        setting = self._matter.setting
        return bool(taken) and all(not setting.keys(t).isdisjoint(around) for t in taken)

    def _is_bare(self, deed: Deed, there: Counterpart) -> bool:
        """Whether the article says "Holt will not appeal", and the text more of it."""
        doers = [t for t in deed.parts.get("subject", ()) if t.tag[:3] == "NNP"]
        others = (*there.parts.get("subject", ()), *there.parts.get(SAYER, ()))
        return (
            there.relation == "same"
            and there.parts.keys() <= {"subject", SAYER}
            and there.fits
            and bool(others)
            and any(self._matter.setting.fills(doer, others) for doer in doers)
        )

    def _is_voice(self, voice: str, sayers: Sequence[Token]) -> bool:
        named = (keys_of(word.form, self._matter.language) for word in words_of(voice))
        ours = frozenset[str]().union(*named)
        return any(not ours.isdisjoint(self._matter.setting.called(each)) for each in sayers)

    def _is_borne_out(self, deed: Deed, tokens: Sequence[Token]) -> bool:
        """Whether what stands over a word is: who refuses new lifts does not approve new ones."""
        above = [Deed(cue) for cue in deed.standing.cues if has_contrary(cue.lemma, "en")]
        if not deed.is_verb:
            above.append(Deed(deed.verb))
        return any(
            found.likeness >= ALIKE and _bears_out(found, each)
            for each in above
            for found in self._counterparts.of(each, tokens)
        )


def _states(token: Token) -> bool:
    """Whether a word is part of what is stated: not of who is meant, nor of a thought about it.

    "Those who did not vote" are others than those who did; "do not think it will" denies that it
    will.
    """
    if token.dep in ("csubj", "csubjpass", "nsubj", "nsubjpass"):
        return False
    if any(marker(each) in _OPEN for each in (token, *islice(token.ancestors(), FARTHEST))):
        return False
    if any(each.tag in ("WP", "WRB") for each in token.children) and token.dep != "relcl":
        return False  # "who fired is not known"
    if any(marker(child) in _OPEN for child in token.children if child.dep == "ccomp"):
        return False  # "too soon to tell whether"
    if token.dep == "relcl" and _tells_which(token):
        return False
    if token.lower == "being" or (token.tag == "VBG" and token.head is token):
        return False  # "for the time being"; a headline's noun
    telling = is_saying(token.lemma, "en") or is_telling(token.lemma, "en")
    if not token.is_verb or not (telling or says(token)):
        return True
    if any(each.lower == "no" for child in token.children for each in child.children):
        return False
    if has_contrary(token.lemma, "en"):
        return not _says_not(token)
    introduces = any(child.dep in ("ccomp", "xcomp") for child in token.children)
    if telling:
        return introduces or any(child.dep in ("dobj", "nsubjpass") for child in token.children)
    return not introduces


def _says_not(saying: Token) -> bool:
    """ "He insists he never went" says no more than "he denies that he went"."""
    said = (child for child in saying.children if child.dep == "ccomp")
    return any(child.dep == "neg" for clause in said for child in clause.children)


def _tells_which(clause: Token) -> bool:
    """Whether a relative clause tells who is meant: no comma stands before its "who"."""
    noun, inside = clause.head, clause.subtree()
    return any(token.tag in ("WP", "WDT") for token in inside) and not any(
        child.text == "," and noun.index < child.index < clause.index
        for child in (*noun.children, *inside)
    )


def _denied(tokens: Sequence[Token]) -> Iterator[Token]:
    return (t.head for t in tokens if t.lower in english().negations and t.head is not t)


def _describes(*words: Token) -> bool:
    """Whether a negation over a word leaves it as it is: of "did not approve new lifts" new."""
    return any(word.dep == "amod" and word.index < word.head.index for word in words)


def _is_of_figure(word: Token) -> bool:
    beside = (word, word.head) if word.tag in ("JJR", "JJS", "RBR", "RBS") else ()
    return any(t.tag in ("CD", "$") for each in beside for t in (each, *each.children))


def _is_able(word: Token) -> bool:
    return any(child.lower in ("can", "could", "may", "might") for child in word.children)


def _bears_out(there: Counterpart, here: Deed) -> bool:
    sure = there.deed.standing.level in ("certain", "probable")
    return there.agrees(here) and (sure or there.relation != "contrary")


def _tells_against(there: Deed, here: Deed) -> bool:
    """Whether it is settled in the article: a threat to do it is no word that it was done."""
    if _says_not(there.word) or _is_of_figure(there.word):
        return False
    above = there.word.head
    if there.word.is_noun and (above.lower == "of" or above.lemma in english().intended):
        return False  # who saw nothing of a theft, or demands a resignation, denies neither
    acted_on = there.word.dep in ("dobj", "nsubjpass") and above.lemma not in LIGHT
    if here.word.is_verb and acted_on and not any(c.lower == "no" for c in there.word.children):
        return False  # who prevents a thing denies no deed of that name
    aim = any(child.tag == "TO" for child in there.word.children)
    if aim and there.word.dep in ("acl", "pcomp") and here.word.dep != there.word.dep:
        return there.turned and there.standing.level != "uncommitted"  # "an invitation to visit"
    if any(each.lower == "against" for each in islice(there.word.ancestors(), 2)):
        return False  # who is against a thing does not say that it was not done
    if there.standing.level == "uncommitted" or here.denials & there.denials:
        return False  # what both deny, a parser may hang differently
    if there.turned:
        return True
    if _is_able(there.word) and not _is_able(here.word):
        return False  # who can does not always do
    return there.standing.time != "to_come" or here.standing.time == "to_come"


def _explained(deed: Deed, contrary: Counterpart) -> str:
    if contrary.relation == "contrary":
        word = contrary.deed.word.text
        return f"The article has “{word}” where the text has “{deed.word.text}”."
    return f"The article says the contrary of “{deed.word.text}”."
