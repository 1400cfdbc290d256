"""Keys and the audit log from the command line, while a server runs."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from service.ports import SCOPES
from tests.e2e.serving import PLAIN, serving

ARTICLE = "“We will not sell the site before 2030,” said Joan Tell, the leader of the council."
OTHERS = "0.0.0.0"  # noqa: S104 - what is refused without a key


def nutgraf(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("NUTGRAF_")
    }
    return subprocess.run(
        [sys.executable, "-m", "service.cli", *arguments],
        env=environment | {"NUTGRAF_STATE_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_key_holds_from_its_creation_until_it_is_revoked(tmp_path: Path) -> None:
    with serving(tmp_path, workers=1) as server:
        assert server.get("/v1/models").status_code == 200
        made = nutgraf(tmp_path, "keys", "create", "City desk", "--per-minute", "50")
        key = made.stdout.strip()
        assert key.startswith("ng_")
        assert key not in made.stderr
        sent = PLAIN | {"Authorization": f"Bearer {key}"}
        assert server.get("/v1/models").status_code == 401
        assert server.get("/healthz").status_code == 200
        url = f"{server.url}/v1/extractions"
        answer = httpx.post(url, content=ARTICLE.encode(), headers=sent, timeout=60)
        assert answer.status_code == 200
        assert answer.headers["ratelimit-limit"] == "50"
        listed = nutgraf(tmp_path, "keys", "list").stdout
        assert "City desk" in listed
        assert key.split("_")[2] not in listed
        id = key.split("_")[1]
        assert id in listed
        large = {"X-API-Key": "ng_" * 10_000}
        assert httpx.get(f"{server.url}/v1/models", headers=large).status_code == 401
        with suppress(httpx.TransportError):  # it is cut off before it has sent so much
            huge = {"X-API-Key": "ng_" * 1_000_000}
            assert httpx.get(f"{server.url}/v1/models", headers=huge).status_code == 400
        assert nutgraf(tmp_path, "keys", "revoke", id).returncode == 0
        assert httpx.get(f"{server.url}/v1/models", headers=sent).status_code == 401
    lines = nutgraf(tmp_path, "audit", "--format", "jsonl", "--since", "1h", "--key", "City desk")
    (entry,) = map(json.loads, lines.stdout.splitlines())
    extraction = answer.json()
    assert entry["extraction_id"] == extraction["id"]
    assert entry["article_sha256"] == extraction["article"]["sha256"]
    assert (entry["key_id"], entry["outcome"], entry["model"]) == (id, "made", "embedded")
    assert entry["request_id"] == answer.headers["x-request-id"]
    assert key.split("_")[2] not in (tmp_path / "log").read_text()
    assert "City desk" in nutgraf(tmp_path, "audit").stdout


def test_only_with_a_key_others_are_listened_to(tmp_path: Path) -> None:
    refused = nutgraf(tmp_path, "serve", "--host", OTHERS, "--port", "0")
    assert refused.returncode == 2
    assert "nutgraf keys create" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("keys", "create", ""), "printable"),
        (("keys", "create", "Desk", "--scope", "root"), "root"),
        (("keys", "create", "Desk", "--per-minute", "0"), "0"),
        (("keys", "revoke", "000000000000"), "nutgraf keys list"),
        (("audit", "--since", "yesterday"), "2026-11-23"),
        (("audit", "--since", "0001-01-01T00:00+14:00"), "2026-11-23"),
    ],
)
def test_what_makes_no_sense_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    refused = nutgraf(tmp_path, *arguments)
    assert refused.returncode == 2
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_command_offers_every_scope(tmp_path: Path) -> None:
    assert f"[{'|'.join(SCOPES)}]" in nutgraf(tmp_path, "keys", "create", "--help").stdout


def test_a_file_that_is_not_ours_is_named(tmp_path: Path) -> None:
    for name, command in (("keys", ("keys", "list")), ("audit", ("audit",))):
        (tmp_path / f"{name}.sqlite3").write_text("Dear diary, " * 100)
        refused = nutgraf(tmp_path, *command)
        assert refused.returncode == 2
        assert f"{name}.sqlite3 cannot be used" in refused.stderr
