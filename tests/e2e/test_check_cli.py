"""`nutgraf check` and `nutgraf compare` as a user meets them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main
from tests.unit.checks.articles import BATHS

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("NUTGRAF_STATE_DIR", str(tmp_path / "state"))

    def invoke(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [str(each) for each in arguments])

    return invoke


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "baths.txt"
    path.write_text(BATHS, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "verdict", "status"),
    [
        ("Council leader: baths to stay open", "pass", 0),
        ("Around 120 jobs at risk, union says", "warn", 0),
        ("Baths to close in 2028", "fail", 1),
    ],
)
def test_the_exit_status_tells_whether_a_text_fails(
    run: Run, article: Path, text: str, verdict: str, status: int
) -> None:
    result = run("check", article, "--text", text)
    assert result.exit_code == status
    assert json.loads(result.stdout)["verdict"] == verdict


def test_a_text_is_read_from_a_file(run: Run, article: Path, tmp_path: Path) -> None:
    text = tmp_path / "alert.txt"
    text.write_text("Mark Hale to keep baths open\n", "utf-8")
    result = run("check", article, "--text-file", text, "--kind", "alert", "--format", "text")
    assert result.exit_code == 1
    assert "unsupported name (error): Mark Hale" in result.stdout


def test_a_page_shows_the_findings(run: Run, article: Path) -> None:
    result = run("check", article, "--text", "Baths to close in 2028", "--format", "html")
    assert "lost hedge" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--text", "a", "--text-file", "b"),
        ("--text", "…"),
        ("--text", "a" * 501),
        ("--text", "a", "--model", "nobody"),
        ("--text", "a", "--published-at", "yesterday"),
    ],
)
def test_what_cannot_be_checked_is_refused(
    run: Run, article: Path, arguments: tuple[str, ...]
) -> None:
    result = run("check", article, *arguments)
    assert result.exit_code == 2
    assert not result.stdout
    assert "Traceback" not in result.stderr


def test_two_versions_are_compared(run: Run, article: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text(BATHS.replace("around 120", "around 300"), "utf-8")
    result = run("compare", article, new, "--format", "text")
    assert result.exit_code == 0
    assert result.stdout.startswith("0 added, 0 dropped, 1 changed")
    assert "“around 120 jobs” became “around 300 jobs”" in result.stdout
    page = run("compare", article, new, "--format", "html")
    assert "changed: figure" in page.stdout
    answer = json.loads(run("compare", article, new).stdout)
    assert answer["totals"]["changed"] == 1
