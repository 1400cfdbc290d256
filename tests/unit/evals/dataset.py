"""A small dataset of one's own."""

import json
from pathlib import Path
from typing import Any

TEXT = "The pier will close, Ada Poe said. Jobs could go, the union feared."


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def claim(content: str, source: str, cue: str, **rest: object) -> dict[str, Any]:
    return {
        "content": [span(content)],
        "source": [span(source)],
        "name": span(source),
        "cue": [span(cue)],
        "kind": "indirect",
        "type": "statement",
        "level": "certain",
        "polarity": "positive",
        "stance": "attributed",
        "approximate": False,
        "verification": {"status": "none_stated", "span": None},
        **rest,
    }


def write_dataset(folder: Path, *ids: str) -> Path:
    """Articles of the same text and labels in `dev/`."""
    (folder / "dev").mkdir(parents=True)
    for id in ids:
        article = {
            "id": id,
            "style": "wire brief",
            "split": "dev",
            "article": {"text": TEXT, "language": "en", "published_at": "2026-03-01"},
            "labels": "adjudicated",
            "key_points": [
                {
                    "text": "The pier will close.",
                    "evidence": [span("The pier will close, Ada Poe said.")],
                }
            ],
            "claims": [
                claim("The pier will close", "Ada Poe", "said"),
                claim("Jobs could go", "the union", "feared", type="belief", level="possible"),
            ],
        }
        (folder / "dev" / f"{id}.json").write_text(json.dumps(article), "utf-8")
    return folder
