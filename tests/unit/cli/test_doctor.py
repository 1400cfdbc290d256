import json
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from service.cli.doctor import doctor
from service.cli.doctor.configuration import config_file, exposure, keys, variables
from service.cli.doctor.finding import Finding
from service.cli.doctor.models import knock, table
from service.cli.doctor.state import databases, disk, folder
from service.cli.doctor.surroundings import clock, traces, versions, workers
from service.models import ModelRow
from service.settings import Settings
from service.storage.keys import open_keys

SECRET = "sk-very-secret-and-quite-long"  # noqa: S105 - nobody's


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(("NUTGRAF_", "OTEL_")):
            monkeypatch.delenv(name)


@pytest.fixture
def state_dir(tmp_path: Path) -> Path:
    path = tmp_path / "state"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture
def settings(state_dir: Path) -> Settings:
    return Settings(state_dir=state_dir, workers=1)


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_answer, args=(server,), daemon=True).start()
        yield server.getsockname()[1]


def _answer(server: socket.socket) -> None:
    try:
        while True:
            server.accept()[0].close()
    except OSError:  # closed with the test
        return


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def with_models(settings: Settings, **rows: ModelRow) -> Settings:
    return settings.model_copy(update={"models": rows})


def only(findings: Iterator[Finding]) -> Finding:
    [finding] = findings
    return finding


def test_a_fresh_installation_is_well(settings: Settings) -> None:
    found = [
        *variables(),
        *config_file(settings),
        *keys(settings),
        *exposure(settings, "127.0.0.1"),
        *folder(settings),
        *databases(settings),
        *table(settings, online=True),
        *traces(settings, online=True),
        *workers(settings),
        *clock(),
    ]
    assert [each for each in found if each.status != "ok"] == []
    assert list(settings.state_dir.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("NUTGRAF_RETENTION_DYAS", "Perhaps NUTGRAF_RETENTION_DAYS was meant."),
        ("NUTGRAF_XYZZY", "Take it away."),
    ],
)
def test_a_variable_that_sets_nothing_is_told_of_by_name_alone(
    name: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, SECRET)
    monkeypatch.setenv("NUTGRAF_MODELS__HERALD__MODEL", "openai/local")
    monkeypatch.setenv("NUTGRAF_CONFIG", "nutgraf.toml")
    odd, _ = variables()
    assert (odd.status, odd.advice) == ("warn", advice)
    assert name in odd.found
    assert SECRET not in str(odd)


