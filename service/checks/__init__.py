"""Checks: whether a headline, a summary or an alert says more than its article.

Deterministic, and without a language model: a text's quotations, figures, dates, names and
statements are each held against the article, by the functions that verification uses.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from schemas.article import Article
from schemas.check import Check, CheckedKind, Finding, verdict_on
from schemas.extraction import Extraction, Warning  # noqa: A004 - the answer's own word
from service.checks.dates import unsupported_dates
from service.checks.figures import unsupported_numbers
from service.checks.ground import Ground, article_of
from service.checks.names import unsupported_names
from service.checks.passage import Passage
from service.checks.quotes import Quotes
from service.checks.statements import misstated
from service.errors import EmptyText, TooLarge, UnreadableArticle
from service.ports import Critic, Objection, Parser, Services
from service.text.words import words_of

LONGEST: dict[CheckedKind, int] = {
    "headline": 500,
    "standfirst": 2_000,
    "alert": 2_000,
    "social": 5_000,
    "summary": 20_000,
    "article": 50_000,
}
"""Characters of a text by its kind."""

MOST_FINDINGS = 200

_WARNINGS = {
    "grammar_unavailable": (
        "No grammar of this language is known: quotations and figures were checked, hedges,"
        " attributions and statements were not."
    ),
    "partly_checked": (
        "The text is long: statements were checked at its beginning only, and not all faults may"
        " be listed."
    ),
}


async def check(
    extraction: Extraction,
    text: str,
    kind: CheckedKind,
    services: Services,
    *,
    model: str | None = None,
    owner: str | None = None,
) -> Check:
    """Checks in a worker; with the alias of a language model, asks that as well.

    What the model alone objects to is a warning and no error. Raises NutgrafError.
    """
    refuse_text(text, kind)
    checked = await services.workers.run(check_text, extraction, text, kind, services.parser)
    critic = services.engines.get(model) if model else None
    if not isinstance(critic, Critic):
        return checked
    article = await services.workers.run(article_of, extraction)
    objections = await critic.object_to(text, article, account=services.ledger.account(owner))
    return with_objections(checked, objections, text, article)


def with_objections(
    checked: Check, objections: Sequence[Objection], text: str, article: Article
) -> Check:
    """The check with what a model objects to, where no finding is about the same words."""
    own = Article(text, article.language)
    added = []
    for objection in objections:
        span = own.trimmed(objection.start, objection.end)
        if any(span.overlaps(finding.span) for finding in checked.findings):
            continue
        sentences = (article.sentences[index] for index in objection.sentences)
        added.append(
            Finding(
                type="unsupported_statement",
                severity="warning",
                span=span,
                evidence=tuple(article.trimmed(each.start, each.end) for each in sentences),
                explanation="The language model finds no support for this in the article.",
            )
        )
    findings = tuple(sorted((*checked.findings, *added), key=lambda each: each.span.start))
    return checked.model_copy(update={"findings": findings, "verdict": verdict_on(findings)})


def check_text(extraction: Extraction, text: str, kind: CheckedKind, parser: Parser) -> Check:
    """What the article of an extraction does not bear out of a text.

    Raises EmptyText for a text without words and TooLarge for one that is too long for its kind.
    """
    refuse_text(text, kind)
    ground = Ground(extraction)
    passage = Passage(text, kind, ground, parser)
    found = list(islice(_found(passage, ground, parser), MOST_FINDINGS + 1))
    codes = [] if passage.parse else ["grammar_unavailable"]
    if len(found) > MOST_FINDINGS or len(passage.parsed) < len(passage.statements):
        codes.append("partly_checked")
    found.sort(key=lambda each: each.span.start)
    findings = tuple(found[:MOST_FINDINGS])
    return Check(
        verdict=verdict_on(findings),
        findings=findings,
        extraction_id=extraction.id,
        warnings=tuple(Warning(code=code, detail=_WARNINGS[code]) for code in codes),
    )


def refuse_text(text: str, kind: CheckedKind) -> None:
    """Raises what `check_text` raises of the text alone."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableArticle(
            f"The text has half a surrogate pair at character {error.start}; send valid Unicode."
        ) from None
    if len(text) > LONGEST[kind]:
        raise TooLarge(
            f"The text has {len(text):,} characters; a text of kind {kind!r} may have"
            f" {LONGEST[kind]:,}."
        )
    if next(words_of(text), None) is None:
        raise EmptyText("Send a text that holds words.")


def _found(passage: Passage, ground: Ground, parser: Parser) -> Iterator[Finding]:
    quotes = Quotes(passage, ground)
    excerpt = ground.excerpt(_drawn_on(passage, ground, quotes), parser)
    yield from quotes.findings(excerpt)
    yield from unsupported_numbers(passage, ground, quotes, excerpt)
    yield from unsupported_dates(passage, ground, quotes, excerpt)
    yield from unsupported_names(passage, ground, quotes)
    if passage.parse is not None and excerpt.reading.parse is not None:
        yield from misstated(passage, ground, quotes, excerpt)


def _drawn_on(passage: Passage, ground: Ground, quotes: Quotes) -> set[int]:
    """The sentences of the article that the text draws on, and those it quotes."""
    found: set[int] = set()
    for statement in passage.parsed:
        found.update(
            ground.near(f"{passage.text[statement.start : statement.end]} {statement.voice}")
        )
    for quoted in quotes.read:
        for start, end in quoted.match.stretches() if quoted.match else ():
            found.update(s.index for s in ground.article.sentences_in(start, end))
    return found


__all__ = ["LONGEST", "check", "check_text", "refuse_text", "with_objections"]
