"""Which claims a text may tell in its own voice.

"The bank said it would close" makes "Bank to close"; "they are on strike, their union said" and
"two were hurt, police said" are told without the source as a matter of course: whoever keeps the
record of a thing is good for it, and so is whoever tells of its own doings. A party's word is not,
nor what clears the source itself, what is thought only, and what somebody else contradicts.
"""

from collections.abc import Sequence

from schemas.extraction import Claim
from schemas.syntax import Token
from service.checks.lists import Words, wordlists
from service.text.words import function_words_in, words_of
from service.verify.wording import keys_of

_CONTESTED = frozenset({"not_verified", "disputed", "denied", "retracted"})
_OWNERS = frozenset({"its", "their", "his", "her"})
_OCCASIONS = frozenset({"after", "since", "when"})
_SELF = frozenset({"it", "they", "its", "their", "he", "she"})


def is_attributing(claim: Claim, language: str) -> bool:
    """Whether a claim is somebody's word only, and no announcement or finding."""
    if claim.hedging.stance == "own_voice":
        return False
    performed = _is_cued_by(claim, wordlists().performing, language)
    return not performed and (claim.type != "intention" or not _is_to_do(claim))


def _is_to_do(claim: Claim) -> bool:
    """ "asked not to be named": what is told is a deed still to be done."""
    return any(word.form == "to" for word in list(words_of(claim.content[0].text))[:2])


def _is_cued_by(claim: Claim, lemmas: Words, language: str) -> bool:
    cue = {word.form for span in claim.cue_spans for word in words_of(span.text)} - {"according"}
    return any(not keys_of(form, language).isdisjoint(lemmas) for form in cue)


def is_announced(claim: Claim) -> bool:
    """Whether nobody is named who told it, and somebody was there to hear it."""
    cue = {word.form for span in claim.cue_spans for word in words_of(span.text)}
    return claim.source is None and not cue.isdisjoint({"heard", "told"})


def is_rumoured(claim: Claim, language: str) -> bool:
    """ "Is said", "is reported": what is told by nobody in particular."""
    return _is_cued_by(claim, wordlists().rumouring, language)


def is_routine(claim: Claim, told: Sequence[Token], language: str) -> bool:
    """Whether a source tells of itself, or an office of what it records."""
    if claim.source is None or claim.hedging.stance != "attributed":
        return False
    if claim.verification.status in _CONTESTED:
        return False
    if _is_cued_by(claim, wordlists().blaming, language):
        return False
    named = words_for(claim)
    if not wordlists().recording.isdisjoint(named):
        return True
    words = [w.form for s in (claim.source.span, claim.source.name) for w in words_of(s.text)]
    owned = bool(words) and words[0] in _OWNERS
    if owned and not wordlists().own_voices.isdisjoint(words):
        return True
    if not wordlists().businesses.isdisjoint(words[-1:]) and _is_positive(claim):
        return True
    content = [word.form for span in claim.content for word in words_of(span.text)]
    if _is_own_act(claim, content):
        return True
    if wordlists().to_come.isdisjoint(content[:8]):
        return False
    return any(token.lower in named for token in told)


def words_for(claim: Claim) -> frozenset[str]:
    """What a source is called: as the claim has it, by its fullest name, and by its office."""
    source = claim.source
    spans = (source.span, source.name, source.role) if source else ()
    return frozenset(word.form for span in spans if span for word in words_of(span.text))


def _is_positive(claim: Claim) -> bool:
    return claim.hedging.polarity == "positive"


def _is_own_act(claim: Claim, content: Sequence[str]) -> bool:
    """ "It has agreed to buy 40 jets, the airline said": a firm tells what it does."""
    if claim.source is None or claim.source.type not in ("organization", "document"):
        return False
    if not _is_positive(claim):
        return False
    if claim.source.span.text.lower() in _SELF:
        return True
    named = {w.form for w in words_of(claim.source.name.text)} - function_words_in("en") | _SELF
    return bool(named.intersection(content[:3]))


def is_told(claim: Claim, token: Token) -> bool:
    """Whether a word, or the verb it belongs to, is said in the claim, and not in passing."""
    cue = claim.cue_spans[0] if claim.cue_spans else None
    if cue and cue.text.startswith("According"):
        spans = claim.source.spans if claim.source else ()
        return not any(span.start <= token.start < span.end for span in spans)
    said = False
    for above in (token, *token.ancestors()):
        if is_occasion(above) and _is_in(claim, above):
            return False
        if said:
            continue
        if above.dep in ("relcl", "appos") or _is_aside(above):
            return _is_in(claim, above) and not _is_in(claim, above.head)
        if above.is_verb:
            said = _is_in(claim, token) or _is_in(claim, above)
            if not said:
                return False
    return said or _is_in(claim, token)


def _is_in(claim: Claim, token: Token) -> bool:
    return any(span.start <= token.start < span.end for span in claim.content)


def _is_aside(participle: Token) -> bool:
    """ "Trains, suspended since April, would not resume": what the article itself adds."""
    before = participle.index - 1
    return participle.dep == "acl" and any(
        child.text == "," and child.index == before for child in participle.head.children
    )


def is_occasion(clause: Token) -> bool:
    """ "They lose money after prices fell": what a sentence takes for known, to say when."""
    if clause.dep == "pcomp":
        return clause.head.lower in _OCCASIONS
    return clause.dep == "advcl" and any(
        child.dep in ("mark", "advmod") and child.lower in _OCCASIONS for child in clause.children
    )
