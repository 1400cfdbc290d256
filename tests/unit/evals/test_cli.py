import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evals.suite import NEWS, Suite
from service.cli import main
from tests.unit.evals.dataset import claim, write_dataset


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["eval", *(str(each) for each in arguments)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of one's own with a baseline."""
    folder = tmp_path_factory.mktemp("own") / "harbour.v1"
    write_dataset(folder, *(f"pier-{n}" for n in range(8)))
    return folder


def test_a_folder_of_ones_own_is_read_and_gets_a_baseline(folder: Path) -> None:
    first = run("--dataset", folder)
    assert first.exit_code == 0
    assert "embedded, live, on harbour.v1" in first.stdout
    assert f"`nutgraf eval --dataset {folder} --model embedded --update-baseline`" in first.stdout

    updated = run("--dataset", folder, "--update-baseline")
    assert updated.exit_code == 0
    path = folder / "baselines" / "harbour.v1.embedded.json"
    assert f"The baseline is now {path}" in updated.stdout
    assert path.exists()

    again = run("--dataset", folder)
    assert again.exit_code == 0
    assert "over 8 articles" in again.stdout
    assert "Differences" not in again.stdout


def test_a_fall_is_the_exit_status(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "harbour.v1", *(f"pier-{n}" for n in range(8)))
    run("--dataset", folder, "--update-baseline")
    pretend_that_more_was_found(folder)

    fallen = run("--dataset", folder)

    assert fallen.exit_code == 1
    assert "worse: claims.recall on dev from 100.0 to 66.7" in fallen.stdout
    assert "most of it in pier-0" in fallen.stdout
    assert "▼ claim “feared” lost" in fallen.stdout
    assert run("--dataset", folder, "--update-baseline").exit_code == 0
    assert run("--dataset", folder).exit_code == 0


def pretend_that_more_was_found(folder: Path) -> None:
    """A claim that no engine finds is labelled, and the baseline has it."""
    label = claim("feared", "the union", "could")
    path = Suite(folder).baseline_path("embedded")
    baseline = json.loads(path.read_text("utf-8"))
    for outcome in baseline["outcomes"].values():
        start, end = (label["content"][0][border] for border in ("start", "end"))
        outcome["marks"]["claims"].append({"content": [[start, end]]})
    path.write_text(json.dumps(baseline), "utf-8")
    for labelled in (folder / "dev").iterdir():
        article = json.loads(labelled.read_text("utf-8"))
        article["claims"].append(label)
        labelled.write_text(json.dumps(article), "utf-8")


def test_a_report_is_written(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"

    assert run("--dataset", folder, "--report", report).exit_code == 0
    assert "harbour.v1" in report.read_text("utf-8")


def test_an_article_that_the_engine_does_not_read_fails(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "hafen.v1", "pier", "kai")
    path = folder / "dev" / "kai.json"
    path.write_text(path.read_text("utf-8").replace('"en"', '"de"'), "utf-8")

    done = run("--dataset", folder, "--update-baseline")

    assert done.exit_code == 1
    assert "Failed: kai. This engine does not read the article's language" in done.stdout
    assert not Suite(folder).baseline_path("embedded").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--model", "nobody"), "Nothing is recorded of 'nobody'"),
        (("--model", "nobody", "--record"), "The table of models has no 'nobody'"),
        (("--dataset", "no/such/folder"), "does not exist"),
    ],
)
def test_what_cannot_be_done_is_refused(arguments: tuple[str, ...], reason: str) -> None:
    done = run(*arguments)

    assert done.exit_code == 2
    assert reason in done.stderr


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    done = run("--dataset", tmp_path)

    assert done.exit_code == 2
    assert "no articles" in done.stderr


def test_baselines_of_the_news_stand_beside_the_suite() -> None:
    evals = NEWS.parent.parent

    assert Suite(NEWS).baseline_path("m") == evals / "baselines" / "news.v1.m.json"
    assert Suite(NEWS).recordings("m") == evals / "recordings" / "news.v1" / "m"
    assert Suite(NEWS).option == ""
