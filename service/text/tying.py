"""Which claims a verdict is about."""

from collections.abc import Sequence
from itertools import chain, islice

from schemas.syntax import Token
from service.text import hedging_scope as scope
from service.text.candidates import Candidate
from service.text.topics import Kind, Verdict, gives_one_of, words_of_checking

_BACK: dict[Kind, int] = {"it": 1, "rival": 1, "here": 1, "post": 1, "outlet": 1, "which": 0}
"""Sentences back to which words of a kind may refer."""
_NEAR = 4
"""The same for "the claim" and "the figure"."""
_FAR = 15
"""The same for words shared with a claim."""
_OWN_ACT = 3
"""Sentences back to which somebody denies what they are said to have done, in other words."""
_FARTHER = 2
"""The same for "these" and "those", and for "that could not be confirmed", which may refer past
what nobody can check."""
_STEM = 4
"""Letters that "move" and "movement" share, and few words that have nothing to do with it."""
_ADDED = ("relcl", "advcl")
"""Clauses in which an outlet adds to what somebody said."""
_BY_OTHERS = frozenset({"denied", "disputed"})
"""Verdicts that nobody gives on a claim of their own."""


def claims_meant(
    verdict: Verdict, candidates: Sequence[Candidate], sentence: int
) -> Sequence[Candidate]:
    """The claims that a verdict is about; `candidates` in text order, `sentence` the verdict's."""
    topic, at = verdict.topic, verdict.word.start
    if verdict.word.dep == "amod" and topic.kind != "rival":
        return [each for each in candidates if each.is_introduced_at(topic.at)]
    others = [
        each
        for each in candidates
        if not each.covers(at) or (each.start < topic.at and _stands_before(each, verdict))
    ]
    if topic.kind == "own":
        return (
            _sharing(verdict, others, sentence)
            or _about_the_denier(verdict, others, sentence)
            or _told_by_a_noun(verdict, others, sentence)
        )
    if topic.kind == "here" and verdict.holder is None:
        above = {token.index for token in verdict.word.ancestors()}
        beside = [
            each
            for each in others
            if each.first_sentence <= sentence <= each.last_sentence
            and any(token.index in above for token in (*each.cue, *each.tokens))
        ]
        return sorted(beside, key=lambda each: min(abs(each.end - at), abs(each.start - at)))[:1]
    before = _before(verdict, others, sentence)
    return _chosen(verdict, before, sentence) if before else _following(verdict, others, sentence)


def _before(verdict: Verdict, candidates: Sequence[Candidate], sentence: int) -> list[Candidate]:
    topic = verdict.topic
    reach = _BACK.get(topic.kind, _NEAR)
    if topic.kind == "it" and (verdict.status != "confirmed" or topic.plural):
        reach = _FARTHER
    return [
        each
        for each in candidates
        if _stands_before(each, verdict)
        and sentence - each.last_sentence <= reach
        and (not topic.owner or topic.owner & each.source)
        and (not topic.words or topic.words & each.words)
        and (each.asserts or topic.accuses or topic.kind == "rival")
        and not (verdict.status in _BY_OTHERS and verdict.holder and each.is_by(verdict.holder))
        and (not topic.of_misdeed or verdict.holder is None or each.is_about(verdict.holder))
        and _suits(verdict, each)
    ]


def _stands_before(candidate: Candidate, verdict: Verdict) -> bool:
    """Whether a content ends before the verdict, or runs on into it and has to be thought shorter.

    In "he said the tap was poisoned, which is false" the end is the outlet's and not his.
    """
    if candidate.end <= verdict.topic.at or candidate.start >= verdict.word.end:
        return candidate.end <= verdict.topic.at
    clause = verdict.word
    while clause.dep not in _ADDED and clause.head is not clause:
        clause = clause.head
    mark = scope.mark_of(clause)
    start, end = clause.extent()
    if clause.dep == "relcl":
        start = min(start, verdict.topic.at)
        added = verdict.topic.kind == "which" or clause.head.start == verdict.topic.at
    else:
        added = mark is not None and mark.lower in ("although", "though")
    return added and candidate.start < start and _last_word(candidate) < end


def _last_word(candidate: Candidate) -> int:
    words = (token.start for token in reversed(candidate.tokens) if token.text[0].isalnum())
    return next(words, candidate.end)


def _suits(verdict: Verdict, candidate: Candidate) -> bool:
    """Whether a claim is of the kind that the verdict's words take up."""
    match verdict.topic.kind:
        case "figure":
            return candidate.has_figure
        case "rival":
            return candidate.has_figure and not gives_one_of(
                candidate.figures, verdict.topic.unlike
            )
        case "here":
            return _speaks(verdict, candidate)
        case "post":
            head = candidate.source_head
            return head is not None and head.lemma in words_of_checking()["nouns.post"]
        case "outlet":
            return candidate.is_the_outlets_own
    return True


