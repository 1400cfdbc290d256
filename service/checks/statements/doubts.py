"""What the article could not check, or took back, and a text repeats without saying so."""

import re
from collections.abc import Iterator, Sequence

from schemas.article import Sentence, Span
from schemas.check import Finding, Severity
from schemas.extraction import Claim
from service.checks.lists import Words, begins, wordlists
from service.checks.matter import Matter, finding
from service.checks.passage import Statement
from service.checks.statements.clauses import (
    NEAR,
    Clause,
    Likeness,
    Likenesses,
    clauses_of,
    core_of,
)
from service.checks.statements.routine import is_told, words_for
from service.text.words import function_words_in, words_of
from service.verify.standing import cues_over
from service.verify.telling import says

ALIKE = 0.5
"""Share of a clause's weight that a claim of the text's source must have."""

SAME = 0.75
"""Fit from which a claim is the text's, whatever the text calls its source."""

ALIKE_BY_SOURCE = 0.3
"""The same for the one claim of that source."""

PART = 0.3
"""Share of what a sentence has of a clause that a claim of it must hold."""

FARTHEST_NOTE = 3
"""Sentences behind a claim in which a note may be about it."""

FARTHEST_OWNED = 8
"""The same for a note that says whose claim it is about."""

FEWEST_BEFORE = 6
"""Words of content before a note, up to which its sentence is about the claim before it."""

_CHECKED = r"(?:verif(?:y|ied)|confirm(?:ed)?|corroborat(?:e|ed)|substantiat(?:e|ed)|check(?:ed)?)"
_NOTE = re.compile(
    r"\b(?:(?:can|could)(?:not|n['’]t| not)\s+(?:(?:be|been|immediately|independently)\s+){0,3}"
    r"|(?:not (?:been )?able|unable) to (?:independently )?"
    r"|(?:has|have|had)(?:n['’]t| not)\s+(?:(?:yet|been|independently)\s+){0,3}"
    r"|(?:no way|impossible|not (?:possible|independently))\s+"
    r"(?:(?:to|be|been|independently)\s+){0,2}"
    r"|\b(?:none|neither|nothing)\b[^.;]{0,80}?\b(?:could|can|has|have)\s+"
    r"(?:(?:be|been|independently)\s+){0,3})"
    rf"{_CHECKED}\b|\bun(?:verifi|confirm|corroborat|substantiat)ed\b",
    re.IGNORECASE,
)
_UNCHECKED = re.compile(
    r"\b(?:cannot|never|no one|nobody|none|not|n['’]t|yet)\b(?:\W+\w+){0,4}?\W+checked\b",
    re.IGNORECASE,
)
_TAKING_UP = re.compile(
    r"\b(?:(?:the|this|that|these|those|both|all|any|such|his|her|its|their|\w+['’]s?)"
    r"(?: \w+)? "
    r"(?:accounts?|accusations?|allegations?|assertions?|claims?|counts?|details|documents?|emails?"
    r"|estimates?|figures?|footage|identity|images?|information|letters?|lists?|memos?|messages?"
    r"|movements?|numbers?|photos?|photographs?|pictures?|posts?|recordings?|reports?|results?"
    r"|rumou?rs?|screenshots?|spreadsheets?|statements?|stor(?:y|ies)|sum|tally|toll|versions?"
    r"|videos?)|(?:it|this|that)(?= (?:can|could|had|has|is|remains|was))|neither|either|none)\b"
    r"|(?:check|confirm|corroborate|substantiate|verify) (?:it|this|that)\b"
    r"(?! (?:he|it|she|the|they)\b)",
    re.IGNORECASE,
)
"""What a note must have to be about the sentence before."""

_SEVERAL = re.compile(
    r"\b(?:these|those|both|all|any|none|neither|either)\b[^.;]{0,20}?\b"
    r"(?:claims|figures|numbers|reports|results|accounts|allegations|accusations|assertions"
    r"|statements|versions?)\b",
    re.IGNORECASE,
)
"""What it must have to be about all that is said before it in the paragraph."""

