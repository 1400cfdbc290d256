"""A comparison as text for a terminal: old and new under each other."""

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from schemas.comparison import Change, Comparison, LostPoint
from schemas.extraction import ArticleView
from service.cli.view import print_lines, shown
from service.page.comparison import Shown, shown_differences
from service.page.sheet import Stretch

STYLES: dict[Change, str] = {
    "added": "green",
    "dropped": "red",
    "changed": "yellow",
    "kept": "dim",
}


def view(comparison: Comparison, old: ArticleView, new: ArticleView) -> RenderableType:
    """What was kept is counted and not shown."""
    totals = comparison.totals
    parts: list[RenderableType] = [
        Text(
            f"{totals.added} added, {totals.dropped} dropped, {totals.changed} changed,"
            f" {totals.kept} kept",
            "bold",
        )
    ]
    differences = shown_differences(comparison, old, new)
    if not differences:
        parts.append(Text("Nothing that the article says has changed."))
    if comparison.lost_points:
        parts.append(Text("\nKey points that no longer hold", "bold"))
        parts.append(_lines(*(line for point in comparison.lost_points for line in _lost(point))))
    for each in differences:
        parts += _difference(each)
    return Group(*parts)


def print_comparison(comparison: Comparison, old: ArticleView, new: ArticleView) -> None:
    print_lines(view(comparison, old, new), Console(highlight=False, markup=False, emoji=False))


def _difference(each: Shown) -> tuple[RenderableType, RenderableType]:
    change, aspects = each.difference.change, each.difference.changes
    heading = Text.assemble("\n", (change, f"bold {STYLES[change]}"))
    if aspects:
        heading.append(f": {', '.join(aspects)}")
    lines = [("", Text(shown(sentence))) for sentence in each.difference.detail]
    if each.difference.old:
        lines.append(("-", _side(each.old, each.old_source, "red")))
    if each.difference.new:
        lines.append(("+", _side(each.new, each.new_source, "green")))
    return heading, _lines(*lines)


def _lost(point: LostPoint) -> list[tuple[str, Text]]:
    lines = [("-", Text(shown(point.text))), ("", Text(shown(point.explanation), "dim"))]
    if point.new:
        words = " ".join(shown(span.text) for span in point.new)
        lines.append(("", Text.assemble(("now: ", "dim"), words)))
    return lines


def _side(stretches: list[Stretch], source: str | None, style: str) -> Text:
    line = Text(style=style)
    for each in stretches:
        line.append(shown(each.text), "bold underline" if each.classes else "")
    return line.append(f" [{shown(source)}]", "dim") if source else line


def _lines(*lines: tuple[str, Text]) -> RenderableType:
    """Lines of which each that is too long goes on under its beginning."""
    grid = Table.grid(padding=(0, 0, 0, 1))
    for sign, words in lines:
        grid.add_row(Text(sign, words.style), words)
    return grid
