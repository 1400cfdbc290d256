"""A check as text for a terminal: in colour where there is colour, whole without it."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from schemas.check import Check, Finding, Verdict
from service.cli.view import print_lines, shown

VERDICT_STYLES: dict[Verdict, str] = {
    "pass": "bold green",
    "warn": "bold yellow",
    "fail": "bold red",
}


def view(check: Check, text: str) -> RenderableType:
    """The verdict, the text with what was found marked, and a paragraph a finding."""
    parts: list[RenderableType] = [
        Text.assemble(
            (check.verdict, VERDICT_STYLES[check.verdict]),
            f" · {_counted(len(check.findings))} · ",
            (check.extraction_id, "dim"),
        ),
        Padding(_marked(check, text), (1, 0, 0, 2), expand=False),
    ]
    parts += [_finding(number, each) for number, each in enumerate(check.findings, start=1)]
    parts += [Text(f"Warning: {warning.detail}") for warning in check.warnings]
    return Group(*parts)


def print_check(check: Check, text: str) -> None:
    print_lines(view(check, text), Console(highlight=False, markup=False, emoji=False))


def _marked(check: Check, text: str) -> Text:
    line = Text(shown(text))
    for finding in check.findings:
        style = "red" if finding.severity == "error" else "yellow"
        line.stylize(f"underline {style}", finding.span.start, finding.span.end)
    return line


def _finding(number: int, finding: Finding) -> RenderableType:
    style = "red" if finding.severity == "error" else "yellow"
    lines = Text.assemble(
        "\n",
        (f"{number}. {finding.type.replace('_', ' ')}", f"bold {style}"),
        f" ({finding.severity}): ",
        (shown(finding.span.text), "bold"),
        "\n   ",
        shown(finding.explanation),
    )
    for span in finding.evidence or ():
        lines.append(f"\n   │ {shown(span.text)}", "dim")
    return lines


def _counted(number: int) -> str:
    return f"{number} finding{'' if number == 1 else 's'}"
