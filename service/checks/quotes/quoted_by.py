"""Whether a text gives a quotation to somebody other than the article does.

Somebody named is compared by the name. Whoever is only described ("the minister", "the union") is
another only if the description fits another of the article's cast, and not whom the article quotes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.article import Quotation, Span
from schemas.check import Finding
from schemas.extraction import Source
from service.checks.ground import Excerpt, Ground
from service.checks.lists import wordlists
from service.checks.passage import Passage
from service.checks.quotes.alterations import shortened
from service.checks.quotes.attaching import Beside, said_by
from service.checks.quotes.cast import OWNING, Cast, Member, is_role, own_words
from service.checks.quotes.matching import Match
from service.text.nouns import Gender, nouns
from service.text.words import Word, content_words, words_of
from service.verify.wording import is_saying, keys_of

_ANYBODY = re.compile(r"(?:an?|another|one|some|(?P<whose>his|her|its|their))\s", re.IGNORECASE)
"""What leaves open who it is."""

_HE_OR_SHE: dict[str, Gender] = {"he": "male", "she": "female"}
_PRONOUNS = frozenset({"they", "it", "we", "i", "who", "you", "this", "that"})


def misattributed(
    passage: Passage,
    ground: Ground,
    excerpt: Excerpt,
    cast: Cast,
    quotation: Quotation,
    match: Match,
) -> Finding | None:
    """A finding where the article has another source for words that it has at `match`."""
    span = said_by(passage, quotation, cast)
    speaker = _speaker_of(ground, excerpt, cast, match) if span else None
    if span is None or speaker is None or _is_one_word(span.text):
        return None
    if _Sayer(passage, ground, cast, span, quotation).may_be(speaker, match):
        return None
    theirs, ours = shortened(speaker.name.text), shortened(span.text)
    said = [ground.article.span(*stretch) for stretch in match.stretches()]
    return Finding(
        type="misattributed_quote",
        severity="error",
        span=passage.span(quotation.start, quotation.end),
        evidence=(speaker.span, *said),
        explanation=f"The article has “{theirs}” say this, not “{ours}”.",
    )


def _is_one_word(sayer: str) -> bool:
    """Whether a quotation is given to "police" or "minister" alone, which too many may be."""
    words = sayer.split()
    return len(words) == 1 and words[0].islower() and words[0] not in _HE_OR_SHE


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who says a quotation in the article: `span` as it says so, `name` in full.

    `members` are all whom it may mean, several where a pronoun is not clear.
    """

    span: Span
    name: Span
    members: tuple[Member, ...]
    anonymous: bool = False


def _speaker_of(ground: Ground, excerpt: Excerpt, cast: Cast, match: Match) -> _Speaker | None:
    """Whom the article has say it: by what stands behind the marks, by its claims, by grammar."""
    article = excerpt.reading.article
    quotation = article.quotation_around(match.start, match.end)
    claims = ground.claims_over(match.start, match.end)
    source = next((each.source for each in claims if each.source), None)
    beside = Beside(article, excerpt.reading.parse, quotation, cast) if quotation else None
    behind = beside.behind() if beside else None
    if behind and not (source and source.span.overlaps(behind)):
        source = _source(behind)
    spoken = beside.in_sentence(article.sentences_in(match.start, match.end)) if beside else None
    if source is None and spoken:
        source = _source(spoken)
    if source is None or (source.span.text.casefold() in _PRONOUNS and source.name == source.span):
        return None
    if quotation and source.span.text.casefold() in _HE_OR_SHE:
        meant = _meant(ground, cast, source, quotation)
        return _Speaker(source.span, source.name, meant) if meant else None
    members = cast.named(own_words(source.name.text)) or [cast.member(source)]
    if spoken and not behind and spoken.text.casefold() not in _PRONOUNS | _HE_OR_SHE.keys():
        members.append(cast.member(_source(spoken)))
    return _Speaker(source.span, source.name, tuple(members), source.anonymous)


def _source(span: Span) -> Source:
    kinds = {nouns().kind(word.form) for word in words_of(span.text)}
    return Source(
        span=span,
        spans=(span,),
        name=span,
        role=None,
        type="group" if kinds & {"organization", "group"} else "person",
        anonymous=False,
    )


def _meant(ground: Ground, cast: Cast, source: Source, quotation: Quotation) -> tuple[Member, ...]:
    """Whom "he" means behind a quotation: the one man whom its paragraph names before."""
    article = ground.article
    here = article.sentences_in(quotation.start, quotation.end)
    known = cast.member(source) if source.name != source.span else None
    gender = _HE_OR_SHE[source.span.text.casefold()]
    for paragraph in (here[0].paragraph, here[0].paragraph - 1) if here else ():
        inside = [each for each in article.sentences if each.paragraph == paragraph]
        words = [
            word
            for each in inside
            for word in words_of(article.text, each.start, min(each.end, quotation.start))
            if article.quotation_around(word.start, word.end) is None
        ]
        named = [p for p in cast.named(words) if p.gender in (gender, None)]
        if len(named) == 1 and paragraph == here[0].paragraph:
            return tuple(named)
        if known:
            return (known,)
        if named:
            return tuple(named)
    return (known,) if known else ()


