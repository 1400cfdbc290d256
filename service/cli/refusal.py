"""How a command says no: one line on standard error and exit status 2."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from service.errors import NutgrafError

if TYPE_CHECKING:
    from pydantic import ValidationError


class Refused(click.ClickException):
    exit_code = 2


@contextmanager
def refusals() -> Iterator[None]:
    """Turns whatever is wrong with an article, an option or a setting into a command's refusal."""
    from pydantic import ValidationError

    try:
        yield
    except NutgrafError as error:
        raise Refused(f"{error.title}. {error.detail}") from error
    except ValidationError as error:
        raise Refused(_first_fault(error)) from error


def _first_fault(error: "ValidationError") -> str:
    fault = error.errors(include_url=False)[0]
    name = ".".join(str(step) for step in fault["loc"])
    if error.title == "Settings":
        name = f"NUTGRAF_{name.upper()}"
    return f"{name}: {fault['msg']}."
