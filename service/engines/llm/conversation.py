"""What is said to an LLM: the prompt, always the same so that providers can cache it; the article.

The article's words are passed on as they are. They stand between two lines with a code made from
the article's hash, which no text can contain on purpose, so nothing in it can end it early.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prompts import Prompt
from schemas.article import Chunk
from schemas.proposal import ProposedClaim, Refusal, What
from service.engines.llm.draft import Draft

Message = dict[str, Any]
Faults = Mapping[tuple[What, int], Refusal]

_LISTS: dict[What, str] = {"claim": "claims", "key_point": "points", "summary": "summary"}

CONTEXT_SENTENCES = 3

_MARKS_ITS_CACHE = re.compile(r"\b(anthropic|claude)\b")
"""Other providers cache a repeated prefix by themselves."""


def first_messages(prompt: Prompt, chunk: Chunk, model: str) -> list[Message]:
    system: Any = prompt.text
    if _MARKS_ITS_CACHE.search(model):
        system = [{"type": "text", "text": system, "cache_control": {"type": "ephemeral"}}]
    return [
        {"role": "system", "content": system},
        {"role": "user", "content": "\n".join(_article(chunk))},
    ]


def second_messages(
    draft: Draft, faults: Faults, candidates: Sequence[ProposedClaim]
) -> list[Message]:
    """The draft as the model's own turn, and what to do about it."""
    return [
        {"role": "assistant", "content": draft.model_dump_json(exclude_defaults=True)},
        {"role": "user", "content": "\n".join(_complaint(faults, candidates))},
    ]


def _article(chunk: Chunk) -> Iterator[str]:
    code = chunk.article.sha256[:8]
    text = chunk.article.text
    earlier = chunk.article.sentences[max(chunk.first - CONTEXT_SENTENCES, 0) : chunk.first]
    if earlier:
        yield f"--- earlier {code} (for understanding only, nothing to list)"
        for sentence in earlier:
            yield text[sentence.start : sentence.end]
    yield f"--- article {code}"
    for sentence in chunk.sentences:
        yield f"[{sentence.index + 1}] {text[sentence.start : sentence.end]}"
    yield f"--- end {code}"


def _complaint(faults: Faults, candidates: Sequence[ProposedClaim]) -> Iterator[str]:
    if faults:
        yield "FAULTS"
    for (what, index), refusal in faults.items():
        yield f"{_LISTS[what]}, item {index}: {refusal.detail}"
    if candidates:
        yield "CANDIDATES"
    for number, claim in enumerate(candidates, 1):
        pieces = (
            " … ".join(span.text for span in part)
            for part in (claim.source, claim.cue, claim.content)
        )
        yield f"{number}. " + " | ".join(pieces)
