"""Whether a text is surer than every passage of the article that says the same, or says itself what
they only report.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from schemas.article import Sentence, Span
from schemas.check import Finding, FindingType, Severity
from schemas.extraction import Claim
from schemas.syntax import Token
from service.checks.lists import wordlists
from service.checks.matter import Matter, finding
from service.checks.passage import Statement
from service.checks.statements.clauses import (
    LIGHT,
    Clause,
    Likeness,
    Likenesses,
    Pair,
    clauses_of,
    core_of,
    in_subject,
)
from service.checks.statements.commitment import MOST, commitment_of
from service.checks.statements.doubts import notes_doubt
from service.checks.statements.hedged import is_hedged
from service.checks.statements.routine import is_attributing, is_routine, is_told
from service.text.hedging_surface import hedges_in
from service.text.lexicon import hedging_lexicon
from service.text.quotations import quotations_of
from service.text.words import words_of
from service.verify.attribution import sayers_of
from service.verify.standing import cues_over
from service.verify.tokens import phrase_of
from service.verify.wording import Keys, is_saying, is_telling, phrasings_of

SAME_HEDGED = 0.9
"""Share of a hedged clause's words that a sentence must have for its source to be missed."""

_AUXILIARY = frozenset({"aux", "auxpass"})

LONGEST_NAME = 60
"""Characters of a source that an explanation shows."""

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
            alike = self._likenesses.likest(clause)
            if not alike or clause.is_topic or self._is_title(clause):
                continue
            if self._is_another_telling(clause, alike[0]):
                continue
            put = [commitment_of(each, clause.head) for each in alike]
            hedged = is_hedged(self._passage, statement, clauses, clause, alike[0], put[0].by)
            if not hedged and all(each.level != "certain" for each in put):
                why = f" (“{put[0].by.text}”)" if put[0].by else ""
                detail = f"The article puts this as {put[0].level}{why}, the text as certain."
                yield self._finding("lost_hedge", "error", clause, alike[0], detail)
            if notes_doubt(self._passage.text):
                continue
            if self._passage.is_told(statement, clause.head):
                yield from self._vouched_for(clause, alike)
                continue
            if hedged and not (self._is_prose and alike[0].share >= SAME_HEDGED):
                continue
            if not hedged and all(each.distanced for each in put):
                by = put[0].by.text if put[0].by else ""
                detail = f"The article keeps its distance from this (“{by}”), the text does not."
                yield self._finding("lost_attribution", "error", clause, alike[0], detail)
                continue
            tellers = [self._teller(clause, each) for each in alike]
            if tellers[0] is not None and all(tellers):
                severity: Severity = "error" if alike[0].share > 0.75 else "warning"
                who = tellers[0][:LONGEST_NAME]
                detail = f"In the article only “{who}” says this; the text states it as a fact."
                yield self._finding("lost_attribution", severity, clause, alike[0], detail)

    def _vouched_for(self, clause: Clause, alike: Sequence[Likeness]) -> Iterator[Finding]:
        """What somebody "revealed" in the text and only "says" in the article."""
        cue = next((c for c in cues_over(clause.head) if c.lemma in wordlists().vouching), None)
        told = [self._telling(clause, each) for each in alike]
        if cue is None or told[0] is None or not all(told):
            return
        said = " ".join(span.text for span in told[0].cue_spans)
        if any(form.form in hedging_lexicon().factive for form in words_of(said)):
            return
        detail = f"The text takes this for proven (“{cue.text}”), the article has “{said}”."
        yield self._finding("lost_attribution", "error", clause, alike[0], detail)

    @property
    def _is_prose(self) -> bool:
        """Whether a text has room for its sources: the "may" of a headline owns to having one."""
        return self._passage.kind in ("standfirst", "summary", "article")

    def _is_another_telling(self, clause: Clause, likeness: Likeness) -> bool:
        """ "Analysts put the cost at 3 million", "the mayor owned up to it": whoever says it there
        is the subject here, of a verb that says it in another way.
        """
        verb = next((t for t in clause.tokens if t.is_verb and t.dep not in _AUXILIARY), None)
        if verb is None or verb.lemma in LIGHT - {"put"}:
            return False
        if verb is clause.head and likeness.has_head:
            return False
        sources = [
            span
            for claim in self._ground.claims_over(*self._extent(likeness))
            for span in (claim.source.spans if claim.source else ())
        ]
        return any(
            pair.word.head is verb
            and in_subject(pair.word)
            and any(_is_within(token, sources) for token in pair.others)
            for pair in likeness.pairs
        )

    def _extent(self, likeness: Likeness) -> tuple[int, int]:
        sentence = self._sentence(likeness)
        return sentence.start, sentence.end

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
        for claim in self._claims_with(likeness):
            if not is_attributing(claim, self._matter.language):
                continue
            if is_routine(claim, clause.words):
                continue
            if not any(_names_source(pair, claim) for pair in likeness.pairs):
                return claim
        return None

    def _claims_with(self, likeness: Likeness) -> list[Claim]:
        """The claims in which a sentence has most of what it has of a clause."""
        core = core_of(likeness.pairs)
        most = MOST * sum(pair.weight for pair in core)
        claims = self._ground.claims_over(*self._extent(likeness))
        return [
            claim
            for claim in claims
            if sum(p.weight for p in core if any(is_told(claim, t) for t in p.others)) >= most
        ]

    def _teller(self, clause: Clause, likeness: Likeness) -> str | None:
        """Who says it in the article, and it alone; none, where it says so itself as well."""
        if claim := self._telling(clause, likeness):
            return claim.source.span.text if claim.source else "somebody"
        if any(claim.type != "intention" for claim in self._claims_with(likeness)):
            return None
        return self._told_by(likeness)

    def _told_by(self, likeness: Likeness) -> str | None:
        """Whom the grammar has say most of it, where the extraction has no claim of it."""
        core = core_of(likeness.pairs)
        under: dict[Token, float] = {}
        for pair in core:
            cues = {cue.index: cue for other in pair.others for cue in cues_over(other)}
            for cue in cues.values():
                under[cue] = under.get(cue, 0.0) + pair.weight
        for cue, weight in under.items():
            sayer = next(iter(sayers_of(cue)), None)
            if sayer is None or weight < MOST * sum(pair.weight for pair in core):
                continue
            words = {token.lower for token in sayer.subtree()}
            if not is_telling(cue.lemma, self._matter.language) or words & wordlists().recording:
                continue
            if not any(sayer in pair.others for pair in likeness.pairs):
                return phrase_of(sayer)
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


def _names_source(pair: Pair, claim: Claim) -> bool:
    """Whether a word of the text names who says it, or is the saying: "in the poll", "backs"."""
    source = claim.source.spans if claim.source else ()
    named = [_is_within(token, source) for token in pair.others]
    if in_subject(pair.word):
        # "Walkers heard a shout", who believe so; "Acme to shut plant", which Acme announced.
        itself = pair.word.dep == "nsubj" and _speaks_for_itself(claim)
        return any(named) and (claim.type == "belief" or itself)
    if any(_is_within(token, claim.cue_spans) for token in pair.others):
        return True
    return all(named) and pair.word.dep in ("pobj", "dobj", "attr", "appos")


def _speaks_for_itself(claim: Claim) -> bool:
    settled = claim.verification.status in ("none_stated", "confirmed", "documented")
    return settled and claim.source is not None and claim.source.type == "organization"


def _is_within(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)
