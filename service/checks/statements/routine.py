"""Which claims a text may tell in its own voice.

"The bank said it would close" makes "Bank to close"; "they are on strike, their union said" and
"two were hurt, police said" are told without the source as a matter of course. What clears the
source itself, or what somebody else contradicts, is not.
"""

from collections.abc import Sequence

from schemas.extraction import Claim
from schemas.syntax import Token
from service.checks.lists import wordlists
from service.text.words import words_of
from service.verify.wording import keys_of

_CONTESTED = frozenset({"not_verified", "disputed", "denied", "retracted"})
_OWNERS = frozenset({"its", "their", "his", "her"})
_SELF = frozenset({"it", "they", "its", "their", "he", "she"})


def is_attributing(claim: Claim, language: str) -> bool:
    """Whether a claim is somebody's word only, and no announcement or finding."""
    if not (claim.source or claim.cue) or claim.hedging.stance == "own_voice":
        return False
    cue = {word.form for span in claim.cue_spans for word in words_of(span.text)} - {"according"}
    performed = any(not keys_of(form, language).isdisjoint(wordlists().performing) for form in cue)
    return claim.type in ("statement", "belief") and not performed


def is_routine(claim: Claim, told: Sequence[Token]) -> bool:
    """Whether a source tells of itself, or an office of what it records."""
    if claim.source is None or claim.hedging.stance != "attributed":
        return False
    if claim.verification.status in _CONTESTED:
        return False
    words = [w.form for s in (claim.source.span, claim.source.name) for w in words_of(s.text)]
    if not wordlists().recording.isdisjoint(words):
        return True
    owned = bool(words) and words[0] in _OWNERS
    if owned and not wordlists().own_voices.isdisjoint(words):
        return True
    content = [word.form for span in claim.content for word in words_of(span.text)]
    if _is_own_act(claim, content):
        return True
    if wordlists().to_come.isdisjoint(content[:8]):
        return False
    named = {w.form for w in words_of(claim.source.name.text)}
    named |= {w.form for w in words_of(claim.source.role.text)} if claim.source.role else set()
    return any(token.lower in named for token in told)


def _is_own_act(claim: Claim, content: Sequence[str]) -> bool:
    """ "It has agreed to buy 40 jets, the airline said": a firm tells what it does."""
    if claim.source is None or claim.source.type not in ("organization", "document"):
        return False
    if claim.hedging.polarity == "negative" or claim.hedging.cues:
        return False
    if claim.source.span.text.lower() in _SELF:
        return True
    named = {w.form for w in words_of(claim.source.name.text)} | _SELF
    return bool(named.intersection(content[:3]))


def is_told(claim: Claim, token: Token) -> bool:
    """Whether a word, or the verb it belongs to, is said in the claim, and not in passing."""
    cue = claim.cue_spans[0] if claim.cue_spans else None
    if cue and cue.text.startswith("According"):
        spans = claim.source.spans if claim.source else ()
        return not any(span.start <= token.start < span.end for span in spans)
    for above in (token, *token.ancestors()):
        if above.dep in ("relcl", "appos"):
            return False
        if above.is_verb:
            return any(
                s.start <= each.start < s.end for s in claim.content for each in (token, above)
            )
    return any(span.start <= token.start < span.end for span in claim.content)
