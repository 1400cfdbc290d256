"""How long a user waits: for `--help`, for a service that is ready, for its health while it works.

    python -m benchmarks.startup

Budgets: 0.3 s, 4 s, 50 ms.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from urllib.request import Request, urlopen

from benchmarks.articles import of_words, texts

COMMAND = [sys.executable, "-m", "service.cli"]
HELPS = 11
HEALTH_SECONDS = 10


def main() -> None:
    print(f"--help            {_help():6.3f} s, median of {HELPS}")
    with _service() as (address, seconds):
        print(f"service ready in  {seconds:6.3f} s")
        times = sorted(_health_while_busy(address))
    print(
        f"/healthz in       {median(times) * 1000:6.1f} ms, at most {times[-1] * 1000:.1f} ms, "
        f"{len(times)} times in {HEALTH_SECONDS} s of extractions"
    )


def _help() -> float:
    seconds = []
    for _ in range(HELPS):
        begun = time.perf_counter()
        subprocess.run([*COMMAND, "--help"], check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - begun)
    return median(seconds)


@contextmanager
def _service() -> Iterator[tuple[str, float]]:
    """The service's address, and the seconds until it could be asked."""
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as state:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=os.environ | {"NUTGRAF_STATE_DIR": state},
        )
        try:
            said = process.stdout.readline() if process.stdout else ""
            address = next(word for word in said.split() if "://" in word).rstrip(".")
            _get(f"{address}/readyz")
            yield address, time.perf_counter() - begun
        finally:
            process.terminate()
            process.wait()


def _health_while_busy(address: str) -> list[float]:
    text = of_words(texts(None), 700)
    over = threading.Event()

    def keep_busy(number: int) -> None:
        turn = 0
        while not over.is_set():
            turn += 1
            # Another article each time: one that is kept would be no work.
            article = {"article": {"text": f"{text}\n\nCopy {number}.{turn}."}}
            _get(f"{address}/v1/extractions", json.dumps(article).encode())

    busy = [threading.Thread(target=keep_busy, args=(each,)) for each in range(4)]
    for thread in busy:
        thread.start()
    seconds = []
    until = time.perf_counter() + HEALTH_SECONDS
    while time.perf_counter() < until:
        begun = time.perf_counter()
        _get(f"{address}/healthz")
        seconds.append(time.perf_counter() - begun)
        time.sleep(0.05)
    over.set()
    for thread in busy:
        thread.join()
    return seconds


def _get(address: str, body: bytes | None = None) -> None:
    headers = {"Content-Type": "application/json"} if body else {}
    with urlopen(Request(address, body, headers), timeout=60) as answer:  # noqa: S310
        answer.read()


if __name__ == "__main__":
    main()
