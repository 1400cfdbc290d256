"""Which words of a parse a span takes in, and which of them lead it."""

from collections.abc import Sequence

from schemas.article import Span
from schemas.syntax import Parse, Token

_NO_LEADS = frozenset({"cc", "mark", "punct", "det", "aux"})


def heads_of(parse: Parse, spans: Sequence[Span]) -> list[Token]:
    """The words whose own heads stand outside the spans, verbs first."""
    inside = [token for span in spans for token in parse.between(span.start, span.end)]
    indices = {token.index for token in inside}
    heads = [
        token
        for token in inside
        if (token.head is token or token.head.index not in indices)
        and token.text[0].isalnum()
        and token.dep not in _NO_LEADS
    ]
    return sorted(heads, key=lambda token: not token.is_verb)


def within(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start < token.end and token.start < span.end for span in spans)


def phrase_of(head: Token) -> str:
    """The head with at most five of its words before it, for reading."""
    words = [t.text for t in head.subtree() if t.index <= head.index and t.text[0].isalnum()]
    return " ".join(words[-6:])


def clause_of(head: Token) -> str:
    """The head with at most five words to each side of those that belong to it, for reading."""
    words = [t for t in head.subtree() if t.text[0].isalnum()]
    return " ".join(t.text for t in words if abs(t.index - head.index) <= 5)


def verb_over(token: Token) -> Token:
    """The nearest verb above, or the root."""
    for above in token.ancestors():
        if above.is_verb or above.head is above:
            return above
    return token


def root_of(token: Token) -> Token:
    return next((above for above in token.ancestors() if above.head is above), token)


def marker(clause: Token) -> str:
    """The subordinating word of a clause, in lower case; empty without one."""
    return next((child.lower for child in clause.children if child.dep == "mark"), "")
