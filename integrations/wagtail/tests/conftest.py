"""A newsroom with a database of its own, and a Nutgraf for it: a fake, or a real process."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings as configured
from django.contrib.auth import get_user_model
from newsroom.models import ArticlePage
from pytest_django import DjangoDbBlocker, Settings

from tests.fake_nutgraf import FakeNutgraf, fake_nutgraf

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
NUTGRAF = os.environ.get("NUTGRAF_COMMAND", str(ROOT / ".venv/bin/nutgraf"))
MANAGE = [sys.executable, "-W", "ignore", str(HERE.parent / "demo/manage.py")]
PASSWORD = "tell-it-as-it-is"  # noqa: S105 - of a newsroom that ends with the tests


@dataclass(frozen=True)
class Opened:
    """A folder with a newsroom's database, and where its article is edited."""

    folder: Path
    edit_path: str


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    folder = tmp_path_factory.mktemp("newsroom")
    environment = os.environ | {"NEWSROOM_STATE": str(folder)}
    subprocess.run([*MANAGE, "migrate", "--verbosity", "0"], env=environment, check=True)
    told = subprocess.run(
        [*MANAGE, "open_newsroom", "--password", PASSWORD],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return Opened(folder, told.split()[-1])


@pytest.fixture(scope="session")
def django_db_setup(
    opened: Opened,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The tests that need no server have a copy; each rolls back what it does."""
    from django.db import connection

    folder = tmp_path_factory.mktemp("database")
    shutil.copytree(opened.folder, folder, dirs_exist_ok=True)
    configured.DATABASES["default"]["NAME"] = folder / "newsroom.sqlite3"
    connection.settings_dict["NAME"] = folder / "newsroom.sqlite3"
    yield
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture(scope="session")
def only_fake() -> Iterator[FakeNutgraf]:
    with fake_nutgraf() as fake:
        yield fake


@pytest.fixture
def fake(only_fake: FakeNutgraf, settings: Settings) -> FakeNutgraf:
    """Asked by the newsroom of this test."""
    only_fake.reset()
    settings.NUTGRAF = {**settings.NUTGRAF, "URL": only_fake.url}
    return only_fake


@pytest.fixture
def editor() -> Any:  # noqa: ANN401 - Django ships no types
    return get_user_model().objects.get(username="editor")


@pytest.fixture
def article() -> ArticlePage:
    return ArticlePage.objects.get()


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
def nutgraf(folder: Path) -> Iterator[str]:
    """The address of a real Nutgraf with its embedded engine."""
    command = [NUTGRAF, "serve", "--port", "0"]
    environment = {"NUTGRAF_STATE_DIR": str(folder), "NUTGRAF_WORKERS": "1"}
    with running(command, folder / "nutgraf.log", **environment) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert "http://" in said, (folder / "nutgraf.log").read_text()
        yield next(word for word in said.split() if word.startswith("http://")).rstrip("./")


@dataclass(frozen=True)
class Newsroom:
    url: str
    edit_url: str


@contextmanager
def newsroom(opened: Opened, folder: Path, nutgraf_url: str) -> Iterator[Newsroom]:
    """A site as a process of its own, with a copy of what was opened."""
    shutil.copytree(opened.folder, folder, dirs_exist_ok=True)
    url = f"http://127.0.0.1:{free_port()}"
    serve = [*MANAGE, "runserver", "--noreload", "--insecure", url.removeprefix("http://")]
    environment = {"NEWSROOM_STATE": str(folder), "NUTGRAF_URL": nutgraf_url}
    with running(serve, folder / "newsroom.log", **environment):
        wait_for(f"{url}/admin/login/")
        yield Newsroom(url, url + opened.edit_path)


def free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def wait_for(url: str) -> None:
    patience = time.monotonic() + 120
    while True:
        try:
            with urlopen(url, timeout=60):  # noqa: S310 - our own newsroom
                return
        except URLError:
            assert time.monotonic() < patience, f"{url} does not answer"
            time.sleep(0.2)