class _Sayer:
    """Whom a text has say a quotation."""

    def __init__(
        self, passage: Passage, ground: Ground, cast: Cast, span: Span, quotation: Quotation
    ) -> None:
        self._passage = passage
        self._ground = ground
        self._article = ground.article
        self._cast = cast
        self._span = span
        self._quotation = quotation
        self._words = self._told()

    def _told(self) -> list[Word]:
        """What the span says of somebody, an opening "Police" without its capital."""
        language = self._article.language
        words = [
            word
            for word in content_words(self._span.text, language)
            if word.form not in wordlists().once
            and word.form not in nouns().courtesies
            and not is_saying(word.form, language)
        ]
        if words and nouns().kind(words[0].form) and not any(w.capitalised for w in words[1:2]):
            words[0] = replace(words[0], text=words[0].text.lower())
        return words

    def may_be(self, speaker: _Speaker, match: Match) -> bool:
        """Whether the source of the article's words may be called so."""
        pronoun = self._span.text.casefold()
        if pronoun in _HE_OR_SHE:
            return any(self._may_be_meant(pronoun, member) for member in speaker.members)
        if pronoun in _PRONOUNS or not self._words:
            return True
        if people := self._cast.named(own_words(self._span.text)):
            return any(
                member in people or self._may_speak(people, speaker, member, match)
                for member in speaker.members
            )
        if any(self._is_unknown(word) for word in self._words):
            return True
        if any(self._is_called(member) for member in speaker.members):
            return not self._is_plainly_another(speaker)
        return self._is_of_the_lead() or not self._is_another(speaker)

    def _is_plainly_another(self, speaker: _Speaker) -> bool:
        """Whether "the minister" is a minister's, and only at a stretch a secretary's."""
        if not all(nouns().kind(word.form) == "person" for word in self._words) or self._is_open():
            return False
        exactly = any(
            all(self._cast.covers(member, word, loosely=False) for word in self._words)
            for member in speaker.members
        )
        return not exactly and self._fits_another(self._words, speaker)

    def _is_of_the_lead(self) -> bool:
        """Whether the lead speaks of such a one, whom only later paragraphs name."""
        article = self._article
        lead = [w for w in words_of(article.text) if w.start < article.sentences[0].end]
        person = any(nouns().kind(word.form) == "person" for word in self._words)
        if not person or self._cast.named(lead):
            return False
        lead += words_of(article.title or "")
        keys = {key for word in lead for key in keys_of(word.form, article.language)}
        return all(not keys_of(w.form, article.language).isdisjoint(keys) for w in self._words)

    def _is_another(self, speaker: _Speaker) -> bool:
        """Whether the description fits somebody else in the article, or names another body."""
        bodies = [word for word in self._words if self._is_body(word)]
        if bodies and not any(
            self._cast.covers(member, word, loosely=True)
            for member in speaker.members
            for word in bodies
        ):
            known = (word.form in self._ground.capitals for word in bodies if word.capitalised)
            if any(known) or self._fits_another(bodies, speaker):
                return True
        return not self._is_open() and self._fits_another(self._words, speaker)

    def _is_open(self) -> bool:
        """Whether it may be anybody: "a resident", "her colleague"."""
        opening = _ANYBODY.match(self._span.text)
        mutual = any(word.form in wordlists().mutual for word in self._words)
        return opening is not None and (mutual or opening["whose"] is None)

    def _is_body(self, word: Word) -> bool:
        kind = nouns().kind(word.form)
        return kind in ("organization", "group") or (
            word.capitalised and word.form in self._ground.capitals and not is_role(word.form)
        )

    def _fits_another(self, words: Sequence[Word], speaker: _Speaker) -> bool:
        theirs = {form for member in speaker.members for form in (*member.name, *member.proper)}
        return any(
            all(self._cast.covers(other, word, loosely=False) for word in words)
            for other in (*self._cast.sources, *self._cast.people)
            if other not in speaker.members and theirs.isdisjoint({*other.name, *other.proper})
        )

    def _is_called(self, member: Member) -> bool:
        return all(self._cast.covers(member, word, loosely=True) for word in self._words)

    def _is_unknown(self, word: Word) -> bool:
        return (
            word.capitalised
            and word.form not in self._ground.forms
            and not nouns().kind(word.form)
            and word.form not in nouns().title_ends
        )

    def _may_speak(
        self, people: Sequence[Member], speaker: _Speaker, member: Member, match: Match
    ) -> bool:
        """Whether somebody named may be meant by a source that the article does not name."""
        if member.name or speaker.anonymous:
            return False
        called = member.called - nouns().courtesies.keys()
        here = self._article.sentences_in(match.start, match.end)
        near = [
            each
            for each in self._article.sentences
            if here and here[0].paragraph - 1 <= each.paragraph <= here[0].paragraph
        ]
        words = {
            word.form
            for each in near
            for word in words_of(self._article.text, each.start, each.end)
            if word.capitalised
        }
        return any(person.surname in words or called & person.called for person in people)

    def _may_be_meant(self, pronoun: str, member: Member) -> bool:
        """Whether "he" may go back to the source: somebody else was named, and nobody like him."""
        if not member.name:
            return True
        text, gender = self._passage.text, _HE_OR_SHE[pronoun]
        before = [
            word
            for word in words_of(text, 0, self._quotation.end)
            if self._passage.quotation_at(word.start) is None
            and (self._cast.named([word]) or not OWNING.match(text, word.end))
        ]
        if any(
            self._cast.covers(member, word, loosely=True)
            for word in before
            if word.capitalised or nouns().kind(word.form)
        ):
            return True
        return not any(person.gender in (gender, None) for person in self._cast.named(before))
