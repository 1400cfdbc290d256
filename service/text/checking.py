"""What an article says about checking its claims.

Each sentence that passes a verdict ("the figure could not be verified") is tied to the claims it
means: by a noun or pronoun that takes them up, then the nearest before it, or by words it shares
with them. Where the tie is unclear nothing is said: a wrong verdict is worse than none.

- A claim is not confirmed by its own source. "The company confirmed it will close the plant" is
  an announcement, not a check; said after somebody else's claim of the same, it confirms that one.
- A denial counts as `denied` from someone the claim is about, else as `disputed`.
- A claim is `documented` when its own source is a document that shows it, or when a document
  elsewhere bears it out. Polls and studies are sources like others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from schemas.article import Article, Span
from schemas.hedging import Verification, VerificationStatus
from schemas.proposal import ProposedClaim
from schemas.syntax import Parse, Token
from service.text import hedging_scope as scope
from service.text.hedging_negation import negation_of
from service.text.lexicon import hedging_lexicon
from service.text.quantities import figures_of
from service.text.topics import content_lemmas, is_name, names_in, words_of_checking
from service.text.verdicts import Verdict, verdicts_in

_NEAR = 4
"""Sentences back to which "the claim" or "the figure" may refer."""

_FAR = 15
"""Sentences back to which words shared with a claim may refer."""

_WEIGHT: dict[VerificationStatus, int] = {
    "none_stated": 0,
    "documented": 1,
    "not_verified": 2,
    "confirmed": 3,
    "disputed": 4,
    "denied": 5,
    "retracted": 6,
}
"""Of several verdicts on a claim the heaviest stands, the first of them where they tie."""


@dataclass
class _Candidate:
    """A claim as verdicts look at it."""

    claim: ProposedClaim
    parse: Parse
    first_sentence: int
    last_sentence: int
    verification: Verification = field(
        default_factory=lambda: Verification(status="none_stated", span=None)
    )

    @property
    def start(self) -> int:
        return self.claim.content[0].start

    @property
    def end(self) -> int:
        return self.claim.content[-1].end

    def covers(self, offset: int) -> bool:
        pieces = (*self.claim.content, *self.claim.cue)
        return any(piece.start <= offset < piece.end for piece in pieces)

    def is_introduced_at(self, offset: int) -> bool:
        pieces = (*self.claim.source, *self.claim.cue)
        return any(piece.start <= offset < piece.end for piece in pieces)

    @cached_property
    def words(self) -> frozenset[str]:
        return content_lemmas(_tokens(self.parse, self.claim.content))

    @cached_property
    def asserts(self) -> bool:
        """Whether the content can be true or false; a thing or a question cannot."""
        words = _tokens(self.parse, self.claim.content)
        opens = words[0].lower == "whether" or words[0].tag[:1] == "W" if words else False
        return self.claim.type == "statement" and not opens and any(w.is_verb for w in words)

    @cached_property
    def names(self) -> frozenset[str]:
        """Nouns and names of the content, and of whom the cue accuses."""
        pieces = (*self.claim.content, *self.claim.cue)
        return _names(_tokens(self.parse, pieces))

    @cached_property
    def source(self) -> frozenset[str]:
        return _names(_tokens(self.parse, self.claim.source)) | frozenset(
            word.lower for word in _tokens(self.parse, self.claim.source) if word.tag == "PRP"
        )

    @cached_property
    def has_figure(self) -> bool:
        figures = (figure for piece in self.claim.content for figure in figures_of(piece.text))
        return any(figure.kind != "date" for figure in figures)

    def receive(self, verdict: Verification) -> None:
        if _WEIGHT[verdict.status] > _WEIGHT[self.verification.status]:
            self.verification = verdict


def verification_of(
    article: Article, parse: Parse, claims: Sequence[ProposedClaim]
) -> list[Verification]:
    """The verification of each claim, in their order."""
    candidates = [_candidate(article, parse, claim) for claim in claims]
    ordered = sorted(candidates, key=lambda candidate: candidate.start)
    for candidate in candidates:
        if span := _document(article, parse, candidate.claim):
            candidate.receive(Verification(status="documented", span=span))
    for sentence in article.sentences if claims else ():
        for verdict in verdicts_in(parse.sentence(sentence.index)):
            span = _extent(article, verdict.word)
            for candidate in _meant(verdict, ordered, sentence.index):
                if status := _status(verdict, candidate):
                    candidate.receive(Verification(status=status, span=span))
    return [candidate.verification for candidate in candidates]


def _candidate(article: Article, parse: Parse, claim: ProposedClaim) -> _Candidate:
    sentences = article.sentences_in(claim.content[0].start, claim.content[-1].end)
    first, last = (sentences[0].index, sentences[-1].index) if sentences else (0, 0)
    return _Candidate(claim, parse, first, last)


def _document(article: Article, parse: Parse, claim: ProposedClaim) -> Span | None:
    """Source and cue of a claim that a document shows: "court records show"."""
    lists = words_of_checking()
    source, cue = _tokens(parse, claim.source), _tokens(parse, claim.cue)
    head = scope.main_predicate(source)
    if head is None or head.lemma not in lists["nouns.document"]:
        return None
    if not lists["cues.showing"].intersection(word.lemma for word in cue):
        return None
    if any(negation_of(word, hedging_lexicon()) for word in cue):
        return None
    pieces = (*claim.source, *claim.cue)
    return article.span(min(p.start for p in pieces), max(p.end for p in pieces))


def _meant(verdict: Verdict, candidates: Sequence[_Candidate], sentence: int) -> list[_Candidate]:
    """The claims that a verdict is about; `candidates` in text order."""
    topic, at = verdict.topic, verdict.word.start
    if verdict.word.dep == "amod":
        return [each for each in candidates if each.is_introduced_at(topic.at)]
    others = [each for each in candidates if not each.covers(at)]
    if topic.kind == "own":
        return _sharing(verdict, others, sentence)
    if topic.kind == "here" and verdict.holder is None:
        beside = [each for each in others if each.first_sentence <= sentence <= each.last_sentence]
        return sorted(beside, key=lambda each: min(abs(each.end - at), abs(each.start - at)))[:1]
    reach = 1 if topic.kind == "it" else _NEAR
    before = [
        each
        for each in others
        if each.end <= topic.at
        and sentence - each.last_sentence <= reach
        and (topic.kind != "figure" or each.has_figure)
        and (not topic.owner or topic.owner & each.source)
        and (not topic.words or topic.words & each.words)
        and (each.asserts or topic.accuses)
    ]
    if topic.kind == "here":
        before = [each for each in before if _speaks(verdict.holder, each, sentence)]
    if not before:
        return _following(verdict, others, sentence)
    nearest = before[-1]
    if topic.every:
        return before
    if topic.plural:
        same = [each for each in before if each.source and each.source == nearest.source]
        return same or [nearest]
    return [nearest]


def _following(
    verdict: Verdict, candidates: Sequence[_Candidate], sentence: int
) -> list[_Candidate]:
    """What a blanket in front means: "None of these claims could be verified:"."""
    if not verdict.topic.every:
        return []
    return [each for each in candidates if 0 < each.first_sentence - sentence <= _NEAR]


def _speaks(holder: Token | None, candidate: _Candidate, sentence: int) -> bool:
    """Whether who "offered no evidence" is the claim's source."""
    if holder is None:
        return False
    if holder.lower in words_of_checking()["pronouns.person"]:
        return sentence - candidate.last_sentence == 1
    return bool(names_in(holder) & candidate.source)


