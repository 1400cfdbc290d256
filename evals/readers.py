"""Who reads the articles of a dataset: an engine, live, or a model as it was recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from evals.comparison import sha256_of
from evals.dataset import LabelledArticle
from evals.marks import Marks
from evals.outcome import Outcome, outcome_of
from evals.recording import (
    Circumstances,
    Recorder,
    Recording,
    Replay,
    circumstances,
    load_recording,
    save_recording,
)
from evals.suite import MODEL, Suite
from prompts import Prompt
from schemas.submission import ArticleInput, Options, Submission
from service.engines.llm.engine import LlmEngine
from service.engines.llm.upstream import Complete
from service.errors import NutgrafError, UnknownModel, UnusableAnswer
from service.extract import extract
from service.models import EMBEDDED, ModelRow
from service.ports import Services

_SECRET = {"api_base", "api_key", "api_key_env", "extra"}
"""Where a model is reached and with which key does not change what it answers."""


class NotReadError(Exception):
    """An article that cannot be read as it was recorded; the message says why, and what to do."""


class Reader(Protocol):
    """`how` says in a few words how `model` reads; `notes` what to know about its outcomes."""

    @property
    def model(self) -> str: ...

    @property
    def how(self) -> str: ...

    @property
    def notes(self) -> Sequence[str]: ...

    async def read(self, article: LabelledArticle) -> Outcome:
        """Raises NotReadError, NutgrafError."""


def readers(
    suite: Suite,
    services: Services,
    table: Mapping[str, ModelRow],
    models: Sequence[str] = (),
    *,
    record: bool = False,
) -> list[Reader]:
    """Readers for these models; without any, the embedded engine and all recorded models.

    With `record` a model of the table is asked about what was not recorded, or is stale. Raises
    UnknownModel.
    """
    return [
        _reader(suite, services, table, model, record=record)
        for model in models or (EMBEDDED, *suite.recorded_models())
    ]


def _reader(
    suite: Suite,
    services: Services,
    table: Mapping[str, ModelRow],
    model: str,
    *,
    record: bool,
) -> Reader:
    if model == EMBEDDED:
        return Live(services, EMBEDDED)
    if record:
        if model not in table:
            raise UnknownModel(f"The table of models has no {model!r} to record.")
        return Recorded(suite, services, model, table[model], ask=True)
    if model not in suite.recorded_models():
        raise UnknownModel(f"Nothing is recorded of {model!r}. {_renewing(suite, model)}")
    row = ModelRow.model_validate_json((suite.recordings(model) / MODEL).read_bytes())
    return Recorded(suite, services, model, row)


class Live:
    """One of the services' own engines."""

    how = "live"

    def __init__(self, services: Services, model: str) -> None:
        self._services = services
        self.model = model
        self.notes: list[str] = []

    async def read(self, article: LabelledArticle) -> Outcome:
        return await _read(article, self._services, self.model)


class Recorded:
    """A language model, by its recorded answers; with `ask`, by fresh ones where those are missing.

    Without a `prompt` it is the engine's own.
    """

    def __init__(
        self,
        suite: Suite,
        services: Services,
        model: str,
        row: ModelRow,
        *,
        ask: bool = False,
        prompt: Prompt | None = None,
    ) -> None:
        self.model = model
        self.how = "recorded"
        self._suite = suite
        self._folder = suite.recordings(model)
        self._services = services
        self._row = row
        self._ask = ask
        self._prompt = prompt
        self._drifted: list[str] = []
        self._unusable: list[str] = []

    @property
    def notes(self) -> list[str]:
        notes = {
            "Since these were recorded, the second question put to the model has changed; claims"
            " that it dismissed are kept": self._drifted,
            "The model's answer cannot be read, and counts as nothing found": self._unusable,
        }
        return [f"{note}: {', '.join(ids)}." for note, ids in notes.items() if ids]

    async def read(self, article: LabelledArticle) -> Outcome:
        try:
            return await self._replayed(article)
        except NotReadError:
            if not self._ask:
                raise
        return await self._asked(article)

    async def _replayed(self, article: LabelledArticle) -> Outcome:
        path = self._folder / f"{article.id}.json"
        if not path.exists():
            raise NotReadError(f"It was not recorded. {_renewing(self._suite, self.model)}")
        recording = load_recording(path)
        replay = Replay(recording)
        engine = self._engine(replay)
        if changed := recording.circumstances.changed(self._circumstances(article, engine)):
            raise self._stale(f"{' and '.join(changed)} changed")
        try:
            outcome = await self._read(article, engine)
        except NutgrafError as error:
            if replay.unanswered:
                raise self._stale("the article is put to the model in other words") from error
            raise
        if replay.unanswered or replay.drifted:
            self._drifted.append(article.id)
        return _in_seconds(outcome, recording.seconds)

    async def _asked(self, article: LabelledArticle) -> Outcome:
        recorder = Recorder()
        engine = self._engine(recorder)
        outcome = await self._read(article, engine)
        recording = Recording(
            circumstances=self._circumstances(article, engine),
            seconds=outcome.spent.seconds or 0,
            answers=tuple(recorder.answers),
        )
        save_recording(recording, self._folder / f"{article.id}.json")
        model = self._row.model_dump_json(indent=1, exclude=_SECRET, exclude_defaults=True)
        (self._folder / MODEL).write_text(model + "\n", encoding="utf-8")
        return outcome

    async def _read(self, article: LabelledArticle, engine: LlmEngine) -> Outcome:
        engines = {**self._services.engines, self.model: engine}
        try:
            return await _read(article, replace(self._services, engines=engines), self.model)
        except UnusableAnswer:
            self._unusable.append(article.id)
            return Outcome(sha256=sha256_of(article), marks=Marks())

    def _stale(self, why: str) -> NotReadError:
        renewing = _renewing(self._suite, self.model)
        return NotReadError(f"Stale: {why} since it was recorded. {renewing}")

    def _circumstances(self, article: LabelledArticle, engine: LlmEngine) -> Circumstances:
        return circumstances(sha256_of(article), engine.prompt.sha256, self._row)

    def _engine(self, complete: Complete) -> LlmEngine:
        return LlmEngine(
            self.model,
            self._row,
            workers=self._services.workers,
            parser=self._services.parser,
            second_reader=self._services.engines[EMBEDDED],
            prompt=self._prompt,
            complete=complete,
        )


async def _read(article: LabelledArticle, services: Services, model: str) -> Outcome:
    given = ArticleInput.model_validate(article.article.model_dump(mode="json"))
    submission = Submission(article=given, options=Options(model=model))
    return outcome_of(await extract(submission, services))


def _in_seconds(outcome: Outcome, seconds: float) -> Outcome:
    spent = outcome.spent.model_copy(update={"seconds": seconds})
    return outcome.model_copy(update={"spent": spent})


def _renewing(suite: Suite, model: str) -> str:
    return f"`nutgraf eval{suite.option} --model {model} --record` asks the model."
