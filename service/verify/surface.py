"""Whether a text says what its evidence says, where no grammar is known: by the words beside them.

Only the clauses of the evidence that the text draws on are compared. Where not even a language's
negations and modals are known, a text has to be those clauses, word for word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from schemas.article import Article, Span
from schemas.proposal import ProposedClaim, Reason
from service.text.words import function_words_in, lemma, words_of
from service.verify.evidence import Evidence
from service.verify.operators import Operators, operators

Fault = tuple[Reason, str]

SPOKEN = 4
"""Words from which a quotation is speech and not a mere phrase."""

_CLAUSE_BREAK = re.compile(r"[,;:.!?…–—()“”„«»\"]+|\s-\s")


@dataclass(frozen=True)
class _Clause:
    start: int
    end: int
    forms: tuple[str, ...]
    content: frozenset[str]
    """Lemmas of the content words."""


def surface_fault(text: str, evidence: Evidence, known: Sequence[ProposedClaim]) -> Fault | None:
    """The first disagreement in negation, hedge or attribution."""
    article = evidence.article
    own = _clauses(text, 0, len(text), article.language)
    given = [
        clause
        for sentence in evidence.sentences
        for clause in _clauses(article.text, sentence.start, sentence.end, article.language)
    ]
    drawn = _drawn_on(own, given)
    lists = operators(article.language)
    if lists is None:
        return _reworded(own, drawn)
    mine = [form for clause in own for form in clause.forms]
    theirs = [form for clause in drawn for form in clause.forms]
    return (
        _turned(mine, theirs, lists)
        or _unsure(mine, theirs, lists)
        or _unattributed(mine, evidence, drawn, known, lists)
    )


def _reworded(own: Sequence[_Clause], drawn: Sequence[_Clause]) -> Fault | None:
    mine = [form for clause in own for form in clause.forms]
    theirs = [form for clause in drawn for form in clause.forms]
    if mine == theirs:
        return None
    pairs = zip_longest(mine, theirs)
    changed = next((one or other for one, other in pairs if one != other), "")
    return "unsupported_wording", f"it cannot be told what “{changed}” changes"


def _turned(mine: Sequence[str], theirs: Sequence[str], lists: Operators) -> Fault | None:
    turning = lists.negations | lists.turners
    here, there = not turning.isdisjoint(mine), not turning.isdisjoint(theirs)
    if here == there:
        return None
    return "reversed", f"the {'text' if here else 'evidence'} negates what the other states"


def _unsure(mine: Sequence[str], theirs: Sequence[str], lists: Operators) -> Fault | None:
    softer = lists.possible | lists.probable | lists.uncommitted | lists.distanced | lists.intended
    softer |= lists.conditions
    if any(form in softer for form in theirs) and not any(form in softer for form in mine):
        lost = next(form for form in theirs if form in softer)
        return "lost_hedge", f"the text leaves out “{lost}”"
    return None


def _unattributed(
    mine: Sequence[str],
    evidence: Evidence,
    drawn: Sequence[_Clause],
    known: Sequence[ProposedClaim],
    lists: Operators,
) -> Fault | None:
    if not lists.attributions.isdisjoint(mine):
        return None
    contents = [span for claim in known if claim.source or claim.cue for span in claim.content]
    said = any(_is_said(evidence.article, clause, contents) for clause in drawn)
    if said or not lists.attributions.isdisjoint(evidence.forms):
        return "lost_attribution", "the evidence only reports it"
    return None


def _is_said(article: Article, clause: _Clause, contents: Sequence[Span]) -> bool:
    if any(span.start < clause.end and clause.start < span.end for span in contents):
        return True
    return any(
        quotation.start <= clause.start
        and clause.end <= quotation.end
        and sum(1 for _ in words_of(article.text, quotation.start, quotation.end)) >= SPOKEN
        for quotation in article.quotations
    )


def _clauses(text: str, start: int, end: int, language: str) -> list[_Clause]:
    borders = [start]
    for match in _CLAUSE_BREAK.finditer(text, start, end):
        borders += [match.start(), match.end()]
    borders.append(end)
    pieces = [
        _clause(text, first, last, language)
        for first, last in zip(borders[::2], borders[1::2], strict=True)
    ]
    return [piece for piece in pieces if piece.forms]


def _clause(text: str, start: int, end: int, language: str) -> _Clause:
    forms = tuple(word.form for word in words_of(text, start, end))
    function_words = function_words_in(language)
    content = frozenset(lemma(form, language) for form in forms if form not in function_words)
    return _Clause(start, end, forms, content)


def _drawn_on(own: Sequence[_Clause], given: Sequence[_Clause]) -> list[_Clause]:
    """The clauses that share two words with the text, or half of their own; else the likest."""
    words = frozenset[str]().union(*(clause.content for clause in own))
    shared = [(len(clause.content & words), clause) for clause in given]
    drawn = [
        clause for count, clause in shared if count >= 2 or 2 * count >= len(clause.content) > 0
    ]
    most = max((count for count, _ in shared), default=0)
    return drawn or [clause for count, clause in shared if count == most and count]
