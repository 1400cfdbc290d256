"""In what two versions of a claim differ: figures, hedging, stance, source, wording."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from schemas.comparison import Aspect
from schemas.extraction import Claim
from schemas.hedging import Level, Stance, Verification
from service.comparisons.pairs import NEW, OLD, OTHER, Fresh, Pair, Side
from service.comparisons.units import Keys, Piece, Unit
from service.text.nouns import nouns
from service.text.quantities import Figure
from service.text.words import lemma, words_of

Changed = tuple[Aspect, str]

MOST_STRETCHES = 3
"""Stretches of words whose replacement is spelt out; more are a sentence of another wording."""

NEUTRAL = frozenset({"say", "tell", "add", "accord", "report", "state", "write", "announce"})
"""Lemmas of the cues between which a change says nothing about the stance."""

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
"""Whoever they are resolved to, one for another is another source, or a correction."""


def aspects_of(pair: Pair, fresh: Fresh, texts: tuple[str, str]) -> Iterator[Changed]:
    """Each with a sentence that says what changed; `texts` are the two articles'."""
    one, other = pair.old, pair.new
    if fresh.is_fresh(one, OLD) or fresh.is_fresh(other, NEW):
        versions = _Versions(pair, fresh)
        yield from versions.figures()
        yield from versions.hedging()
        yield from _stance(one, other)
        yield from _source(one, other)
        yield from versions.wording()
    elif one.source and other.source and not _stand(one.source, other.source, texts):
        yield from _source(one, other)
    if one.claim and other.claim:
        yield from _verification(one.claim.verification, other.claim.verification, texts)


class _Versions:
    """Two wordings of a statement, and the changed sentences beside each that share its words."""

    def __init__(self, pair: Pair, fresh: Fresh) -> None:
        self._part = pair.part
        self._units = pair.old, pair.new
        self._beside = fresh.beside(pair.old, OLD), fresh.beside(pair.new, NEW)

    def _around(self, side: Side) -> tuple[Piece, Piece]:
        return self._units[side].whole, self._beside[side]

    # Figures

    def figures(self) -> Iterator[Changed]:
        gone, come = self._figures_of(OLD), self._figures_of(NEW)
        if gone and come:
            yield "figure", f"“{', '.join(gone)}” became “{', '.join(come)}”."
        elif gone:
            yield "figure", f"“{', '.join(gone)}” is gone."
        elif come:
            yield "figure", f"“{', '.join(come)}” is new."
        elif self._are_swapped():
            yield "figure", "The figures stand in another order."

    def _figures_of(self, side: Side) -> list[str]:
        """The figures and dates of one side that the other lacks, as they are worded."""
        others = [figure for piece in self._around(OTHER[side]) for figure in piece.figures]
        dates = {form for piece in self._around(OTHER[side]) for form in piece.dates}
        unit = self._units[side]
        found: dict[str, None] = {}
        for piece in (unit.said, unit.frame, Piece(unit.source or "", unit.article.language)):
            lacking = [f for f in piece.figures if not any(_same(f, each) for each in others)]
            found.update(dict.fromkeys(piece.text[f.start : f.end] for f in lacking))
            found.update(dict.fromkeys(d.title() for d in piece.dates if d not in dates))
        return list(found)

    def _are_swapped(self) -> bool:
        one, other = (unit.said for unit in self._units)
        figures = [[piece.text[f.start : f.end] for f in piece.figures] for piece in (one, other)]
        return one.wording == other.wording and figures[0] != figures[1]

    # Hedging

    def hedging(self) -> Iterator[Changed]:
        one, other = self._units
        gone, come = self._hedges_of(OLD), self._hedges_of(NEW)
        if not self._part and one.level != other.level:
            yield "hedging", f"It was {_level(one)} and is {_level(other)}."
        elif not self._part and one.negative != other.negative:
            yield "hedging", "It is now negated." if other.negative else "It is no longer negated."
        elif sorted(gone.values()) != sorted(come.values()):
            yield "hedging", _became(list(gone), list(come))

    def _hedges_of(self, side: Side) -> dict[str, Level]:
        """The hedges of one side that the other lacks, or has less often."""
        others = Counter(form for piece in self._around(OTHER[side]) for form, _ in _hedges(piece))
        unit = self._units[side]
        own = [hedge for piece in (unit.said, unit.frame) for hedge in _hedges(piece)]
        often = Counter(form for form, _ in own)
        return {form: level for form, level in own if often[form] > others[form]}

    # Words

    def wording(self) -> Iterator[Changed]:
        one, other = self._units
        if self._is_reworded():
            yield "wording", _reworded(one.whole, other.whole)

    def _is_reworded(self) -> bool:
        """Where words moved to a sentence beside, only those that are nowhere count."""
        one, other = self._units
        rewritten = moved = False
        for side in (OLD, NEW):
            unit, others = self._units[side], self._units[OTHER[side]].whole.keys
            beside = self._beside[OTHER[side]].keys
            if unit.frame.wording_keys - others - beside:
                return True
            moved |= self._part or bool((unit.said.keys - others) & beside)
            rewritten |= bool(unit.said.wording_keys - others - beside)
        if moved:
            return rewritten
        hedged = any(self.hedging())
        words = [u.said.bare_wording if hedged else u.said.wording for u in self._units]
        wholes = [u.whole.bare_wording if hedged else u.whole.wording for u in self._units]
        if wholes[0] == wholes[1]:
            return not hedged and bool(self._hedges_of(OLD) or self._hedges_of(NEW))
        frames = [unit.frame.bare_wording for unit in self._units]
        return (
            words[0] != words[1]
            or (all(frames) and frames[0] != frames[1])
            or _is_turned(one) != _is_turned(other)
        )


