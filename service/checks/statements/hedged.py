"""Whether a text weakens a clause in any way that it could, and its article does not do as well."""

from collections.abc import Sequence

from schemas.syntax import Token
from service.checks.lists import wordlists
from service.checks.passage import Passage, Statement
from service.checks.statements.clauses import Clause, Likeness
from service.checks.statements.commitment import operators_on
from service.text.hedging_surface import hedges_in, phrases
from service.text.lexicon import hedging_lexicon


def is_hedged(
    passage: Passage,
    statement: Statement,
    clauses: Sequence[Clause],
    clause: Clause,
    likeness: Likeness,
    by: Token | None,
) -> bool:
    """Whether a text hedges one of its clauses, beside the sentence that is likest to it.

    `by` is the word that hedges it there. A word that both have hedges no more here than there.
    """
    if passage.marked(*clause.reach):
        return True
    shared = _shared_but(likeness, by)
    if by and by.lower == "could" and any(t.lower == "can" for t in clause.tokens):
        return True  # "he said that it could stay" for "it can stay"
    conditional = not (by and by.dep == "mark") and _is_conditional(likeness)
    for operator in (o for word in clause.words for o in operators_on(word)):
        plain = operator.effect == "turns" or (operator.effect == "conditions" and conditional)
        if not plain and operator.token.start not in shared and not _is_measured(operator.token):
            return True
    beside = {token.start for token in clause.tokens if _is_beside(token, clause.head)}
    # "Faces jail" of a headline is no surer than "could face jail"; in prose it is.
    known = beside | shared if passage.kind in ("standfirst", "summary", "article") else beside
    if any(_is_unsure(t) for t in clause.tokens if t.start not in known):
        return True
    voice, text = statement.voice, passage.text
    if any(h.outcome.level != "certain" for h in hedges_in(voice, 0, len(voice))):
        return True
    found = [*hedges_in(text, statement.start, statement.end)]
    found += phrases(text, statement.start, statement.end)
    plain_at = shared | beside
    plain_at |= {t.start for t in clause.tokens if _is_measured(t) or _is_signed(t)}
    plain_at |= {t.start for each in clauses if each is not clause for t in each.tokens}
    return any(h.outcome.level != "certain" and h.start not in plain_at for h in found)


def _shared_but(likeness: Likeness, by: Token | None) -> frozenset[int]:
    """Where words of a text stand that a sentence has as well, but those that hedge as `by` does.

    "Risk" in "lowers the risk" is one; "forecast" for what a firm "expects" is none.
    """
    introducing = hedging_lexicon().introducing
    entry = introducing.get(by.lemma) if by else None
    return frozenset(
        pair.word.start
        for pair in likeness.pairs
        if by not in pair.others
        and (entry is None or introducing.get(pair.word.lemma.lower()) != entry)
    )


def _is_conditional(likeness: Likeness) -> bool:
    over = (o for pair in likeness.pairs for other in pair.others for o in operators_on(other))
    return any(operator.effect == "conditions" for operator in over)


def _is_beside(token: Token, head: Token) -> bool:
    """Whether a word is only part of what describes a noun: "costs, thought to be high"."""
    above = next((a for a in (token, *token.ancestors()) if a.dep == "acl"), None)
    return above is not None and head.is_verb and above not in (head, *head.ancestors())


def _is_measured(token: Token) -> bool:
    """ "Cuts the risk of a stroke", which says nothing of how sure that is."""
    if token.lemma not in wordlists().measured or token.is_verb:
        return False
    return token.head.lemma not in wordlists().posing


def _is_signed(token: Token) -> bool:
    """ "Signs a deal", and no sign of one."""
    return token.is_verb and token.lemma == "sign"


def _is_unsure(token: Token) -> bool:
    """ "Mayor faces jail"; "minister understood to be ill", where a headline has no "is"."""
    if token.is_verb and token.lemma in wordlists().looming:
        return True
    entry = hedging_lexicon().introducing.get(token.lemma)
    return entry is not None and token.tag in ("VBN", "VBD") and entry.passive.level != "certain"
