"""Which modal verbs hedge, and how much.

Many have a reading that is a hedge and one that is none. They are told apart thus:

- "could" of a person's perception ("she could see smoke") and "could not" are abilities;
- "may only", and "may not" before "without" or "unless", permit or forbid;
- "must have" infers, any other "must" obliges; "should" expects before such words as "ready";
- "can" and "would" hedge nothing: "would" is mostly the "will" of reported speech.
"""

from schemas.hedging import Level
from schemas.syntax import Token
from service.text.grammar import subject_of
from service.text.lexicon import hedging_lexicon

_PERSONS = frozenset({"i", "you", "he", "she", "we", "they", "who"})


def modal_level(modal: Token, verb: Token, *, negated: bool) -> Level | None:
    """What a modal makes of its verb; None where it hedges nothing."""
    lexicon = hedging_lexicon()
    word = modal.lower
    if word == "must":
        perfect = verb.tag == "VBN" and any(child.lemma == "have" for child in verb.children)
        return "probable" if perfect else None
    if word == "should":
        words = {verb.lower} | {child.lower for child in verb.children if child.dep == "acomp"}
        return "probable" if words & lexicon.expecting_should and not negated else None
    if word == "could" and (negated or _perceives(verb)):
        return None
    if word == "may" and _permits(verb, negated=negated):
        return None
    return lexicon.modals.get(word)


def _perceives(verb: Token) -> bool:
    """ "she could see smoke"; not "the plan could see jobs lost"."""
    subject = subject_of(verb)
    return (
        verb.lemma in hedging_lexicon().able and subject is not None and subject.lower in _PERSONS
    )


def _permits(verb: Token, *, negated: bool) -> bool:
    """ "may only enter with a pass", "may not enter without one"."""
    below = {child.lower for child in verb.children}
    below |= {
        grand.lower for child in verb.children for grand in child.children if grand.dep == "mark"
    }
    return "only" in below or (negated and bool(below & {"without", "unless"}))
