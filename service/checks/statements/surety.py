"""Whether a text is surer than every passage of the article that says the same, or says itself what
they only report.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from schemas.article import Sentence, Span
from schemas.check import Finding, FindingType
from schemas.extraction import Claim
from schemas.syntax import Token
from service.checks.lists import wordlists
from service.checks.matter import Matter, finding
from service.checks.passage import Statement
from service.checks.statements.clauses import (
    FEWEST,
    LIGHT,
    NEAR,
    Clause,
    Likeness,
    Likenesses,
    Pair,
    clauses_of,
    core_of,
    in_subject,
    subject_words,
    subjects_of,
)
from service.checks.statements.commitment import MOST, commitment_of
from service.checks.statements.doubts import notes_doubt
from service.checks.statements.hedged import is_hedged
from service.checks.statements.routine import (
    is_announced,
    is_attributing,
    is_occasion,
    is_routine,
    is_rumoured,
    is_told,
    words_for,
)
from service.text.hedging_surface import hedges_in
from service.text.lexicon import hedging_lexicon
from service.text.quotations import quotations_of
from service.text.words import function_words_in, words_of
from service.verify.roles import is_pronoun
from service.verify.standing import cues_over
from service.verify.wording import Keys, is_saying, phrasings_of

_AUXILIARY = frozenset({"aux", "auxpass"})

LONGEST_NAME = 60
"""Characters of a source that an explanation shows."""

SAID_HEDGED = 0.55
"""Share of what a clause says of its subject that a hedged sentence without its verb must have."""

SAME_SAID = 0.65
"""The same for one that keeps its distance."""

LEAST_TOLD = 0.5
"""Share of a clause that a sentence must have for its source to be missed."""

SAID_PLAINLY = 0.5
"""Share of a clause that a sentence with its verb must have to say it as the article's own."""

SAME = 0.9
"""Share of the words of a sentence that a statement must have to be a copy of it."""

