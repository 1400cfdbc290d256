"""The calls to a model's service through litellm, tried again where that may help.

litellm and instructor are imported with the first call: they take seconds and 190 MB. Their errors
and log lines hold the key and the model's output, so neither gets past this package.

Nobody else tries a call again: not litellm, not an SDK. tenacity does it here, since whether there
is another try depends on what all requests to the model, and all calls for the chunk, have met;
litellm's Router knows of neither, and takes 1 to 1.6 ms of CPU a call (tenacity 0.03).
"""

import asyncio
import gc
import json
import logging
import math
import os
from collections.abc import Awaitable, Callable
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_result,
    wait_exponential,
    wait_random,
)

from service.engines.llm.faults import Fault, fault_of
from service.engines.llm.gate import Gate
from service.errors import NutgrafError, UnusableAnswer, UpstreamFailed
from service.models import ModelRow
from service.ports import FREE, Account, Reservation, Usage

if TYPE_CHECKING:
    from litellm.types.utils import ModelResponse

log = logging.getLogger(__name__)

Complete = Callable[..., Awaitable["ModelResponse"]]
"""litellm's `acompletion`, or whatever answers in its place."""

MOST_PAID = 3
"""Calls for a chunk that the provider may charge for: first ask, retries and re-ask together."""

BYTES_PER_TOKEN = 3
"""A cautious guess for any script: tokenizers take 4 of English, about 3 of Chinese or Thai."""

CHARACTERS_PER_TOKEN = 16
"""No tokenizer packs more into its tokens on average: a longer answer ignored its limit."""

CONNECT_SECONDS = 10
LONGEST_BACK_OFF = 8

_TALKATIVE = ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy", "instructor", "openai", "httpx")


@cache
def litellm() -> ModuleType:
    """litellm, kept from the network at import, from every log, and from trying again."""
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
    os.environ.setdefault("LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS", "True")
    _silence()  # litellm talks while it is imported, and to stdout
    import litellm as library
    from litellm.llms.custom_httpx.http_handler import AsyncHTTPHandler

    library.suppress_debug_info = True
    library.telemetry = False
    # its way to send once more what a connection was reset under, by then perhaps paid for
    AsyncHTTPHandler.single_connection_post_request = _raise_again  # type: ignore[method-assign]
    return library


async def _raise_again(*_: object, **__: object) -> Any:  # noqa: ANN401 - never returns
    raise  # noqa: PLE0704 - it is called where the error is being handled


@cache
def instructor() -> ModuleType:
    litellm()
    import instructor as library
    import instructor.core

    _silence()
    # A full collection that looks through 300,000 things of these libraries takes 0.4 s, in which
    # nobody is served; none of them will ever go.
    gc.freeze()
    return library


def _silence() -> None:
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


