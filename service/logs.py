"""The log: one line an event on standard error, as JSON or for reading, and no secret in any.

Nutgraf's own lines are written so that they quote nothing. What libraries write is not known before
it is read, and may hold a key or an article; of their lines only the first of the unfilled message
is kept, and of an error its type.
"""

import copy
import logging
import sys
import time
from typing import TextIO

from service.observe import noted
from service.settings import Settings

OWN = "service"
"""What loggers of Nutgraf's own are called, they and those below."""


def start_logging(settings: Settings, stream: TextIO | None = None) -> None:
    """For a process of its own: replaces what was set up. Libraries are heard from warning on."""
    stream = stream or sys.stderr
    as_text = settings.log_format == "text" or (settings.log_format == "auto" and stream.isatty())
    handler = Discreet(stream)
    handler.setFormatter(Text() if as_text else _json())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(OWN).setLevel(settings.log_level.upper())


class Discreet(logging.StreamHandler[TextIO]):
    """Adds what is known of the request, and takes away what a library may have quoted."""

    def emit(self, record: logging.LogRecord) -> None:
        record = copy.copy(record)  # others may want it as it was
        if record.name.partition(".")[0] != OWN:
            record.msg = str(record.msg).partition("\n")[0]
            record.args = ()
        if record.exc_info and record.exc_info[0]:
            record.error = record.exc_info[0].__qualname__
        record.exc_info = record.exc_text = record.stack_info = None
        for name, value in noted().items():
            setattr(record, name, value)
        super().emit(record)


class Text(logging.Formatter):
    """For reading: the time in UTC, the level, the message, and the request's notes."""

    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")
        self.converter = time.gmtime

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        notes = "".join(f" {name}={value}" for name, value in noted().items())
        error = f" ({error})" if (error := getattr(record, "error", None)) else ""
        return super().formatMessage(record) + error + notes


def _json() -> logging.Formatter:
    from pythonjsonlogger.json import JsonFormatter

    return JsonFormatter(
        ["levelname", "name", "message"],
        rename_fields={"levelname": "level", "name": "logger"},
        timestamp="time",
    )
