"""What only a source says in the article, and how surely, beside how a text puts it.

Compared by the words of claims, since a headline leaves out much of its grammar.
"""

from collections.abc import Iterator, Sequence

from schemas.article import Span
from schemas.check import Finding, Severity
from schemas.extraction import Claim
from schemas.hedging import LEVELS, Level
from service.checks.lists import begins, wordlists
from service.checks.matter import ALIKE, Matter, finding, keys_of_all
from service.checks.passage import Statement
from service.text.hedging_surface import hedges_in, phrases
from service.text.lexicon import hedging_lexicon
from service.text.words import Word, words_of
from service.verify.wording import Keys, content_of, keys_of, phrasings_of

COVERED = 0.75
"""Share of a statement's words in what a claim says, from which the statement is the claim's."""

SURE = 0.85
"""The same where there is no doubt about it."""

PART = 0.34
"""Share of a claim's words that a statement must have to be about it."""

_DOUBTED = frozenset({"not_verified", "retracted"})


class Reports:
    """The claims of the article beside the statements of one text."""

    def __init__(self, matter: Matter) -> None:
        self._matter = matter
        self._passage = matter.passage
        self._ground = matter.ground
        self._language = matter.language

    def faults_in(self, statement: Statement) -> Iterator[Finding]:
        own = self._matter.own_words(statement)
        if len(own) < 2:
            return
        told = self._passage.is_told(statement)
        span = self._passage.span(statement.start, statement.end)
        claim, share = self._likest_claim(own)
        if claim is not None and share >= COVERED:
            if not told and self._is_lost(claim, own):
                severity: Severity = "error" if share >= SURE else "warning"
                yield finding(
                    "lost_attribution", severity, span, _spans_of(claim), _who_says(claim)
                )
            if (level := self._lost_level(claim, statement)) is not None:
                yield finding(
                    "lost_hedge",
                    "warning",
                    span,
                    _spans_of(claim),
                    f"The article puts this as {claim.hedging.level}, the text as {level}.",
                )
        yield from self._unverified(statement, own, told=told)

    def _likest_claim(self, own: Sequence[Word]) -> tuple[Claim | None, float]:
        """The claim whose content has most of the words, and a fair part of it among them."""
        best: tuple[Claim | None, float] = (None, 0.0)
        ours = keys_of_all(own, self._language)
        for claim in self._ground.claims:
            share = self._matter.share(own, self._matter.keys_in(claim.content))
            if share > best[1] and self._matter.part_of(claim, ours) >= PART:
                best = claim, share
        return best

    def _is_lost(self, claim: Claim, own: Sequence[Word]) -> bool:
        """Whether only a source says in the article what the text says itself."""
        if not (claim.source or claim.cue) or claim.hedging.stance == "own_voice":
            return False
        cue = [t for s in claim.cue_spans for t in words_of(s.text)]
        performed = any(
            not keys_of(word.form, self._language).isdisjoint(wordlists().performing)
            for word in cue
        )
        if claim.type != "statement" or performed:
            return False
        if claim.hedging.stance == "attributed" and is_routine(claim, own):
            return False
        return self._own_voice_of(own) < COVERED

    def own_voice(self, words: str) -> float:
        own = [p.word for p in content_of(phrasings_of(words, self._language), self._language)]
        return self._own_voice_of(own)

    def _own_voice_of(self, own: Sequence[Word]) -> float:
        """The most of the words that any sentence of the article has outside of claims."""
        best = 0.0
        for sentence in self._ground.article.sentences:
            keys = self._ground.sentence_keys[sentence.index]
            if self._matter.share(own, keys) <= best:
                continue
            outside_claims = self._keys_outside(sentence.start, sentence.end)
            best = max(best, self._matter.share(own, outside_claims))
        return best

    def _keys_outside(self, start: int, end: int) -> Keys:
        contents = [
            span
            for claim in self._ground.claims_over(start, end)
            if claim.hedging.stance != "own_voice" and (claim.source or claim.cue)
            for span in claim.content
        ]
        phrasings = phrasings_of(self._ground.article.text, self._language, start, end)
        return frozenset[str]().union(
            *(
                p.keys | p.wider
                for p in phrasings
                if not any(s.start <= p.word.start < s.end for s in contents)
            )
        )

    def _lost_level(self, claim: Claim, statement: Statement) -> Level | None:
        """The level of the statement's words, where it is surer than the claim's."""
        if claim.hedging.level in ("certain", "uncommitted"):
            return None
        text = self._passage.text[: statement.end]
        level = _level_of(text, statement.start, statement.end)
        surer = LEVELS.index(level) < LEVELS.index(claim.hedging.level)
        cue = any(c.type in ("modal", "adverb", "adjective") for c in claim.hedging.cues)
        if not (surer and cue) or level != "certain" or text.rstrip().endswith("?"):
            return None
        tokens = self._passage.tokens(statement)
        softened = any(
            token.lemma in hedging_lexicon().introducing
            and hedging_lexicon().introducing[token.lemma].plain.level != "certain"
            for token in tokens
        )
        return None if softened else level

    def _unverified(
        self, statement: Statement, own: Sequence[Word], *, told: bool
    ) -> Iterator[Finding]:
        """What the article could not check, repeated without saying so."""
        if notes_doubt(self._passage.text):
            return
        corrects = _corrects(self._passage.text)
        for claim in self._ground.claims:
            if claim.verification.status not in _DOUBTED or claim.verification.span is None:
                continue
            if corrects and claim.verification.status == "retracted":
                continue
            share = self._matter.share(own, self._matter.keys_in(claim.content))
            if (
                share >= ALIKE
                and self._matter.part_of(claim, keys_of_all(own, self._language)) >= PART
            ):
                status = "could not be verified"
                if claim.verification.status == "retracted":
                    status = "was taken back"
                yield finding(
                    "dropped_not_verified",
                    "warning" if told else "error",
                    self._passage.span(statement.start, statement.end),
                    (*claim.content, claim.verification.span),
                    f"The article says that this {status}, and the text does not.",
                )
                return