def _sharing(verdict: Verdict, candidates: Sequence[_Candidate], sentence: int) -> list[_Candidate]:
    """The nearest claim before, in whose content most of the verdict's own words stand."""
    wanted = verdict.topic.words
    best: _Candidate | None = None
    for candidate in reversed(candidates):
        distance = sentence - candidate.last_sentence
        shared = len(wanted & candidate.words)
        if candidate.end > verdict.topic.at or distance > _FAR or shared < 2:
            continue
        if 2 * shared >= len(wanted) and (best is None or shared > len(wanted & best.words)):
            best = candidate
    return [best] if best else []


def _status(verdict: Verdict, candidate: _Candidate) -> VerificationStatus | None:
    """The verdict as it counts for this claim, seeing who gives it; None if it does not."""
    holder = verdict.holder
    names = names_in(holder) if holder else frozenset()
    pronoun = (
        holder.lower if holder and holder.lower in words_of_checking()["pronouns.person"] else ""
    )
    own = bool(names & candidate.source) or pronoun in candidate.source
    if verdict.status == "retracted":
        return "retracted" if own or pronoun or holder is None else None
    if verdict.status in ("documented", "not_verified"):
        return verdict.status
    if own:
        return None
    if verdict.status != "denied":
        return verdict.status
    concerned = names & candidate.names or (pronoun and verdict.topic.accuses)
    return "denied" if concerned else "disputed"


def _extent(article: Article, word: Token) -> Span:
    """The clause that passes the verdict, or its sentence where that is the main clause."""
    node = word
    while node.head is not node and node.dep not in ("conj", "relcl", "advcl", "acl", "parataxis"):
        node = node.head
    sentence = article.sentences[word.sentence]
    whole = article.trimmed(sentence.start, sentence.end)
    if node.head is node or not node.is_verb:
        return whole
    start, end = node.extent()
    return article.span(start, start + len(article.text[start:end].rstrip(" .,;:")))


def _tokens(parse: Parse, spans: Sequence[Span]) -> list[Token]:
    return [word for span in spans for word in parse.between(span.start, span.end)]


def _names(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(form for word in words if is_name(word) for form in (word.lower, word.lemma))
