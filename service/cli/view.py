"""An extraction as text for a terminal: in colour where there is colour, whole without it."""

import click
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from schemas.article import Span
from schemas.extraction import Claim, Extraction, KeyPoint, Rejected, Source
from schemas.hedging import Hedging, Level
from service.page import by_source

LEVEL_STYLES: dict[Level, str] = {
    "certain": "green",
    "probable": "cyan",
    "possible": "yellow",
    "uncommitted": "magenta",
}
CONTEXT = 60
"""Characters shown before and after a claim."""

NO_SOURCE = "No source named"

# A terminal obeys control characters, and an article may hold any: each is shown, none is sent.
_CONTROLS = {code: "�" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def view(extraction: Extraction, *, colour: bool) -> RenderableType:
    """Key points, claims by source, what was rejected; with `colour` off, marks take its place."""
    parts: list[RenderableType] = [_heading(extraction)]
    if extraction.key_points:
        parts.append(_title("Key points"))
    for number, point in enumerate(extraction.key_points, start=1):
        line = Text.assemble((f"{number}. ", "bold"), shown(point.text), "  ", _level(point.level))
        parts.append(_indented(line))
    parts.append(_title("Claims" if extraction.claims else "No claims"))
    for source, claims in by_source(extraction.claims):
        parts.append(_source(source))
        parts += [_claim(extraction, claim, colour=colour) for claim in claims]
    if extraction.uncovered_quotes:
        parts.append(_title("Quotations that no claim covers"))
        parts += [_indented(Text(shown(quote.text))) for quote in extraction.uncovered_quotes]
    if extraction.rejected:
        parts.append(_title("Rejected"))
    for rejected in extraction.rejected:
        words = " · ".join(shown(words) for words in rejected.proposed.values())
        reason = (f"{_words(rejected.what)}, {_words(rejected.reason)}: ", "red")
        parts.append(_indented(Text.assemble(reason, rejected.detail, "\n", (words, "dim"))))
    for warning in extraction.warnings:
        parts.append(Text.assemble(("Warning: ", "bold yellow"), warning.detail))
    return Group(*parts)


def print_view(extraction: Extraction) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    print_lines(view(extraction, colour=console.is_terminal and not console.no_color), console)


def print_lines(lines: RenderableType, console: Console) -> None:
    with console.capture() as captured:
        console.print(lines)
    for line in captured.get().splitlines():
        click.echo(line.rstrip())  # what only fills a line up is in the way of whoever pipes it


def in_a_line(item: Claim | KeyPoint | Rejected) -> Text:
    """An item of an extraction, for a list of what has been found so far."""
    match item:
        case Claim():
            source = _in_a_line(item.source.name.text) if item.source else NO_SOURCE
            return Text.assemble((f"{source}: ", "bold"), _in_a_line(item.text))
        case KeyPoint():
            return Text.assemble(("Key point: ", "bold"), _in_a_line(item.text))
        case Rejected():
            return Text.assemble(("Rejected: ", "red"), _words(item.reason))


def print_hedging(text: str, hedging: Hedging, certainty: float) -> None:
    line = Text(shown(text))
    for cue in hedging.cues:
        line.stylize(f"bold {LEVEL_STYLES[hedging.level]}", cue.span.start, cue.span.end)
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(line)
    console.print(
        Text.assemble(level_words(hedging), f" · {_words(hedging.stance)}"),
        Text(f"certainty {certainty:.1f} on a scale from 1 (open) to 6 (beyond doubt)", "dim"),
        sep="\n",
    )


def level_words(hedging: Hedging) -> Text:
    """ "possible, negative (could, not)": the words that carry the meaning, coloured by it."""
    words = _level(hedging.level)
    if hedging.polarity == "negative":
        words.append(", negative")
    if hedging.approximate:
        words.append(", approximate")
    if hedging.cues:
        words.append(f" ({', '.join(shown(cue.span.text) for cue in hedging.cues)})")
    return words


def _heading(extraction: Extraction) -> RenderableType:
    article, provenance = extraction.article, extraction.provenance
    facts = [
        _counted(len(extraction.claims), "claim"),
        _counted(article.characters, "character"),
        article.language,
        f"read by {provenance.model}",
        extraction.id,
    ]
    lines = Text()
    if article.title:
        lines.append(f"{shown(article.title)}\n", "bold")
    return lines.append(" · ".join(facts), "dim")


def _source(source: Source | None) -> RenderableType:
    if source is None:
        return Text(f"\n{NO_SOURCE}", "bold italic")
    line = Text.assemble("\n", (shown(source.name.text), "bold"))
    if source.role:
        line.append(f", {shown(source.role.text)}")
    kind = f"{source.type}, anonymous" if source.anonymous else source.type
    return line.append(f"  [{kind}]", "dim")


def _claim(extraction: Extraction, claim: Claim, *, colour: bool) -> RenderableType:
    facts = level_words(claim.hedging)
    for word in (claim.type, claim.kind, claim.hedging.stance):
        if word not in ("statement", "attributed"):
            facts.append(f" · {_words(word)}")
    if claim.via:
        facts.append(f" · through {', '.join(shown(via.text) for via in claim.via)}")
    if claim.verification.status != "none_stated":
        facts.append(f" · {_words(claim.verification.status)}", "bold red")
        if claim.verification.span:
            facts.append(f": {shown(claim.verification.span.text)}", "red")
    return Group(
        _indented(_in_context(extraction.article.text, claim, colour=colour)),
        Padding(facts, (0, 0, 0, 4), expand=False),
    )


def _in_context(text: str, claim: Claim, *, colour: bool) -> Text:
    """The claim among the words around it, in one line, its content set off."""
    parts: list[tuple[Span, str]] = [(span, "bold") for span in claim.content]
    parts += [(cue.span, f"bold {LEVEL_STYLES['possible']}") for cue in claim.hedging.cues]
    if claim.source:
        parts += [(span, "underline") for span in claim.source.spans]
    parts += [(span, "italic") for span in claim.cue_spans]
    near = [span for span, _ in parts if span.start < claim.content[-1].end + CONTEXT * 4]
    start = _border(text, min(span.start for span in near), backward=True)
    end = _border(text, max(span.end for span in near), backward=False)
    line = Text(shown(text[start:end]).replace("\n", " "))
    for span, style in parts:
        line.stylize(style, max(0, span.start - start), max(0, span.end - start))
    if not colour:
        line = _marked(line, [(s.start - start, s.end - start) for s in claim.content])
    cut_before = start > 0 and text[start - 1] != "\n"
    cut_after = end < len(text) and text[end] != "\n"
    return Text.assemble("…" if cut_before else "", line, "…" if cut_after else "")


def _marked(line: Text, places: list[tuple[int, int]]) -> Text:
    pieces, done = Text(), 0
    for start, end in places:
        pieces.append_text(line[done:start]).append("⟦")
        pieces.append_text(line[start:end]).append("⟧")
        done = end
    return pieces.append_text(line[done:])


def _border(text: str, offset: int, *, backward: bool) -> int:
    """Up to CONTEXT characters away, not past the paragraph nor in the middle of a word."""
    if backward:
        nearest = max(0, offset - CONTEXT, text.rfind("\n", 0, offset) + 1)
        space = text.find(" ", nearest, offset)
        return nearest if nearest == 0 or text[nearest - 1] == "\n" or space < 0 else space + 1
    newline = text.find("\n", offset)
    nearest = min(len(text), offset + CONTEXT, newline if newline >= 0 else len(text))
    space = text.rfind(" ", offset, nearest)
    return nearest if nearest == len(text) or text[nearest] == "\n" or space < 0 else space


def _title(words: str) -> RenderableType:
    return Group(Text(), Rule(Text(words, "bold"), align="left", style="dim"))


def _indented(line: Text) -> RenderableType:
    return Padding(line, (0, 0, 0, 2), expand=False)


def _level(level: Level) -> Text:
    return Text(level, LEVEL_STYLES[level])


def _words(code: str) -> str:
    return code.replace("_", " ")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _in_a_line(words: str) -> str:
    return " ".join(shown(words).split())


def shown(words: str) -> str:
    """The words as a terminal may have them: it obeys none."""
    return words.translate(_CONTROLS)
