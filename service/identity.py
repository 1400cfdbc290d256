"""What makes two extractions the same: everything that can change the answer, hashed."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from schemas.article import Article
from schemas.extraction import SCHEMA_VERSION
from schemas.submission import Options


def extraction_id(
    article: Article,
    options: Options,
    engine: str,
    parser: str,
    owner: str | None = None,
    *,
    nonce: str | None = None,
    instead_of: Sequence[tuple[str, str]] = (),
) -> str:
    """The id of the extraction of this article under these options; `x_` and 16 hex digits.

    `engine` and `parser` are their identities, `owner` is whose extraction it is where keys are in
    force. A `nonce` makes an extraction unlike any before it. `instead_of` names the models that
    failed before this engine, each with the reason: what stands in for another model's answer is
    never taken for it. The offsets' unit is only a view of an extraction and does not count.
    """
    asked = {
        "text": article.sha256,
        "article": [
            article.language,
            article.id,
            article.version,
            article.title,
            article.published_at,
            article.url,
        ],
        "options": options.model_dump(exclude={"offsets", "model", "refresh"}),
        "engine": engine,
        "parser": parser,
        "schema": SCHEMA_VERSION,
        "code": code_version(),
        "owner": owner,
        "nonce": nonce,
        "instead_of": list(instead_of),
    }
    encoded = json.dumps(asked, ensure_ascii=False, sort_keys=True).encode()
    return f"x_{hashlib.sha256(encoded).hexdigest()[:16]}"


@cache
def code_version() -> str:
    """Hash of the installed sources and lexicons: a changed rule never answers from the store."""
    digest = hashlib.sha256()
    for package in ("schemas", "service.text", "service.verify", "service.engines"):
        for name, content in _sources(files(package)):
            digest.update(f"{package}/{name}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:16]


def _sources(folder: Traversable, prefix: str = "") -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = prefix + entry.name
        if entry.is_dir():
            found += _sources(entry, f"{name}/")
        elif name.endswith((".py", ".toml")):
            found.append((name, entry.read_bytes()))
    return found