def _speaks(verdict: Verdict, candidate: Candidate) -> bool:
    """Whether who "offered no evidence" is the claim's source."""
    holder = verdict.holder
    if holder is None:
        return False
    if candidate.is_by(holder):
        return True
    pronoun = holder.lower in words_of_checking()["pronouns.person"]
    known = candidate.references.entity(holder)
    return pronoun and not known and holder.sentence - candidate.last_sentence == 1


def _chosen(verdict: Verdict, before: Sequence[Candidate], sentence: int) -> Sequence[Candidate]:
    topic, nearest = verdict.topic, before[-1]
    if topic.every:
        return before
    if topic.accuses and not topic.plural and verdict.holder is not None:
        accused = (each for each in reversed(before) if each.is_about(verdict.holder))
        nearest = next(accused, nearest)
    if topic.plural:
        return [each for each in before if each is nearest or each.is_on_the_side_of(nearest)]
    distance = sentence - nearest.last_sentence
    if topic.kind != "it" or distance == 0:
        return [nearest]
    if verdict.status == "not_verified":
        return [next((each for each in reversed(before) if each.can_be_checked), nearest)]
    if distance > _BACK["it"]:
        return []
    return [each for each in before if each is nearest or _is_said_with(each, nearest)]


def _is_said_with(claim: Candidate, last: Candidate) -> bool:
    """Whether a claim is of one breath with the last: the same source's, with nothing between."""
    beside = last.first_sentence - claim.last_sentence <= 1
    return beside and claim.paragraph == last.paragraph and claim.is_on_the_side_of(last)


def _following(
    verdict: Verdict, candidates: Sequence[Candidate], sentence: int
) -> Sequence[Candidate]:
    """What a blanket in front means: "None of these claims could be verified:"."""
    if not verdict.topic.every:
        return []
    return [each for each in candidates if 0 < each.first_sentence - sentence <= _NEAR]


def _sharing(
    verdict: Verdict, candidates: Sequence[Candidate], sentence: int
) -> Sequence[Candidate]:
    """The nearest claim before, in whose content most of the verdict's own words stand."""
    wanted = verdict.topic.words
    best: Candidate | None = None
    if verdict.status == "disputed" and len(wanted) == 1:
        return _with_the_part(verdict, candidates, sentence)
    for candidate in reversed(candidates):
        distance = sentence - candidate.last_sentence
        shared = len(wanted & candidate.words)
        if candidate.end > verdict.topic.at or distance > _FAR or shared < 2:
            continue
        if 2 * shared >= len(wanted) and (best is None or shared > len(wanted & best.words)):
            best = candidate
    return [best] if best else []


def _with_the_part(
    verdict: Verdict, candidates: Sequence[Candidate], sentence: int
) -> Sequence[Candidate]:
    """What "Roe disputes the date" is about: the last claim that gives it, somebody else's."""
    for each in reversed(candidates):
        if _stands_before(each, verdict) and sentence - each.last_sentence <= 1:
            own = verdict.holder is not None and each.is_by(verdict.holder)
            if verdict.topic.words & each.words and each.asserts and not own:
                return [each]
    return []


def _about_the_denier(
    verdict: Verdict, candidates: Sequence[Candidate], sentence: int
) -> Sequence[Candidate]:
    """What "Marr denied having touched a penny" answers: the last that was said about Marr, and
    rather one that speaks of touching or of pennies.
    """
    holder = verdict.holder
    if holder is None or not verdict.of_own_act:
        return []
    accusing = []
    for each in reversed(candidates):
        if each.end > verdict.topic.at or not each.asserts:
            continue
        if sentence - each.last_sentence > _OWN_ACT:
            break
        if each.is_about(holder) and not each.is_by(holder):
            accusing.append(each)
    by_words = (each for each in accusing if each.words & verdict.topic.words)
    return list(islice(chain(by_words, accusing), 1))


def _told_by_a_noun(
    verdict: Verdict, candidates: Sequence[Candidate], sentence: int
) -> Sequence[Candidate]:
    """What "the movement could not be confirmed" means: that something was said to have moved."""
    noun = _thing_checked(verdict)
    if noun is None:
        return []
    stem = noun.lemma[:_STEM]
    for each in reversed(candidates):
        near = each.end <= verdict.topic.at and sentence - each.last_sentence <= 1
        if near and each.asserts and any(word[:_STEM] == stem for word in each.words):
            return [each]
    return []


def _thing_checked(verdict: Verdict) -> Token | None:
    if verdict.status != "not_verified":
        return None
    passive = (child for child in verdict.word.children if child.dep == "nsubjpass")
    noun = next(passive, None)
    if noun is None or len(noun.lemma) < _STEM:
        return None
    definite = any(child.lower in ("the", "this", "that", "his", "her") for child in noun.children)
    return noun if definite else None
