import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from evals.dataset import (
    DatasetError,
    LabelledArticle,
    Labelling,
    load_dataset,
    load_labelling,
)

NEWS = Path(__file__).parents[3] / "evals" / "datasets" / "news.v1"
TEXT = "The pier will close, Ada Poe said. The union denied it. 🙂 “We were told,” a clerk said."

Json = dict[str, Any]


def span(words: str) -> Json:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def claim(**changes: object) -> Json:
    return {
        "content": [span("The pier will close")],
        "source": [span("Ada Poe")],
        "name": span("Ada Poe"),
        "role": None,
        "via": [],
        "cue": [span("said")],
        "kind": "indirect",
        "type": "statement",
        "level": "certain",
        "polarity": "positive",
        "stance": "attributed",
        "approximate": False,
        "verification": {"status": "denied", "span": span("The union denied it.")},
    } | changes


def point(**changes: object) -> Json:
    return {
        "text": "Ada Poe said the pier will close.",
        "evidence": [span("The pier will close, Ada Poe said.")],
        "alternatives": [],
    } | changes


def article(**changes: object) -> Json:
    return {
        "id": "pier",
        "style": "wire brief",
        "split": "dev",
        "article": {"text": TEXT, "title": "Pier", "published_at": "2026-01-02", "language": "en"},
        "key_points": [point()],
        "claims": [claim()],
        "labels": "a",
    } | changes


def read(value: Json) -> LabelledArticle:
    return LabelledArticle.model_validate_json(json.dumps(value))


def write(folder: Path, *values: Json, name: str | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for value in values:
        path = folder / f"{name or value['id']}.json"
        path.write_text(json.dumps(value), encoding="utf-8")


def test_a_sound_article_is_read() -> None:
    labelled = read(article())

    assert labelled.article.text == TEXT
    assert [span.text for span in labelled.claims[0].content] == ["The pier will close"]


def test_a_floating_quotation_needs_no_cue() -> None:
    floating = claim(
        content=[span("We were told,")], cue=[], source=[span("a clerk")], name=span("a clerk")
    )

    assert read(article(claims=[claim(), floating])).claims[1].cue == ()


def test_an_unnamed_source_is_null_with_its_name() -> None:
    assert read(article(claims=[claim(source=None, name=None)])).claims[0].source is None


FAULTS: list[tuple[str, Callable[[], Json]]] = [
    (
        "is not",
        lambda: article(claims=[claim(cue=[{"start": 40, "end": 44, "text": "said"}])]),
    ),
    (
        "is not",
        lambda: article(claims=[claim(role={"start": 900, "end": 904, "text": "pier"})]),
    ),
    ("is not", lambda: article(claims=[claim(via=[{"start": 3, "end": 3, "text": ""}])])),
    ("white space", lambda: article(claims=[claim(content=[span("The pier ")])])),
    (
        "white space",
        lambda: article(key_points=[point(evidence=[span("The union denied it. ")])]),
    ),
    (
        "overlaps its own cue",
        lambda: article(claims=[claim(content=[span("The pier will close, Ada Poe said")])]),
    ),
    (
        "overlaps or precedes",
        lambda: article(claims=[claim(content=[span("pier will"), span("The pier")])]),
    ),
    ("given together", lambda: article(claims=[claim(name=None)])),
    (
        "role without",
        lambda: article(claims=[claim(source=None, name=None, role=span("a clerk"))]),
    ),
    (
        "points at its words",
        lambda: article(claims=[claim(verification={"status": "denied", "span": None})]),
    ),
    (
        "points at its words",
        lambda: article(
            claims=[claim(verification={"status": "none_stated", "span": span("The union")})]
        ),
    ),
    ("same content twice", lambda: article(claims=[claim(), claim(type="belief")])),
    ("same key point twice", lambda: article(key_points=[point(), point()])),
    (
        "same evidence twice",
        lambda: article(key_points=[point(alternatives=[point()["evidence"]])]),
    ),
    ("without a sentence", lambda: article(key_points=[point(alternatives=[[]])])),
    (
        "not in the order",
        lambda: article(claims=[claim(content=[span("We were told,")], cue=[]), claim()]),
    ),
    ("at least 1", lambda: article(claims=[claim(content=[])])),
    ("at least 1", lambda: article(claims=[claim(source=[])])),
    ("Input should be", lambda: article(claims=[claim(level="maybe")])),
    ("Extra inputs", lambda: article(claims=[claim(comment="?")])),
    ("should match pattern", lambda: article(id="../pier")),
]


@pytest.mark.parametrize(("fault", "make"), FAULTS)
def test_an_unsound_article_is_refused(fault: str, make: Callable[[], Json]) -> None:
    with pytest.raises(ValidationError, match=fault):
        read(make())


def test_offsets_count_code_points() -> None:
    late = span("We were told,")

    assert TEXT.encode("utf-16-le").index("We".encode("utf-16-le")) // 2 == late["start"] + 1
    utf16 = {**late, "start": late["start"] + 1, "end": late["end"] + 1}
    with pytest.raises(ValidationError, match="is not"):
        read(article(claims=[claim(content=[utf16], cue=[])]))


def test_articles_come_from_both_splits_in_order_of_their_ids(tmp_path: Path) -> None:
    write(tmp_path / "held", article(id="a-gale", split="held"))
    write(tmp_path / "dev", article(id="pier"), article(id="b-tide"))

    assert [labelled.id for labelled in load_dataset(tmp_path)] == ["a-gale", "b-tide", "pier"]


def test_a_dataset_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no articles"):
        load_dataset(tmp_path)


def test_an_article_in_the_wrong_split_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "held", article())

    with pytest.raises(DatasetError, match="split is dev"):
        load_dataset(tmp_path)