_BESIDE = re.compile(r",\s+(?:which|an?)\s(?:[^\s,]+\s+){0,5}\Z", re.IGNORECASE)
"""What comes before a note about words of its own sentence: "40, a figure that nobody could …"."""

_OWNED = re.compile(
    r"\b(?:(her|his|their)|(\w+)['’]s?) "
    r"(?:accounts?|allegations?|claims?|figures?|story|version)\b",
    re.IGNORECASE,
)
"""What is said of somebody's word: "the deckhand's account could not be checked"."""

_SIDES = re.compile(r"\b(?:both|either|neither) sides?\b", re.IGNORECASE)
_CONTESTED = ("denied", "disputed")

_FIGURE = re.compile(r"\b(?:count|estimate|figure|number|sum|tally|toll)s?\b", re.IGNORECASE)
"""What a note is about that leaves the rest of the sentence alone."""

_REACTION = re.compile(
    r"\b(?:den(?:y|ies|ied)|declined|dismiss(?:es|ed)|disput(?:es|ed)|reject(?:s|ed)|refused"
    r"|comment|respond)\b",
    re.IGNORECASE,
)
"""What stands between a claim and the note on it, and takes nothing from either."""

_ANYBODY = frozenset({"he", "she", "it", "they", "one"})

_STATUS = {"not_verified": "could not be verified", "retracted": "was taken back"}


