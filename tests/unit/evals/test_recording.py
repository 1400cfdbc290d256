import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from evals.dataset import DatasetError, LabelledArticle
from evals.outcome import Outcome
from evals.readers import Live, NotReadError, Recorded, readers
from evals.recording import Circumstances, Recorder, Recording, Replay
from evals.suite import MODEL, Suite
from prompts import Prompt, load_prompt, read_prompt
from service.bootstrap import inline_services
from service.engines.llm.upstream import litellm
from service.errors import UnknownModel
from service.models import ModelRow
from service.ports import Services
from service.settings import Settings
from tests.fakes import asking
from tests.fakes.upstream import Fails, Says, Upstream, serve
from tests.unit.evals.dataset import TEXT, write_dataset

if TYPE_CHECKING:
    from litellm.types.utils import ModelResponse

KEY = "sk-very-secret"
TRUE = {"at": 1, "source": "Ada Poe", "cue": "said", "content": ["The pier will close"]}
DRAFT = {
    "claims": [
        *[TRUE] * 3,  # who reads worse does not get to dismiss anything
        {"at": 1, "source": "Ada Poe", "cue": "said", "content": ["The quay will close"]},
    ]
}
AMENDMENT = {"claims": [], "not_claims": [1]}


@pytest.fixture(scope="module")
def services() -> Services:
    return inline_services(Settings())


@dataclass
class Model:
    """A model that can be asked, and what it was asked."""

    row: ModelRow
    upstream: Upstream


@pytest.fixture
def model() -> Iterator[Model]:
    upstream = Upstream([Says(DRAFT), Says(AMENDMENT)])
    with serve(upstream) as address:
        yield Model(ModelRow(model="openai/small", api_base=f"{address}/v1", api_key=KEY), upstream)


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    return Suite(write_dataset(tmp_path / "pier.v1", "pier"))


@pytest.fixture
def recorded(suite: Suite, services: Services, model: Model) -> Outcome:
    """What the model made of the article when it was asked."""
    return read(Recorded(suite, services, "small", model.row, ask=True), suite.articles[0])


def read(reader: Recorded, article: LabelledArticle) -> Outcome:
    return asking.run(reader.read(article))


def replaying(suite: Suite, services: Services, prompt: Prompt | None = None) -> Recorded:
    row = ModelRow.model_validate_json((suite.recordings("small") / MODEL).read_bytes())
    return Recorded(suite, services, "small", row, prompt=prompt)


def edit(suite: Suite, change: Callable[[Any], None]) -> None:
    path = suite.recordings("small") / "pier.json"
    recording = json.loads(path.read_text("utf-8"))
    change(recording)
    path.write_text(json.dumps(recording), "utf-8")


def contents(outcome: Outcome) -> list[str]:
    return [TEXT[slice(*claim.content[0])] for claim in outcome.marks.claims]


def test_a_replay_is_the_recorded_run_again(
    recorded: Outcome, suite: Suite, services: Services, model: Model
) -> None:
    asked = len(model.upstream.received)

    replayed = read(replaying(suite, services), suite.articles[0])

    assert replayed == recorded
    assert contents(replayed) == ["The pier will close"]
    assert [each.reason for each in replayed.rejected] == ["not_in_article"]
    assert replayed.spent.calls == asked == 2
    assert replayed.spent.output_tokens == 40
    assert len(model.upstream.received) == asked


def test_a_recording_holds_no_key_and_no_address(recorded: Outcome, suite: Suite) -> None:
    assert recorded
    for path in suite.recordings("small").iterdir():
        written = path.read_text("utf-8")
        assert KEY not in written
        assert "127.0.0.1" not in written


def test_an_edited_prompt_makes_it_stale(
    recorded: Outcome, suite: Suite, services: Services
) -> None:
    assert recorded
    prompt = load_prompt("extract", 1)
    header = f"---\nname: extract\nversion: 1\ndescription: edited\ndraft: {prompt.draft}\n---\n"
    edited = read_prompt(f"{header}{prompt.text}\nBe brief.")

    reader = replaying(suite, services, prompt=edited)
    renewing = "`nutgraf eval --dataset .*pier.v1 --model small --record`"
    with pytest.raises(NotReadError, match=f"Stale: the prompt changed.*{renewing}"):
        read(reader, suite.articles[0])


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("draft", "the draft schema changed"),
        ("article", "the article changed"),
        ("model", "the model changed"),
    ],
)
def test_other_circumstances_make_it_stale(
    part: str, words: str, recorded: Outcome, suite: Suite, services: Services
) -> None:
    assert recorded
    edit(suite, lambda recording: recording["circumstances"].update({part: "another"}))

    with pytest.raises(NotReadError, match=f"Stale: {words}"):
        read(replaying(suite, services), suite.articles[0])


def test_an_article_put_in_other_words_makes_it_stale(
    recorded: Outcome, suite: Suite, services: Services
) -> None:
    assert recorded
    edit(suite, lambda recording: recording["answers"][0].update(chunk="another"))

    with pytest.raises(NotReadError, match="in other words"):
        read(replaying(suite, services), suite.articles[0])


