"""In what two versions of a claim differ: figures, hedging, stance, source, wording."""

from collections.abc import Iterator

from schemas.comparison import Aspect
from schemas.extraction import Claim, Source
from service.comparisons.units import Unit
from service.text.nouns import nouns
from service.text.quantities import Figure
from service.text.words import words_of

Changed = tuple[Aspect, str]


def aspects_of(one: Unit, other: Unit, texts: tuple[str, str]) -> Iterator[Changed]:
    """Each with a sentence that says what changed; `texts` are the two articles'."""
    yield from _figures(one, other)
    yield from _hedging(one, other)
    if one.claim and other.claim:
        yield from _stance(one.claim, other.claim)
        yield from _verification(one.claim, other.claim, texts)
        yield from _source(one.claim, other.claim)
    elif one.claim or other.claim:
        yield from _voice(one, other)
    if one.remaining != other.remaining:
        yield "wording", f"“{_short(one.text)}” became “{_short(other.text)}”."


def _figures(one: Unit, other: Unit) -> Iterator[Changed]:
    gone = [f for f in one.figures if not any(_same(f, g) for g in other.figures)]
    come = [f for f in other.figures if not any(_same(f, g) for g in one.figures)]
    if not (gone or come) and one.dates != other.dates:
        was, now = (" ".join(unit.dates).title() or "nothing" for unit in (one, other))
        yield "figure", f"The date was “{was}” and is “{now}”."
    if gone and come:
        yield "figure", f"“{_words(one, gone)}” became “{_words(other, come)}”."
    elif gone:
        yield "figure", f"“{_words(one, gone)}” is gone."
    elif come:
        yield "figure", f"“{_words(other, come)}” is new."


def _same(one: Figure, other: Figure) -> bool:
    return one.approximate == other.approximate and one.agrees(other) and other.agrees(one)


def _words(unit: Unit, figures: list[Figure]) -> str:
    return ", ".join(unit.text[figure.start : figure.end] for figure in figures)


def _hedging(one: Unit, other: Unit) -> Iterator[Changed]:
    if one.level != other.level:
        yield "hedging", f"It was {one.level} and is {other.level}."
    elif one.negative != other.negative:
        was, now = (("negative" if unit.negative else "positive") for unit in (one, other))
        yield "hedging", f"It was {was} and is {now}."


def _stance(one: Claim, other: Claim) -> Iterator[Changed]:
    was, now = one.hedging.stance, other.hedging.stance
    if was != now:
        yield "stance", f"It was {was.replace('_', ' ')} and is {now.replace('_', ' ')}."


def _verification(one: Claim, other: Claim, texts: tuple[str, str]) -> Iterator[Changed]:
    """What was only moved away from its claim still stands in the article."""
    was, now = one.verification, other.verification
    if was.status == now.status:
        return
    moved = all(
        span is None or _holds(text, span.text)
        for span, text in ((was.span, texts[1]), (now.span, texts[0]))
    )
    if not moved:
        yield (
            "verification",
            f"It was {was.status.replace('_', ' ')} and is {now.status.replace('_', ' ')}.",
        )


def _holds(text: str, words: str) -> bool:
    return " ".join(words.split()) in " ".join(text.split())


def _source(one: Claim, other: Claim) -> Iterator[Changed]:
    if one.source and other.source and not _same_source(one.source, other.source):
        yield (
            "source",
            f"“{_short(one.source.name.text)}” said it, and now"
            f" “{_short(other.source.name.text)}” does.",
        )
    elif one.source and not other.source:
        yield "source", f"“{_short(one.source.name.text)}” is no longer named for it."
    elif other.source and not one.source:
        yield "source", f"“{_short(other.source.name.text)}” is now named for it."


def _same_source(one: Source, other: Source) -> bool:
    """Whether they have a wording or the words of a name in common.

    Where only the surroundings moved, "she" may stand by itself that was resolved before.
    """
    if one.span.text.casefold() == other.span.text.casefold():
        return True
    names = [_name(source) for source in (one, other)]
    return bool(names[0] and names[1]) and (names[0] <= names[1] or names[1] <= names[0])


def _name(source: Source) -> frozenset[str]:
    forms = frozenset(word.form for word in words_of(source.name.text))
    return forms - frozenset(nouns().courtesies) - nouns().title_ends - {"the", "a", "an"}


def _voice(one: Unit, other: Unit) -> Iterator[Changed]:
    """What a source said and the outlet now tells itself, or the other way round."""
    claim = one.claim or other.claim
    name = claim.source.name.text if claim and claim.source else None
    if other.claim:
        yield "stance", f"It is now said by “{_short(name or 'somebody')}”, and no longer told."
    else:
        yield "stance", f"“{_short(name or 'somebody')}” said it, and now the article tells it."


def _short(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:117].rstrip()}…"
