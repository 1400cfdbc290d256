"""How certain a sentence sounds: a shade finer than the four levels.

The score starts from a plain statement. Each word of doubt takes from it by its grade in the
lexicon, the heaviest in full and the others by half, and again by half where the word has no scope
over the sentence's main predicate; words that close a question give. The grades are four steps
set by hand, no weights.
"""

from collections.abc import Sequence

from schemas.hedging import Hedging, Level
from schemas.syntax import Token
from service.text.lexicon import Shade, hedging_lexicon

PLAIN = 5.0
"""A statement without a word of doubt or of assurance."""

_STEPS: dict[Shade, float] = {"strong": -2.0, "moderate": -1.0, "slight": -0.5, "raising": 0.25}
_CEILINGS: dict[Level, float] = {
    "certain": 6.0,
    "probable": 5.0,
    "possible": 4.5,
    "uncommitted": 4.0,
}
"""No sentence scores far above its level, whatever else it says."""


def certainty_of(hedging: Hedging, words: Sequence[Token]) -> float:
    """From 1 (open) to 6 (beyond doubt)."""
    lexicon = hedging_lexicon()
    in_scope = {cue.span.start for cue in hedging.cues}
    steps = []
    for word in words:
        shade = lexicon.shades.get(word.lemma) or lexicon.shades.get(word.lower)
        if shade is not None:
            steps.append(_STEPS[shade] * (1 if word.start in in_scope else 0.5))
    if lexicon.doubting_phrase.search(" ".join(word.lemma for word in words)):
        steps.append(_STEPS["strong"])
    doubts = sorted(step for step in steps if step < 0)
    score = PLAIN + sum(doubts[:1]) + sum(doubts[1:]) / 2 + sum(step for step in steps if step > 0)
    return max(1.0, min(_CEILINGS[hedging.level], score))
