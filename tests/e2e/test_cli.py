"""The command line as a user meets it: the real engine, the real processes."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from service.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
ARTICLE = EXAMPLES / "reservoir.txt"
COMMAND = [sys.executable, "-m", "service.cli"]

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("NUTGRAF_STATE_DIR", str(tmp_path / "state"))

    def invoke(*arguments: str | Path, given: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(each) for each in arguments], input=given)

    return invoke


def spans_of(part: object) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if part.keys() == {"start", "end", "text"}:
            yield part
        for value in part.values():
            yield from spans_of(value)
    elif isinstance(part, list):
        for value in part:
            yield from spans_of(value)


def assert_refused(result: Result, reason: str) -> None:
    assert result.exit_code == 2
    assert result.stdout == ""
    assert reason in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


class TestMain:
    def test_help_loads_nothing_heavy(self) -> None:
        script = (
            "import sys; from service.cli import main; main(['--help'], standalone_mode=False);"
            "heavy = {'pydantic', 'rich', 'spacy', 'numpy', 'fastapi', 'litellm', 'jinja2'};"
            "sys.exit(str(heavy & sys.modules.keys()) if heavy & sys.modules.keys() else 0)"
        )
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, timeout=10)

    @pytest.mark.parametrize("command", sorted(main.commands))
    def test_every_command_and_option_has_help(self, run: Run, command: str) -> None:
        assert run(command, "--help").exit_code == 0
        for parameter in main.commands[command].params:
            assert not isinstance(parameter, click.Option) or parameter.help

    def test_an_unknown_command_is_a_usage_error(self, run: Run) -> None:
        assert run("extrakt").exit_code == 2


class TestExtract:
    def test_json_holds_nothing_that_the_article_does_not_say(self, run: Run) -> None:
        result = run("extract", ARTICLE, "--title", "Dam")
        assert result.exit_code == 0
        extraction = json.loads(result.stdout)
        text = ARTICLE.read_bytes().decode()
        assert extraction["article"]["text"] == text
        assert extraction["article"]["title"] == "Dam"
        assert len(extraction["claims"]) >= 10
        for span in spans_of(extraction):
            assert text[span["start"] : span["end"]] == span["text"]

    def test_standard_input_is_an_article_too(self, run: Run) -> None:
        result = run("extract", "-", given="\ufeffThe baths will close, she said.\r\n".encode())
        assert json.loads(result.stdout)["article"]["text"].startswith("\ufeffThe baths")

    def test_utf16_offsets_count_as_javascript_does(self, run: Run) -> None:
        text = "🏊 The baths will close, the mayor said."
        result = run("extract", "-", "--offsets", "utf16", given=text.encode())
        extraction = json.loads(result.stdout)
        assert extraction["offsets"] == "utf16"
        for span in spans_of(extraction):
            units = text.encode("utf-16-le")[2 * span["start"] : 2 * span["end"]]
            assert units.decode("utf-16-le") == span["text"]

    @pytest.mark.parametrize("name", ["page.html", "page.HTM", "page"])
    def test_html_is_known_by_its_suffix_or_a_flag(
        self, run: Run, tmp_path: Path, name: str
    ) -> None:
        page = tmp_path / name
        page.write_text("<html><body><p>The baths will close, the mayor said.</p></body></html>")
        flag = [] if page.suffix else ["--html"]
        extraction = json.loads(run("extract", page, *flag).stdout)
        assert extraction["article"]["text"] == "The baths will close, the mayor said."

    def test_text_is_for_reading(self, run: Run) -> None:
        result = run("extract", ARTICLE, "--format", "text")
        assert result.exit_code == 0
        assert "Key points" in result.stdout
        assert "Miriam Okafor, the chief engineer of Northfell Water" in result.stdout
        assert "⟦The dam is sound and it will hold,⟧" in result.stdout
        assert "\x1b" not in result.stdout

    def test_html_is_a_page(self, run: Run) -> None:
        result = run("extract", ARTICLE, "--format", "html")
        assert result.exit_code == 0
        assert result.stdout.lstrip().startswith("<!doctype html>")

    @pytest.mark.parametrize(
        ("given", "options", "reason"),
        [
            (b"", [], "has no"),
            (b" \n", [], "has no"),
            (b"Caf\xe9 closed, she said.", [], "not in UTF-8: byte 3"),
            (b"The baths will close.", ["--language", "fr"], "'fr'"),
            (b"The baths will close.", ["--language", "not a tag"], "language"),
            (b"The baths will close.", ["--model", "gpt"], "'gpt'"),
            (b"The baths will close.", ["--model", "no such name"], "model"),
            ("Die Bäder werden geschlossen, sagte sie am Montag.".encode(), [], "'de'"),
        ],
    )
    def test_a_refusal_is_one_line(
        self, run: Run, given: bytes, options: list[str], reason: str
    ) -> None:
        assert_refused(run("extract", "-", *options, given=given), reason)

    def test_a_file_that_is_not_there_is_a_usage_error(self, run: Run) -> None:
        result = run("extract", "nowhere.txt")
        assert result.exit_code == 2
        assert "nowhere.txt" in result.stderr

    def test_a_wrong_setting_is_named(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NUTGRAF_RETENTION_DAYS", "-1")
        assert_refused(run("extract", ARTICLE), "NUTGRAF_RETENTION_DAYS")

    def test_a_pipeline_that_is_not_installed_is_named(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NUTGRAF_SPACY_MODEL", "xx_nowhere")
        assert_refused(run("extract", ARTICLE), "xx_nowhere")


class TestSmallCommands:
    def test_hedging_is_told_in_words(self, run: Run) -> None:
        result = run("hedging", "The baths could close in 2028.")
        assert result.exit_code == 0
        assert "possible (could)" in result.stdout

    def test_hedging_is_told_in_json(self, run: Run) -> None:
        told = json.loads(run("hedging", "The baths will not close.", "--format", "json").stdout)
        assert (told["level"], told["polarity"]) == ("certain", "negative")

    def test_hedging_of_nothing_is_refused(self, run: Run) -> None:
        assert_refused(run("hedging", " "), "no words")

    def test_the_embedded_engine_is_always_a_model(self, run: Run) -> None:
        result = run("models")
        assert result.exit_code == 0
        assert result.stdout.startswith("embedded  embedded, local, reads en")


class TestServe:
    def test_it_says_where_it_is_and_ends_cleanly_when_told(self, tmp_path: Path) -> None:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--port", "0"],
            env=os.environ | {"NUTGRAF_STATE_DIR": str(tmp_path), "NUTGRAF_WORKERS": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        said = process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        _, complaints = process.communicate(timeout=30)
        assert re.fullmatch(
            r"Nutgraf answers at http://127\.0\.0\.1:\d+\. Ctrl-C ends it\.\n", said
        )
        assert (process.returncode, complaints) == (0, "")

    def test_an_address_that_others_reach_is_refused_without_keys(self, run: Run) -> None:
        assert_refused(run("serve", "--host", "0.0.0.0"), "NUTGRAF_API_KEYS")  # noqa: S104

    def test_an_address_that_is_taken_is_refused(self, run: Run) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            assert_refused(run("serve", "--port", str(port)), f"port {port} cannot be listened on")

    def test_a_host_that_is_none_is_refused(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NUTGRAF_API_KEYS", "secret")
        assert_refused(run("serve", "--host", "no such host"), "cannot be listened on")

    def test_a_store_that_cannot_be_had_is_refused(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setenv("NUTGRAF_STATE_DIR", str(tmp_path / "file"))
        assert_refused(run("serve", "--port", "0"), "cannot be opened")


@pytest.fixture
def batch(tmp_path: Path) -> "Batch":
    return Batch(tmp_path)


class Batch:
    """A batch in a process of its own, as it is run over an archive."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "in.jsonl"
        self.output = folder / "out.jsonl"

    def given(self, *rows: dict[str, object] | bytes) -> None:
        lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
        self.source.write_bytes(b"\n".join(lines) + b"\n")

    def start(self, *options: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [*COMMAND, "batch", str(self.source), "--output", str(self.output), *options],
            stderr=subprocess.PIPE,
        )

    def run(self, *options: str) -> tuple[int, str]:
        """The exit status, and what was said."""
        process = self.start("--workers", "1", *options)
        _, said = process.communicate(timeout=60)
        return process.returncode, said.decode()

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.output.read_bytes().splitlines()]


