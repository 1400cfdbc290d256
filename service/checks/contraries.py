"""Single words that turn or harden what the article says: "rejects" for "accepts", "the attacker"
for "the alleged attacker".
"""

from collections.abc import Iterator, Mapping

from schemas.check import Finding, FindingType
from schemas.syntax import Token
from service.checks.lists import wordlists
from service.checks.matter import ALIKE, Matter, finding, has_negation, reach, share_of
from service.checks.passage import Statement
from service.text.hedging_surface import hedges_in
from service.text.lexicon import hedging_lexicon
from service.text.words import words_of
from service.verify.wording import content_of, keys_of, phrasings_of


class Contraries:
    """The words of one text beside those of the sentences it draws on."""

    def __init__(self, matter: Matter) -> None:
        self._matter = matter
        self._passage = matter.passage
        self._ground = matter.ground
        self._setting = matter.setting
        self._language = matter.language

    def faults_in(self, statement: Statement) -> Iterator[Finding]:
        yield from self._bare_nouns(statement)
        yield from self._contrary(statement)

    def _bare_nouns(self, statement: Statement) -> Iterator[Finding]:
        """ "the attacker" for "the alleged attacker", "a leak" for "a possible leak"."""
        adjectives = hedging_lexicon().adjectives
        if self._passage.is_told(statement):
            return
        for noun in self._passage.tokens(statement):
            if not noun.is_noun or noun.tag[:3] == "NNP":
                continue
            if not self._matter.is_own(noun.start):
                continue
            same = [t for t in self._setting.same(noun) if t.is_noun]
            held = [_holding(t, adjectives) for t in same]
            if not same or not all(held) or _holding(noun, adjectives):
                continue
            if self._is_marked(noun) or not self._is_matter(statement, same[0]):
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

    def _is_matter(self, statement: Statement, token: Token) -> bool:
        """Whether the sentence of a word has most of what the statement says."""
        own = self._matter.own_words(statement)
        return share_of(own, self._matter.keys_around(token), self._language) >= ALIKE

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

    def _contrary(self, statement: Statement) -> Iterator[Finding]:
        """A word that the article does not have, and whose contrary it has in the same place."""
        text = self._passage.text
        phrasings = content_of(
            phrasings_of(text, self._language, statement.start, statement.end),
            self._language,
        )
        asked = [p for p in phrasings if self._matter.is_own(p.word.start)]
        tags = {token.start: token.tag[:2] for token in self._passage.tokens(statement)}
        odd = [
            p
            for p in asked
            if p.opposites
            and p.keys.isdisjoint(self._ground.keys)
            and (tags.get(p.word.start, "VB") == "VB" or p.word.form in wordlists().states)
        ]
        rest = [p for p in asked if p not in odd]
        if not odd or len(rest) < 2:
            return
        for index in self._ground.near(text[statement.start : statement.end]):
            keys = self._ground.sentence_keys[index]
            if sum(not p.keys.isdisjoint(keys) for p in rest) < ALIKE * len(rest):
                continue
            for phrasing in odd:
                sentence = self._ground.article.sentences[index]
                words = list(words_of(self._ground.article.text, sentence.start, sentence.end))
                against = next(
                    (
                        w
                        for w in words
                        if not keys_of(w.form, self._language).isdisjoint(phrasing.opposites)
                    ),
                    None,
                )
                rest_of_it = [word for word in words if word is not against]
                if against is None or self._is_negated(statement) or has_negation(rest_of_it):
                    continue
                yield finding(
                    "reversed_statement",
                    "error",
                    self._passage.span(phrasing.word.start, phrasing.word.end),
                    (self._ground.article.trimmed(sentence.start, sentence.end),),
                    f"The text has “{phrasing.word.text}” where the article has “{against.text}”.",
                )
                return

    def _is_negated(self, statement: Statement) -> bool:
        return has_negation(list(words_of(self._passage.text, statement.start, statement.end)))


def _holding(noun: Token, adjectives: Mapping[str, object]) -> Token | None:
    """The adjective that keeps a noun at arm's length."""
    for child in noun.children:
        if child.dep in ("amod", "advmod", "compound") and (
            child.lower in wordlists().holding or child.lower in adjectives
        ):
            return child
    return None
