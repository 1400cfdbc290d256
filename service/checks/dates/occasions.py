"""Whether a text puts something on another day than the article does.

Both days may well be the article's: the talks broke up on Monday and resume on Thursday.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from schemas.article import Span
from schemas.syntax import Token
from service.checks.dates.whens import Calendar, When
from service.checks.ground import Excerpt, Ground
from service.checks.matter import MAIN, Matter, clause
from service.checks.passage import Passage
from service.checks.quotes import Quotes
from service.text.words import function_words_in
from service.verify.wording import is_saying

ALIKE = 0.5
"""Share of a clause's words that a sentence must have to be about the same occasion."""

LEAST = 2
"""Words, besides the verb, that must be shared where the deed is only that somebody speaks."""

_BOUND = re.compile(r"\b(?:since|until|till|before|by)\s+\Z", re.IGNORECASE)
_BEFORE_NOUNS = frozenset({"amod", "compound", "nummod"})
_LIGHT = frozenset({"be", "have", "do", "get", "will", "would", "may", "could"})


class Occasions:
    """What text and article say happens, and when."""

    def __init__(
        self,
        passage: Passage,
        ground: Ground,
        quotes: Quotes,
        excerpt: Excerpt,
        calendar: Calendar,
    ) -> None:
        self._passage = passage
        self._ground = ground
        self._calendar = calendar
        self._matter = Matter(passage, ground, quotes, excerpt)

    def told_of_another_day(self, when: When) -> Span | None:
        """The day that the article has for what the text has on this one, if they cannot be one."""
        parse, evidence = self._passage.parse, self._matter.excerpt.evidence
        tokens = parse.between(when.start, when.end) if parse else []
        if not tokens or not evidence.tokens or self._only_bounds(when):
            return None
        if any(t.dep in _BEFORE_NOUNS and t.head not in tokens for t in tokens):
            return None  # "the 1974 line"
        deed = _deed(tokens[0])
        if deed.lemma in _LIGHT or deed in tokens:
            return None
        keys = self._matter.setting.keys(deed)
        own = self._words(deed, when)
        found: Span | None = None
        for twin in evidence.tokens:
            if not (twin.is_verb or twin.is_noun):
                continue
            if keys.isdisjoint(self._matter.setting.keys(twin)) or not self._shares(
                deed, own, twin
            ):
                continue
            days = self._days.get(twin.sentence, [])
            told = [day for day, deeds in days if twin in deeds]
            if any(not day.contradicts(when) for day in told or [day for day, _ in days]):
                return None
            if told and found is None:
                found = self._ground.article.span(told[0].start, told[0].end)
        return found

    def _only_bounds(self, when: When) -> bool:
        """ "Since July" tells of no day in July."""
        return _BOUND.search(self._passage.text, 0, when.start) is not None

    def _words(self, deed: Token, when: When) -> list[Token]:
        """The content words of the text's clause, but for the deed, the day, and main characters.

        Names that the article lacks tell nothing either: they are a fault of their own.
        """
        aside = {t for word in clause(deed) if word.dep == "acl" for t in word.subtree()}
        language = self._passage.language
        return [
            t
            for t in clause(deed)
            if t not in aside
            and t is not deed
            and not when.start <= t.start < when.end
            and t.tag[:2] in ("NN", "VB", "JJ")
            and t.lower not in function_words_in(language)
            and not (t.tag[:3] == "NNP" and self._is_understood(t.lower))
        ]

    def _is_understood(self, name: str) -> bool:
        """Whether sentences are about a name without having it, as the first one or many do."""
        opening = self._ground.sentence_keys[0] if self._ground.sentence_keys else frozenset()
        return name in opening or not 0 < self._ground.frequency[name] < MAIN

    def _shares(self, deed: Token, own: Sequence[Token], twin: Token) -> bool:
        there = self._matter.keys_around(twin)
        known = [(t, self._matter.setting.keys(t)) for t in own]
        shared = [t for t, keys in known if not keys.isdisjoint(there)]
        if is_saying(deed.lower, self._passage.language):
            return len(shared) >= max(LEAST, ALIKE * len(own))
        return len(shared) >= max(min(1, len(own)), ALIKE * len(own))

    @cached_property
    def _days(self) -> dict[int, list[tuple[When, list[Token]]]]:
        """The days of each sentence, each with what it tells the day of."""
        parse = self._matter.excerpt.reading.parse
        found: dict[int, list[tuple[When, list[Token]]]] = {}
        if parse is None:
            return found
        for when in self._calendar.read(self._ground.article.text):
            if tokens := parse.between(when.start, when.end):
                row = found.setdefault(tokens[0].sentence, [])
                row.append((when, [_deed(token) for token in tokens]))
        return found


def _deed(token: Token) -> Token:
    """What a day is the day of: the verb over it, or of "Tuesday's meeting" the meeting."""
    if token.dep == "poss":
        return token.head
    for above in token.ancestors():
        if above.is_verb:
            return above
    return next(iter([*token.ancestors()][-1:]), token)
