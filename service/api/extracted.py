"""The extraction that a check or comparison stands on: a kept one, or one made for it."""

from schemas.extraction import Extraction
from schemas.submission import ArticleInput, Options, Submission
from service.api.audit import Auditor
from service.errors import NotFound
from service.extract import extract
from service.ports import Services


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
    if id is not None and (kept := await services.store.get(id, owner)):
        return kept
    raise NotFound("No extraction of this id is kept. Send the article again to get one.")
