"""Whether a text gives a quotation to somebody other than the article does.

The text is read by its grammar, and so is the article where no claim has the words.
"""

import re
from collections.abc import Sequence

from schemas.article import Article, Quotation, Span
from schemas.check import Finding
from schemas.extraction import Source
from schemas.syntax import Parse, Token
from service.checks.ground import Excerpt, Ground
from service.checks.lists import wordlists
from service.checks.passage import Passage, Statement
from service.checks.quotes.alterations import shortened
from service.checks.quotes.matching import Match
from service.checks.quotes.voices import Voices
from service.text.nouns import nouns
from service.text.words import words_of
from service.verify.attribution import sayers_of
from service.verify.operators import english
from service.verify.roles import is_pronoun
from service.verify.telling import says
from service.verify.wording import is_saying

_NAMED = re.compile(
    r":\s+((?:[^\s,;:]+\s+){0,4}?[^\s,;:]+)(?=\s+(?:on|after|as|about|over|at|in|of|to|says?|tells?)\b)"
)
_SAID = re.compile(r"[^.;:!?()“”\"‘\n–—]{2,120}")
_ENDS = re.compile(
    r"[,.;:!?()\n–—“”\"‘]|\s(?:after|as|when|in|on|at|who|to|about|while|and|but|over|during|before"
    r"|following|with|that|whose)\b"
)
_COLON = re.compile(r"(?:\A|[.;!?\n]|,?\s(?:but|and|while|as)\s)(?P<clause>[^.;!?\n]*?):\s*\Z")
_APART = re.compile(r"[;\n]|[.!?]\s")


def misattributed(
    passage: Passage, ground: Ground, excerpt: Excerpt, quotation: Quotation, match: Match
) -> Finding | None:
    """A finding where the article has another source for words that it has at `match`."""
    said_by = sayer_of(passage, quotation)
    if said_by is None:
        return None
    claims = ground.claims_over(match.start, match.end)
    claim = next((each for each in claims if each.source), None)
    source = claim.source if claim else _source_by_grammar(excerpt, match)
    content = claim.content if claim else (ground.article.span(match.start, match.end),)
    if source is None or Voices(passage, ground, excerpt).may_be(said_by, content, source):
        return None
    theirs, ours = shortened(source.name.text), shortened(said_by.text)
    return Finding(
        type="misattributed_quote",
        severity="error",
        span=passage.span(quotation.start, quotation.end),
        evidence=(source.span, *content),
        explanation=f"The article has “{theirs}” say this, not “{ours}”.",
    )


def sayer_of(passage: Passage, quotation: Quotation) -> Span | None:
    """Who the text says is quoted, where it is somebody it names there."""
    if behind := _named_behind(passage, quotation) or _minded_before(passage, quotation):
        return behind
    statements = passage.statements
    statement = next((s for s in statements if s.start <= quotation.start < s.end), None)
    if statement is None:
        return None
    if statement.voice:
        place = passage.text.find(statement.voice)
        return passage.span(place, place + len(statement.voice))
    tokens = passage.tokens(statement)
    if statement.index and not _has_words_outside(passage, statement):
        tokens = [*tokens, *passage.tokens(statements[statement.index - 1])]
    return _sayer(passage.article, passage.parse, tokens, quotation)


def _minded_before(passage: Passage, quotation: Quotation) -> Span | None:
    """Leclerq of "but Prof Anton Leclerq is not convinced: “…”"."""
    start = max(0, quotation.start - 200)
    found = _COLON.search(passage.text[: quotation.start], start)
    if found is None:
        return None
    people = {
        word.form
        for claim in passage.ground.claims
        if claim.source and claim.source.type == "person"
        for word in words_of(claim.source.name.text)
        if word.capitalised
    }
    words = list(words_of(passage.text, found.start("clause"), found.end("clause")))
    named = [n for n, word in enumerate(words) if word.capitalised and word.form in people]
    minded = [n for n, word in enumerate(words) if word.form in wordlists().minded]
    if not named or not minded or not named[0] < minded[0]:
        return None
    last = next(n for n in named if n + 1 not in named)
    return passage.span(words[named[0]].start, words[last].end)