SURELY = 0.6
"""Share of a clause's weight from which on a sentence surely says the same, only less surely, or as
somebody's word. Below, nearly all findings on texts that nothing was learnt from were false alarms.
"""

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
            if _is_command(clause):
                continue
            if self._is_copied(statement, alike[0]) or self._is_signature(clause):
                continue
            if self._is_another_telling(clause, alike[0]):
                continue
            put = [commitment_of(each, clause.head) for each in alike]
            hedged = is_hedged(self._passage, statement, clauses, clause, alike[0], put[0].by)
            verbless = not clause.head.is_verb
            if is_occasion(clause.head) and not alike[0].has_head:
                continue
            sure = verbless or alike[0].has_head or alike[0].said >= SAID_HEDGED
            sure = sure and alike[0].share >= SURELY
            if not hedged and sure and all(each.level != "certain" for each in put):
                why = f" (“{put[0].by.text}”)" if put[0].by else ""
                detail = f"The article puts this as {put[0].level}{why}, the text as certain."
                yield self._finding("lost_hedge", clause, alike[0], detail)
                continue
            if notes_doubt(self._passage.text):
                continue
            own = self._own_verbs(alike[0])
            if self._passage.is_told(statement, clause.head, but=own):
                yield from self._vouched_for(clause, alike)
                continue
            if hedged:
                continue
            if all(e.distanced for e in put) and (alike[0].has_head or alike[0].said > SAME_SAID):
                by = put[0].by.text if put[0].by else ""
                detail = f"The article keeps its distance from this (“{by}”), the text does not."
                yield self._finding("lost_attribution", clause, alike[0], detail)
                continue
            if alike[0].share < SURELY:
                continue
            tellings = [self._telling(clause, each) for each in alike]
            if (
                tellings[0] is not None
                and all(tellings)
                and not self._is_said_plainly(clause, alike[0])
            ):
                source = tellings[0].source
                who = source.span.text[:LONGEST_NAME] if source else "somebody"
                detail = f"In the article only “{who}” says this; the text states it as a fact."
                yield self._finding("lost_attribution", clause, alike[0], detail)

    def _is_signature(self, clause: Clause) -> bool:
        """Whether a clause only says whose a quotation is: "That was the mayor on the bill"."""
        quoted = bool(self._passage.article.quotations)
        names = clause.head.tag[:3] == "NNP"
        return quoted and names and all(t.lemma == "be" for t in clause.tokens if t.is_verb)

    def _is_copied(self, statement: Statement, likeness: Likeness) -> bool:
        """Whether a statement has nearly all words of a sentence, its source and hedges too."""
        start, end = self._extent(likeness)
        text = self._ground.article.text
        own = {w.form for w in words_of(self._passage.text, statement.start, statement.end)}
        words = list(words_of(text, start, end))
        lacking = [word for word in words if word.form not in own]
        if len(lacking) > (1 - SAME) * len(words):
            return False
        telling = [
            span
            for claim in self._ground.claims_over(start, end)
            for span in (*claim.cue_spans, *(claim.source.spans if claim.source else ()))
        ]
        hedging = {h.start for h in hedges_in(text, start, end) if h.outcome.level != "certain"}
        return not any(
            word.start in hedging or any(s.start <= word.start < s.end for s in telling)
            for word in lacking
        )

    def _own_verbs(self, likeness: Likeness) -> frozenset[int]:
        """Verbs of the clause that are said in the article and say nothing there: "wrote it up"."""
        claims = self._ground.claims_over(*self._extent(likeness))
        cues = [span for claim in claims for span in claim.cue_spans]
        return frozenset(
            pair.word.index
            for pair in likeness.pairs
            if pair.word.is_verb and not any(_is_within(each, cues) for each in pair.others)
        )

    def _is_said_plainly(self, clause: Clause, likeness: Likeness) -> bool:
        """Whether another sentence of the article says as much in its own voice."""
        least = likeness.share - 2 * NEAR
        return any(
            each.has_head
            and each.share >= max(SAID_PLAINLY, least)
            and commitment_of(each, clause.head).level == "certain"
            and not self._claims_with(each)
            for each in self._likenesses.of(clause)
        )

    def _vouched_for(self, clause: Clause, alike: Sequence[Likeness]) -> Iterator[Finding]:
        """What somebody "revealed" in the text and only "says" in the article."""
        cue = next((c for c in cues_over(clause.head) if c.lemma in wordlists().vouching), None)
        told = [self._word_of(clause, each) for each in alike]
        if cue is None or told[0] is None or not all(told):
            return
        said = " ".join(span.text for span in told[0].cue_spans)
        if any(form.form in hedging_lexicon().factive for form in words_of(said)):
            return
        detail = f"The text takes this for proven (“{cue.text}”), the article has “{said}”."
        yield self._finding("lost_attribution", clause, alike[0], detail)

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
        if not _is_telling_enough(likeness):
            return None
        for claim in self._claims_with(likeness):
            if self._is_of_source(likeness, claim) or self._is_theirs(clause, claim):
                continue
            if not self._is_word_only(claim, clause, likeness):
                continue
            if not likeness.has_head and not _is_named_and_more(likeness, claim):
                continue
            if not any(_names_source(pair, claim, likeness) for pair in likeness.pairs):
                return claim
        return None

    def _word_of(self, clause: Clause, likeness: Likeness) -> Claim | None:
        """The claim that is somebody's word, whether or not a text names them."""
        claims = self._claims_with(likeness)
        return next((c for c in claims if self._is_word_only(c, clause, likeness)), None)

    def _is_word_only(self, claim: Claim, clause: Clause, likeness: Likeness) -> bool:
        language = self._matter.language
        if not is_attributing(claim, language) or is_routine(claim, clause.words, language):
            return False
        return claim.source is not None or self._is_hearsay(claim, likeness)

    def _is_of_source(self, likeness: Likeness, claim: Claim) -> bool:
        """Whether most of what the two share is who says it: "That was the mayor on the bill"."""
        spans = claim.source.spans if claim.source else ()
        named = (p.weight for p in likeness.pairs if any(_is_within(t, spans) for t in p.others))
        return sum(named) >= MOST * sum(pair.weight for pair in likeness.pairs)

    def _is_theirs(self, clause: Clause, claim: Claim) -> bool:
        """Whether the source is subject of a verb over the clause: "the union expects a loss"."""
        named = words_for(claim) - function_words_in("en")
        attitudes = hedging_lexicon().introducing
        for verb in (clause.head, *clause.head.ancestors()):
            attitude = attitudes.get(verb.lemma)
            thinks = attitude is not None and attitude.plain.level != "certain"
            own = verb is clause.head and not thinks
            if own or not verb.is_verb or clause.head in subject_words(verb):
                continue
            if any(t.lower in named or t.tag == "PRP" for t in subjects_of(verb)):
                return True
        return False

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

    def _is_hearsay(self, claim: Claim, likeness: Likeness) -> bool:
        """ "She is said to be ill", "a jury was told"; not "staff were told"."""
        if not is_announced(claim):
            return likeness.has_head and is_rumoured(claim, self._matter.language)
        words = {word.form for word in words_of(self._ground.article.text, *self._extent(likeness))}
        return not words.isdisjoint(wordlists().courts)

    def _sentence(self, likeness: Likeness) -> Sentence:
        return self._matter.excerpt.reading.article.sentences[likeness.sentence]

    def _finding(
        self,
        kind: FindingType,
        clause: Clause,
        likeness: Likeness,
        explanation: str,
    ) -> Finding:
        sentence = self._sentence(likeness)
        evidence = self._ground.article.trimmed(sentence.start, sentence.end)
        span = self._passage.span(*clause.span)
        return finding(kind, "error", span, (evidence,), explanation)