def test_dismissals_are_dropped_where_other_claims_are_put_to_the_model(
    recorded: Outcome, suite: Suite, services: Services
) -> None:
    assert "Jobs could go" not in contents(recorded)
    edit(suite, lambda recording: recording["answers"][1].update(question="another"))
    reader = replaying(suite, services)

    outcome = read(reader, suite.articles[0])

    assert contents(outcome) == ["The pier will close", "Jobs could go"]
    assert "pier" in reader.notes[0]


def test_a_second_question_that_was_never_asked_is_left_unanswered(
    recorded: Outcome, suite: Suite, services: Services
) -> None:
    assert recorded
    edit(suite, lambda recording: recording["answers"].pop())
    reader = replaying(suite, services)

    outcome = read(reader, suite.articles[0])

    assert contents(outcome) == ["The pier will close", "Jobs could go"]
    assert reader.notes


def test_only_what_is_missing_or_stale_is_asked(
    services: Services, model: Model, tmp_path: Path
) -> None:
    suite = Suite(write_dataset(tmp_path / "two.v1", "pier", "quay"))
    reader = Recorded(suite, services, "small", model.row, ask=True)
    for article in suite.articles:
        read(reader, article)
    asked = len(model.upstream.received)
    (suite.recordings("small") / "quay.json").unlink()

    for article in suite.articles:
        read(reader, article)

    assert 0 < len(model.upstream.received) - asked < asked


def test_nothing_is_kept_of_a_model_that_fails(suite: Suite, services: Services) -> None:
    with serve(Upstream([Fails(500)])) as address:
        row = ModelRow(model="openai/small", api_base=f"{address}/v1")
        reader = Recorded(suite, services, "small", row, ask=True)
        with pytest.raises(Exception, match="failed"):
            read(reader, suite.articles[0])

    assert suite.recorded_models() == []


def test_an_answer_that_cannot_be_read_is_kept_and_counts_as_nothing(
    suite: Suite, services: Services
) -> None:
    with serve(Upstream([Says("No.")])) as address:
        row = ModelRow(model="openai/small", api_base=f"{address}/v1")
        asked = read(Recorded(suite, services, "small", row, ask=True), suite.articles[0])
    reader = replaying(suite, services)

    replayed = read(reader, suite.articles[0])

    assert contents(asked) == contents(replayed) == []
    assert reader.notes == ["The model's answer cannot be read, and counts as nothing found: pier."]


def test_what_was_not_recorded_is_said_to_be(
    recorded: Outcome, suite: Suite, services: Services
) -> None:
    assert recorded
    (suite.recordings("small") / "pier.json").unlink()

    with pytest.raises(NotReadError, match="not recorded"):
        read(replaying(suite, services), suite.articles[0])


def test_a_torn_recording_is_named(recorded: Outcome, suite: Suite, services: Services) -> None:
    assert recorded
    path = suite.recordings("small") / "pier.json"
    path.write_text("{", "utf-8")

    with pytest.raises(DatasetError, match=r"pier\.json"):
        read(replaying(suite, services), suite.articles[0])


def test_the_embedded_engine_and_all_recorded_models_read_by_default(
    recorded: Outcome, suite: Suite, services: Services
) -> None:
    assert recorded

    found = readers(suite, services, {})

    assert [(each.model, each.how) for each in found] == [
        ("embedded", "live"),
        ("small", "recorded"),
    ]
    assert isinstance(found[0], Live)


def test_a_model_that_was_never_recorded_is_refused(suite: Suite, services: Services) -> None:
    with pytest.raises(UnknownModel, match="--record"):
        readers(suite, services, {}, ["small"])
    with pytest.raises(UnknownModel, match="table"):
        readers(suite, services, {}, ["small"], record=True)


WRITTEN = '{"claims": [], "not_claims": [1, 2]}'


@pytest.mark.parametrize(
    "message",
    [
        {"role": "assistant", "content": WRITTEN},
        {"role": "assistant", "content": f"```json\n{WRITTEN}\n```"},
        {
            "role": "assistant",
            "content": None,
            "tool_calls": [
                {"id": "1", "type": "function", "function": {"name": "x", "arguments": WRITTEN}}
            ],
        },
    ],
)
def test_dismissals_are_found_in_whatever_form_they_come(message: dict[str, Any]) -> None:
    async def complete(**_: object) -> "ModelResponse":
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        response: ModelResponse = litellm().ModelResponse(choices=[choice])
        return response

    recorder = Recorder(complete)
    opening = ["the prompt", "the article"]
    asyncio.run(recorder(messages=[*opening, "candidates"]))
    circumstances = Circumstances(article="", prompt="", draft="", model="")
    answers = tuple(recorder.answers)
    replay = Replay(Recording(circumstances=circumstances, seconds=0, answers=answers))

    response = asyncio.run(replay(messages=[*opening, "others"]))

    assert "not_claims" not in response.model_dump_json()
    assert "claims" in response.model_dump_json()
    assert replay.drifted
