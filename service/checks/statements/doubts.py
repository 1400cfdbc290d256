"""What the article could not check, or took back, and a text repeats without saying so."""

import re
from collections.abc import Iterator

from schemas.article import Sentence, Span
from schemas.check import Finding, Severity
from schemas.extraction import Claim
from service.checks.lists import begins, wordlists
from service.checks.matter import Matter, finding
from service.checks.passage import Statement
from service.checks.statements.clauses import Clause, Likeness, Likenesses, clauses_of, core_of
from service.checks.statements.commitment import MOST
from service.checks.statements.routine import is_told
from service.text.words import function_words_in, words_of
from service.verify.standing import cues_over
from service.verify.telling import says

ALIKE = 0.5
"""Share of a clause's weight that a doubted claim must have."""

ALIKE_BY_SOURCE = 0.3
"""The same for the one claim of the source that the text names."""

NEAR = 0.12
"""Share by which a sentence may be less like a clause than the likest, and still be doubted."""

FEWEST_BEFORE = 6
"""Words of content before a note, up to which its sentence is about the claim before it."""

_CHECKED = r"(?:verif(?:y|ied)|confirm(?:ed)?|corroborat(?:e|ed)|substantiat(?:e|ed)|check(?:ed)?)"
_NOTE = re.compile(
    r"\b(?:(?:can|could)(?:not|n['’]t| not)\s+(?:(?:be|been|immediately|independently)\s+){0,3}"
    r"|(?:was|were|is|been) (?:not able|unable) to (?:independently )?"
    r"|(?:has|have|had)(?:n['’]t| not)\s+(?:(?:yet|been|independently)\s+){0,3}"
    r"|(?:no way|impossible|not possible|not independently|neither \w+ could be)"
    r"\s+(?:(?:to|be|been|independently)\s+){0,2})"
    rf"{_CHECKED}\b|\bun(?:verifi|confirm|corroborat|substantiat)ed\b",
    re.IGNORECASE,
)
_TAKING_UP = re.compile(
    r"\b(?:claims?|figures?|numbers?|reports?|accounts?|allegations?|accusations?|assertions?"
    r"|statements?|movements?|footage|videos?|story|stories|toll|it|this|that|neither|either)\b",
    re.IGNORECASE,
)
"""What a note must have to be about the sentence before."""

_BESIDE = re.compile(r",\s+(?:which|an?)\s(?:[^\s,]+\s+){0,5}\Z", re.IGNORECASE)
"""What comes before a note about words of its own sentence: "40, a figure that nobody could …"."""

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
        forms = {word.form for word in words_of(text)}
        if notes_doubt(text) or _denies(text[statement.start : statement.end]):
            return
        corrects = any(begins(form, wordlists().correcting) for form in forms)
        severity: Severity = "warning" if self._passage.is_told(statement) else "error"
        for clause in clauses_of(self._matter, statement):
            for status, evidence in self._doubted(clause, statement.voice):
                if corrects and status == "retracted":
                    continue
                yield finding(
                    "dropped_not_verified",
                    severity,
                    self._passage.span(*clause.span),
                    evidence,
                    f"The article says that this {_STATUS[status]}, and the text does not.",
                )
                return

    def _doubted(self, clause: Clause, voice: str) -> Iterator[tuple[str, tuple[Span, ...]]]:
        """What is doubted of the sentences most like a clause, with the claim and the doubt."""
        found = self._likenesses.of(clause)
        best = found[0].share if found else 0.0
        for likeness in found:
            alike = (
                len(likeness.pairs) > 1
                and not likeness.is_names
                and likeness.share >= max(ALIKE, best - NEAR)
            )
            if alike or (likeness.share >= ALIKE_BY_SOURCE and self._is_theirs(voice, likeness)):
                yield from self._by_claims(likeness)
                yield from self._by_notes(likeness)

    def _by_claims(self, likeness: Likeness) -> Iterator[tuple[str, tuple[Span, ...]]]:
        for claim in self._claims_with(likeness):
            span = claim.verification.span
            if claim.verification.status in _STATUS and span is not None:
                yield claim.verification.status, (*claim.content, span)

    def _by_notes(self, likeness: Likeness) -> Iterator[tuple[str, tuple[Span, ...]]]:
        """A note behind a claim in its sentence, or in the next one that takes it up."""
        if not self._claims_with(likeness) and not _is_reported(likeness):
            return
        article = self._ground.article
        sentence = self._sentence(likeness)
        last = max(t.end for pair in likeness.pairs for t in pair.others)
        note = _NOTE.search(article.text, sentence.start, sentence.end)
        if note is not None and note.start() < last:
            return
        if note is None and (after := self._next(sentence)):
            note = _NOTE.search(article.text, after.start, after.end)
            if note and not _takes_up(article.text, after, note.start()):
                return
        if note and not self._is_tied(note, sentence):
            claimed = article.trimmed(sentence.start, sentence.end)
            yield "not_verified", (claimed, article.span(*note.span()))

    def _is_tied(self, note: re.Match[str], sentence: Sentence) -> bool:
        """Whether the extraction knows which claim of the sentence a note is about."""
        spans = [
            claim.verification.span
            for claim in self._ground.claims_over(sentence.start, sentence.end)
            if claim.verification.status in _STATUS
        ]
        return any(span and span.start < note.end() and note.start() < span.end for span in spans)

    def _is_theirs(self, voice: str, likeness: Likeness) -> bool:
        """Whether the text's source says something in the sentence, and nothing elsewhere."""
        words = {word.form for word in words_of(voice)} - function_words_in("en")
        theirs = [
            claim
            for claim in self._ground.claims
            if claim.source and words & {word.form for word in words_of(claim.source.span.text)}
        ]
        return len(theirs) == 1 and theirs[0] in self._claims_with(likeness)

    def _claims_with(self, likeness: Likeness) -> list[Claim]:
        """The claims that hold most of what a sentence has of a clause."""
        sentence = self._sentence(likeness)
        core = core_of(likeness.pairs)
        total = sum(pair.weight for pair in core)
        return [
            claim
            for claim in self._ground.claims_over(sentence.start, sentence.end)
            if (claim.source or claim.cue)
            and sum(p.weight for p in core if any(is_told(claim, t) for t in p.others))
            >= MOST * total
        ]

    def _next(self, sentence: Sentence) -> Sentence | None:
        sentences = self._ground.article.sentences
        later = (each for each in sentences if each.start >= sentence.end)
        return next(later, None)

    def _sentence(self, likeness: Likeness) -> Sentence:
        return self._matter.excerpt.reading.article.sentences[likeness.sentence]


def notes_doubt(text: str) -> bool:
    """Whether a text says of something that it was not verified."""
    forms = [word.form for word in words_of(text)]
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
    before = words_of(text, sentence.start, note)
    return sum(w.form not in function_words_in("en") for w in before) <= FEWEST_BEFORE


def _denies(text: str) -> bool:
    return any(
        word.form.startswith(("denial", "denie", "deny", "disput", "reject"))
        for word in words_of(text)
    )
