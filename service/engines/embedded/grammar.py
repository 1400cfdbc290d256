"""Small questions about a dependency tree that cue, content and source all ask."""

from schemas.syntax import Token

Range = tuple[int, int]
"""Character offsets, half-open, into the article's text."""


def child(token: Token, *deps: str) -> Token | None:
    """The first child in one of the relations."""
    for candidate in token.children:
        if candidate.dep in deps:
            return candidate
    return None


def children(token: Token, *deps: str) -> list[Token]:
    return [candidate for candidate in token.children if candidate.dep in deps]


def object_of(preposition: Token) -> Token | None:
    return child(preposition, "pobj", "pcomp")


def is_infinitive(verb: Token) -> bool:
    """Led by "to"."""
    return any(each.tag == "TO" for each in verb.children)


def marker(clause: Token) -> str:
    """The subordinating word of a clause, in lower case; empty without one."""
    mark = child(clause, "mark")
    return mark.lower if mark else ""


def is_open_question(verb: Token) -> bool:
    """Under "whether" or "if": "unclear whether he would agree to go" does not say that he does."""
    return any(marker(each) in ("whether", "if") for each in (verb, *verb.ancestors()))


def shares_subject(verb: Token) -> bool:
    """A conjunct that has no subject of its own."""
    return verb.dep == "conj" and child(verb, "nsubj", "nsubjpass", "csubj", "expl") is None


def without(range_: Range, hole: Range) -> list[Range]:
    """What is left of a range when a hole is cut into it: up to two ranges."""
    start, end = range_
    if hole[1] <= start or hole[0] >= end:
        return [range_]
    return [(s, e) for s, e in ((start, hole[0]), (hole[1], end)) if e > s]


def joined(ranges: list[Range]) -> list[Range]:
    """The ranges in order, those that overlap or touch made one."""
    result: list[Range] = []
    for start, end in sorted(ranges):
        if result and start <= result[-1][1]:
            result[-1] = result[-1][0], max(end, result[-1][1])
        else:
            result.append((start, end))
    return result
