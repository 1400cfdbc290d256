"""A newsroom with a Nutgraf, each a process of its own, and a browser if there is one."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

pytest.importorskip("wagtail", reason="Wagtail is not installed: the newsroom is not tested")

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
NUTGRAF = os.environ.get("NUTGRAF_COMMAND", str(ROOT / ".venv/bin/nutgraf"))
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
PASSWORD = "tell-it-as-it-is"  # noqa: S105 - of a newsroom that ends with the tests
SOURCES = os.pathsep.join(str(HERE.parent / each) for each in ("src", "demo", "../python/src"))


@contextmanager
def running(command: list[str], log: Path, **environment: str) -> Iterator[subprocess.Popen[str]]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("NUTGRAF_")}
    with (
        log.open("a") as errors,
        subprocess.Popen(
            command,
            env=bare | environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()
            process.wait(60)


@contextmanager
def nutgraf(folder: Path, port: int = 0) -> Iterator[str]:
    command = [NUTGRAF, "serve", "--port", str(port)]
    settings = {"NUTGRAF_STATE_DIR": str(folder), "NUTGRAF_WORKERS": "1"}
    with running(command, folder / "nutgraf.log", **settings) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert "http://" in said, (folder / "nutgraf.log").read_text()
        yield next(word for word in said.split() if word.startswith("http://")).rstrip("./")


@dataclass(frozen=True)
class Newsroom:
    url: str
    edit_url: str


@contextmanager
def newsroom(folder: Path, nutgraf_url: str, **settings: str) -> Iterator[Newsroom]:
    environment = {
        "NEWSROOM_STATE": str(folder),
        "NUTGRAF_URL": nutgraf_url,
        "PYTHONPATH": SOURCES,
        **settings,
    }
    manage = [sys.executable, "-W", "ignore", str(HERE.parent / "demo/manage.py")]
    bare = os.environ | environment
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=bare, check=True)
    opened = subprocess.run(
        [*manage, "open_newsroom", "--password", PASSWORD],
        env=bare,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    url = f"http://127.0.0.1:{free_port()}"
    serve = [*manage, "runserver", "--noreload", "--insecure", url.removeprefix("http://")]
    with running(serve, folder / "newsroom.log", **environment):
        wait_for(f"{url}/admin/login/")
        yield Newsroom(url, url + opened.split()[-1])


def free_port() -> int:
    import socket

    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def wait_for(url: str) -> None:
    patience = time.monotonic() + 60
    while True:
        try:
            with urlopen(url, timeout=30):  # noqa: S310 - our own newsroom
                return
        except URLError:
            assert time.monotonic() < patience, f"{url} does not answer"
            time.sleep(0.2)
