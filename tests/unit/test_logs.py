import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.logs import start_logging
from service.observe import noting
from service.settings import LogFormat, LogLevel, Settings

OWN = logging.getLogger("service.test_logs")
LIBRARY = logging.getLogger("some_library.client")
SECRET = "Marsh Lane"  # noqa: S105 - words of an article


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root, own = logging.getLogger(), logging.getLogger("service")
    handlers, levels = root.handlers[:], (root.level, own.level)
    root.handlers = []  # not closed, as replacing them would
    yield
    root.handlers = handlers
    root.setLevel(levels[0])
    own.setLevel(levels[1])


def started(tmp_path: Path, lines: LogFormat = "json", level: LogLevel = "info") -> io.StringIO:
    stream = io.StringIO()
    start_logging(Settings(state_dir=tmp_path, log_format=lines, log_level=level), stream)
    return stream


def test_a_line_is_an_object_with_what_is_known_of_the_request(tmp_path: Path) -> None:
    stream = started(tmp_path)
    with noting(request_id="r-1", alias="herald"):
        OWN.info("%s is\nread", "it", extra={"status": 200})
    line = json.loads(stream.getvalue())
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "service.test_logs",
        "message": "it is\nread",
        "status": 200,
        "request_id": "r-1",
        "alias": "herald",
    }
    assert stream.getvalue().count("\n") == 1


def test_a_line_of_text_ends_with_the_request(tmp_path: Path) -> None:
    stream = started(tmp_path, "text")
    with noting(request_id="r-1"):
        OWN.warning("it is read")
    assert stream.getvalue().endswith("Z WARNING it is read request_id=r-1\n")


def test_away_from_a_terminal_lines_are_json(tmp_path: Path) -> None:
    stream = started(tmp_path, "auto")
    OWN.info("it is read")
    assert json.loads(stream.getvalue())["message"] == "it is read"


def test_on_a_terminal_lines_are_text(tmp_path: Path) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    start_logging(Settings(state_dir=tmp_path), stream)
    OWN.info("it is read")
    assert stream.getvalue().endswith("INFO it is read\n")


@pytest.mark.parametrize(
    ("level", "heard"),
    [("debug", 3), ("info", 2), ("warning", 1), ("error", 0)],
)
def test_the_level_is_the_least_that_is_logged(level: LogLevel, heard: int, tmp_path: Path) -> None:
    stream = started(tmp_path, level=level)
    for number in (logging.DEBUG, logging.INFO, logging.WARNING):
        OWN.log(number, "heard")
    assert stream.getvalue().count("heard") == heard


@pytest.mark.parametrize("lines", ["json", "text"])
def test_what_a_library_may_have_quoted_is_left_out(lines: LogFormat, tmp_path: Path) -> None:
    stream = started(tmp_path, lines, "debug")
    LIBRARY.debug("headers: %s", SECRET)
    LIBRARY.warning("cannot read %s", SECRET)
    LIBRARY.error(f"a task failed\nwith {SECRET}")  # as asyncio does
    try:
        raise ValueError(SECRET)
    except ValueError:
        LIBRARY.exception("cannot go on")
    said = stream.getvalue()
    assert SECRET not in said
    assert "headers" not in said
    assert "cannot read %s" in said
    assert "a task failed" in said
    assert "ValueError" in said


def test_an_error_of_our_own_is_named_without_its_message(tmp_path: Path) -> None:
    stream = started(tmp_path)
    try:
        raise ValueError(SECRET)
    except ValueError:
        OWN.exception("row 7")
    line = json.loads(stream.getvalue())
    assert line["error"] == "ValueError"
    assert SECRET not in stream.getvalue()
