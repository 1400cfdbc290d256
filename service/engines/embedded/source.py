"""Finds whose words a cue introduces, and delimits the noun phrase that names the source."""

from collections.abc import Sequence
from itertools import pairwise

from schemas.syntax import Token
from service.engines.embedded.aftermath import is_effect
from service.engines.embedded.cue import Cue, is_second_cue
from service.engines.embedded.grammar import Range, child, children, object_of

_FARTHEST = 8
"""Verbs climbed to find a shared subject; deeper chains are parse errors."""


def source_of(cue: Cue) -> Token | None:
    """The head of the noun phrase that names the source; None where the sentence names none."""
    head = cue.head
    match cue.frame:
        case "adverb":
            return _of_adverb(cue)
        case "noun_clause" | "noun_infinitive" | "noun_preposition":
            return _of_noun(head, taken=cue.complement)
        case "adjective_clause" | "adjective_infinitive" | "adjective_preposition":
            return subject_of(head.head)
        case "raising":
            return None
        case "passive_infinitive" | "passive_predicate" | "passive":
            return _agent(head)
        case "passive_preposition":
            return _agent(head)
        case _:
            return None if head.lemma == "hear" else subject_of(head)


def subject_of(verb: Token, climbed: int = 0) -> Token | None:
    """Who does what the verb says, also where the verb shares another's subject."""
    if subject := child(verb, "nsubj", "csubj"):
        return _name_after(subject) or subject
    if passive := child(verb, "nsubjpass"):
        return passive if _is_perfect(verb, passive) else _agent(verb)
    if _is_passive_participle(verb):
        return _agent(verb)
    above = verb.head
    if above is verb or climbed > _FARTHEST:
        return None
    if verb.dep in ("acl", "relcl"):
        return above
    if verb.dep == "pcomp":
        above = above.head
        if above.lemma in ("quote", "cite"):
            return child(above, "dobj", "nsubjpass")
    if above.dep == "ccomp" and is_second_cue(verb, above.head):
        return subject_of(above.head, climbed + 1)
    if verb.dep == "pcomp" and above.is_noun and above.dep in ("dobj", "pobj"):
        above = next((each for each in above.ancestors() if each.is_verb), above)
    if verb.dep == "xcomp" and above.tag[:2] == "JJ" and above.dep == "acomp":
        return _subject_of_quality(above.head, climbed + 1)
    if verb.dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp") and above.is_verb:
        return child(above, "nsubjpass") or subject_of(above, climbed + 1)
    return None


def _subject_of_quality(verb: Token, climbed: int) -> Token | None:
    """Who "was quick to say"; nobody in "it was hard to say"."""
    subject = subject_of(verb, climbed)
    return None if subject is not None and subject.lower == "it" else subject


def _is_perfect(verb: Token, subject: Token) -> bool:
    """ "He’s said he will": "has", which the parser takes for "is"."""
    short = child(verb, "auxpass")
    is_short = short is not None and short.lower in ("'s", "’s")
    return is_short and subject.lower != "it" and child(verb, "ccomp") is not None


def _name_after(noun: Token) -> Token | None:
    """The name that a title right before it was taken from: "the union | Unity | said"."""
    return next(
        (
            each
            for each in children(noun.head, noun.dep)
            if each.index == noun.index + 1 and each.tag == "NNP" and noun.tag == "NN"
        ),
        None,
    )


def _is_passive_participle(verb: Token) -> bool:
    """ "Asked about the toll, …": done to the subject, not by it."""
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl") and child(verb, "aux") is None


def _agent(verb: Token) -> Token | None:
    by = child(verb, "agent")
    return object_of(by) if by else None


def _of_adverb(cue: Cue) -> Token | None:
    if cue.head.tag == "RB":
        return None
    preposition = cue.words[-1] if cue.words[-1].tag in ("IN", "TO") else cue.words[0]
    inner = object_of(preposition)
    if inner is not None and inner in cue.words:
        return _of_noun(inner, taken=None)
    return inner


def _of_noun(noun: Token, taken: Token | None) -> Token | None:
    if owner := child(noun, "poss"):
        return owner
    for preposition in children(noun, "prep"):
        inner = object_of(preposition)
        if inner is not None and inner is not taken and preposition.lower in _OWNERS:
            return inner
    above = noun.head
    if noun.dep == "dobj":
        return None if above.tag == "VBG" and is_effect(above) else subject_of(above)
    if noun.dep == "pobj" and above.lower == "in" and above.head.lemma in _ISSUING:
        return subject_of(above.head)
    if noun.dep in ("attr", "pobj") or above is noun:
        return None
    return None


_OWNERS = {"by", "from", "of", "among"}
_ISSUING = {"say", "write", "announce", "add", "warn", "declare"}
"""Verbs before "in a statement that"."""


def source_beside(verb: Token, sentence: Sequence[Token], content: Sequence[Range]) -> Token | None:
    """Who is named right after or right before a verb of speech: "…," said Joan Tell, …

    For where the parser, thrown off by a quotation, gave the verb no subject or one inside it.
    """
    outside = [
        token for token in sentence if not any(start <= token.start < end for start, end in content)
    ]
    place = next((i for i, token in enumerate(outside) if token is verb), None)
    if place is None:
        return None
    after = _head_of_run(outside[place + 1 : place + 1 + _LONGEST_NAME])
    if after is not None:
        return after
    return _head_of_run(outside[max(0, place - _LONGEST_NAME) : place][::-1])


_LONGEST_NAME = 8


def _head_of_run(tokens: Sequence[Token]) -> Token | None:
    """The noun or pronoun that a run of words beside the verb ends or begins with."""
    found = None
    for token in tokens:
        if token.tag in ("PRP", "WP"):
            return found or token
        if token.tag[:2] == "NN":
            found = token if found is None or token.head is not found else found
        elif found is not None or token.tag not in ("DT", "JJ", "PRP$", "CD", "RB", "POS"):
            return found
    return found


def source_range(source: Token) -> Range:
    """The noun phrase up to the first afterthought that punctuation sets off from it."""
    start, end = source.extent()
    words = source.subtree()
    title = next(
        (each for each in children(source.head, "nsubj") if each.index == source.index - 1), None
    )
    if title is not None and _name_after(title) is source:
        start = title.extent()[0]
    for before, word in pairwise(words):
        if word.index <= source.index:
            continue
        if word.dep == "case" and word.head is source:
            end = min(end, word.start)
        elif before.tag == "-LRB-" or (before.tag in _SETS_OFF and not _goes_on(word, source)):
            end = min(end, before.start)
    return start, max(end, source.end)


_SETS_OFF = {",", ":", "``", "''"}


def _goes_on(word: Token, source: Token) -> bool:
    """What follows a mark and is still the name: "Tell, Poe and Roe", "an “independent” panel"."""
    return word.dep == "conj" or (word.head is not source and word.dep in ("compound", "amod"))