def test_an_article_in_both_splits_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "dev", article())
    write(tmp_path / "held", article(split="held"))

    with pytest.raises(DatasetError, match="in another split"):
        load_dataset(tmp_path)


def test_a_file_is_named_by_its_article(tmp_path: Path) -> None:
    write(tmp_path / "dev", article(), name="quay")

    with pytest.raises(DatasetError, match=r"quay\.json: holds the article pier"):
        load_dataset(tmp_path)


def test_an_unsound_file_is_named(tmp_path: Path) -> None:
    write(tmp_path / "dev", article(claims=[claim(content=[])]))

    with pytest.raises(DatasetError, match=r"pier\.json"):
        load_dataset(tmp_path)


def test_a_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "torn.json").write_bytes(b'{"id": "to\xff')

    with pytest.raises(DatasetError, match=r"torn\.json"):
        load_dataset(tmp_path)


def labelling(**changes: object) -> Json:
    labelled = article(labels="b", **changes)
    return {key: labelled[key] for key in ("id", "labels", "key_points", "claims")}


def test_a_labelling_is_checked_against_the_articles(tmp_path: Path) -> None:
    write(tmp_path / "second", labelling())

    found = load_labelling(tmp_path / "second", [read(article())])

    assert list(found) == ["pier"]
    assert isinstance(found["pier"], Labelling)


@pytest.mark.parametrize(
    ("fault", "changes"),
    [
        ("unknown article", {"id": "quay"}),
        ("is not", {"claims": [claim(cue=[{"start": 40, "end": 44, "text": "said"}])]}),
    ],
)
def test_an_unsound_labelling_is_refused(
    tmp_path: Path, fault: str, changes: dict[str, object]
) -> None:
    write(tmp_path / "second", labelling(**changes))

    with pytest.raises(DatasetError, match=fault):
        load_labelling(tmp_path / "second", [read(article())])


def test_the_news_dataset_is_sound() -> None:
    articles = load_dataset(NEWS)

    assert sum(labelled.split == "dev" for labelled in articles) == 30
    assert sum(labelled.split == "held" for labelled in articles) == 10
    assert all(labelled.labels == "adjudicated" for labelled in articles)
    for labeller in ("first", "second"):
        assert set(load_labelling(NEWS / labeller, articles)) == {one.id for one in articles}


@pytest.mark.parametrize("labelled", load_dataset(NEWS), ids=lambda labelled: labelled.id)
def test_a_news_article_has_what_the_guideline_asks_for(labelled: LabelledArticle) -> None:
    words = len(labelled.article.text.split())

    assert 150 <= words <= 1_200
    assert 3 <= len(labelled.key_points) <= (6 if words > 500 else 5)
    assert len(labelled.claims) >= words / 45