def article(name: str, said: str = "The baths will close") -> dict[str, object]:
    return {"id": name, "text": f"{said}, the mayor of {name} said on Monday.", "split": "dev"}


class TestBatch:
    def test_an_archive_is_extracted_in_its_order_and_gone_on_with(self, batch: Batch) -> None:
        batch.given(article("a"), b"nonsense", {"id": 3, "html": "<p>It rained, he said.</p>"})
        status, said = batch.run()
        assert status == 1
        assert "2 extractions, 1 problem" in said
        assert [(row["id"], *row.keys()) for row in batch.rows] == [
            ("a", "id", "extraction"),
            ("line 2", "id", "problem"),
            (3, "id", "extraction"),
        ]
        assert batch.rows[0]["extraction"]["article"]["id"] == "a"
        assert batch.rows[1]["problem"]["status"] == 400
        first = batch.output.read_bytes()

        batch.given(article("a"), article("b"), {"id": 3, "html": "<p>It rained, he said.</p>"})
        status, said = batch.run()
        assert status == 2
        assert "the id 'line 2', in the input it is 'b'" in said
        assert batch.output.read_bytes() == first

    def test_items_of_ninjs_are_articles_too(self, batch: Batch, tmp_path: Path) -> None:
        items = []
        for number in (1, 2):
            words = f"“They stay open,” the mayor said on day {number}."
            item = {"uri": f"https://news.example/{number}", "bodies": [{"value": words}]}
            items.append(tmp_path / f"{number}.json")
            items[-1].write_text(json.dumps(item, indent=2))
        batch.source = items[0]
        for _ in range(2):
            status, said = batch.run(str(items[1]))
            assert status == 0, said
            assert [row["id"] for row in batch.rows] == [
                "https://news.example/1",
                "https://news.example/2",
            ]
        assert "2 kept" in said
        assert batch.rows[1]["extraction"]["claims"]

    def test_problems_are_tried_again_and_a_torn_line_is_dropped(self, batch: Batch) -> None:
        batch.given(article("a"), {"id": "b", "text": ""}, article("c"))
        assert batch.run()[0] == 1
        kept = batch.rows
        batch.output.write_bytes(batch.output.read_bytes()[:-40])
        batch.given(article("a"), article("b"), article("c"), article("d"))
        status, said = batch.run()
        assert status == 0
        assert "1 kept, 3 extractions" in said
        assert [row["id"] for row in batch.rows] == ["a", "b", "c", "d"]
        assert batch.rows[0] == kept[0]

    def test_a_killed_run_loses_no_finished_row(self, batch: Batch) -> None:
        batch.given(*(article(f"a{number}") for number in range(2_000)))
        process = batch.start("--workers", "1")
        wait_for(lambda: batch.output.exists() and batch.output.read_bytes().count(b"\n") >= 3)
        process.kill()
        process.communicate()
        kept = batch.rows
        batch.given(*(article(f"a{number}") for number in range(len(kept) + 2)))
        assert batch.run()[0] == 0
        assert batch.rows[: len(kept)] == kept
        assert len(batch.rows) == len(kept) + 2

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_a_stopped_run_says_how_to_go_on(self, batch: Batch, number: signal.Signals) -> None:
        batch.given(*(article(f"a{number}") for number in range(2_000)))
        process = batch.start("--workers", "1")
        wait_for(lambda: batch.output.exists() and batch.output.read_bytes().count(b"\n") >= 3)
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 130
        assert b"The same command goes on from here" in said
        assert b"Traceback" not in said
        assert batch.output.read_bytes().endswith(b"\n")

    def test_another_input_or_model_is_refused(self, batch: Batch) -> None:
        batch.given(article("a"))
        assert batch.run()[0] == 0
        first = batch.output.read_bytes()
        status, said = batch.run()
        assert status == 0
        assert said.startswith("1 kept, 0 extractions, 0 problems in ")
        for options in (["--offsets", "utf16"], ["--model", "gpt"]):
            status, said = batch.run(*options)
            assert (status, said.count("\n")) == (2, 1)
        batch.given(article("a", said="The baths will stay open"))
        status, said = batch.run()
        assert status == 2
        assert "not the one" in said
        assert batch.output.read_bytes() == first

    def test_a_worker_that_dies_takes_no_row_with_it(self, batch: Batch) -> None:
        batch.given(*(article(f"a{number}") for number in range(300)))
        process = batch.start("--workers", "1")
        wait_for(lambda: batch.output.exists() and batch.output.read_bytes().count(b"\n") >= 3)
        for child in children(process.pid):
            if b"spawn_main" in child.joinpath("cmdline").read_bytes():
                os.kill(int(child.name), signal.SIGKILL)
        process.communicate(timeout=60)
        assert process.returncode == 0
        assert [row["id"] for row in batch.rows] == [f"a{number}" for number in range(300)]

    def test_output_into_the_input_is_a_usage_error(self, run: Run, tmp_path: Path) -> None:
        rows = tmp_path / "rows.jsonl"
        rows.write_text('{"id": 1, "text": "It rained, he said."}\n')
        result = run("batch", rows, "--output", rows)
        assert result.exit_code == 2
        assert "overwrite the input" in result.stderr

    @pytest.mark.parametrize("content", ["", "\n\n \n"])
    def test_an_input_without_articles_is_refused(
        self, run: Run, tmp_path: Path, content: str
    ) -> None:
        rows = tmp_path / "articles.jsonl"
        rows.write_text(content)
        result = run("batch", rows, "--output", tmp_path / "out.jsonl")
        assert result.exit_code == 2
        assert "no articles" in result.stderr


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def children(parent: int) -> list[Path]:
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [Path("/proc") / child for child in listed]
