"""Every refusal Nutgraf can give.

    NutgrafError
    ├── InvalidRequest          400  malformed JSON, wrong fields, unknown option
    │   ├── EmptyArticle        422
    │   ├── EmptyText           422
    │   ├── UnreadableArticle   422  bytes that are not text, HTML without a main text
    │   ├── UnsupportedLanguage 422
    │   ├── UnknownModel        422
    │   └── NotConfidential     422  a confidential article, and a model that is not local
    ├── TooLarge                413
    ├── WrongMediaType          415
    ├── NotAuthenticated        401
    ├── NotLocal                403  no keys are set, and the request is not this machine's own
    ├── NotAllowed              403  the key lacks the scope
    ├── NotFound                404
    ├── MethodNotAllowed        405
    ├── NotAcceptable           406  nothing there is as `Accept` asks
    ├── Overloaded              503  with Retry-After
    ├── ShuttingDown            503  with Retry-After: the service is about to end
    ├── DeadlineExceeded        504
    ├── RateLimited             429  with Retry-After
    ├── BudgetSpent             429  with Retry-After where waiting helps
    ├── UpstreamFailed          502  the model's service is out of reach, or refuses
    ├── UnusableAnswer          502  the model's answer cannot be read at all
    ├── UpstreamTimeout         504
    └── Misconfigured           500  raised at the start alone, never to a client

An error carries its status, and one handler (`api.problems`) turns it into an RFC 9457 problem.
Messages are written for the caller: they say what to do and quote no secret and no model output.
"""

from typing import ClassVar


class NutgrafError(Exception):
    """A refusal with a reason. `slug` names the kind and never changes.

    `retry_after` is in seconds, for a refusal that waiting so long can end.
    """

    status: ClassVar[int] = 500
    slug: ClassVar[str] = "internal"
    title: ClassVar[str] = "Something went wrong in Nutgraf"

    def __init__(
        self,
        detail: str,
        *,
        errors: tuple[dict[str, str], ...] = (),
        retry_after: float | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = errors
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.detail, self.errors, self.retry_after)


def _rebuild(
    kind: type[NutgrafError],
    detail: str,
    errors: tuple[dict[str, str], ...],
    retry_after: float | None,
) -> NutgrafError:
    return kind(detail, errors=errors, retry_after=retry_after)


class InvalidRequest(NutgrafError):
    status = 400
    slug = "invalid-request"
    title = "The request is not valid"


class EmptyArticle(InvalidRequest):
    status = 422
    slug = "empty-article"
    title = "The article has no text"


class EmptyText(InvalidRequest):
    status = 422
    slug = "empty-text"
    title = "The text to check has no words"


class UnreadableArticle(InvalidRequest):
    status = 422
    slug = "unreadable-article"
    title = "The article cannot be read as text"


class UnsupportedLanguage(InvalidRequest):
    status = 422
    slug = "unsupported-language"
    title = "This engine does not read the article's language"


class UnknownModel(InvalidRequest):
    status = 422
    slug = "unknown-model"
    title = "There is no model of this name"


class NotConfidential(InvalidRequest):
    status = 422
    slug = "not-confidential"
    title = "This model may not see a confidential article"


class TooLarge(NutgrafError):
    status = 413
    slug = "too-large"
    title = "The article is too large"


class WrongMediaType(NutgrafError):
    status = 415
    slug = "wrong-media-type"
    title = "This media type is not accepted"


class NotAuthenticated(NutgrafError):
    status = 401
    slug = "not-authenticated"
    title = "A valid API key is needed"


class NotLocal(NutgrafError):
    status = 403
    slug = "not-local"
    title = "Without API keys only this machine is answered"


class NotAllowed(NutgrafError):
    status = 403
    slug = "not-allowed"
    title = "This key is for other things"


class NotFound(NutgrafError):
    status = 404
    slug = "not-found"
    title = "There is nothing here"


class MethodNotAllowed(NutgrafError):
    status = 405
    slug = "method-not-allowed"
    title = "This method is not for this address"


class NotAcceptable(NutgrafError):
    status = 406
    slug = "not-acceptable"
    title = "There is no format that the request accepts"


class Overloaded(NutgrafError):
    status = 503
    slug = "overloaded"
    title = "Too much is waiting already"


class ShuttingDown(NutgrafError):
    status = 503
    slug = "shutting-down"
    title = "The service is about to end"


class DeadlineExceeded(NutgrafError):
    status = 504
    slug = "deadline-exceeded"
    title = "The extraction took too long"


class RateLimited(NutgrafError):
    status = 429
    slug = "rate-limited"
    title = "Too many requests"


class BudgetSpent(NutgrafError):
    status = 429
    slug = "budget-spent"
    title = "The budget does not allow this call"


class Misconfigured(NutgrafError):
    slug = "misconfigured"
    title = "Nutgraf cannot start as it is set up"


class UpstreamFailed(NutgrafError):
    status = 502
    slug = "upstream-failed"
    title = "The language model could not be asked"


class UnusableAnswer(NutgrafError):
    status = 502
    slug = "unusable-answer"
    title = "The language model's answer cannot be read"


class UpstreamTimeout(NutgrafError):
    status = 504
    slug = "upstream-timeout"
    title = "The language model took too long"
