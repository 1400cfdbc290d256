import json

import pytest

from prompts import load_prompt
from schemas.article import Article, Chunk, Sentence
from schemas.proposal import ProposedClaim, Refusal
from service.engines.llm.conversation import Faults, first_messages, second_messages
from service.engines.llm.draft import Draft, DraftClaim

PROMPT = load_prompt("extract", 1)
SENTENCES = ("One said so.", "Two said so.", "Three said so.", "Four said so.", "Five.", "Six.")


def chunk_of(first: int, last: int) -> Chunk:
    placed, start = [], 0
    for index, sentence in enumerate(SENTENCES):
        placed.append(Sentence(index, start, start + len(sentence), index))
        start += len(sentence) + 1
    return Chunk(Article(" ".join(SENTENCES), "en", sentences=tuple(placed)), first, last)


def shown(chunk: Chunk) -> list[str]:
    content: str = first_messages(PROMPT, chunk, "openai/x")[1]["content"]
    code = chunk.article.sha256[:8]
    return [line.replace(code, "CODE") for line in content.splitlines()]


def test_sentences_are_numbered_between_two_lines_with_a_code() -> None:
    assert shown(chunk_of(0, 2)) == [
        "--- article CODE",
        "[1] One said so.",
        "[2] Two said so.",
        "--- end CODE",
    ]


def test_a_later_chunk_keeps_its_numbers_and_is_told_what_came_before() -> None:
    assert shown(chunk_of(4, 6)) == [
        "--- earlier CODE (for understanding only, nothing to list)",
        "Two said so.",
        "Three said so.",
        "Four said so.",
        "--- article CODE",
        "[5] Five.",
        "[6] Six.",
        "--- end CODE",
    ]


@pytest.mark.parametrize(
    ("model", "marked"),
    [
        ("anthropic/claude-sonnet-4-5", True),
        ("bedrock/anthropic.claude-sonnet-4-5-v1:0", True),
        ("vertex_ai/claude-sonnet-4-5", True),
        ("openai/gpt-5-mini", False),
        ("gemini/gemini-2.5-flash", False),
        ("mistral/mistral-large-latest", False),
    ],
)
def test_the_prompt_is_marked_for_caching_only_where_the_provider_needs_it(
    model: str, marked: bool
) -> None:
    system, _ = first_messages(PROMPT, chunk_of(0, 1), model)
    assert ("cache_control" in json.dumps(system)) == marked
    assert json.dumps(PROMPT.text) in json.dumps(system)


def test_the_second_turn_names_faults_by_index_and_candidates_by_number() -> None:
    chunk = chunk_of(0, 6)
    span = chunk.article.span
    draft = Draft(claims=(DraftClaim(at=1, source="One", cue="said", content=("no",)),))
    faults: Faults = {
        ("claim", 0): Refusal("claim", "not_in_article", "no content “no”", {}),
        ("summary", 1): Refusal("summary", "reversed", "the other way", {}),
    }
    candidate = ProposedClaim(content=(span(9, 11),), source=(span(0, 3),), cue=(span(4, 8),))
    own, complaint = second_messages(draft, faults, [candidate])
    assert json.loads(own["content"]) == {
        "claims": [{"at": 1, "source": "One", "cue": "said", "content": ["no"]}]
    }
    assert complaint["content"].splitlines() == [
        "FAULTS",
        "claims, item 0: no content “no”",
        "summary, item 1: the other way",
        "CANDIDATES",
        "1. One | said | so",
    ]