def _is_command(clause: Clause) -> bool:
    """ "Do not stop taking it", which states nothing."""
    verb = clause.head
    before = [token for token in clause.tokens if token.index < verb.index]
    # without a "not" it could as well be the "Vote to be held" of a headline, misread
    denied = any(token.dep == "neg" for token in before)
    leads = all(token.dep in ("aux", "neg", "advmod") for token in before)
    return verb.tag == "VB" and denied and leads


def _is_telling_enough(likeness: Likeness) -> bool:
    """Whether a sentence says the clause, and not only something about the same people."""
    said = [p for p in likeness.pairs if any(not is_pronoun(other) for other in p.others)]
    enough = len(said) >= FEWEST and (len(likeness.pairs) > FEWEST or likeness.has_head)
    return enough and likeness.figures > 0 and max(likeness.share, likeness.said) >= LEAST_TOLD


def _is_named_and_more(likeness: Likeness, claim: Claim) -> bool:
    """Whether a claim has more of a clause than names."""
    return any(
        p.word.tag[:3] != "NNP" and any(is_told(claim, other) for other in p.others)
        for p in likeness.pairs
    )


def _names_source(pair: Pair, claim: Claim, likeness: Likeness) -> bool:
    """Whether a word of the text names who says it, or is the saying: "in the poll", "backs"."""
    source = claim.source.spans if claim.source else ()
    named = [_is_source(token, source) for token in pair.others]
    if in_subject(pair.word):
        # "Walkers heard a shout", who believe so; "Acme to shut plant", which Acme announced.
        itself = pair.word.dep == "nsubj" and _speaks_for_itself(claim)
        return any(named) and (claim.type == "belief" or itself or not likeness.has_head)
    if any(_is_within(token, claim.cue_spans) for token in pair.others):
        return True
    return all(named) and pair.word.dep in ("pobj", "dobj", "attr", "appos")


def _speaks_for_itself(claim: Claim) -> bool:
    settled = claim.verification.status in ("none_stated", "confirmed", "documented")
    return settled and claim.source is not None and claim.source.type == "organization"


def _is_within(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)


def _is_source(token: Token, spans: Sequence[Span]) -> bool:
    """Whether a word is what a source is called by, and not of what tells it from others."""
    while token.dep in ("compound", "appos") and token.head is not token:
        token = token.head
    return _is_within(token, spans) and not _is_within(token.head, spans)
