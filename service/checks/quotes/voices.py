"""Who a text's sayer may be in the article.

A surname, an office, a body that is spoken for and an acronym may all be the same source.
"""

import re
from collections.abc import Iterator, Sequence

from schemas.article import Span
from schemas.extraction import Source
from service.checks.ground import Excerpt, Ground
from service.checks.passage import Passage
from service.checks.places import places_alike, spelled_out
from service.checks.quotes.offices import spoken_for
from service.text.nouns import nouns
from service.text.words import Word, content_words, lemma, words_of
from service.verify.wording import is_saying, keys_of

_DESCRIBED = re.compile(
    r",?\s+(?:for|of|from|at|with|who|a|an|the|its|their|his|her)\b[^,.;:()“”\"\n]{0,80}"
)
"""What is said of somebody right after the name."""

_BEFORE = re.compile(r"[^,.;:()“”\"\n]{0,40}\Z")
_OF_PRONOUN = re.compile(r"(?:his|her|their|its|my|our)\b", re.IGNORECASE)
"""Whose office it is only the same words tell."""

_BODIES = ("organization", "group")
_OF_SOMEBODY = re.compile(r"(?:\s+[A-Z]\w*)*(?:[’']s?)?\s+[a-z]")


class Voices:
    """Who a text's sayer may be in the article."""

    def __init__(self, passage: Passage, ground: Ground, excerpt: Excerpt) -> None:
        self._passage = passage
        self._ground = ground
        self._article = ground.article
        self._excerpt = excerpt

    def may_be(self, said_by: Span, content: Sequence[Span], source: Source) -> bool:
        language = self._article.language
        words = content_words(said_by.text, language)
        ours = [
            word
            for word in words
            if word.form not in nouns().courtesies and not is_saying(word.form, language)
        ]
        if not ours:
            return True
        proper = [word for word in ours if self._is_proper(word, said_by)]
        asked = proper or ours
        theirs = self._called(source)
        if not theirs:
            return not proper or self._is_named_about(proper, content)
        if self._is_plainly_another(ours, source, theirs):
            return False
        bodies = [word for word in ours if nouns().kind(word.form) in _BODIES]
        offices = bodies if proper else ours
        if self._meets(asked, theirs) or self._speaks_for(offices, source, theirs):
            return True
        if self._stands_nearer(asked, content, source):
            return True
        if not proper:
            return not self._is_another_source(ours, source, _OF_PRONOUN.match(said_by.text))
        if source.anonymous:
            return False
        if self._is_body_behind(proper, content, source):
            return True
        return not self._can_be_told(proper, ours)

    def _is_plainly_another(self, ours: Sequence[Word], source: Source, theirs: set[str]) -> bool:
        """Whether another source has all of the words: "the Rangers manager" for Tarrow's."""
        forms = {word.form for word in ours}
        role = any(nouns().kind(word.form) == "person" for word in ours)
        named = len(forms) > 1 and any(word.capitalised for word in ours)
        if not (role and named) or forms <= theirs:
            return False
        others = (claim.source for claim in self._ground.claims if claim.source)
        return any(
            forms <= {word.form for word in words_of(other.name.text)}
            or forms <= {word.form for word in words_of(other.span.text)}
            for other in others
            if other.name != source.name
        )

    def _meets(self, asked: Sequence[Word], theirs: set[str]) -> bool:
        language = self._article.language
        keys = frozenset[str]().union(*(keys_of(form, language) for form in theirs))
        return any(
            not keys_of(word.form, language).isdisjoint(keys)
            or any(name <= theirs for name in spelled_out().get(word.form, ()))
            for word in asked
        )

    def _is_proper(self, word: Word, said_by: Span) -> bool:
        """Whether a word names the sayer, and not whose sayer it is, or the start of a headline."""
        if not word.capitalised or nouns().kind(word.form):
            return False
        if _OF_SOMEBODY.match(said_by.text, word.end):
            return False
        opening = any(s.start == said_by.start + word.start for s in self._passage.statements)
        return not opening or word.form in self._ground.capitals

    def _called(self, source: Source) -> set[str]:
        """What the article calls a source: its names, its roles, and what it says of it."""
        language = self._article.language
        named = [source.span, source.name, *source.spans, *([source.role] if source.role else [])]
        described = [match for span in named[:2] if (match := self._description(span))]
        found = {
            word.form
            for text in (*(span.text for span in named), *described)
            for word in content_words(text, language)
        }
        found |= {initials for text in described for initials in _initials(text)}
        found |= {initials for span in named for initials in _initials(span.text)}
        references, parse = self._excerpt.references, self._excerpt.reading.parse
        if references is None or parse is None:
            return found
        for span in source.spans:
            for token in parse.between(span.start, span.end):
                entity = references.entity(token)
                for mention in entity.mentions if entity else ():
                    found.update(mention.words)
                    found.update(role.noun for role in mention.roles)
        return found

    def _description(self, name: Span) -> str:
        described = _DESCRIBED.match(self._article.text, name.end)
        return described.group() if described else ""

    def _speaks_for(self, ours: Sequence[Word], source: Source, theirs: set[str]) -> bool:
        """Whether an office is one of the source's: "police" for an inspector."""
        before = _BEFORE.search(
            self._article.text, max(0, source.name.start - 40), source.name.start
        )
        led = {word.form for word in words_of(before.group())} if before else set[str]()
        offices = theirs | {lemma(form, "en") for form in theirs} | led
        alike = [spoken_for(word.form) for word in ours]
        bodies = {form for form in offices if nouns().kind(form) == "organization"}
        if bodies and any(nouns().kind(word.form) in _BODIES for word in ours):
            return any(bodies & each for each in alike)  # the leader of the council is no union's
        return any(offices & each for each in alike)

    def _stands_nearer(self, ours: Sequence[Word], content: Sequence[Span], source: Source) -> bool:
        """Whether the article has them nearer to the quotation than the source it was read to."""
        start, end = content[0].start, content[-1].end
        language = self._article.language
        taken = [
            other.source.span
            for other in self._ground.claims
            if other.source and other.source.span != source.span
        ]

        def gap(first: int, last: int) -> int:
            return max(first - end, start - last, 0)

        places = [
            gap(word.start, word.end)
            for sentence in self._article.sentences_in(start, end)
            for word in words_of(self._article.text, sentence.start, sentence.end)
            if not start <= word.start < end
            and not any(span.start <= word.start < span.end for span in taken)
            and any(
                places_alike(w.form) & {word.form}
                or not keys_of(w.form, language).isdisjoint(keys_of(word.form, language))
                for w in ours
            )
        ]
        return bool(places) and min(places) < gap(source.span.start, source.span.end)

    def _is_body_behind(
        self, proper: Sequence[Word], content: Sequence[Span], source: Source
    ) -> bool:
        """Whether a body is named beside a quotation by one who has an office there."""
        if any(word.form in nouns().given for word in proper) or source.type != "person":
            return False
        if not any(spoken_for(form) for form in self._called(source)):
            return False
        people = {
            word.form
            for other in self._ground.claims
            if other.source and other.source.type == "person"
            for word in words_of(other.source.name.text)
        }
        forms = {word.form for word in proper}
        if forms & people:
            return False
        sentences = self._article.sentences_in(content[0].start, content[-1].end)
        if not sentences:
            return False
        paragraph = sentences[0].paragraph
        near = [
            each
            for each in self._article.sentences
            if each.paragraph == paragraph or each.index == sentences[0].index - 1
        ]
        return any(
            forms <= {w.form for w in words_of(self._article.text, each.start, each.end)}
            for each in near
        )

    def _can_be_told(self, proper: Sequence[Word], ours: Sequence[Word]) -> bool:
        """Whether a name is somebody's who can be told from the source: a person or a source."""
        forms = {word.form for word in proper}
        if not forms <= self._ground.forms or len(ours) > len(proper) or len(proper) > 1:
            return True
        if any(form in nouns().given for form in forms):
            return True
        return any(
            claim.source and forms & {w.form for w in words_of(claim.source.name.text)}
            for claim in self._ground.claims
        )

    def _is_another_source(
        self, ours: Sequence[Word], source: Source, whose: re.Match[str] | None
    ) -> bool:
        """Whether the article quotes such a one elsewhere; "a witness" may be anybody.

        One of "Ostrell's ministers" is no minister of another country's, and "her colleague" is
        only somebody whom the article calls hers.
        """
        possessive = whose.group().casefold() if whose else ""
        named = [word for word in ours if word.capitalised]
        roles = [word for word in ours if nouns().kind(word.form)]
        return any(
            all(self._is_called(word, other) for word in named)
            and any(self._is_called(word, other) for word in roles or named)
            and other.span.text.casefold().startswith(possessive)
            for other in (claim.source for claim in self._ground.claims)
            if other is not None and other != source and not other.anonymous
        )

    def _is_called(self, word: Word, source: Source) -> bool:
        """Whether the article has a word, or one that may stand for it, for a source."""
        language = self._article.language
        body = nouns().kind(word.form) in _BODIES
        keys = keys_of(word.form, language) | (spoken_for(word.form) if body else frozenset())
        keys |= places_alike(word.form)
        return any(
            not keys.isdisjoint(keys_of(other.form, language))
            for span in (source.span, source.name)
            for other in content_words(span.text, language)
        )

    def _is_named_about(self, proper: Sequence[Word], content: Sequence[Span]) -> bool:
        """Whether a name stands where a "he" or "she" that says the words may mean it.

        That is the paragraph before the words, or one before that if nobody is named there.
        """
        sentences = self._article.sentences
        here = self._article.sentences_in(content[0].start, content[0].end)
        if not here:
            return True
        forms = {word.form for word in proper}
        for paragraph in range(here[0].paragraph, max(-1, here[0].paragraph - 3), -1):
            inside = [each for each in sentences if each.paragraph == paragraph]
            start, end = inside[0].start, inside[-1].end
            words = [w for w in words_of(self._article.text, start, end) if w.capitalised]
            if any(word.form in forms for word in words):
                return True
            if any(w.start < content[0].start and w.form in nouns().given for w in words):
                return False
        return True


def _initials(text: str) -> Iterator[str]:
    """ "aio" for "the Athletics Integrity Office"."""
    letters = "".join(word.text[0] for word in words_of(text) if word.capitalised)
    if len(letters) > 1:
        yield letters.casefold()
