"""What needs no upstream; the rest is in tests/contract."""

import subprocess
import sys
from pathlib import Path

import pytest

from schemas.submission import ArticleInput
from service.engines.llm.engine import LlmEngine
from service.models import ModelRow
from service.text.intake import read_article
from service.workers import InlineWorkers
from tests.fakes.engine import QuotationEngine

SENTENCE = "Ada Brandt, who leads the council of Osterby, said that the baths would stay open. "


def engine(**row: object) -> LlmEngine:
    model = ModelRow.model_validate({"model": "openai/x", **row})
    return LlmEngine("herald", model, workers=InlineWorkers())


@pytest.mark.parametrize(
    ("words", "row", "chunks"),
    [
        (800, {}, 1),
        (5_000, {}, 1),
        (800, {"context_tokens": 8_192, "max_output_tokens": 2_048}, 1),
        (20_000, {"context_tokens": 8_192, "max_output_tokens": 2_048}, 14),
        (800, {"sentences_per_call": 8}, 7),
        (800, {"context_tokens": 2_048, "max_output_tokens": 1_024}, 5),
    ],
)
def test_an_article_is_cut_by_what_the_model_can_take(
    words: int, row: dict[str, object], chunks: int
) -> None:
    text = "\n\n".join([(SENTENCE * 4).strip()] * (words // 60))
    article = read_article(ArticleInput(text=text, language="en"), max_characters=200_000)
    cut = engine(**row).split(article)
    assert abs(len(cut) - chunks) <= chunks // 5
    assert cut[-1].last == len(article.sentences)


def test_a_script_that_takes_more_bytes_gets_fewer_characters() -> None:
    row = {"context_tokens": 8_192, "max_output_tokens": 2_048}
    latin, chinese = (
        read_article(ArticleInput(text=text * 900, language=language), max_characters=200_000)
        for text, language in (("Ada sagte es so. ", "de"), ("市长说游泳馆不会关闭。", "zh"))
    )
    characters = [
        max(c.sentences[-1].end - c.sentences[0].start for c in engine(**row).split(article))
        for article in (latin, chinese)
    ]
    assert characters[0] > 2 * characters[1]


@pytest.mark.parametrize(
    "row",
    [
        {"model": "openai/y"},
        {"mode": "tools"},
        {"temperature": 1.0},
        {"max_output_tokens": 512},
        {"sentences_per_call": 3},
        {"extra": {"seed": 1}},
    ],
)
def test_all_that_can_change_an_answer_is_in_the_identity(row: dict[str, object]) -> None:
    assert engine(**row).identity != engine().identity


def test_a_key_and_a_time_are_not_in_the_identity() -> None:
    row = {"api_key": "sk-secret", "timeout_seconds": 1, "calls_at_once": 2}
    assert engine(**row).identity == engine().identity


def test_the_second_reader_is_in_the_identity() -> None:
    row, workers = ModelRow(model="openai/x"), InlineWorkers()
    two = LlmEngine("herald", row, workers=workers, second_reader=QuotationEngine())
    assert two.identity != engine().identity


def test_any_language_is_taken() -> None:
    assert engine().languages is None
    assert engine().reads("tlh")


PROBE = """
import socket, sys
def forbidden(*_): raise AssertionError("the network was asked")
socket.getaddrinfo = socket.socket.connect = forbidden
{code}
print(*sorted({{"litellm", "instructor", "openai"}} & sys.modules.keys()))
"""


def probe(code: str, folder: Path) -> str:
    environment = {"NUTGRAF_STATE_DIR": str(folder), "PATH": "", "HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROBE.format(code=code)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return done.stdout.strip()


def test_with_the_embedded_engine_alone_no_llm_library_is_imported(tmp_path: Path) -> None:
    code = (
        "from service.bootstrap import warm_up; from service.settings import Settings;"
        "warm_up(Settings(models={'herald': {'model': 'openai/x'}}))"
    )
    assert probe(code, tmp_path) == ""


def test_importing_the_llm_libraries_asks_nobody_on_the_network(tmp_path: Path) -> None:
    code = "from service.engines.llm.upstream import instructor; instructor()"
    assert probe(code, tmp_path) == "instructor litellm openai"
