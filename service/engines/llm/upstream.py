"""One exchange with a model's service through litellm, and what went wrong with it in words.

litellm and instructor are imported with the first call: they take seconds and 190 MB. Their errors
and log lines hold the key and the model's output, so neither gets past this package.
"""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from service.errors import NutgrafError, UnusableAnswer, UpstreamFailed, UpstreamTimeout
from service.models import ModelRow
from service.ports import Usage

if TYPE_CHECKING:
    from litellm.types.utils import ModelResponse

log = logging.getLogger(__name__)

Complete = Callable[..., Awaitable["ModelResponse"]]
"""litellm's `acompletion`, or whatever answers in its place."""

CHARACTERS_PER_TOKEN = 16
"""No tokenizer packs more into its tokens on average: a longer answer ignored its limit."""

_TALKATIVE = ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy", "instructor", "openai", "httpx")

_REFUSED = {
    400: "did not accept the request; the article may be longer than its context_tokens says",
    401: "did not accept the key",
    402: "wants to be paid first",
    403: "does not let this key use the model",
    404: "does not know the model, or its api_base is not the right address",
    413: "did not accept a request of this length",
    429: "is at its limit of requests or spending",
}


@cache
def litellm() -> ModuleType:
    """litellm, kept from the network at import and from every log."""
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
    os.environ.setdefault("LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS", "True")
    import litellm as library

    library.suppress_debug_info = True
    library.telemetry = False
    return library


@cache
def instructor() -> ModuleType:
    litellm()
    import instructor as library
    import instructor.core

    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return library


class Exchange:
    """The calls made for one answer, and what they took."""

    def __init__(self, alias: str, row: ModelRow, complete: Complete | None = None) -> None:
        self._alias = alias
        self._row = row
        self._complete = complete
        self.answered_by = row.model
        self.calls = 0
        self.input_tokens = 0
        self.output_tokens = 0

    @property
    def usage(self) -> Usage:
        return Usage(
            answered_by=self.answered_by,
            input_tokens=self.input_tokens,
            output_tokens=self.output_tokens,
            cost=self._row.cost(self.input_tokens, self.output_tokens),
            calls=self.calls,
        )

    async def complete(self, **request: object) -> "ModelResponse":
        """One call, never tried again by litellm or an SDK. Raises NutgrafError alone."""
        self.calls += 1
        if self._row.api_key_env and not self._row.key:
            raise UpstreamFailed(
                f"The key of the model {self._alias!r} is missing: {self._row.api_key_env} is not "
                "set where Nutgraf runs."
            )
        try:
            async with asyncio.timeout(self._row.timeout_seconds):
                complete = self._complete or litellm().acompletion
                response: ModelResponse = await complete(**request, **self._options)
        except Exception as error:  # litellm raises whatever a provider's code does
            failure = self._in_words(error)
        else:
            self._count(response)
            return response
        raise failure  # outside the handler, so that it does not carry the error it stands for

    @property
    def _options(self) -> dict[str, Any]:
        row = self._row
        options: dict[str, Any] = {
            **row.extra,
            "model": row.model,
            "max_tokens": row.max_output_tokens,
            "temperature": row.temperature,
            "timeout": row.timeout_seconds,
            "num_retries": 0,
            "max_retries": 0,
            "drop_params": True,
        }
        if row.model.startswith("ollama"):
            options.setdefault("num_ctx", row.context_tokens)  # its own default cuts prompts short
        if row.api_base:
            options["api_base"] = row.api_base
        if key := row.key or (row.api_base and "none"):
            # without one, litellm would send OPENAI_API_KEY to whatever address the row names
            options["api_key"] = key
        return options

    def _count(self, response: "ModelResponse") -> None:
        model = getattr(response, "model", None)
        if isinstance(model, str) and model:
            provider = self._row.model.partition("/")[0]
            self.answered_by = model if model.startswith(f"{provider}/") else f"{provider}/{model}"
        usage = getattr(response, "usage", None)
        self.input_tokens += getattr(usage, "prompt_tokens", None) or 0
        self.output_tokens += getattr(usage, "completion_tokens", None) or 0
        if len(written(response)) > CHARACTERS_PER_TOKEN * self._row.max_output_tokens:
            raise UnusableAnswer(
                f"The model {self._alias!r} wrote far more than its max_output_tokens."
            )

    def _in_words(self, error: Exception) -> NutgrafError:
        status = getattr(error, "status_code", None)
        log.warning("model %s: %s, status %s", self._alias, type(error).__name__, status)
        model = f"The service of the model {self._alias!r}"
        if any(isinstance(each, TimeoutError) or _is(each, "Timeout") for each in _chain(error)):
            seconds = self._row.timeout_seconds
            return UpstreamTimeout(f"{model} did not answer within {seconds:g} seconds.")
        if any(isinstance(each, OSError) or _is(each, "ConnectError") for each in _chain(error)):
            return UpstreamFailed(f"{model} could not be reached.")
        refused = _REFUSED.get(status) if isinstance(status, int) else None
        if refused:
            return UpstreamFailed(f"{model} {refused} (status {status}).")
        return UpstreamFailed(f"{model} failed ({type(error).__name__}, status {status}).")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it was raised from: litellm calls a closed door an internal error."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:  # litellm's chains can bite their tails
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _is(error: BaseException, name: str) -> bool:
    """By name, so that no library of litellm's needs to be imported for it."""
    return type(error).__name__ == name


def written(response: "ModelResponse") -> str:
    """What the model wrote: the arguments of its tool call, or else its text."""
    choices = getattr(response, "choices", None)
    if not choices:
        return ""
    message = choices[0].message
    for call in getattr(message, "tool_calls", None) or ():
        if isinstance(arguments := call.function.arguments, str):
            return arguments
    return message.content if isinstance(message.content, str) else ""
