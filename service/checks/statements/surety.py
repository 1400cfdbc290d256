"""Whether a text is surer than every passage of the article that says the same, or says itself what
they only report.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from schemas.article import Sentence, Span
from schemas.check import Finding, FindingType, Severity
from schemas.extraction import Claim
from schemas.syntax import Token
from service.checks.lists import wordlists
from service.checks.matter import Matter, finding
from service.checks.passage import Statement
from service.checks.statements.clauses import (
    Clause,
    Likeness,
    Likenesses,
    Pair,
    clauses_of,
    core_of,
    in_subject,
)
from service.checks.statements.commitment import MOST, commitment_of, operators_on
from service.checks.statements.doubts import notes_doubt
from service.checks.statements.routine import is_attributing, is_routine, is_told
from service.text.hedging_surface import hedges_in, phrases
from service.text.lexicon import hedging_lexicon
from service.text.quotations import quotations_of
from service.text.words import words_of
from service.verify.wording import Keys, is_saying, phrasings_of

ALIKE = 0.5
"""Share of a clause's weight that a sentence must have to be about it."""

ALIKE_IN_HEAD = 0.4
"""The same for one that has the word that carries the clause."""

WHOLE = 0.85
"""The same where they share but two words, and not the one that carries the clause."""

FEWEST = 2
"""Words that the two must share."""

NEAR = 0.12
"""Share by which a sentence may be less like a clause than the likest, and still say the same."""

SAME_HEAD = 0.25
"""What it counts for that a sentence has the word that carries the clause."""

SAME_FIGURES = 0.1
"""What it counts for that a sentence has all figures of the clause."""

SAME_TITLE = 0.75
"""Share of a clause's words that the article's title must have to say it."""


class Surety:
    """The clauses of one text beside the sentences it draws on."""

    def __init__(self, matter: Matter, likenesses: Likenesses) -> None:
        self._matter = matter
        self._passage = matter.passage
        self._ground = matter.ground
        self._likenesses = likenesses

    def faults_in(self, statement: Statement) -> Iterator[Finding]:
        clauses = clauses_of(self._matter, statement)
        for clause in clauses:
            alike = self._alike(clause)
            if not alike or self._is_title(clause):
                continue
            put = [commitment_of(each, clause.head) for each in alike]
            if self._is_hedged(statement, clause, clauses, shared_but(alike[0], put[0].by)):
                continue
            if all(each.level != "certain" for each in put):
                by = f" (“{put[0].by.text}”)" if put[0].by else ""
                detail = f"The article puts this as {put[0].level}{by}, the text as certain."
                yield self._finding("lost_hedge", "error", clause, alike[0], detail)
            if self._passage.is_told(statement) or notes_doubt(self._passage.text):
                continue
            if all(each.distanced for each in put):
                detail = f"The article keeps its distance from this: “{put[0].by}”."
                yield self._finding("lost_attribution", "error", clause, alike[0], detail)
                continue
            told = [self._telling(clause, each) for each in alike]
            if told[0] is not None and all(told):
                severity: Severity = "error" if alike[0].share > 0.75 else "warning"
                detail = _who_says(told[0])
                yield self._finding("lost_attribution", severity, clause, alike[0], detail)

    def _alike(self, clause: Clause) -> list[Likeness]:
        """The sentences that say the same, as far as the likest does.

        Of those, the ones that have the word that carries the clause say it best.
        """
        found = [each for each in self._likenesses.of(clause) if _is_alike(each)]
        scores = [e.share + SAME_HEAD * e.has_head + SAME_FIGURES * e.figures for e in found]
        best = max(scores, default=0)
        chosen = [e for e, score in zip(found, scores, strict=True) if score >= best - NEAR]
        carrying = [each for each in chosen if each.has_head] if clause.head.is_verb else []
        return sorted(carrying or chosen, key=lambda each: -each.share)

    def _is_hedged(
        self,
        statement: Statement,
        clause: Clause,
        clauses: Sequence[Clause],
        shared: Collection[int],
    ) -> bool:
        """Whether the text weakens the clause in any way that it could.

        A word that hedges no more here than there, since both have it, makes no difference.
        """
        if self._passage.article.quotations_in(*clause.reach):
            return True
        over = (o for word in clause.words for o in operators_on(word))
        if any(o.effect != "turns" and o.token.start not in shared for o in over):
            return True
        if any(_is_unsure(token) for token in clause.tokens):
            return True
        voice, text = statement.voice, self._passage.text
        if any(h.outcome.level != "certain" for h in hedges_in(voice, 0, len(voice))):
            return True
        found = [*hedges_in(text, statement.start, statement.end)]
        found += phrases(text, statement.start, statement.end)
        aside = {token.start for each in clauses if each is not clause for token in each.tokens}
        aside.update(shared)
        aside.update(t.start for t in clause.tokens if t.is_verb and t.lemma == "sign")  # no noun
        return any(h.outcome.level != "certain" and h.start not in aside for h in found)

    def _is_title(self, clause: Clause) -> bool:
        """Whether the article's own title says it plainly."""
        known = [
            t for t in clause.words if not self._matter.setting.keys(t).isdisjoint(self._title)
        ]
        return len(known) >= SAME_TITLE * len(clause.words)

    @cached_property
    def _title(self) -> Keys:
        """What the words of the title can be called; nothing, where it hedges or reports."""
        title = self._ground.article.title or ""
        hedged = any(h.outcome.level != "certain" for h in hedges_in(title, 0, len(title)))
        said = any(is_saying(word.form, self._matter.language) for word in words_of(title))
        if hedged or said or ":" in title or quotations_of(title):
            return frozenset()
        phrasings = phrasings_of(title, self._matter.language)
        return frozenset[str]().union(*(each.keys for each in phrasings))

    def _telling(self, clause: Clause, likeness: Likeness) -> Claim | None:
        """The claim in which a sentence has most of the clause, where it is only a claim."""
        core = core_of(likeness.pairs)
        total = sum(pair.weight for pair in core)
        sentence = self._sentence(likeness)
        for claim in self._ground.claims_over(sentence.start, sentence.end):
            if not is_attributing(claim, self._matter.language):
                continue
            inside = sum(
                pair.weight for pair in core if any(is_told(claim, t) for t in pair.others)
            )
            if inside < MOST * total or is_routine(claim, clause.words):
                continue
            if not any(_names_source(pair, claim) for pair in likeness.pairs):
                return claim
        return None

    def _sentence(self, likeness: Likeness) -> Sentence:
        return self._matter.excerpt.reading.article.sentences[likeness.sentence]

    def _finding(
        self,
        kind: FindingType,
        severity: Severity,
        clause: Clause,
        likeness: Likeness,
        explanation: str,
    ) -> Finding:
        sentence = self._sentence(likeness)
        evidence = self._ground.article.trimmed(sentence.start, sentence.end)
        span = self._passage.span(*clause.span)
        return finding(kind, severity, span, (evidence,), explanation)


