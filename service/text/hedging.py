"""How surely a claim is put: by its source, and by the outlet.

The words are followed from the outside inwards: the cue first, then each word of the content that
introduces a content of its own ("she thinks it is likely that …"), down to the innermost
predicate. Each can weaken the level and turn the polarity; the weakest level wins. Modals, adverbs
and negations count at the predicates on that way and nowhere else.

A condition ("if the talks fail") is recorded, and its consequence keeps its own level. Words for
attitudes keep their level under a negation that is theirs ("does not think" is probable, negative).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.article import Article, Span
from schemas.hedging import LEVELS, Hedging
from schemas.proposal import ClaimType
from schemas.syntax import Parse, Token
from service.ports import Parser
from service.text.certainty import certainty_of
from service.text.commitment import Commitment
from service.text.hedging_scope import form_of, main_predicate
from service.text.hedging_stance import STANCES, stance_of_cue
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of


@dataclass(frozen=True, slots=True)
class SentenceHedging:
    """The hedging of any text; `certainty` grades it finer, from 1 (open) to 6 (beyond doubt)."""

    hedging: Hedging
    certainty: float


def hedging_of(
    text: str, parser: Parser, start: int | None = None, end: int | None = None
) -> SentenceHedging:
    """The hedging of English `text`, or of `text[start:end]` as it stands there.

    A statement without a cue is the author's own. Of several sentences the weakest decides.
    Raises ValueError for a stretch without words.
    """
    quotations = quotations_of(text)
    sentences = sentences_of(text, "en", quotations)
    article = Article(text, "en", sentences=sentences, quotations=quotations)
    span = article.trimmed(start or 0, len(text) if end is None else end)
    parse = parser.parse(article)
    pieces = _by_sentence(article, [span])
    read = [read_hedging(article, parse, piece, ()) for piece in pieces]
    certainty = min(
        certainty_of(hedging, _words(parse, piece))
        for hedging, piece in zip(read, pieces, strict=True)
    )
    return SentenceHedging(_joined(read, read), certainty)


def read_hedging(
    article: Article,
    parse: Parse,
    content: Sequence[Span],
    cue: Sequence[Span],
    source: Sequence[Span] = (),
    *,
    type: ClaimType = "statement",  # noqa: A002 - the claim's own word for it
) -> Hedging:
    """The hedging of a claim; of the outlet's own words where there is no cue and no source.

    Of several sentences the least committed decides, the first of them where they tie. One that
    leaves everything open, a question or an aside, weakens no statement beside it.
    """
    outer = Commitment(article, parse)
    pieces = _by_sentence(article, content)
    if cue or source or article.quotation_around(content[0].start, content[-1].end):
        outer.stance = stance_of_cue(parse, cue)
        form = form_of(main_predicate(_words(parse, pieces[0])))
        outer.follow_cue(cue, content, "infinitive" if type == "intention" else form)
    read = [outer.into(piece).hedging for piece in pieces]
    return _joined(read, [each for each in read if each.level != "uncommitted"] or read)


def _joined(read: Sequence[Hedging], deciding: Sequence[Hedging]) -> Hedging:
    """One hedging for several sentences: level and polarity of the weakest of the deciding."""
    weakest = max(deciding, key=lambda each: LEVELS.index(each.level))
    cues = {(cue.span.start, cue.span.end): cue for each in read for cue in each.cues}
    return Hedging(
        level=weakest.level,
        polarity=weakest.polarity,
        stance=max((each.stance for each in read), key=STANCES.index),
        approximate=any(each.approximate for each in read),
        cues=tuple(cues[place] for place in sorted(cues)),
    )


def _words(parse: Parse, piece: Sequence[Span]) -> list[Token]:
    return [word for span in piece for word in parse.between(span.start, span.end)]


def _by_sentence(article: Article, content: Sequence[Span]) -> list[list[Span]]:
    """The content's spans cut at the borders of sentences, sentence by sentence."""
    pieces = []
    for sentence in article.sentences_in(content[0].start, content[-1].end):
        cut = [
            article.span(max(span.start, sentence.start), min(span.end, sentence.end))
            for span in content
            if span.start < sentence.end and sentence.start < span.end
        ]
        if cut:
            pieces.append(cut)
    return pieces or [list(content)]
