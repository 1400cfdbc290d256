"""The extraction that an answer stands on: a kept one, or one made for it."""

from schemas.extraction import Extraction
from schemas.submission import ArticleInput, Options, Submission
from service.api.audit import Auditor
from service.errors import (
    BudgetSpent,
    DeadlineExceeded,
    EmptyArticle,
    InvalidRequest,
    NotConfidential,
    NotFound,
    Overloaded,
    TooLarge,
    UnknownModel,
    UnreadableArticle,
    UnsupportedLanguage,
    UnusableAnswer,
    UpstreamFailed,
    UpstreamTimeout,
    WrongMediaType,
)
from service.extract import extract
from service.ports import Services

REFUSALS = (
    InvalidRequest,
    EmptyArticle,
    UnreadableArticle,
    UnsupportedLanguage,
    UnknownModel,
    NotConfidential,
    TooLarge,
    WrongMediaType,
    BudgetSpent,
    UpstreamFailed,
    UnusableAnswer,
    Overloaded,
    DeadlineExceeded,
    UpstreamTimeout,
)
"""What any route can answer with that reads an article."""


async def extraction_for(
    article: ArticleInput | None,
    id: str | None,
    options: Options,
    services: Services,
    owner: str | None,
    auditor: Auditor,
) -> Extraction:
    """Raises NotFound for an id that this owner has not kept; else what an extraction raises."""
    if article is not None:
        submission = Submission(article=article, options=options)
        return await auditor.follow(submission, lambda metered: extract(submission, metered, owner))
    return await kept_extraction(id, services, owner)


async def kept_extraction(id: str | None, services: Services, owner: str | None) -> Extraction:
    """Raises NotFound for an id that this owner has not kept."""
    if id is not None and (kept := await services.store.get(id, owner)):
        return kept
    raise NotFound("No extraction of this id is kept. Send the article again to get one.")
