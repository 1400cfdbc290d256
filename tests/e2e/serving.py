"""Runs the service in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

PLAIN = {"Content-Type": "text/plain"}


@dataclass(frozen=True)
class Server:
    process: "subprocess.Popen[str]"
    url: str

    def post(self, text: str | bytes, **options: str) -> httpx.Response:
        content = text.encode() if isinstance(text, str) else text
        url = f"{self.url}/v1/extractions"
        return httpx.post(url, content=content, params=options, headers=PLAIN, timeout=60)

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"{self.url}{path}", timeout=60)

    @property
    def address(self) -> tuple[str, int]:
        url = httpx.URL(self.url)
        return url.host, url.port or 80

    def workers(self) -> list[int]:
        """The processes that read articles."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                command = (entry / "cmdline").read_text()
            except OSError:
                continue
            if parent == self.process.pid and "spawn_main" in command:
                found.append(int(entry.name))
        return found

    def peak_megabytes(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024


@contextmanager
def serving(folder: Path, **settings: object) -> Iterator[Server]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("NUTGRAF_")
    }
    environment |= {"NUTGRAF_STATE_DIR": str(folder), "NUTGRAF_WORKERS": "2"}
    environment |= {f"NUTGRAF_{name.upper()}": str(value) for name, value in settings.items()}
    with (
        (folder / "log").open("a") as log,
        subprocess.Popen(
            [sys.executable, "-m", "service.cli", "serve", "--port", "0"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert "http://" in said, (folder / "log").read_text()
            url = next(word for word in said.split() if word.startswith("http://"))
            yield Server(process, url.rstrip("./"))
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
