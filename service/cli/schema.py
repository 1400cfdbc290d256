"""`nutgraf schema`: the answer's shape, for whoever validates it or generates code from it."""

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of an extraction.

    The same is in the package as schemas/extraction.v1.schema.json.
    """
    from schemas.extraction import Extraction

    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Extraction.model_json_schema(mode="serialization"),
    }
    click.echo(json.dumps(described, indent=2, ensure_ascii=False))
