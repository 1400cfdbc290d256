import hashlib
import re
from importlib.resources import files
from pathlib import Path

import pytest

from prompts import load_prompt, read_prompt
from service.engines.llm.draft import Draft

FRONT = "name: extract\nversion: 1\ndescription: Claims: and points\ndraft: draft.v1\n"


def test_a_prompt_is_its_front_matter_and_its_text() -> None:
    content = f"---\n{FRONT}---\n\nRead.\n\n--- a line of the text\nWrite.\n"
    prompt = read_prompt(content)
    assert (prompt.name, prompt.version, prompt.draft) == ("extract", 1, "draft.v1")
    assert prompt.description == "Claims: and points"
    assert prompt.text == "Read.\n\n--- a line of the text\nWrite."
    assert prompt.sha256 == hashlib.sha256(content.encode()).hexdigest()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "Read.",
        f"---\n{FRONT}---\n",
        f"---\n{FRONT}",
        f"---\n{FRONT}author: me\n---\nRead.",
        "---\nname: extract\n---\nRead.",
        f"---\n{FRONT.replace('1', 'one')}---\nRead.",
    ],
)
def test_a_prompt_that_is_not_in_order_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match=r"front matter|invalid literal"):
        read_prompt(content)


def test_an_unknown_prompt_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        load_prompt("extract", 999)


def test_every_prompt_file_is_in_order_and_named_for_what_it_is() -> None:
    names = [Path(entry.name) for entry in files("prompts").iterdir() if entry.name.endswith(".md")]
    assert names
    for name in names:
        stem, _, version = name.stem.partition(".v")
        load_prompt(stem, int(version))


def test_the_examples_of_a_prompt_have_the_shape_that_it_asks_for() -> None:
    examples = re.findall(r"^\{.*\}$", load_prompt("extract", 1).text, re.MULTILINE)
    assert len(examples) > 1
    for example in examples:
        draft = Draft.model_validate_json(example)
        assert draft.points
        assert draft.model_dump_json(exclude_defaults=True) == example


def test_the_examples_of_a_prompt_copy_word_for_word() -> None:
    text = load_prompt("extract", 1).text
    sentences = dict(re.findall(r"\[(\d+)\] ([^\[\n]+)", text))
    for example in re.findall(r"^\{.*\}$", text, re.MULTILINE):
        for claim in Draft.model_validate_json(example).claims:
            for string in (claim.source, claim.cue, claim.via, claim.hedge, *claim.content):
                assert string in sentences[str(claim.at)]
