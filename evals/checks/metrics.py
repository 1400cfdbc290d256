"""Recall and precision by type of finding, and false alarms on clean texts.

A labelled finding is met by one of its type (or of a type that describes it as well) whose span
overlaps its own.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from evals.checks.dataset import LabelledFinding, LabelledText
from evals.measures import Measure, Share
from schemas.check import Finding, FindingType, Severity

QUOTES: tuple[FindingType, ...] = (
    "invented_quote",
    "altered_quote",
    "misattributed_quote",
    "spliced_quote",
)
TYPES: tuple[FindingType, ...] = tuple(
    each for each in get_args(FindingType) if each != "unsupported_statement"
)


@dataclass(frozen=True)
class Checked:
    """A labelled text and what was found in it; `id` names its article and its place there."""

    id: str
    labelled: LabelledText
    findings: tuple[Finding, ...]


def is_met(label: LabelledFinding, findings: Iterable[Finding]) -> bool:
    return any(each.type in label.types and each.span.overlaps(label.span) for each in findings)


def is_right(finding: Finding, labels: Iterable[LabelledFinding]) -> bool:
    return any(finding.type in each.types and finding.span.overlaps(each.span) for each in labels)


def recall(cases: Iterable[Checked], types: Sequence[FindingType]) -> Share:
    """Of the labels of these types, those that are met."""
    met = [
        is_met(label, case.findings)
        for case in cases
        for label in case.labelled.findings
        if label.type in types
    ]
    return Share(sum(met), len(met))


def quotes_of_any_type(cases: Iterable[Checked]) -> Share:
    """Of the labelled quotations, those that are found, whatever they are said to suffer from."""
    met = [
        any(each.type in QUOTES and each.span.overlaps(label.span) for each in case.findings)
        for case in cases
        for label in case.labelled.findings
        if label.type in QUOTES
    ]
    return Share(sum(met), len(met))


def precision(cases: Iterable[Checked], types: Sequence[FindingType]) -> Share:
    """Of the findings of these types, those that meet a label."""
    right = [
        is_right(finding, case.labelled.findings)
        for case in cases
        for finding in case.findings
        if finding.type in types
    ]
    return Share(sum(right), len(right))


def false_alarms(cases: Iterable[Checked], severities: Sequence[Severity]) -> Share:
    """Of the clean texts, those with a finding as grave as these."""
    alarmed = [
        any(finding.severity in severities for finding in case.findings)
        for case in cases
        if not case.labelled.findings
    ]
    return Share(sum(alarmed), len(alarmed))


def mistakes(cases: Iterable[Checked]) -> Iterator[str]:
    """What was missed, then what was found where it is not, by type."""
    cases = list(cases)
    lines = [
        (TYPES.index(label.type), f"missed {label.type}: {case.id} {label.span.text!r}")
        for case in cases
        for label in case.labelled.findings
        if not is_met(label, case.findings)
    ]
    alarms = [
        (
            finding.type,
            f"false {finding.type} ({finding.severity}"
            f"{'' if case.labelled.findings else ', clean text'}):"
            f" {case.id} {finding.span.text!r}: {finding.explanation}",
        )
        for case in cases
        for finding in case.findings
        if not is_right(finding, case.labelled.findings)
    ]
    yield from (line for _, line in sorted(lines, key=lambda each: each[0]))
    yield from (line for _, line in sorted(alarms, key=lambda each: each[0]))


def describe(cases: Sequence[Checked]) -> str:
    clean = sum(not case.labelled.findings for case in cases)
    faults = sum(len(case.labelled.findings) for case in cases)
    return f"{len(cases)} texts, {clean} of them clean, {faults} faults"


def _recall(*types: FindingType) -> Callable[[Sequence[Checked]], Share]:
    return lambda cases: recall(cases, types)


def _precision(*types: FindingType) -> Callable[[Sequence[Checked]], Share]:
    return lambda cases: precision(cases, types)


def _alarms(*severities: Severity) -> Callable[[Sequence[Checked]], Share]:
    return lambda cases: false_alarms(cases, severities)


MEASURES: tuple[Measure[Checked], ...] = (
    Measure(
        "quotes_and_numbers.recall",
        "quotes and numbers",
        "recall",
        _recall(*QUOTES, "unsupported_number"),
        mark=0.90,
    ),
    Measure("quotes.recall", "quotes, as any of the four types", "recall", quotes_of_any_type),
    Measure(
        "dates_and_names.recall",
        "dates and names",
        "recall",
        _recall("unsupported_date", "unsupported_name"),
    ),
    Measure(
        "hedges_and_attributions.recall",
        "hedges and attributions",
        "recall",
        _recall("lost_hedge", "lost_attribution", "dropped_not_verified"),
        mark=0.75,
    ),
    Measure(
        "reversed_and_swapped.recall",
        "reversed and swapped",
        "recall",
        _recall("reversed_statement", "swapped_roles"),
        mark=0.60,
    ),
    Measure("precision", "findings that are right", "precision", _precision(*TYPES)),
    Measure(
        "false_alarms",
        "clean texts with a finding",
        "false alarms",
        _alarms("error", "warning"),
        mark=0.0499,
        better="lower",
    ),
    Measure(
        "false_errors",
        "clean texts with an error",
        "false alarms",
        _alarms("error"),
        mark=0.0499,
        better="lower",
    ),
    *(
        Measure(f"{each}.recall", each.replace("_", " "), "recall by type", _recall(each))
        for each in TYPES
    ),
    *(
        Measure(f"{each}.precision", each.replace("_", " "), "precision by type", _precision(each))
        for each in TYPES
    ),
)
"""The marks are what an editor was promised; the rest is told and not held to anything."""
