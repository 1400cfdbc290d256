"""A language model's raw answers, kept so that a run can be repeated without the model.

Recorder and replay stand where litellm stands. All that is Nutgraf's own, from reading an answer
to verifying it, works as it does on a live one.

A recording holds for the prompt, the draft schema, the article and the model it was made with; a
prompt that has changed cannot be judged without asking the model again.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from evals.dataset import DatasetError
from schemas.base import Schema
from service.engines.llm.draft import Amendment, Draft
from service.engines.llm.upstream import Complete, litellm
from service.models import ModelRow

if TYPE_CHECKING:
    from litellm.types.utils import ModelResponse

_LISTENED_TO = {"model", "choices", "usage"}


class Circumstances(Schema):
    """What a recording was made with: hashes, and litellm's name of the model."""

    article: str
    prompt: str
    draft: str
    model: str

    def changed(self, now: "Circumstances") -> tuple[str, ...]:
        """What is another now, in words."""
        return tuple(
            words
            for name, words in _CIRCUMSTANCES.items()
            if getattr(self, name) != getattr(now, name)
        )


_CIRCUMSTANCES = {
    "article": "the article",
    "prompt": "the prompt",
    "draft": "the draft schema",
    "model": "the model",
}


class Answer(Schema):
    """One raw answer.

    `chunk` is a hash of the opening, in which the model is shown its part of the article; `shape`
    of the schema asked for; `attempt` counts from 1 for each pair of them; `question` is a hash of
    the whole conversation so far.
    """

    chunk: str
    shape: str
    attempt: int
    question: str
    response: dict[str, Any]


class Recording(Schema):
    """All answers about one article; `seconds` is what its extraction took."""

    circumstances: Circumstances
    seconds: float
    answers: tuple[Answer, ...]


def circumstances(article_sha256: str, prompt_sha256: str, row: ModelRow) -> Circumstances:
    schemas = [shape.model_json_schema() for shape in (Draft, Amendment)]
    return Circumstances(
        article=article_sha256, prompt=prompt_sha256, draft=_hash(schemas), model=row.model
    )


def load_recording(path: Path) -> Recording:
    """Raises DatasetError for a file that holds no recording; FileNotFoundError."""
    try:
        return Recording.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise DatasetError(f"{path}: {error}") from error


def save_recording(recording: Recording, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(recording.model_dump_json(indent=1) + "\n", encoding="utf-8")


class Recorder:
    """Passes every question on and keeps the answer, and nothing of the key or the address."""

    def __init__(self, complete: Complete | None = None) -> None:
        self._complete = complete
        self._asked: Counter[tuple[str, str]] = Counter()
        self.answers: list[Answer] = []

    async def __call__(self, **request: object) -> "ModelResponse":
        chunk, shape, question = _identity(request)
        self._asked[chunk, shape] += 1
        attempt = self._asked[chunk, shape]
        response = await (self._complete or litellm().acompletion)(**request)
        self.answers.append(
            Answer(
                chunk=chunk,
                shape=shape,
                attempt=attempt,
                question=question,
                response=response.model_dump(mode="json", include=_LISTENED_TO, exclude_none=True),
            )
        )
        return response


class Replay:
    """Answers as the model did; raises LookupError for what it was never asked.

    A re-ask says which claims of the second reader the draft lacks, and the model dismisses some by
    their numbers. Where those claims are others by now, the numbers are left out of its answer and
    `drifted` is true. What it mended is known by its place in the draft and holds.
    """

    def __init__(self, recording: Recording) -> None:
        self._answers = {(each.chunk, each.shape, each.attempt): each for each in recording.answers}
        self._asked: Counter[tuple[str, str]] = Counter()
        self.unanswered = False
        self.drifted = False

    async def __call__(self, **request: object) -> "ModelResponse":
        chunk, shape, question = _identity(request)
        self._asked[chunk, shape] += 1
        answer = self._answers.get((chunk, shape, self._asked[chunk, shape]))
        if answer is None:
            self.unanswered = True
            raise LookupError("the model was not asked this when it was recorded")
        response = answer.response
        if answer.question != question:
            self.drifted = True
            response = _reworded(response, _without_dismissals)
        replayed: ModelResponse = litellm().ModelResponse(**response)
        return replayed


def _identity(request: Mapping[str, object]) -> tuple[str, str, str]:
    """Hashes of the opening, of the shape asked for, and of the whole conversation."""
    messages = cast("list[object]", request["messages"])
    shape = [request.get("response_format"), request.get("tools")]
    return _hash(messages[:2]), _hash(shape), _hash(messages)


def _hash(value: object) -> str:
    encoded = json.dumps(value, ensure_ascii=False, sort_keys=True, default=repr).encode()
    return hashlib.sha256(encoded).hexdigest()[:16]


def _reworded(response: dict[str, Any], reword: Callable[[str], str]) -> dict[str, Any]:
    """The response with what the model wrote, its text or a tool call's arguments, reworded."""
    response = json.loads(json.dumps(response))
    for choice in response.get("choices", ()):
        message = choice["message"]
        if isinstance(message.get("content"), str):
            message["content"] = reword(message["content"])
        for call in message.get("tool_calls") or ():
            call["function"]["arguments"] = reword(call["function"]["arguments"])
    return response


def _without_dismissals(written: str) -> str:
    """As it is where it is no JSON: whoever reads it has something to say to that."""
    try:
        amendment = json.loads(written[written.find("{") : written.rfind("}") + 1])
    except ValueError:
        return written
    return json.dumps({key: amendment[key] for key in amendment if key != "not_claims"})
