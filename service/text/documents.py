"""Which claims rest on papers that the outlet has seen, or cites beside them."""

from collections.abc import Sequence

from schemas.article import Span
from schemas.syntax import Token
from service.text.candidates import Candidate
from service.text.hedging_negation import negation_of
from service.text.lexicon import hedging_lexicon
from service.text.nouns import nouns
from service.text.topics import words_of_checking


def paper_behind(candidate: Candidate) -> Span | None:
    """The words that say that the outlet saw the paper a claim stands in, or that one shows it."""
    return _seen(candidate) or _written_in(candidate) or _cited_after(candidate)


def _seen(candidate: Candidate) -> Span | None:
    """ "e-mails seen by the Courier", "the contract, which a reader sent me"; also farther off."""
    head, entity = candidate.source_head, candidate.source_entity
    if head is None:
        return None
    heads = [head, *(mention.head for mention in entity.mentions)] if entity else [head]
    if not any(_is_paper(noun) for noun in heads):
        return None
    article = candidate.references.article
    for noun in heads:
        if verb := next((child for child in noun.children if _reached_the_outlet(child)), None):
            start, end = verb.extent()
            return article.trimmed(start, end)
    return None


def _written_in(candidate: Candidate) -> Span | None:
    """ "In a letter, a copy of which was seen by this newspaper, she wrote"."""
    if not candidate.cue:
        return None
    cue = candidate.cue[0]
    before = [
        token
        for token in candidate.references.parse.sentence(cue.sentence)
        if token.index < cue.index and not candidate.says(token.start)
    ]
    papers = [word for word in before if word.dep == "pobj" and _is_paper(word)]
    if not any(paper.head.lower == "in" for paper in papers):
        return None
    verb = next((word for word in before if _is_seen_by_the_outlet(word)), None)
    if verb is None:
        return None
    start, end = verb.extent()
    return candidate.references.article.trimmed(start, end)


def _is_paper(noun: Token) -> bool:
    lists = words_of_checking()
    return noun.lemma in lists["nouns.document"] | lists["nouns.writing"]


def _reached_the_outlet(verb: Token) -> bool:
    lists = words_of_checking()
    if verb.dep not in ("acl", "relcl") or negation_of(verb, hedging_lexicon()):
        return False
    if _is_seen_by_the_outlet(verb):
        return True
    if verb.lemma in lists["verbs.seeing"]:
        return any(child.dep == "nsubj" and _is_outlet(child) for child in verb.children)
    if verb.lemma not in lists["verbs.giving"]:
        return False
    to = [low for child in verb.children if child.lower in ("to", "with") for low in child.children]
    given = (child for child in verb.children if child.dep in ("dobj", "dative"))
    return any(_is_outlet(noun) for noun in (*to, *given))


def _is_seen_by_the_outlet(verb: Token) -> bool:
    if verb.tag != "VBN" or verb.lemma not in words_of_checking()["verbs.seeing"]:
        return False
    return any(
        _is_outlet(noun)
        for child in verb.children
        if child.dep in ("agent", "prep") and child.lower == "by"
        for noun in child.children
    )


def _is_outlet(noun: Token) -> bool:
    """ "this newspaper", "the Courier", "me"."""
    lists = nouns()
    if noun.lower in ("i", "me", "us", "we"):
        return True
    if noun.tag[:3] == "NNP":
        words = {noun.lower, *(child.lower for child in noun.children if child.dep == "compound")}
        return bool(words & (lists.outlets | lists.named_bodies))
    known = noun.lemma in lists.press or noun.lemma in ("agency", "reporter")
    return known and any(child.dep == "det" for child in noun.children)


def _cited_after(candidate: Candidate) -> Span | None:
    """ "…, the minutes show." after what somebody said."""
    if candidate.source_head and _is_paper(candidate.source_head):
        return None
    sentence = candidate.references.parse.sentence(candidate.last_sentence)
    words = [
        token for token in sentence if token.start >= candidate.end and token.text[0].isalnum()
    ]
    return _showing(candidate, words) if 1 < len(words) <= _LONGEST else None


_LONGEST = 8
"""Words of "…, the minutes of the meeting show"."""


def _showing(candidate: Candidate, words: Sequence[Token]) -> Span | None:
    lists = words_of_checking()
    *phrase, verb = words
    if verb.lemma not in lists["cues.showing"] and verb.lower.removesuffix("s") not in _SHOW:
        return None
    if not any(word.lemma in lists["nouns.document"] for word in phrase):
        return None
    before = candidate.references.parse.tokens[words[0].index - 1]
    if before.text != ",":
        return None
    return candidate.references.article.span(words[0].start, verb.end)


_SHOW = frozenset({"show", "indicate", "suggest", "reveal"})