class Doubts:
    """The clauses of one text beside what its article casts doubt on."""

    def __init__(self, matter: Matter, likenesses: Likenesses) -> None:
        self._matter = matter
        self._passage = matter.passage
        self._ground = matter.ground
        self._likenesses = likenesses

    def faults_in(self, statement: Statement) -> Iterator[Finding]:
        text = self._passage.text
        if notes_doubt(text):
            return
        corrects = any(begins(word.form, wordlists().correcting) for word in words_of(text))
        severity: Severity = "warning" if self._passage.is_told(statement) else "error"
        for span, status, evidence in self._doubted(statement):
            if corrects and status == "retracted":
                continue
            yield finding(
                "dropped_not_verified",
                severity,
                span,
                evidence,
                f"The article says that this {_STATUS[status]}, and the text does not.",
            )
            return

    def _doubted(self, statement: Statement) -> Iterator[tuple[Span, str, tuple[Span, ...]]]:
        """What a statement has of doubted claims, quoted or in its own words."""
        whole = self._passage.span(statement.start, statement.end)
        sayers = self._sayers(statement)
        for quoted in self._matter.quotes.read:
            if quoted.match and statement.start <= quoted.quotation.start < statement.end:
                for start, end in quoted.match.stretches():
                    for status, evidence in self._by_claims(self._ground.claims_over(start, end)):
                        yield whole, status, evidence
        for clause in clauses_of(self._matter, statement):
            if clause.head.is_noun and says(clause.head):
                continue  # "the claims made online" names them only
            figured = any(word.tag == "CD" for word in clause.words)
            for likeness in self._alike(clause, sayers):
                span = self._passage.span(*clause.span)
                claims = self._claims_with(likeness)
                if likeness.fit < SAME:
                    claims = [each for each in claims if not _is_another(each, sayers)]
                for status, evidence in self._by_claims(claims):
                    if figured or not _FIGURE.search(evidence[-1].text):
                        yield span, status, evidence
                for evidence in self._by_notes(likeness):
                    if figured or not _FIGURE.search(evidence[-1].text):
                        yield span, "not_verified", evidence

    def _alike(self, clause: Clause, sayers: Words) -> Iterator[Likeness]:
        """The sentences most like a clause, and those in which the text's source says it."""
        likest = self._likenesses.likest(clause)
        likest = [each for each in likest if each.fit >= likest[0].fit - NEAR]
        yield from likest
        for likeness in self._likenesses.of(clause) if sayers else ():
            if likeness in likest or likeness.is_names or likeness.share < ALIKE_BY_SOURCE:
                continue
            theirs = self._claims_of(sayers)
            here = [claim for claim in self._claims_with(likeness) if claim in theirs]
            if here and (likeness.share >= ALIKE or len(theirs) == 1):
                yield likeness

    def _by_claims(self, claims: Sequence[Claim]) -> Iterator[tuple[str, tuple[Span, ...]]]:
        for claim in claims:
            span = claim.verification.span
            if claim.verification.status not in _STATUS or span is None:
                continue
            if self._is_by_source(span, claim):
                continue
            if claim.verification.status == "retracted" or self._is_about(span, claim.content[-1]):
                yield claim.verification.status, (*claim.content, span)

    def _is_by_source(self, note: Span, claim: Claim) -> bool:
        """Whether whoever says a thing says as well that it could not be verified."""
        named = words_for(claim) - function_words_in("en")
        about = self._ground.claims_over(note.start, note.end)
        return any(each is not claim and words_for(each) & named for each in about)

    def _is_about(self, note: Span, claimed: Span) -> bool:
        """Whether the sentence of a note is the claim's, or takes up a claim shortly before it."""
        article = self._ground.article
        said, noted = (article.sentences_in(s.start, s.end)[-1] for s in (claimed, note))
        if noted.index <= said.index:
            return True
        match = _NOTE.search(article.text, note.start, noted.end)
        return noted.index - said.index <= FARTHEST_NOTE and _takes_up(
            article.text, noted, match.start() if match else note.start
        )

    def _by_notes(self, likeness: Likeness) -> Iterator[tuple[Span, ...]]:
        """A note behind a claim in its sentence, or in one behind that which takes it up."""
        article = self._ground.article
        sentence = self._sentence(likeness)
        claims = self._ground.claims_over(sentence.start, sentence.end)
        if whose := self._note_on_source(sentence, self._claims_with(likeness)):
            yield article.trimmed(sentence.start, sentence.end), whose
            return
        if claims and not self._claims_with(likeness) and not _is_reported(likeness):
            return
        claimed = article.trimmed(sentence.start, sentence.end)
        last = max(t.end for pair in likeness.pairs for t in pair.others)
        if note := _NOTE.search(article.text, sentence.start, sentence.end):
            if note.start() >= last and not self._is_tied(note, sentence):
                yield claimed, article.span(*note.span())
            return
        near = True
        for after in self._behind(sentence):
            note = _NOTE.search(article.text, after.start, after.end)
            if note is None or not _takes_up(article.text, after, note.start()):
                near = near and bool(_REACTION.search(article.text, after.start, after.end))
                continue
            if self._is_of_other(claims, article.text, after, note.start()):
                return
            several = _SEVERAL.search(article.text, after.start, after.end)
            if (near or several) and not self._is_tied(note, sentence):
                yield claimed, article.trimmed(after.start, after.end)
            return

    def _note_on_source(self, sentence: Sentence, claims: Sequence[Claim]) -> Span | None:
        """The note that says whose word could not be checked, where it is one of these claims'."""
        article = self._ground.article
        contested = any(each.verification.status in _CONTESTED for each in claims)
        if not claims:
            return None
        known = {word.form for word in words_of(article.text, sentence.start, sentence.end)}
        known = known.union(*map(words_for, claims))
        others = False
        for after in self._later(sentence)[:FARTHEST_OWNED]:
            extent = (after.start, after.end)
            if _NOTE.search(article.text, *extent):
                owner = _OWNED.search(article.text, *extent)
                pronoun = owner is not None and owner[1] and not others
                named = owner[2].casefold() if owner and owner[2] else ""
                if (
                    (contested and _SIDES.search(article.text, *extent))
                    or named in known
                    or (pronoun and any(_is_of_person(each) for each in claims))
                ):
                    return article.trimmed(*extent)
            others = others or any(map(_is_of_person, self._ground.claims_over(*extent)))
        return None

    def _is_of_other(
        self, claims: Sequence[Claim], text: str, sentence: Sentence, note: int
    ) -> bool:
        """Whether a note names whose account it is about, or stands behind a claim of its own."""
        owner = _OWNED.search(text, sentence.start, sentence.end)
        if claims:
            return owner is not None and owner[2] is not None
        if _TAKING_UP.match(text, sentence.start, sentence.end):
            return False
        own = self._ground.claims_over(sentence.start, note)
        return bool(own) or owner is not None

    def _is_tied(self, note: re.Match[str], sentence: Sentence) -> bool:
        """Whether the extraction knows which claim of the sentence a note is about."""
        spans = [
            claim.verification.span
            for claim in self._ground.claims_over(sentence.start, sentence.end)
            if claim.verification.status in _STATUS
        ]
        return any(span and span.start < note.end() and note.start() < span.end for span in spans)

    def _claims_of(self, sayers: Words) -> list[Claim]:
        """What the text's sources say in the article."""
        return [
            claim
            for claim in self._ground.claims
            if claim.source and sayers & {w.form for w in words_of(claim.source.span.text)}
        ]

    def _sayers(self, statement: Statement) -> Words:
        """The words for those who say a statement, in it or in its label."""
        said = self._matter.saying(statement)
        tokens = self._passage.tokens(statement)
        named = {token.lower for token in tokens if token.start in said and token.is_noun}
        named |= {word.form for word in words_of(statement.voice)}
        return frozenset(named) - function_words_in("en")

    def _claims_with(self, likeness: Likeness) -> list[Claim]:
        """The claims that hold much of what a sentence has of a clause."""
        sentence = self._sentence(likeness)
        core = core_of(likeness.pairs)
        total = sum(pair.weight for pair in core)
        return [
            claim
            for claim in self._ground.claims_over(sentence.start, sentence.end)
            if (claim.source or claim.cue)
            and sum(p.weight for p in core if any(is_told(claim, t) for t in p.others))
            >= PART * total
        ]

    def _behind(self, sentence: Sentence) -> list[Sentence]:
        """The sentences behind one: the next, and as many of its paragraph as a note may reach."""
        near = self._later(sentence)[:FARTHEST_NOTE]
        return near[:1] + [each for each in near[1:] if each.paragraph == sentence.paragraph]

    def _later(self, sentence: Sentence) -> list[Sentence]:
        return [each for each in self._ground.article.sentences if each.start >= sentence.end]

    def _sentence(self, likeness: Likeness) -> Sentence:
        return self._matter.excerpt.reading.article.sentences[likeness.sentence]


