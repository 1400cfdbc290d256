"""A batch's rows as they come in and as they go out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from schemas.extraction import Extraction
from schemas.submission import ArticleInput
from service.errors import InvalidRequest, NutgrafError, TooLarge
from service.formats import ninjs

RowId = str | int


@dataclass(frozen=True)
class Row:
    """A row of the input: its id, and all its fields as JSON gave them."""

    id: RowId
    fields: dict[str, object]


@dataclass(frozen=True)
class Unusable:
    """A line that is no row; `id` names the line, since the row has no id that could be trusted."""

    id: str
    error: NutgrafError


def read_rows(lines: IO[bytes], max_bytes: int) -> Iterator[Row | Unusable]:
    """The rows of JSON lines, blank lines left out.

    Ids already seen are known by a 64-bit hash each: about 70 megabytes for a million rows.
    """
    seen: set[int] = set()
    for number, line in enumerate(_lines(lines, max_bytes), start=1):
        if line is not None and not line.strip():
            continue
        try:
            row = _row(line, max_bytes)
            if (key := hash((type(row.id), row.id))) in seen:
                raise InvalidRequest(f"The id {row.id!r} has been given to an earlier row.")
            seen.add(key)
            yield row
        except NutgrafError as error:
            yield Unusable(f"line {number}", error)


def _lines(lines: IO[bytes], max_bytes: int) -> Iterator[bytes | None]:
    """Line by line; None for one that is longer than `max_bytes`, of which no more is kept."""
    first = True
    while line := lines.readline(max_bytes + 1):
        if first:
            line, first = line.removeprefix(b"\xef\xbb\xbf"), False
        if len(line) > max_bytes:
            while not line.endswith(b"\n") and (line := lines.readline(max_bytes)):
                pass
            yield None
        else:
            yield line


def _row(line: bytes | None, max_bytes: int) -> Row:
    if line is None:
        raise TooLarge(f"The line is longer than {max_bytes:,} bytes.")
    try:
        fields = json.loads(line.strip())
    except (ValueError, RecursionError) as error:
        raise InvalidRequest(f"The line is not JSON: {_reason(error)}.") from None
    if not isinstance(fields, dict):
        raise InvalidRequest("The line is not a JSON object.")
    id = fields.get("id", fields.get("uri"))
    if not isinstance(id, RowId) or isinstance(id, bool) or not _is_text(str(id)):
        raise InvalidRequest(
            'The row needs an "id", a string or a whole number; or a "uri", if it is a ninjs item.'
        )
    return Row(id, fields)


def _reason(error: Exception) -> str:
    match error:
        case json.JSONDecodeError():
            return f"{error.msg.lower().removesuffix(' at')} at character {error.pos}"
        case UnicodeDecodeError():
            return f"byte {error.start} is not {error.encoding.upper()}"
        case RecursionError():
            return "it is nested too deeply"
    return "it holds a number that is too long"


def _is_text(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can spell
        return False
    return True


def article_input(row: Row) -> ArticleInput:
    """The article of a row; fields that are no article's are the caller's own and left alone.

    A row without an `id` is a ninjs item. Raises NutgrafError or pydantic's ValidationError.
    """
    if "id" not in row.fields:
        return ninjs.read(json.dumps(row.fields))
    fields = {name: row.fields[name] for name in ArticleInput.model_fields if name in row.fields}
    return ArticleInput.model_validate(fields | {"id": str(row.id)})


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the output, as its bytes."""

    content: bytes
    is_problem: bool = False


def extraction_row(id: RowId, extraction: Extraction) -> Line:
    return Line(_written(id, "extraction", extraction.model_dump_json()))


def problem_row(id: RowId, error: NutgrafError) -> Line:
    # The web framework comes along with problems: it is not loaded before there is one.
    from service.api.problems import problem

    described = problem(error).model_dump_json(exclude_defaults=True)
    return Line(_written(id, "problem", described), is_problem=True)


def _written(id: RowId, what: str, value: str) -> bytes:
    return f'{{"id": {json.dumps(id, ensure_ascii=False)}, "{what}": {value}}}\n'.encode()
