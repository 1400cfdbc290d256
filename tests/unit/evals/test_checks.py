import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from evals.checks.dataset import CheckedArticle, LabelledText, load_checks, texts_of
from evals.checks.metrics import (
    MEASURES,
    TYPES,
    Checked,
    false_alarms,
    mistakes,
    precision,
    quotes_of_any_type,
    recall,
)
from evals.dataset import DatasetError
from evals.editing import CHECKS
from evals.measures import Share
from schemas.article import Span
from schemas.check import Finding, FindingType, Severity

TEXT = "Pier “may close soon”, says Poe, in 12 days"

Json = dict[str, Any]


def span(words: str) -> Json:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def label(type: str, words: str, **rest: object) -> Json:  # noqa: A002 - the label's own word
    return {"type": type, "span": span(words), **rest}


def text(*findings: Json) -> Json:
    return {"kind": "headline", "text": TEXT, "findings": list(findings)}


def article(*texts: Json, **changes: object) -> Json:
    return {
        "id": "pier",
        "article": {"text": "A pier.", "language": "en"},
        "texts": texts,
    } | changes


def read(value: Json) -> CheckedArticle:
    return CheckedArticle.model_validate_json(json.dumps(value))


def finding(kind: FindingType, words: str, severity: Severity = "error") -> Finding:
    return Finding(
        type=kind,
        severity=severity,
        span=Span(**span(words)),
        evidence=None,
        explanation="Not so.",
    )


def checked(labels: list[Json], *findings: Finding) -> Checked:
    return Checked("pier.1", LabelledText.model_validate_json(json.dumps(text(*labels))), findings)


def test_a_sound_article_is_read() -> None:
    labels = [label("altered_quote", "“may close soon”"), label("unsupported_number", "12 days")]

    found = read(article(text(*labels))).texts[0].findings

    assert [each.type for each in found] == ["altered_quote", "unsupported_number"]


@pytest.mark.parametrize(
    ("findings", "reason"),
    [
        ([{"type": "lost_hedge", "span": {"start": 0, "end": 4, "text": "Quay"}}], "is not 'Quay'"),
        ([{"type": "lost_hedge", "span": {"start": 0, "end": 0, "text": ""}}], "is not ''"),
        ([label("lost_hedge", "Pier ")], "white space"),
        ([label("unsupported_statement", "Pier")], "not labelled"),
        ([label("lost_hedge", "Pier", also=["lost_hedge"])], "a type twice"),
        ([label("made_up", "Pier")], "Input should be"),
        ([label("lost_hedge", "Pier", note="sic")], "Extra inputs"),
        ([label("unsupported_number", "12"), label("lost_hedge", "Pier")], "not in the order"),
        (
            [
                label("lost_hedge", "Pier “may"),
                label("lost_attribution", "“may close", also=["lost_hedge"]),
            ],
            "the same fault twice",
        ),
    ],
)
def test_an_unsound_label_is_refused(findings: list[Json], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        read(article(text(*findings)))


def test_the_same_text_twice_is_refused() -> None:
    with pytest.raises(ValidationError, match="the same text twice"):
        read(article(text(), text()))


def test_a_file_of_another_name_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no articles"):
        load_checks(tmp_path)
    (tmp_path / "quay.json").write_text(json.dumps(article(text())), "utf-8")
    with pytest.raises(DatasetError, match="holds the article pier"):
        load_checks(tmp_path)


def test_a_label_is_met_by_its_type_or_another_that_describes_it_where_the_spans_overlap() -> None:
    labels = [label("lost_attribution", "Pier “may", also=["dropped_not_verified"])]

    def met(each: Finding) -> Share:
        return recall([checked(labels, each)], ["lost_attribution"])

    assert met(finding("lost_attribution", "“may close soon”")) == Share(1, 1)
    assert met(finding("dropped_not_verified", "Pier")) == Share(1, 1)
    assert met(finding("lost_hedge", "Pier")) == Share(0, 1)
    assert met(finding("lost_attribution", "12 days")) == Share(0, 1)


def test_any_type_of_quote_counts_in_the_second_figure() -> None:
    case = checked([label("spliced_quote", "“may close soon”")], finding("altered_quote", "may"))

    assert recall([case], ["spliced_quote"]) == Share(0, 1)
    assert quotes_of_any_type([case]) == Share(1, 1)


def test_precision_counts_findings_that_meet_a_label() -> None:
    case = checked(
        [label("unsupported_number", "12 days")],
        finding("unsupported_number", "12"),
        finding("unsupported_name", "Poe"),
    )

    assert precision([case], ["unsupported_number"]) == Share(1, 1)
    assert precision([case], TYPES) == Share(1, 2)


def test_false_alarms_are_clean_texts_with_a_finding() -> None:
    cases = [
        checked([]),
        checked([], finding("lost_hedge", "Pier", "warning")),
        checked([label("lost_hedge", "Pier")], finding("lost_hedge", "Poe")),
    ]

    assert false_alarms(cases, ["error", "warning"]) == Share(1, 2)
    assert false_alarms(cases, ["error"]) == Share(0, 2)


def test_every_miss_and_false_alarm_is_told() -> None:
    case = checked([label("lost_hedge", "Pier")], finding("unsupported_name", "Poe"))

    assert list(mistakes([case])) == [
        "missed lost_hedge: pier.1 'Pier'",
        "false unsupported_name (error): pier.1 'Poe': Not so.",
    ]


def test_names_of_measures_are_distinct() -> None:
    assert len({each.name for each in MEASURES}) == len(MEASURES)


@pytest.mark.parametrize(("split", "texts", "of_a_type"), [("dev", 120, 6), ("held", 80, 3)])
def test_the_dataset_has_a_third_of_clean_texts_and_faults_of_each_type(
    split: str, texts: int, of_a_type: int
) -> None:
    found = texts_of(load_checks(CHECKS / split))
    counts = Counter(each.type for text in found for each in text.findings)

    assert len(found) >= texts
    assert sum(not text.findings for text in found) >= len(found) // 3
    assert counts.keys() == set(TYPES)
    assert all(count >= of_a_type for count in counts.values())
