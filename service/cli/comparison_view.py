"""A comparison as text for a terminal: old and new under each other."""

from rich.console import Console, Group, RenderableType
from rich.text import Text

from schemas.comparison import Change, Comparison, Difference, LostPoint, Side
from service.cli.view import print_lines, shown

STYLES: dict[Change, str] = {
    "added": "green",
    "dropped": "red",
    "changed": "yellow",
    "kept": "dim",
}


def view(comparison: Comparison) -> RenderableType:
    """What was kept is counted and not shown."""
    totals = comparison.totals
    parts: list[RenderableType] = [
        Text(
            f"{totals.added} added, {totals.dropped} dropped, {totals.changed} changed,"
            f" {totals.kept} kept",
            "bold",
        )
    ]
    parts += [_difference(each) for each in comparison.differences if each.change != "kept"]
    if comparison.lost_points:
        parts.append(Text("\nKey points that no longer hold", "bold"))
    parts += [_lost(point) for point in comparison.lost_points]
    return Group(*parts)


def print_comparison(comparison: Comparison) -> None:
    print_lines(view(comparison), Console(highlight=False, markup=False, emoji=False))


def _difference(each: Difference) -> RenderableType:
    lines = Text.assemble("\n", (each.change, f"bold {STYLES[each.change]}"))
    if each.changes:
        lines.append(f": {', '.join(each.changes)}")
    for sentence in each.detail:
        lines.append(f"\n   {shown(sentence)}")
    for sign, side, style in (("-", each.old, "red"), ("+", each.new, "green")):
        if side:
            lines.append(f"\n {sign} {_words(side)}", style)
    return lines


def _lost(point: LostPoint) -> RenderableType:
    return Text.assemble(f" - {shown(point.text)}\n   ", (shown(point.explanation), "dim"))


def _words(side: Side) -> str:
    words = " … ".join(shown(span.text) for span in side.spans)
    return f"{shown(side.source.text)}: {words}" if side.source else words
