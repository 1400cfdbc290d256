"""Whether words that a content leaves out turn it, weaken it, or take it back.

Where the article was parsed, the grammar tells what stands over the content. In other languages
the words beside it do; where not even their negations are known, a content must start with its
clause.
"""

from collections.abc import Sequence
from itertools import pairwise

from schemas.article import Article, Quotation, Span
from schemas.proposal import ProposedClaim
from schemas.syntax import Parse, Token
from service.ports import Reading
from service.text.words import Word, words_of
from service.verify.operators import Operators, operators
from service.verify.run import outermost_in
from service.verify.scope import operators_over
from service.verify.tokens import heads_of, within

CLAUSE_BREAKS = ",;:–—()"
RETRACTION_WORDS = 6
"""Words of the longest sentence taken for a mere "No, that is nonsense."."""

LOOK_AHEAD = 300
"""Characters after a content in which a word that turns it is looked for."""

_BUT = frozenset({"but", "aber", "mais", "pero", "ma", "mas", "maar"})


def left_out(reading: Reading, claim: ProposedClaim) -> str | None:
    """A word of the article that the content misses and whose loss changes its sense."""
    article = reading.article
    lists = operators(article.language)
    before = (
        _over_by_grammar(reading.parse, claim) if reading.parse else _before(article, claim, lists)
    )
    return (
        before
        or _negation_just_before(article, claim, lists)
        or _after(article, claim, lists)
        or _between(article, claim, lists)
        or _retraction(article, claim, lists)
    )


def _over_by_grammar(parse: Parse, claim: ProposedClaim) -> str | None:
    kept = (*claim.content, *claim.cue)
    cues = heads_of(parse, claim.cue)
    for head in heads_of(parse, claim.content):
        if head.dep in ("csubj", "csubjpass") and not within(head.head, kept):
            return head.head.text
        for operator in operators_over(head):
            lost = not within(operator.token, kept) and operator.token.text != "?"
            if lost and operator.effect != "distances" and _under(operator.token, head, cues):
                return operator.token.text
        if (denial := _denied_behind(head, claim)) is not None:
            return denial.text
    for cue in cues:
        for operator in operators_over(cue) if cue.is_verb else ():
            if operator.effect == "turns" and not within(operator.token, kept):
                return operator.token.text
    return None


def _under(operator: Token, head: Token, cues: Sequence[Token]) -> bool:
    """Whether the operator stands below the cue, and so belongs to what is said."""
    above = [cue for cue in cues if cue in head.ancestors()]
    return not above or any(cue in operator.ancestors() for cue in above)


def _denied_behind(head: Token, claim: ProposedClaim) -> Token | None:
    """ "a deal, which never happened": the negation in a relative clause that was cut off."""
    for below in head.subtree():
        if below.dep == "relcl" and below.start >= claim.content[-1].end:
            for operator in operators_over(below):
                if operator.effect == "turns" and not within(operator.token, claim.content):
                    return operator.token
    return None


def _before(article: Article, claim: ProposedClaim, lists: Operators | None) -> str | None:
    """In a language without a parser: words of the clause that stand before the content."""
    for piece in claim.content:
        start = _clause_start(article, piece.start, (*claim.cue, *claim.source, *claim.content))
        before = list(words_of(article.text, start, piece.start))
        if lists is None:
            if before:
                return before[-1].text
            continue
        turning = lists.negations | lists.turners | lists.possible | lists.probable
        turning |= lists.conditions | lists.uncommitted | lists.intended
        for word in before:
            if word.form in turning:
                return word.text
    return None


def _negation_just_before(
    article: Article, claim: ProposedClaim, lists: Operators | None
) -> str | None:
    """The "not" of "not one gram" cut to "one gram", which no grammar hangs on the right word."""
    first = claim.content[0]
    start = article.sentences_in(first.start, first.end)[0].start
    before = list(words_of(article.text, max(start, first.start - 20), first.start))
    if not before or lists is None or before[-1].form not in lists.negations:
        return None
    kept = any(span.start <= before[-1].start < span.end for span in (*claim.cue, *claim.source))
    return None if kept or not _touches(article, before[-1].end, first) else before[-1].text


def _after(article: Article, claim: ProposedClaim, lists: Operators | None) -> str | None:
    """ "… unless they agree", "… but not the library", and a negation that ends the clause."""
    if lists is None:
        return None
    around = (*claim.cue, *claim.source, *claim.via, *claim.content)
    for piece in claim.content:
        end = article.sentences_in(piece.start, piece.end)[-1].end
        following = _words_after(article, piece.end, end, around)[:3]
        for number, word in enumerate(following):
            if number == 0 and word.form in lists.conditions:
                return word.text
            if word.form in lists.negations and (
                (number == 0 and _touches(article, piece.end, word))
                or (
                    number == 1
                    and following[0].form in ("but", "aber", "mais", "pero", "ma", "mas")
                )
            ):
                return word.text
    return None


def _words_after(article: Article, start: int, end: int, skipped: Sequence[Span]) -> list[Word]:
    return [
        word
        for word in words_of(article.text, start, min(end, start + 300))
        if not any(span.start <= word.start < span.end for span in skipped)
    ]


def _touches(article: Article, end: int, word: Word | Span) -> bool:
    """Whether nothing but white space parts them, so that they share a clause."""
    return not article.text[end : word.start].strip()


def _between(article: Article, claim: ProposedClaim, lists: Operators | None) -> str | None:
    """A "not" between two pieces, or a stretch of the quotation that both are taken from."""
    outside = (*claim.cue, *claim.source, *claim.via)
    for before, after in pairwise(claim.content):
        for word in words_of(article.text, before.end, min(after.start, before.end + LOOK_AHEAD)):
            if any(span.start <= word.start < span.end for span in outside):
                continue
            turning = lists and word.form in lists.negations | lists.conditions
            if turning or _quotation_at(article, word.start):
                return word.text
    return None


def _retraction(article: Article, claim: ProposedClaim, lists: Operators | None) -> str | None:
    """ "We lied? Never." cut after "We lied": a short retraction next in the same quotation."""
    last = claim.content[-1]
    quotation = _quotation_at(article, last.end - 1)
    if quotation is None or lists is None:
        return None
    here = article.sentences_in(last.start, last.end)[-1]
    for sentence in article.sentences[here.index + 1 : here.index + 2]:
        if sentence.start >= quotation.inner_end:
            return None
        words = list(words_of(article.text, sentence.start, min(sentence.end, quotation.inner_end)))
        if 0 < len(words) <= RETRACTION_WORDS and any(
            word.form in lists.retractions for word in words[:3]
        ):
            return words[0].text
    return None


def _clause_start(article: Article, place: int, around: Sequence[Span]) -> int:
    """Where the clause before `place` starts: after a break, a quotation mark, or the cue."""
    start = article.sentences_in(place, place + 1)[0].start
    quotation = _quotation_at(article, place)
    if quotation is not None:
        start = max(start, quotation.inner_start)
    start = max([start, *(span.end for span in around if span.end <= place)])
    for offset in range(place - 1, start - 1, -1):
        if article.text[offset] in CLAUSE_BREAKS:
            return offset + 1
    return start


def _quotation_at(article: Article, place: int) -> Quotation | None:
    """The outermost quotation with a character inside its marks at `place`."""
    around = outermost_in(article, place, place + 1)
    return next((q for q in around if q.inner_start <= place < q.inner_end), None)
