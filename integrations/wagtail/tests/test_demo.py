"""The demo is started as `make newsroom` starts it, and ended."""

import os
import re
import shutil
import signal
import subprocess
import sys
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.conftest import HERE, ROOT, Opened, free_port, wait_for


def test_the_demo_says_where_it_is_and_how_to_log_in(opened: Opened, tmp_path: Path) -> None:
    shutil.copytree(opened.folder, tmp_path, dirs_exist_ok=True)
    port = free_port()
    environment = {name: v for name, v in os.environ.items() if not name.startswith("NUTGRAF_")}
    if command := os.environ.get("NUTGRAF_COMMAND"):
        environment["NUTGRAF_COMMAND"] = command
    with subprocess.Popen(
        [sys.executable, str(HERE.parent / "demo/run.py"), "--port", str(port)],
        env=environment | {"NEWSROOM_STATE": str(tmp_path)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as demo:
        try:
            told = _until(demo, "Ctrl-C")
            address = re.search(r"http://127\.0\.0\.1:\d+/admin/", told)
            password = re.search(r"password (\S+)", told)
            assert address, told
            assert password, told
            wait_for(f"{address[0]}login/")
            assert _is_let_in(address[0], password[1])
        finally:
            demo.send_signal(signal.SIGTERM)
            demo.wait(60)
    assert demo.returncode == 128 + signal.SIGTERM


def _until(demo: "subprocess.Popen[str]", word: str) -> str:
    assert demo.stdout is not None
    told = ""
    while word not in told:
        line = demo.stdout.readline()
        assert line, told
        told += line
    return told


def _is_let_in(admin: str, password: str) -> bool:
    cookies = CookieJar()
    browser = build_opener(HTTPCookieProcessor(cookies))
    browser.open(f"{admin}login/").close()
    token = next(str(each.value) for each in cookies if each.name == "csrftoken")
    given = {"username": "editor", "password": password, "csrfmiddlewaretoken": token}
    with browser.open(f"{admin}login/", urlencode(given).encode()) as answer:
        return bool(answer.url == admin)