def _named_behind(passage: Passage, quotation: Quotation) -> Span | None:
    """Of "‘A nuisance’: ferry boss on port closure" the ferry boss."""
    named = _NAMED.match(passage.text, quotation.end)
    if named is None or not passage.is_voice(named[1]):
        return None
    return passage.span(*named.span(1))


def _source_by_grammar(excerpt: Excerpt, match: Match) -> Source | None:
    """Who says words that are no claim's content: "the rebels call that “a fairy tale”"."""
    article, parse = excerpt.reading.article, excerpt.reading.parse
    quotation = article.quotation_around(match.start, match.end)
    sentences = article.sentences_in(match.start, match.end)
    if quotation is None or parse is None or not sentences:
        return None
    span = _sayer(article, parse, parse.sentence(sentences[0].index), quotation)
    if span is None:
        return None
    kinds = {nouns().kind(word.form) for word in words_of(span.text)}
    return Source(
        span=span,
        spans=(span,),
        name=span,
        role=None,
        type="group" if kinds & {"organization", "group"} else "person",
        anonymous=False,
    )


def _sayer(
    article: Article, parse: Parse | None, tokens: Sequence[Token], quotation: Quotation
) -> Span | None:
    """The nearest that says something, over the quotation by the grammar if any is."""
    outside = [t for t in tokens if article.quotation_around(t.start, t.start + 1) is None]
    cues = [t for t in outside if _is_cue(t, quotation)]
    quoted = parse.between(quotation.start, quotation.end) if parse else []
    over = {above for token in quoted for above in token.ancestors()}
    cues.sort(
        key=lambda t: (
            t not in over,
            min(abs(t.start - quotation.end), abs(quotation.start - t.end)),
        )
    )
    for cue in cues:
        said_by = [t for t in sayers_of(cue) if t in outside]
        if not said_by or _are_apart(article.text, quotation, cue):
            continue
        return None if is_pronoun(said_by[0]) else article.span(*_phrase(said_by[0]))
    return _said_beside(article, quotation)


def _said_beside(article: Article, quotation: Quotation) -> Span | None:
    """Of "“…,” says champion Ewa Osk after" or "“…,” the chair, Ewa Osk, said" who it is.

    Read by the words alone, where a parser is lost.
    """
    beside = _SAID.match(article.text, quotation.end)
    words = list(words_of(article.text, *beside.span())) if beside else []
    cue = next((n for n, w in enumerate(words) if is_saying(w.form, article.language)), None)
    if cue is None:
        return None
    if cue == 0:
        end = _ENDS.search(article.text, words[0].end + 1)
        named = article.text[words[0].end : end.start() if end else len(article.text)]
        start = words[0].end
    else:
        start, named = quotation.end, article.text[quotation.end : words[cue].start]
        if re.search(r"\b(?:who|that|which|and|but|as|when|while)\b", named):
            return None
    inside = list(words_of(named))
    if not any(word.capitalised for word in inside):
        return None
    return article.span(start + inside[0].start, start + inside[-1].end)


def _is_cue(token: Token, quotation: Quotation) -> bool:
    """ "Said", "according", and "calls" or "brands" before what it is called."""
    if token.lower in ("according", "per"):
        return True
    if not token.is_verb or token.tag == "VBG":
        return False
    if says(token) or is_saying(token.lower, "en"):
        return True
    return token.lemma in english().judging and token.end <= quotation.start


def _are_apart(text: str, quotation: Quotation, cue: Token) -> bool:
    """Whether a semicolon parts the two: "boss ‘delighted’; manager says nothing"."""
    start, end = sorted((quotation.start, quotation.end, cue.start, cue.end))[1:3]
    between = text[start:end]
    return ";" in between or (cue.start > quotation.end and bool(_APART.search(between)))


def _has_words_outside(passage: Passage, statement: Statement) -> bool:
    words = words_of(passage.text, statement.start, statement.end)
    return any(passage.quotation_at(word.start) is None for word in words)


def _phrase(head: Token) -> tuple[int, int]:
    """The words that name the sayer, without clauses that hang on them."""
    words = [head]
    waiting = [head]
    while waiting:
        for child in waiting.pop().children:
            if child.dep in ("compound", "amod", "nmod", "poss", "appos", "flat"):
                words.append(child)
                waiting.append(child)
            elif child.dep == "prep" and child.lower in ("of", "for"):
                words += child.subtree()
    return min(t.start for t in words), max(t.end for t in words)
