"""The published schema is what the types say, and a released shape never changes."""

import hashlib
import json
from importlib.resources import files

from click.testing import CliRunner

from schemas.extraction import SCHEMA_VERSION
from service.cli import main

SHAPES = {"1.0": "529d2996da775bb9"}
"""Hash of the shape of every schema version; descriptions may be reworded, a shape may not."""


def test_the_published_schema_is_that_of_the_types() -> None:
    published = files("schemas").joinpath("extraction.v1.schema.json").read_text("utf-8")
    printed = CliRunner().invoke(main, ["schema"]).output
    assert printed == published, "nutgraf schema > schemas/extraction.v1.schema.json"


def test_a_new_shape_has_a_new_version() -> None:
    shape = _shape(json.loads(CliRunner().invoke(main, ["schema"]).output))
    found = hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()[:16]
    assert found == SHAPES.get(SCHEMA_VERSION), (
        "The shape of an extraction is not the one that was published as version "
        f"{SCHEMA_VERSION}. Raise SCHEMA_VERSION, and note the new shape in SHAPES."
    )


def _shape(schema: object) -> object:
    """The schema without what only explains it; a property may bear any name."""
    if isinstance(schema, list):
        return [_shape(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    names = schema.get("properties", {})
    shape = {
        key: _shape(part)
        for key, part in schema.items()
        if key not in ("description", "title", "properties")
    }
    return shape | {"properties": {name: _shape(part) for name, part in names.items()}}
