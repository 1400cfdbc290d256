"""Which word of the evidence a text repeats: the same, in the likest surroundings."""

from itertools import islice

from schemas.syntax import Token
from service.verify.roles import roles_of
from service.verify.setting import Setting
from service.verify.wording import Keys, opposed

NEAR_TIE = 2
"""Keys by which a word's surroundings may be less like the text's than the likest; about a word."""

MOST = 20
"""Words of the evidence that are looked at; only endless repetition has more of one."""

_LIGHT = frozenset({"be", "have", "do", "make", "take", "get", "give", "go", "come", "put"})


def twins_of(predicate: Token, setting: Setting) -> list[Token]:
    """The words that may be meant, contraries where there is none that says the same."""
    anchor = anchor_of(predicate)
    if anchor is None:
        return []
    keys = setting.keys(anchor)
    candidates = setting.with_keys(keys) or [
        token
        for token in setting.tokens
        if token.dep not in ("aux", "auxpass")
        and opposed(keys, setting.keys(token), setting.language)
    ]
    around = surroundings(predicate, setting)
    scored = [(len(around & surroundings(twin, setting)), twin) for twin in candidates[:MOST]]
    best = max((score for score, _ in scored), default=0)
    twins = [twin for score, twin in scored if score >= best - NEAR_TIE]
    return twins if anchor is predicate else [_carrier(twin) for twin in twins]


def anchor_of(predicate: Token) -> Token | None:
    """The word that carries the sense: of "was at risk" the noun."""
    if predicate.lemma not in _LIGHT:
        return predicate
    for child in predicate.children:
        if child.dep in ("dobj", "attr", "acomp"):
            return child
    for child in predicate.children:
        for inner in child.children if child.dep == "prep" else ():
            if inner.dep == "pobj":
                return inner
    return None


def _carrier(noun: Token) -> Token:
    """The light verb over a noun that carries the sense, or else the noun."""
    for above in islice(noun.ancestors(), 3):
        if above.is_verb:
            return above if above.lemma in _LIGHT else noun
    return noun


def surroundings(token: Token, setting: Setting) -> Keys:
    """Keys of the words in the predicate's clause, complements of saying left out."""
    found: set[str] = set()
    waiting = [child for child in token.children if child.dep not in ("ccomp", "punct")]
    waiting += [filler for fillers in roles_of(token).values() for filler in fillers]
    if not token.is_verb:
        waiting += [t for t in token.head.children if t is not token] + [token.head]
    seen: set[int] = set()
    while waiting:
        word = waiting.pop()
        if word.index in seen:
            continue
        seen.add(word.index)
        found |= setting.keys(word)
        waiting += [child for child in word.children if child.dep != "ccomp"]
    return frozenset(found)
