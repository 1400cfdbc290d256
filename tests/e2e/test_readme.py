"""What the README shows is run, and what can be set or asked for is in it."""

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from schemas.extraction import Claim
from schemas.submission import Submission
from service.app import create_app
from service.cli import main
from service.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line
    for kind, block in BLOCKS
    if kind == "sh"
    for line in block.splitlines()
    if line.startswith("nutgraf ") and not line.startswith("nutgraf serve")
]
OUTPUT, SUBMISSION = (json.loads(block) for kind, block in BLOCKS if kind == "json")


def contains(whole: object, part: object) -> bool:
    """Whether the part is the whole with fields and items left out."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(name in whole and contains(whole[name], part[name]) for name in part)
    if isinstance(part, list) and isinstance(whole, list):
        return all(any(contains(item, wanted) for item in whole) for wanted in part)
    return part == whole


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_readme_runs(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NUTGRAF_STATE_DIR", str(tmp_path / "state"))
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    words = shlex.split(line, comments=True)[1:]
    given = None
    if "<" in words:
        given = Path(words[words.index("<") + 1]).read_bytes()
        words = words[: words.index("<")]
    result = CliRunner().invoke(main, words, input=given)
    assert result.exit_code == 0, result.output
    assert result.stdout or "batch" in words


def test_the_answer_in_the_readme_is_the_real_one_trimmed() -> None:
    result = CliRunner().invoke(main, ["extract", str(ROOT / "examples" / "reservoir.txt")])
    extraction = json.loads(result.stdout)
    assert contains(extraction, OUTPUT)
    assert OUTPUT["rejected"] == extraction["rejected"]


def test_the_submission_in_the_readme_is_accepted() -> None:
    Submission.model_validate(SUBMISSION)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_readme(name: str) -> None:
    assert f"| `NUTGRAF_{name.upper()}` |" in README


def test_the_readme_names_no_setting_that_is_none() -> None:
    named = set(re.findall(r"NUTGRAF_([A-Z]+(?:_[A-Z]+)*)", README)) - {"CONFIG"}
    assert named == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"nutgraf {name}" in README


def test_every_route_is_in_the_readme() -> None:
    for path, operations in create_app(Settings()).openapi()["paths"].items():
        for method in operations:
            assert f"`{method.upper()} {path}`" in README


@pytest.mark.parametrize("name", sorted(Claim.model_fields.keys() - {"id"}))
def test_every_field_of_a_claim_is_explained(name: str) -> None:
    assert f"`{name}" in README


def test_every_make_target_that_is_named_exists() -> None:
    told = README + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", told, re.MULTILINE))
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"demo", "test", "serve"} <= named <= made