class Exchange:
    """The calls made for one chunk, and what they took.

    `deadline` is by the gate's clock. No call begins that, by the longest one so far, would end
    after it.
    """

    def __init__(
        self,
        alias: str,
        row: ModelRow,
        gate: Gate,
        complete: Complete | None = None,
        *,
        account: Account = FREE,
        deadline: float = math.inf,
        newcomer: bool = True,
    ) -> None:
        self._alias = alias
        self._row = row
        self._gate = gate
        self._complete = complete
        self._account = account
        self._deadline = deadline
        self._newcomer = newcomer
        self._paid = 0
        self._retried = 0
        self._longest = 0.0
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
        """An answer of the model's, of whatever shape. Raises NutgrafError alone."""
        if self._row.api_key_env and not self._row.key:
            raise UpstreamFailed(
                f"The key of the model {self._alias!r} is missing: {self._row.api_key_env} is not "
                "set where Nutgraf runs."
            )
        if self.calls and not self._holds_another():
            raise UnusableAnswer(
                f"The model {self._alias!r} should be asked again about its answer, for which "
                "there is no time or no call left."
            )
        first = self._row.back_off_seconds
        outcome: ModelResponse | Fault = await AsyncRetrying(
            retry=retry_if_result(_may_pass),
            wait=wait_exponential(multiplier=first, max=LONGEST_BACK_OFF) + wait_random(0, first),
            stop=self._enough,
            retry_error_callback=_last,
        )(self._call, request)
        if isinstance(outcome, Fault):
            raise outcome.told(self._gate.wait)
        return outcome

    def _holds_another(self, wait: float = 0.0) -> bool:
        """Whether one more call, begun after this wait, can be paid for and end in time."""
        ends = self._gate.clock() + wait + self._longest
        return self._paid < MOST_PAID and ends <= self._deadline

    def _enough(self, state: RetryCallState) -> bool:
        """Whether to leave it at a fault that may pass."""
        wait = max(state.upcoming_sleep, self._gate.wait)
        if (
            self._retried >= self._row.retries
            or self._gate.circuit.wait
            or not self._holds_another(wait)
        ):
            return True
        self._retried += 1
        fault = _last(state)
        self._gate.watch.retried(self._alias, str(fault.status or fault.kind.slug))
        return False

    async def _call(self, request: dict[str, Any]) -> "ModelResponse | Fault":
        """One call, as soon as the gate lets it through, set aside before and settled after."""
        while True:
            await self._gate.opened(self._deadline)
            async with self._gate.capacity.place(newcomer=self._newcomer):
                self._newcomer = False
                if self._gate.wait:  # since it went to wait for its place
                    continue
                reservation = await self._account.reserve(self._alias, *self._estimate(request))
                if not self._gate.wait:
                    return await self._sent(request, reservation)
                await reservation.settle(0, 0.0)

    async def _sent(
        self, request: dict[str, Any], reservation: Reservation
    ) -> "ModelResponse | Fault":
        self.calls += 1
        gate = self._gate
        begun = gate.clock()
        with gate.circuit.call() as report:
            outcome = await self._outcome(request)
            report(isinstance(outcome, Fault) and outcome.dead)
        self._longest = max(self._longest, gate.clock() - begun)
        if not isinstance(outcome, Fault):
            self._paid += 1
            await self._settle(outcome, reservation)
            return outcome
        if outcome.pause:
            gate.pause(outcome.pause)
        if outcome.paid:
            self._paid += 1  # perhaps; it stays set aside
        else:
            await reservation.settle(0, 0.0)
        return outcome

    async def _outcome(self, request: dict[str, Any]) -> "ModelResponse | Fault":
        row, attempt = self._row, self.calls
        fault: Fault
        try:
            with self._gate.watch.call(self._alias, row.model, attempt) as call:
                try:
                    async with asyncio.timeout(row.timeout_seconds):
                        complete = self._complete or litellm().acompletion
                        response: ModelResponse = await complete(**request, **self._options)
                except Exception as error:  # litellm raises whatever a provider's code does
                    fault = fault_of(error, self._alias, row.timeout_seconds)
                    log.warning(
                        "model %s: attempt %d, %s, status %s",
                        self._alias,
                        attempt,
                        type(error).__name__,
                        fault.status,
                    )
                    raise fault.told(0) from None  # for the watch to see
                read, wrote = _tokens(response)
                call.took(input_tokens=read, output_tokens=wrote, cost=row.cost(read, wrote))
        except NutgrafError:
            return fault
        log.info("model %s: attempt %d, answered", self._alias, attempt)
        return response

    @property
    def _options(self) -> dict[str, Any]:
        row = self._row
        options: dict[str, Any] = {
            **row.extra,
            "model": row.model,
            "max_tokens": row.max_output_tokens,
            "temperature": row.temperature,
            "timeout": _timeout(row.timeout_seconds),
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

    def _estimate(self, request: dict[str, Any]) -> tuple[int, float | None]:
        """The most tokens that a call may take, its schema among them, and what they cost."""
        size = sum(len(text.encode()) for text in _texts(request["messages"]))
        size += len(json.dumps([request.get("response_format"), request.get("tools")], default=str))
        tokens = math.ceil(size / BYTES_PER_TOKEN)
        answer = self._row.max_output_tokens
        return tokens + answer, self._row.cost(tokens, answer)

    async def _settle(self, response: "ModelResponse", reservation: Reservation) -> None:
        """Raises UnusableAnswer for a refusal, and for an answer that ignored its limit."""
        model = getattr(response, "model", None)
        if isinstance(model, str) and model:
            provider = self._row.model.partition("/")[0]
            self.answered_by = model if model.startswith(f"{provider}/") else f"{provider}/{model}"
        read, wrote = _tokens(response)
        self.input_tokens += read
        self.output_tokens += wrote
        if read or wrote:  # else nobody knows, and it stays set aside
            await reservation.settle(read + wrote, self._row.cost(read, wrote))
        if _refuses(response):
            raise UnusableAnswer(f"The model {self._alias!r} refused to answer.")
        if len(written(response)) > CHARACTERS_PER_TOKEN * self._row.max_output_tokens:
            raise UnusableAnswer(
                f"The model {self._alias!r} wrote far more than its max_output_tokens."
            )


@cache
def _timeout(seconds: float) -> Any:  # noqa: ANN401 - httpx's, which comes with litellm
    """A time for connecting of its own, where litellm can pass it on: to OpenAI and compatibles."""
    import httpx

    return httpx.Timeout(seconds, connect=min(seconds, CONNECT_SECONDS))


def _may_pass(outcome: object) -> bool:
    return isinstance(outcome, Fault) and outcome.passing


def _last(state: RetryCallState) -> Any:  # noqa: ANN401 - what the last call came to
    return state.outcome.result() if state.outcome else None


def _tokens(response: "ModelResponse") -> tuple[int, int]:
    """Read and written, as the service counts; 0 where it does not say."""
    usage = getattr(response, "usage", None)
    read = getattr(usage, "prompt_tokens", None) or 0
    return read, getattr(usage, "completion_tokens", None) or 0


def _texts(node: object) -> list[str]:
    """All text of messages, whose content is a string or a list of parts."""
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        return _texts(node.get("content") or node.get("text"))
    return [text for part in node for text in _texts(part)] if isinstance(node, list) else []


def _refuses(response: "ModelResponse") -> bool:
    choices = getattr(response, "choices", None)
    if not choices:
        return False
    message = choices[0].message
    fields = getattr(message, "provider_specific_fields", None) or {}
    return bool(
        choices[0].finish_reason == "content_filter"
        or getattr(message, "refusal", None)
        or fields.get("refusal")
    )


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