def _is_turned(unit: Unit) -> bool:
    """Whether what is around the content is negated: "has not said whether"."""
    cue = _cue(unit.claim) if unit.claim else ""
    return Piece(f"{cue} {unit.frame.text}", unit.article.language).negative


def _hedges(piece: Piece) -> list[tuple[str, Level]]:
    return [
        (piece.text[hedge.start : hedge.end].casefold(), hedge.outcome.level)
        for hedge in piece.hedges
    ]


def _same(one: Figure, other: Figure) -> bool:
    return one.approximate == other.approximate and one.agrees(other) and other.agrees(one)


def _level(unit: Unit) -> str:
    cues = dict.fromkeys(cue.casefold() for cue in unit.cues)
    if unit.level == "certain" or not cues:
        return unit.level
    return f"{unit.level} (“{'”, “'.join(cues)}”)"


_STANCES: dict[Stance, str] = {
    "own_voice": "in the article's own voice",
    "attributed": "attributed",
    "distanced": "held at a distance",
    "contradicted": "contradicted",
}


# --- Who says it, and how -------------------------------------------------------------------------


def _stance(one: Unit, other: Unit) -> Iterator[Changed]:
    if one.claim and other.claim:
        was, now = one.claim.hedging.stance, other.claim.hedging.stance
        cues = [_cue(unit.claim) for unit in (one, other) if unit.claim]
        if was != now:
            yield "stance", f"It was {_STANCES[was]} and is {_STANCES[now]}."
        elif _is_charged(cues[0], cues[1], one.article.language):
            yield "stance", _became([cues[0]], [cues[1]])
    elif other.claim:
        now_said = f"{_whom(other)} says it" if other.source else "it is attributed"
        yield "stance", f"The article told it itself, and now {now_said}."
    elif one.claim:
        was_said = f"{_whom(one)} said it" if one.source else "It was attributed"
        yield "stance", f"{was_said}, and now the article tells it itself."
    reported = [unit for unit in (one, other) if unit.claim and _is_hearsay(unit.claim)]
    if len(reported) == 1 and one.level == other.level:
        words = [_cue(unit.claim) for unit in reported if unit.claim]
        yield "hedging", _became(words, []) if reported == [one] else _became([], words)


def _is_hearsay(claim: Claim) -> bool:
    """ "Reportedly", "allegedly": nobody says it, and the outlet does not vouch for it."""
    return claim.source is None and claim.hedging.stance == "distanced"


