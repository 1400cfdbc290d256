"""What an article says about checking its claims.

Each sentence that passes a verdict ("the figure could not be verified") is tied to the claims it
means: by a noun or pronoun that takes them up, then the nearest before it, or by words it shares
with them. Where the tie is unclear nothing is said: a wrong verdict is worse than none.

- A claim is not confirmed by its own source. "The company confirmed it will close the plant" is
  an announcement, not a check; said after somebody else's claim of the same, it confirms that one.
- A denial counts as `denied` from someone the claim is about, else as `disputed`.
- A claim is `documented` when the outlet saw the document that makes it, or when a document
  elsewhere bears it out. "Court records show" alone has a source like any other.
- What the outlet reported and puts right is `retracted`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from schemas.article import Article, Span
from schemas.hedging import Verification, VerificationStatus
from schemas.proposal import ProposedClaim
from schemas.syntax import Token
from service.text.candidates import Candidate
from service.text.coreference import References
from service.text.documents import paper_behind
from service.text.nouns import nouns
from service.text.opposition import opposed
from service.text.topics import Verdict, words_of_checking
from service.text.tying import claims_meant
from service.text.verdicts import verdicts_in

_REACH = 40
"""Sentences to either side in which a verdict's claims begin. What words may take up is much
nearer; a speech quoted at length may begin so far away."""


def verification_of(references: References, claims: Sequence[ProposedClaim]) -> list[Verification]:
    """The verification of each claim, in their order."""
    article = references.article
    candidates = [Candidate(references, claim) for claim in claims]
    ordered = sorted(candidates, key=lambda candidate: candidate.start)
    for candidate in candidates:
        if span := paper_behind(candidate):
            candidate.receive(Verification(status="documented", span=span))
    begins = [candidate.first_sentence for candidate in ordered]
    for sentence in article.sentences if claims else ():
        for read in verdicts_in(references.parse.sentence(sentence.index)):
            first = bisect_left(begins, sentence.index - _REACH)
            around = ordered[first : bisect_right(begins, sentence.index + _REACH)]
            verdict = _given_by_source(read, around)
            span = _extent(article, verdict.word)
            for candidate in claims_meant(verdict, around, sentence.index):
                if status := _status(verdict, candidate):
                    candidate.receive(Verification(status=status, span=span))
                if verdict.topic.kind == "rival":
                    _set_against(candidate, verdict, around)
    for candidate, status, word in opposed(ordered):
        candidate.receive(Verification(status=status, span=_extent(article, word)))
    return [candidate.verification for candidate in candidates]


def _set_against(rival: Candidate, verdict: Verdict, candidates: Sequence[Candidate]) -> None:
    """Of two figures for one thing each disputes the other."""
    sentences = rival.references.article.sentences
    start, end = sentences[rival.first_sentence].start, sentences[rival.last_sentence].end
    span = rival.references.article.trimmed(start, end)
    for each in candidates:
        if each.covers(verdict.word.start) and each is not rival:
            each.receive(Verification(status="disputed", span=span))


def _given_by_source(verdict: Verdict, candidates: Sequence[Candidate]) -> Verdict:
    """A denial within a claim's content is its source's, where nobody nearer gives it."""
    if verdict.holder is not None or verdict.status not in ("denied", "disputed"):
        return verdict
    at = verdict.word.start
    source = next((each.source_head for each in candidates if each.says(at)), None)
    return replace(verdict, holder=source)


def _status(verdict: Verdict, candidate: Candidate) -> VerificationStatus | None:
    """The verdict as it counts for this claim, seeing who gives it; None if it does not."""
    holder = verdict.holder
    own = holder is not None and candidate.is_by(holder)
    if verdict.topic.kind == "outlet":
        return "retracted" if holder is None or own else None
    if verdict.status == "retracted":
        pronoun = holder is not None and holder.tag == "PRP"
        return "retracted" if own or pronoun or holder is None else None
    if verdict.status in ("documented", "not_verified"):
        return verdict.status
    if own:
        return None
    if verdict.status != "denied":
        return verdict.status
    if holder is None:
        return "retracted" if candidate.is_the_outlets_own else "disputed"
    return "denied" if _is_concerned(holder, verdict, candidate) else "disputed"


def _is_concerned(holder: Token, verdict: Verdict, candidate: Candidate) -> bool:
    """Whether a denial comes from somebody the claim is about."""
    inside = candidate.covers(holder.start)
    if verdict.of_own_act or (candidate.is_about(holder) and not inside):
        return True
    if holder.lower in words_of_checking()["pronouns.person"]:
        return verdict.topic.accuses
    speaks_for_another = holder.lemma in nouns().spokespeople or holder.lemma in (
        "lawyer",
        "solicitor",
    )
    return speaks_for_another and not candidate.names_somebody


_JOINING = frozenset({"although", "and", "but", "though", "while"})
"""Words that join a clause, and are left out where it stands alone."""


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
    joined = (child for child in node.children if child.dep in ("mark", "cc"))
    if any(child.start == start and child.lower in _JOINING for child in joined):
        _, _, clause = article.text[start:end].partition(" ")
        start = end - len(clause.lstrip())
    return article.span(start, start + len(article.text[start:end].rstrip(" .,;:")))
