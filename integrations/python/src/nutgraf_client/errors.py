"""Everything a call can end in but its answer.

NutgrafError
├── Unreachable          no answer: refused, reset, no such host
│   └── TimedOut         no answer in time
├── NotNutgraf           an answer that no Nutgraf gives: a proxy's page, a login form
└── Refused              a problem (RFC 9457) that says what to do
    ├── NotValid         400, 413, 415, 422: sending the same again is refused again
    ├── NotAllowed       401, 403: another key is needed
    ├── NotFound         404: nothing of this id is kept
    ├── Busy             429, 503: waiting `retry_after` seconds helps, where it is given
    └── Failed           502, 504 and the rest: the service's, or its language model's
"""

from collections.abc import Mapping


class NutgrafError(Exception):
    """`str()` of it is a sentence for a log; it holds neither the key nor the article."""


class Unreachable(NutgrafError):
    """The service did not answer, or broke off."""


class TimedOut(Unreachable):
    """The service did not answer in time."""


class NotNutgraf(NutgrafError):
    """What answers at this address is not Nutgraf, or one that this client is too old for."""


class Refused(NutgrafError):
    """The service said no, and why.

    `slug` names the kind of problem and never changes: "too-large", "budget-spent". `errors` has
    what is wrong with a request, by JSON pointer. `retry_after` is in seconds.
    """

    def __init__(
        self,
        detail: str,
        *,
        slug: str,
        status: int,
        title: str = "",
        errors: tuple[Mapping[str, str], ...] = (),
        retry_after: float | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.slug = slug
        self.status = status
        self.title = title
        self.errors = errors
        self.retry_after = retry_after

    def __str__(self) -> str:
        faults = "".join(
            f" {fault.get('pointer') or fault.get('parameter') or 'body'}: {fault.get('detail')}."
            for fault in self.errors
        )
        return f"{self.detail}{faults} [{self.slug}, {self.status}]"


class NotValid(Refused):
    """The request cannot be answered as it is."""


class NotAllowed(Refused):
    """The key is missing, wrong, or for other things."""


class NotFound(Refused):
    """Nothing of this id is kept for this key."""


class Busy(Refused):
    """Too much at once, or a budget is spent."""


class Failed(Refused):
    """The service, or the language model behind it, could not do it."""


KINDS: Mapping[int, type[Refused]] = {
    400: NotValid,
    401: NotAllowed,
    403: NotAllowed,
    404: NotFound,
    413: NotValid,
    415: NotValid,
    422: NotValid,
    429: Busy,
    503: Busy,
}