def _cue(claim: Claim) -> str:
    return " ".join(span.text for span in claim.cue_spans)


def _is_charged(was: str, now: str, language: str) -> bool:
    """Whether one cue became another, and not both are neutral: "said", "insisted"."""
    lemmas = [frozenset(lemma(word.form, language) for word in words_of(cue)) for cue in (was, now)]
    return all(lemmas) and not (lemmas[0] & lemmas[1]) and not all(e & NEUTRAL for e in lemmas)


def _source(one: Unit, other: Unit) -> Iterator[Changed]:
    if one.source and other.source:
        words = _source_words(one), _source_words(other)
        if words[0] != words[1] and PRONOUNS.issuperset(words):
            yield "source", _became([words[0]], [words[1]])
        elif not _same_source(one, other):
            yield "source", f"{_whom(one)} said it, and now {_whom(other)} does."
    elif one.source and (other.claim or not _names(one) <= _forms(other)):
        yield "source", f"{_whom(one)} is no longer named for it."
    elif other.source and (one.claim or not _names(other) <= _forms(one)):
        yield "source", f"{_whom(other)} is now named for it."


def _same_source(one: Unit, other: Unit) -> bool:
    """Whether they have a wording or the words of a name in common.

    Where only the surroundings changed, "she" may stand by itself that was resolved before.
    """
    if _source_words(one) == _source_words(other):
        return True
    names = [_names(unit) for unit in (one, other)]
    return bool(names[0] and names[1]) and (names[0] <= names[1] or names[1] <= names[0])


def _source_words(unit: Unit) -> str:
    source = unit.claim.source if unit.claim else None
    return source.span.text.casefold() if source else ""


def _names(unit: Unit) -> Keys:
    forms = frozenset(word.form for word in words_of(unit.source or ""))
    return forms - frozenset(nouns().courtesies) - nouns().title_ends - {"the", "a", "an"}


def _forms(unit: Unit) -> Keys:
    return frozenset(word.form for word in unit.whole.words)


def _whom(unit: Unit) -> str:
    return f"“{_short(unit.source or '')}”"


def _verification(
    was: Verification, now: Verification, texts: tuple[str, str]
) -> Iterator[Changed]:
    """What was only moved away from its claim is no change."""
    if was.status == now.status:
        return
    if _stand(_checked(was), _checked(now), texts):
        return
    if now.span:
        yield "verification", f"It is now {_status(now)}: “{_short(now.span.text)}”"
    else:
        yield "verification", f"That it is {_status(was)} is no longer said."


def _checked(verification: Verification) -> str:
    return verification.span.text if verification.span else ""


def _stand(was: str, now: str, texts: tuple[str, str]) -> bool:
    """Whether the words of each version stand in the other too."""
    old, new = (" ".join(text.split()) for text in texts)
    return " ".join(was.split()) in new and " ".join(now.split()) in old


def _status(verification: Verification) -> str:
    return verification.status.replace("_", " ")


# --- Words ----------------------------------------------------------------------------------------


def _became(gone: Sequence[str], come: Sequence[str]) -> str:
    was, now = ("”, “".join(map(_short, words)) for words in (gone, come))
    if was and now:
        return f"“{was}” became “{now}”."
    return f"“{was}” is gone." if was else f"“{now}” is new."


def _reworded(one: Piece, other: Piece) -> str:
    """Which words took the place of which."""
    matcher = SequenceMatcher(
        None, [w.form for w in one.words], [w.form for w in other.words], autojunk=False
    )
    changes = [
        (_stretch(one, first, last), _stretch(other, begin, end))
        for kind, first, last, begin, end in matcher.get_opcodes()
        if kind != "equal"
    ]
    if not 0 < len(changes) <= MOST_STRETCHES:
        return "It is worded otherwise."
    return " ".join(_became([was] if was else [], [now] if now else []) for was, now in changes)


def _stretch(piece: Piece, first: int, last: int) -> str:
    return piece.text[piece.words[first].start : piece.words[last - 1].end] if first < last else ""


def _short(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:117].rstrip()}…"
