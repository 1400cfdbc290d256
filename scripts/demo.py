"""Starts the service, sends it an article over HTTP, shows the answer, and stops it again."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

PAGE = Path("build/demo.html")
PATIENCE_SECONDS = 60


def main(article: Path) -> None:
    print("Starting the service …", file=sys.stderr)
    with tempfile.TemporaryDirectory() as state, service(Path(state)) as address:
        wait_until_ready(address)
        print(f"Sending it {article} …\n", file=sys.stderr)
        answer = fetch(
            f"{address}/v1/extractions", article.read_bytes(), "text/plain; charset=utf-8"
        )
        extraction = json.loads(answer)
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_bytes(fetch(f"{address}/v1/extractions/{extraction['id']}.html"))
    print(json.dumps(extraction, indent=2, ensure_ascii=False), flush=True)
    print(
        f"\nThe page with the highlighted text: {PAGE.resolve().as_uri()}"
        "\nThe service is stopped again; `make serve` leaves it running.",
        file=sys.stderr,
    )


@contextmanager
def service(state: Path) -> Iterator[str]:
    """The address of a service that runs as long as the context, on a port that was free."""
    environment = {name: v for name, v in os.environ.items() if not name.startswith("NUTGRAF_")}
    log = state / "log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "service.cli", "serve", "--port", "0"],
            env=environment | {"NUTGRAF_STATE_DIR": str(state)},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    try:
        said = process.stdout.readline() if process.stdout else ""
        if "http://" not in said:
            sys.exit(f"The service did not start.\n{log.read_text()}")
        yield next(word for word in said.split() if word.startswith("http://")).rstrip(".")
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def wait_until_ready(address: str) -> None:
    patience = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            fetch(f"{address}/readyz")
        except URLError:
            if time.monotonic() > patience:
                raise
            time.sleep(0.1)
        else:
            return


def fetch(address: str, body: bytes | None = None, content_type: str = "") -> bytes:
    request = Request(address, body, {"Content-Type": content_type} if body else {})  # noqa: S310
    with urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - our own service
        content: bytes = answer.read()
        return content


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the service is stopped, too
    try:
        main(Path(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)