def is_routine(claim: Claim, own: Sequence[Word]) -> bool:
    """Whether a source tells of itself, or an office of what it records.

    "The bank said it would close" makes "Bank to close"; "they are on strike, their union said"
    and "two were hurt, police said" are told without the source as a matter of course.
    """
    if claim.source is None or claim.hedging.stance != "attributed":
        return False
    words = [w.form for s in (claim.source.span, claim.source.name) for w in words_of(s.text)]
    if not wordlists().recording.isdisjoint(words):
        return True
    if (
        words
        and words[0] in ("its", "their", "his", "her")
        and not wordlists().own_voices.isdisjoint(words)
    ):
        return True
    content = [word.form for span in claim.content for word in words_of(span.text)]
    if wordlists().to_come.isdisjoint(content[:8]):
        return False
    subject = next(iter(own), None)
    told_of = {w.form for w in words_of(claim.source.name.text)}
    told_of |= {w.form for w in words_of(claim.source.role.text)} if claim.source.role else set()
    return subject is not None and subject.form in told_of


def _spans_of(claim: Claim) -> tuple[Span, ...]:
    return (*((claim.source.span,) if claim.source else ()), *claim.content)


def _who_says(claim: Claim) -> str:
    name = claim.source.name.text if claim.source else "somebody"
    return f"In the article only “{name[:60]}” says this; the text states it as a fact."


def _level_of(text: str, start: int, end: int) -> Level:
    levels = [h.outcome.level for h in hedges_in(text, start, end)]
    levels += [h.outcome.level for h in phrases(text, start, end)]
    return max(levels, key=LEVELS.index, default="certain")


def notes_doubt(text: str) -> bool:
    """Whether a text says of something that it was not verified."""
    forms = [word.form for word in words_of(text)]
    if any(begins(form, wordlists().unchecked) for form in forms):
        return True
    checked = any(begins(form, wordlists().checking) for form in forms)
    return checked and not wordlists().not_.isdisjoint(forms)


def _corrects(text: str) -> bool:
    """Whether a text tells of a correction."""
    return any(begins(word.form, wordlists().correcting) for word in words_of(text))