def _is_of_person(claim: Claim) -> bool:
    return claim.source is not None and claim.source.type == "person"


def _is_another(claim: Claim, sayers: Words) -> bool:
    """Whether a claim is of somebody other than those whom a statement names for it."""
    if claim.source is None or not sayers:
        return False
    named = words_for(claim)
    return named.isdisjoint(sayers) and named.isdisjoint(_ANYBODY)


def notes_doubt(text: str) -> bool:
    """Whether a text says of something that it was not verified."""
    forms = [word.form for word in words_of(text)]
    if _NOTE.search(text) or _UNCHECKED.search(text):
        return True
    if any(begins(form, wordlists().unchecked) for form in forms):
        return True
    checked = any(begins(form, wordlists().checking) for form in forms)
    return checked and not wordlists().not_.isdisjoint(forms)


def _is_reported(likeness: Likeness) -> bool:
    """Whether the words of a sentence stand under one that says them."""
    return any(
        says(cue) for pair in core_of(likeness.pairs) for t in pair.others for cue in cues_over(t)
    )


def _takes_up(text: str, sentence: Sentence, note: int) -> bool:
    """Whether the words of a note are about the claim before: they say little else."""
    if not _TAKING_UP.search(text, sentence.start, sentence.end):
        return False
    if _BESIDE.search(text, sentence.start, note):
        return False
    clause = max(text.rfind(mark, sentence.start, note) for mark in (",", ";")) + 1
    before = words_of(text, max(clause, sentence.start), note)
    return sum(w.form not in function_words_in("en") for w in before) <= FEWEST_BEFORE