@pytest.mark.parametrize(
    ("text", "mode", "status"),
    [
        (f'api_keys = ["{SECRET}"]', 0o644, "warn"),
        (f'[models.herald]\nmodel = "openai/local"\napi_key = "{SECRET}"', 0o640, "warn"),
        (f'[models.herald]\nmodel = "openai/local"\napi_key = "{SECRET}"', 0o600, "ok"),
        ('[models.herald]\nmodel = "openai/local"\napi_key_env = "KEY"', 0o644, "ok"),
    ],
)
def test_a_file_of_keys_is_for_its_owner_alone(
    text: str, mode: int, status: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nutgraf.toml"
    path.write_text(text)
    path.chmod(mode)
    monkeypatch.setenv("NUTGRAF_CONFIG", str(path))
    assert only(config_file(Settings())).status == status


def test_keys_that_somebody_thought_up_are_told_of(
    state_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUTGRAF_API_KEYS", f"hunter2,{SECRET}")
    short, count = keys(Settings(state_dir=state_dir))
    assert short.status == "warn"
    assert short.found.startswith("1 of")
    assert count.found == "0 created, 2 set in NUTGRAF_API_KEYS."
    assert "hunter2" not in str((short, count))


def test_a_service_whose_keys_are_all_revoked_answers_nobody(settings: Settings) -> None:
    with open_keys(settings.state_dir) as stored:
        key, _ = stored.create("cms", ["extract"])
        assert only(keys(settings)).found == "1 created, 0 set in NUTGRAF_API_KEYS."
        stored.revoke(key.id)
    assert only(keys(settings)).status == "warn"


def test_a_host_that_others_reach_needs_a_key(settings: Settings) -> None:
    finding = only(exposure(settings, "0.0.0.0"))  # noqa: S104
    assert finding.status == "fail"
    assert "nutgraf keys create" in finding.advice
    with open_keys(settings.state_dir) as stored:
        stored.create("cms", ["extract"])
    assert only(exposure(settings, "0.0.0.0")).status == "ok"  # noqa: S104


def test_a_folder_that_is_not_there_yet_is_not_made(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "a/b"
    settings = settings.model_copy(update={"state_dir": path})
    assert only(folder(settings)).status == "ok"
    assert list(databases(settings)) == []
    assert only(disk(settings)).status in {"ok", "warn"}
    assert not (tmp_path / "a").exists()


def test_a_folder_that_others_can_look_into_is_told_of(settings: Settings) -> None:
    settings.state_dir.chmod(0o755)
    finding = only(folder(settings))
    assert finding.status == "warn"
    assert finding.advice.startswith("chmod 700")


def test_a_file_in_the_folders_place_is_wrong(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("")
    settings = settings.model_copy(update={"state_dir": path})
    assert only(folder(settings)).status == "fail"


def test_a_file_that_is_no_database_is_wrong(settings: Settings) -> None:
    (settings.state_dir / "extractions.sqlite3").write_bytes(b"not a database, not at all" * 99)
    with open_keys(settings.state_dir):
        pass
    broken, fine = databases(settings)
    assert (broken.what, broken.status) == ("extractions.sqlite3", "fail")
    assert "NUTGRAF_STATE_DIR" in broken.advice
    assert (fine.what, fine.status) == ("keys.sqlite3", "ok")


def test_a_store_that_cannot_grow_as_it_may_is_told_of(settings: Settings) -> None:
    settings = settings.model_copy(update={"max_store_megabytes": 10**9})
    assert only(disk(settings)).status in {"warn", "fail"}


@pytest.mark.parametrize(
    ("row", "status", "told"),
    [
        ({"api_key_env": "HERALD_KEY"}, "fail", "HERALD_KEY is not set"),
        ({"api_base": "localhost:8081"}, "fail", "not an address"),
        (
            {"api_base": "http://models.example/v1", "api_key": SECRET},
            "warn",
            "models.example unencrypted",
        ),
        ({"api_base": "http://127.0.0.1:1/v1", "api_key": SECRET}, "ok", "127.0.0.1, not asked"),
        ({"api_base": f"https://me:{SECRET}@models.example/v1"}, "ok", "models.example, not"),
        ({}, "ok", "nutgraf models --try"),
    ],
)
def test_each_model_is_looked_at(
    row: dict[str, Any], status: str, told: str, settings: Settings
) -> None:
    settings = with_models(settings, herald=ModelRow(model="openai/local", **row))
    finding = only(table(settings, online=False))
    assert (finding.what, finding.status) == ("model herald", status)
    assert told in finding.found
    assert SECRET not in str(finding)


def test_a_model_that_costs_money_wants_a_budget(settings: Settings) -> None:
    prices = {"input_price_per_million": 1.0, "output_price_per_million": 2.0}
    settings = with_models(settings, herald=ModelRow(model="openai/local", **prices))
    _, finding = table(settings, online=False)
    assert (finding.what, finding.status) == ("budgets", "warn")


def test_doors_are_knocked_at_only_when_asked_to(settings: Settings, port: int) -> None:
    open_, shut = (f"http://127.0.0.1:{number}/v1" for number in (port, closed_port()))
    settings = with_models(
        settings,
        herald=ModelRow(model="openai/a", api_base=open_),
        post=ModelRow(model="openai/b", api_base=shut),
    )
    herald, post = table(settings, online=True)
    assert (herald.status, post.status) == ("ok", "fail")
    assert "refused" in post.found
    assert {each.status for each in table(settings, online=False)} == {"ok"}


@pytest.mark.parametrize("url", ["http://127.0.0.1:99999", "http://127.0.0.1:x", "http://", "x"])
def test_an_address_that_is_none_is_a_reason_and_no_crash(url: str) -> None:
    assert knock(url)


def test_a_door_without_its_certificate_is_not_open(port: int) -> None:
    assert knock(f"https://127.0.0.1:{port}")


def test_a_collector_that_does_not_answer_is_told_of(settings: Settings) -> None:
    address = f"http://127.0.0.1:{closed_port()}"
    settings = settings.model_copy(update={"otlp_endpoint": address})
    assert only(traces(settings, online=False)).status == "ok"
    assert only(traces(settings, online=True)).status == "warn"


def test_more_workers_than_cores_are_told_of(settings: Settings) -> None:
    settings = settings.model_copy(update={"workers": 10_000})
    assert only(workers(settings)).status == "warn"


def test_what_is_installed_is_what_is_needed() -> None:
    assert [each for each in versions() if each.status != "ok"] == []


def run(*arguments: str, **environment: str) -> tuple[int, str]:
    result = CliRunner().invoke(doctor, arguments, env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_the_command_prints_a_line_a_finding_and_no_secret(state_dir: Path) -> None:
    code, output = run(NUTGRAF_STATE_DIR=str(state_dir), NUTGRAF_API_KEYS=SECRET)
    assert code == 0, output
    assert SECRET not in output
    lines = output.splitlines()
    assert any(line.startswith("ok    reading") for line in lines)
    assert {line.split()[0] for line in lines} <= {"ok", "warn", "→"}


def test_the_command_fails_when_something_is_wrong_and_goes_on(state_dir: Path) -> None:
    code, output = run(
        "--json",
        "--host=0.0.0.0",
        NUTGRAF_STATE_DIR=str(state_dir),
        NUTGRAF_SPACY_MODEL="en_nobody_has_this",
        NUTGRAF_WORKERS="1",
    )
    answer = json.loads(output)
    assert (code, answer["well"]) == (1, False)
    failed = {each["what"] for each in answer["findings"] if each["status"] == "fail"}
    assert failed == {"exposure", "reading"}
    assert all(each["advice"] for each in answer["findings"] if each["status"] != "ok")


def test_settings_that_cannot_be_read_are_a_finding_too() -> None:
    code, output = run("--json", NUTGRAF_RETENTION_DAYS=SECRET)
    findings = json.loads(output)["findings"]
    assert code == 1
    assert findings[0]["what"] == "settings"
    assert "NUTGRAF_RETENTION_DAYS" in findings[0]["found"]
    assert SECRET not in output
    assert [each["what"] for each in findings[1:]] == ["variables", "versions", "clock"]