def _is_alike(likeness: Likeness) -> bool:
    """Whether a sentence has enough of a clause to be about it."""
    if likeness.is_names or len(likeness.pairs) < FEWEST:
        return False
    if likeness.has_head:
        return likeness.share >= ALIKE_IN_HEAD
    many = len(likeness.pairs) > FEWEST or likeness.share >= WHOLE
    return many and likeness.share >= ALIKE and likeness.figures > 0


def _names_source(pair: Pair, claim: Claim) -> bool:
    """Whether a word of the text names who says it, or is the saying: "in the poll", "backs"."""
    source = claim.source.spans if claim.source else ()
    named = [_is_within(token, source) for token in pair.others]
    if not in_subject(pair.word):
        return all(named) or any(_is_within(token, claim.cue_spans) for token in pair.others)
    return claim.type == "belief" and any(named)  # "walkers heard a shout", who believe they did


def _is_within(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)


def shared_but(likeness: Likeness, by: Token | None) -> frozenset[int]:
    """Where nouns of a text stand that a sentence has as well, but the one that hedges it there:
    "risk" in "lowers the risk".
    """
    nouns = (pair for pair in likeness.pairs if pair.word.is_noun and by not in pair.others)
    return frozenset(pair.word.start for pair in nouns)


def _is_unsure(token: Token) -> bool:
    """ "Mayor faces jail"; "minister understood to be ill", where a headline has no "is"."""
    if token.is_verb and token.lemma in wordlists().looming:
        return True
    entry = hedging_lexicon().introducing.get(token.lemma)
    return entry is not None and token.tag in ("VBN", "VBD") and entry.passive.level != "certain"


def _who_says(claim: Claim) -> str:
    name = claim.source.span.text if claim.source else "somebody"
    return f"In the article only “{name[:60]}” says this; the text states it as a fact."
