"""A confidential article leaves the house by no way, and no trace of it stays on disk."""

import json
import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests.e2e.serving import PLAIN, serving
from tests.fakes.upstream import Json, Says, Upstream, serve

WORDS = ("Quillhaven", "Oberon Vask", "peregrine sluice", "marmalade tariff")
ARTICLE = (
    "“The peregrine sluice will close,” said Oberon Vask, the mayor of Quillhaven. Officials said"
    " the marmalade tariff could rise by 12% in May."
)
ITEM = {
    "uri": "urn:example:1",
    "language": "en",
    "headlines": [{"value": "Quillhaven to close sluice"}],
    "bodies": [{"value": ARTICLE, "contentType": "text/plain"}],
}
NINJS = "application/vnd.iptc.ninjs+json"
DRAFT: Json = {"claims": [], "key_points": [], "summary": []}

FOLDERS = {
    "TMPDIR": "tmp",
    "HOME": "home",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "XDG_DATA_HOME": "home/share",
    "XDG_CONFIG_HOME": "home/config",
}


def traces(folder: Path) -> list[str]:
    """The files that hold a word of the article, in whatever encoding, or are named by one."""
    encoded = [
        form.encode(encoding)
        for word in WORDS
        for form in (word, json.dumps(word).strip('"'), word.replace(" ", "%20"))
        for encoding in ("utf-8", "utf-16-le")
    ]
    found = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        if path.name == "extractions.sqlite3":
            content += _kept(path)
        if any(word in content or word in str(path).encode() for word in encoded):
            found.append(str(path))
    return found


def _kept(path: Path) -> bytes:
    """What the store holds, which is compressed."""
    with closing(sqlite3.connect(path)) as store:
        return b"".join(
            zlib.decompress(body) for (body,) in store.execute("SELECT body FROM extractions")
        )


def ask(url: str) -> Iterator[httpx.Response]:
    """Every way there is to send it."""
    raw = {"confidential": "true", "title": "Quillhaven to close sluice"}
    body = {"article": {"text": ARTICLE}, "options": {"confidential": True}}
    refused = {"article": {"text": ARTICLE}, "options": {"confidential": True, "model": "far"}}
    check = body | {"text": "Quillhaven's peregrine sluice will close", "kind": "headline"}
    with httpx.Client(base_url=f"{url}/v1", timeout=60) as client:
        yield client.post("/extractions", json=body)
        yield client.post("/extractions", content=ARTICLE, params=raw, headers=PLAIN)
        yield client.post(
            "/extractions",
            content=ARTICLE,
            params=raw,
            headers=PLAIN | {"Accept": "text/event-stream"},
        )
        yield client.post(
            "/extractions",
            content=json.dumps(ITEM),
            params={"confidential": "true"},
            headers={"Content-Type": NINJS, "Accept": NINJS},
        )
        yield client.post("/extractions", json=refused)
        yield client.post("/checks", json=check)


def test_a_confidential_article_is_shown_to_nobody_and_written_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, folder in FOLDERS.items():
        (tmp_path / folder).mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(tmp_path / folder))
    (tmp_path / "cwd").mkdir()
    monkeypatch.setenv("PYTHONPATH", os.getcwd())
    monkeypatch.chdir(tmp_path / "cwd")
    model = Upstream([Says(DRAFT)] * 50)
    with serve(model) as address:
        row = {"model": "openai/far", "api_base": f"{address}/v1", "api_key": "k"}
        table = {f"models__far__{name}": value for name, value in row.items()}
        with serving(
            tmp_path, default_model="far", workers=2, log_level="debug", **table
        ) as server:
            answers = list(ask(server.url))
            while_it_runs = traces(tmp_path)
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 422, 200]
    made = answers[0].json()
    assert made["provenance"]["model"] == "embedded"
    assert "kept_local" in [warning["code"] for warning in made["warnings"]]
    assert any(claim["content"] for claim in made["claims"])
    assert model.received == []
    assert while_it_runs == []
    assert traces(tmp_path) == []
    assert (tmp_path / "log").read_text()


def test_what_is_not_confidential_does_leave_a_trace(tmp_path: Path) -> None:
    """Or the test above would find nothing whatever the service did."""
    with serving(tmp_path, workers=1) as server:
        assert server.post(ARTICLE).status_code == 200
    assert traces(tmp_path)


def test_the_command_asks_nobody_outside(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE)
    model = Upstream([Says(DRAFT)] * 5)
    with serve(model) as address:
        environment = os.environ | {
            "NUTGRAF_STATE_DIR": str(tmp_path / "state"),
            "NUTGRAF_DEFAULT_MODEL": "far",
            "NUTGRAF_MODELS__FAR__MODEL": "openai/far",
            "NUTGRAF_MODELS__FAR__API_BASE": f"{address}/v1",
            "NUTGRAF_MODELS__FAR__API_KEY": "k",
        }
        command = [sys.executable, "-m", "service.cli", "extract", str(article), "--confidential"]
        done = subprocess.run(
            [*command, "--format", "csv"], env=environment, capture_output=True, check=True
        )
    assert "peregrine sluice" in done.stdout.decode("utf-8-sig")
    assert model.received == []
