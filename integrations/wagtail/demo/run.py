# ruff: noqa: S603 - starts what it shows
"""Starts a newsroom on Wagtail, and a Nutgraf for it unless NUTGRAF_URL names one.

python demo/run.py [--port 8001]
"""

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
NUTGRAF = Path(os.environ.get("NUTGRAF_COMMAND", ROOT / ".venv/bin/nutgraf"))


@contextmanager
def nutgraf(state: Path) -> Iterator[str]:
    """The address of a Nutgraf: the one that is set, or one that ends with the demo."""
    if url := os.environ.get("NUTGRAF_URL"):
        yield url
        return
    if not NUTGRAF.exists():
        sys.exit("There is no Nutgraf here. Run `make demo` in the project, or set NUTGRAF_URL.")
    environment = os.environ | {"NUTGRAF_STATE_DIR": str(state / "nutgraf")}
    with (
        (state / "nutgraf.log").open("w") as log,
        subprocess.Popen(
            [NUTGRAF, "serve", "--port", "0"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            said = process.stdout.readline() if process.stdout else ""
            if "http://" not in said:
                sys.exit(f"Nutgraf did not start; see {state / 'nutgraf.log'}.")
            yield next(word for word in said.split() if word.startswith("http://")).rstrip("./")
        finally:
            process.terminate()
            process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8001)
    port = parser.parse_args().port
    state = Path(os.environ.setdefault("NEWSROOM_STATE", str(HERE / "build")))
    state.mkdir(parents=True, exist_ok=True)
    django = [sys.executable, "-W", "ignore", str(HERE / "manage.py")]
    with nutgraf(state) as url:
        os.environ["NUTGRAF_URL"] = url
        subprocess.run([*django, "migrate", "--verbosity", "0"], check=True)
        print(f"Nutgraf answers at {url}.")
        subprocess.run([*django, "open_newsroom"], check=True)
        print(f"The newsroom opens at http://127.0.0.1:{port}/admin/. Ctrl-C ends it.", flush=True)
        address = f"127.0.0.1:{port}"
        subprocess.run([*django, "runserver", "--noreload", "--insecure", address], check=False)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with suppress(KeyboardInterrupt):
        main()
