"""Nouns that the article holds at arm's length and the text does not: "the attacker" for "the
alleged attacker".
"""

from collections.abc import Iterator, Mapping, Sequence

from schemas.check import Finding, FindingType
from schemas.syntax import Token
from service.checks.lists import wordlists
from service.checks.matter import ALIKE, Matter, finding, reach
from service.checks.passage import Statement
from service.checks.statements.clauses import Clause, clauses_of
from service.text.hedging_surface import hedges_in
from service.text.lexicon import hedging_lexicon
from service.text.nouns import nouns
from service.text.words import words_of


class HeldNouns:
    """The nouns of one text beside those of the sentences it draws on."""

    def __init__(self, matter: Matter) -> None:
        self._matter = matter
        self._passage = matter.passage
        self._setting = matter.setting
        self._language = matter.language

    def faults_in(self, statement: Statement) -> Iterator[Finding]:
        """ "the attacker" for "the alleged attacker", "a leak" for "a possible leak"."""
        adjectives = hedging_lexicon().adjectives
        clauses = clauses_of(self._matter, statement)
        for noun in self._passage.tokens(statement):
            if not noun.is_noun or (noun.tag[:3] == "NNP" and not self._is_common(noun)):
                continue
            if not self._matter.is_own(noun.start):
                continue
            same = [t for t in self._setting.same(noun) if t.is_noun]
            held = [_holding(t, adjectives) for t in same]
            if not same or not all(held) or _holding(noun, adjectives):
                continue
            if self._is_marked(noun) or self._passage.is_told(statement, noun):
                continue
            if not (_is_doer(noun) or self._is_matter(clauses, noun, same[0])):
                continue
            word = held[0]
            if word is None:
                continue
            lost: FindingType = (
                "lost_attribution" if word.lower in wordlists().distancing else "lost_hedge"
            )
            yield finding(
                lost,
                "error",
                self._passage.span(*reach(noun)),
                self._matter.sentence_of(same[0]),
                f"The article speaks of “{word.text} {same[0].text}”, the text of"
                f" “{noun.text}” without that.",
            )
            return

    def _is_common(self, noun: Token) -> bool:
        """Whether only its place gives a word its capital: the article has it without."""
        ground = self._matter.ground
        return noun.lower in ground.forms and noun.lower not in ground.capitals

    def _is_matter(self, clauses: Sequence[Clause], noun: Token, token: Token) -> bool:
        """Whether the sentence of a word has most of what the clause of a noun says."""
        around = self._matter.keys_around(token)
        words = next((each.words for each in clauses if noun in each.words), ())
        same = sum(not self._setting.keys(word).isdisjoint(around) for word in words)
        return bool(words) and same >= ALIKE * len(words)

    def _is_marked(self, noun: Token) -> bool:
        """Whether the statement keeps its distance in some way."""
        start, end = self._matter.statement_of(noun)
        if self._passage.quotation_at(noun.start) is not None:
            return True
        if any(h.outcome.level != "certain" for h in hedges_in(self._passage.text, start, end)):
            return True
        forms = {word.form for word in words_of(self._passage.text, start, end)}
        return bool(
            forms & (wordlists().holding | wordlists().accusing | hedging_lexicon().distancing)
        )


def _holding(noun: Token, adjectives: Mapping[str, object]) -> Token | None:
    """The adjective that keeps a noun at arm's length."""
    for child in noun.children:
        if child.dep in ("amod", "advmod", "compound") and (
            child.lower in wordlists().holding or child.lower in adjectives
        ):
            return child
    return None


def _is_doer(noun: Token) -> bool:
    """Whether a noun calls somebody by a deed: "attacker", "arsonist"; not one before another."""
    person = nouns().kind(noun.lemma) == "person"
    return (person or noun.lemma.endswith(("er", "or", "ist"))) and noun.dep != "compound"
