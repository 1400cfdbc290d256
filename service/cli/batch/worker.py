"""What happens to one row, in a process that has everything ready for it."""

import asyncio
import logging

from pydantic import ValidationError

from schemas.submission import Options, Submission
from service.bootstrap import inline_services
from service.cli.batch.rows import Line, Row, article_input, extraction_row, problem_row
from service.errors import NutgrafError
from service.extract import extract
from service.ports import Services
from service.settings import Settings
from service.text.offsets import in_utf16

log = logging.getLogger(__name__)


def answer(settings: Settings, options: Options, row: Row) -> Line:
    """The row's line of the output; whatever happens, it has one."""
    services, runner = bench(settings)
    try:
        submission = Submission(article=article_input(row), options=options)
        extraction = runner.run(extract(submission, services))
        if options.offsets == "utf16":
            extraction = in_utf16(extraction)
    except ValidationError as error:
        from service.api.problems import invalid_body

        return problem_row(row.id, invalid_body(error))
    except NutgrafError as error:
        return problem_row(row.id, error)
    except Exception:
        log.exception("row %r", row.id)
        return problem_row(row.id, NutgrafError("The row is at fault, or Nutgraf is."))
    return extraction_row(row.id, extraction)


def bench(settings: Settings) -> tuple[Services, asyncio.Runner]:
    """What a process needs for its rows; made once, since a batch has one set of settings."""
    if not _made:
        _made.append((inline_services(settings), asyncio.Runner()))
    return _made[0]


_made: list[tuple[Services, asyncio.Runner]] = []
