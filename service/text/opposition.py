"""Claims that an article sets against one another.

A claim meets opposition where its own cue expects it ("insisted", "alleged") and somebody else's
claim is joined to it by "although", says no in the same breath or is that of a record; and where
somebody else's negates its very predicate or says that it never happened.
"""

from collections.abc import Iterator, Sequence

from schemas.hedging import VerificationStatus
from schemas.syntax import Token
from service.text import hedging_scope as scope
from service.text.candidates import Candidate
from service.text.grammar import subject_of
from service.text.hedging_negation import negation_of
from service.text.lexicon import hedging_lexicon
from service.text.topics import words_of_checking

_AFTER = 4
"""Claims after one that may answer it."""
_WITHIN = 2
"""Sentences after one in which an answer may stand."""

Opposed = tuple[Candidate, VerificationStatus, Token]


def opposed(candidates: Sequence[Candidate]) -> Iterator[Opposed]:
    """The claims that others contradict, with the cue of the one that does; in text order."""
    contested: Candidate | None = None
    for place, claim in enumerate(candidates):
        if not claim.asserts:
            continue
        if _expects_an_answer(claim):
            contested = claim
        elif contested and not _goes_on(contested, claim):
            contested = None
        for answer in candidates[place + 1 : place + 1 + _AFTER]:
            if not answer.cue or not _is_answer(claim, answer):
                continue
            if (contested and _is_set_against(claim, answer)) or _never_happened(claim, answer):
                yield claim, "disputed", answer.cue[0]
            elif answer.asserts and _negates(claim, answer):
                by_concerned = answer.source_head is not None and claim.is_about(answer.source_head)
                yield claim, "denied" if by_concerned else "disputed", _saying(answer)


def _saying(answer: Candidate) -> Token:
    """The cue, or the predicate where it stands in another sentence than the cue."""
    verb = answer.predicate
    return verb if verb and verb.sentence != answer.cue[0].sentence else answer.cue[0]


def _is_answer(claim: Candidate, answer: Candidate) -> bool:
    near = answer.first_sentence - claim.last_sentence <= _WITHIN
    if answer.start < claim.end or not (near or answer.paragraph == claim.paragraph):
        return False
    if answer.source_head is None or claim.source_head is None:
        return False
    return not claim.is_on_the_side_of(answer) and not claim.is_by(answer.source_head)


def _expects_an_answer(claim: Candidate) -> bool:
    contested = words_of_checking()["verbs.contested"]
    return any(word.lemma in contested for word in claim.cue)


def _goes_on(contested: Candidate, claim: Candidate) -> bool:
    """Whether the source of "he insisted" still speaks."""
    return claim.paragraph == contested.paragraph and claim.is_on_the_side_of(contested)


def _is_set_against(claim: Candidate, answer: Candidate) -> bool:
    distance = answer.first_sentence - claim.last_sentence
    if distance == 0:
        mark = scope.mark_of(answer.cue[-1])
        if mark is not None and mark.lower in ("although", "though"):
            return True
        return answer.asserts and (_says_no(answer) or _says_only(answer))
    return _shows_otherwise(answer) or (distance == 1 and _sees_it_as(answer))


def _shows_otherwise(answer: Candidate) -> bool:
    """ "Replays suggested that" after "he insisted"."""
    lists, head = words_of_checking(), answer.source_head
    if head is None or head.lemma not in lists["nouns.witness"]:
        return False
    return any(word.lemma in lists["verbs.showing"] for word in answer.cue)


def _sees_it_as(answer: Candidate) -> bool:
    """ "the ministry sees it as a promise" after "the city maintains"."""
    verb = answer.cue[0]
    if verb.lemma not in words_of_checking()["verbs.seeing_as"]:
        return False
    return any(
        child.dep in ("dobj", "nsubj") and child.lower in ("it", "that", "this")
        for child in verb.children
        if child.index > verb.index
    )


def _never_happened(claim: Candidate, answer: Candidate) -> bool:
    """ "several mayors say they never received it"."""
    if answer.first_sentence - claim.last_sentence > 1 or not answer.asserts:
        return False
    verb = answer.predicate
    if verb is None or verb.lemma not in words_of_checking()["verbs.happening"]:
        return False
    if not any(child.lower == "never" for child in verb.children) or not claim.tells_a_fact:
        return False
    return any(child.lower in ("it", "that", "this", "them") for child in verb.children)


def _says_no(answer: Candidate) -> bool:
    return any(
        word.is_verb and word.dep in ("ccomp", "conj", "ROOT") and _is_negated(word)
        for word in answer.tokens
    )


def _says_only(answer: Candidate) -> bool:
    """ "the records say only that"."""
    verb = answer.cue[-1]
    following = answer.references.parse.tokens[verb.index + 1 : verb.index + 2]
    return any(word.lower == "only" for word in (*answer.cue, *verb.children, *following))


def _negates(claim: Candidate, answer: Candidate) -> bool:
    """ "Marr took the money", "Marr said he had never taken any money"."""
    verb, denying = answer.predicate, words_of_checking()["verbs.reject"]
    if verb is None or not _is_negated(verb) or verb.lemma in _EMPTY:
        return False
    if any(word.lemma in denying for word in (*claim.cue, *answer.cue)):
        return False
    if any(head is None or head.tag == "CD" for head in (claim.source_head, answer.source_head)):
        return False
    for word in claim.tokens:
        if word.is_verb and word.lemma == verb.lemma and not _is_negated(word):
            return _same_subject(claim, word, answer, verb)
    return False


def _same_subject(claim: Candidate, said: Token, answer: Candidate, denied: Token) -> bool:
    """Whether both predicates are of one subject; one that speaks of itself may be named before."""
    subject, other = subject_of(said), subject_of(denied)
    if other is None or answer.source_head is None:
        return False
    if subject and subject.is_noun and subject.lemma == other.lemma:
        return bool((claim.words & answer.words) - {said.lemma, subject.lemma})
    return other.tag == "PRP" and claim.is_about(answer.source_head)


_EMPTY = frozenset(
    {"be", "have", "do", "get", "go", "make", "say", "take", "want", "know", "think"}
)
"""Verbs that two claims may share without being about the same."""


def _is_negated(verb: Token) -> bool:
    return negation_of(verb, hedging_lexicon()) is not None
