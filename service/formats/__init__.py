"""An extraction in the formats that newsrooms, search engines and spreadsheets read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from schemas.extraction import Extraction, OffsetUnit
from service.formats import annotations, ninjs, schema_org, table
from service.text.offsets import in_utf16

FormatName = Literal["json", "ninjs", "jsonld", "annotations", "csv"]


@dataclass(frozen=True)
class Format:
    """`media_type` is a whole Content-Type; `write` takes an extraction in either unit."""

    media_type: str
    write: Callable[[Extraction], str]


FORMATS: Final[Mapping[FormatName, Format]] = {
    "json": Format("application/json", Extraction.model_dump_json),
    "ninjs": Format(ninjs.MEDIA_TYPE, ninjs.write),
    "jsonld": Format(schema_org.MEDIA_TYPE, schema_org.write),
    "annotations": Format(annotations.MEDIA_TYPE, annotations.write),
    "csv": Format(table.MEDIA_TYPE, table.write),
}
"""Who likes several equally well gets the first of them."""


def written(extraction: Extraction, name: FormatName, offsets: OffsetUnit) -> bytes:
    """The extraction in a format, in UTF-8, its offsets counted as asked."""
    if offsets == "utf16":
        extraction = in_utf16(extraction)
    return FORMATS[name].write(extraction).encode()
