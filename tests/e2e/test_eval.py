"""`pytest evals/` as somebody meets it who has edited the prompt of a recorded model."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evals.readers import Recorded
from evals.suite import Suite
from service.bootstrap import inline_services
from service.models import ModelRow
from service.settings import Settings
from tests.fakes import asking
from tests.fakes.upstream import Says, Upstream, serve
from tests.unit.evals.dataset import write_dataset

ROOT = Path(__file__).parents[2]
COMPILED = shutil.ignore_patterns("__pycache__")
OF_ARTICLES = ("evals/test_articles.py", "evals/test_figures.py")
"""The rest of `evals/` takes long, and no model has a part in it."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, with a recorded model on a dataset of one article."""
    for package in ("evals", "prompts", "schemas", "service"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=COMPILED)
    suite = Suite(write_dataset(tmp_path / "pier.v1", "pier"))
    with serve(Upstream([Says({"claims": []})])) as address:
        row = ModelRow(model="openai/small", api_base=f"{address}/v1")
        reader = Recorded(suite, inline_services(Settings()), "small", row, ask=True)
        asking.run(reader.read(suite.articles[0]))
    return tmp_path


def evaluate(project: Path, *options: str) -> tuple[int, str]:
    """Exit status and output."""
    command = [sys.executable, "-m", "pytest", *OF_ARTICLES, "--dataset", "pier.v1", *options]
    done = subprocess.run(
        [*command, "--model", "small", "-p", "no:cacheprovider"],
        cwd=project,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_an_edited_prompt_makes_the_recorded_run_stale_visibly(project: Path) -> None:
    with (project / "prompts" / "extract.v1.md").open("a", encoding="utf-8") as prompt:
        prompt.write("Be brief.\n")

    status, output = evaluate(project)
    strict_status, strict_output = evaluate(project, "--strict")

    stale = "Stale: the prompt changed since it was recorded."
    renewing = "`nutgraf eval --dataset pier.v1 --model small --record` asks the model."
    assert status == 0
    assert f"Not read: pier. {stale} {renewing}" in output
    assert "skipped" in output.splitlines()[-1]
    assert strict_status == 1
    assert f"Failed: {stale} {renewing}" in strict_output
