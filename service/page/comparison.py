"""The page that shows what a revision changed, old and new beside each other."""

from difflib import SequenceMatcher
from typing import NamedTuple

from schemas.article import Article, Span
from schemas.comparison import Comparison, Difference, Side
from schemas.extraction import ArticleView, Extraction
from service.page.sheet import Stretch, cut, render
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of
from service.text.words import words_of

MOST_WORDS = 300
"""Words of a side that are compared one by one."""

ALIKE = 0.4
"""How alike the words must be for what differs to stand out; else nearly all of them would."""


class Shown(NamedTuple):
    """A difference with the whole sentences of its sides.

    What was replaced has the class `replaced`. `old_source` and `new_source` are whose claim it is,
    where the sentences do not name them.
    """

    difference: Difference
    old: list[Stretch]
    new: list[Stretch]
    old_source: str | None
    new_source: str | None


def render_comparison(comparison: Comparison, old: Extraction, new: Extraction) -> str:
    """HTML for a browser. What was kept is counted and not shown."""
    return render(
        "comparison.html",
        comparison=comparison,
        title=new.article.title or old.article.title,
        shown=shown_differences(comparison, old.article, new.article),
    )


def shown_differences(comparison: Comparison, old: ArticleView, new: ArticleView) -> list[Shown]:
    """All but what was kept; the articles are those that were compared."""
    before, after = _read(old), _read(new)
    found = []
    for each in comparison.differences:
        if each.change != "kept":
            words = _sentences(each.old, before), _sentences(each.new, after)
            sources = _unnamed(each.old, words[0]), _unnamed(each.new, words[1])
            found.append(Shown(each, *_stretches(*words), *sources))
    return found


def _read(view: ArticleView) -> Article:
    quotations = quotations_of(view.text)
    return Article(
        view.text, view.language, sentences=sentences_of(view.text, view.language, quotations)
    )


def _sentences(side: Side | None, article: Article) -> str:
    """The sentences that hold any of the side's spans."""
    words, before = "", None
    for span in side.spans if side else ():
        for sentence in article.sentences_in(span.start, span.end):
            if before is None or sentence.index > before:
                gap = " " if before is None or sentence.index == before + 1 else " … "
                words += gap + article.text[sentence.start : sentence.end].strip()
                before = sentence.index
    return words.strip()


def _unnamed(side: Side | None, words: str) -> str | None:
    name = side.source.text if side and side.source else None
    return name if name and name not in words else None


def _stretches(old: str, new: str) -> tuple[list[Stretch], list[Stretch]]:
    sides = [list(words_of(text)) for text in (old, new)]
    marks: list[list[tuple[Span, int, str]]] = [[], []]
    if all(0 < len(words) <= MOST_WORDS for words in sides):
        first, second = ([word.form for word in words] for words in sides)
        matcher = SequenceMatcher(None, first, second, autojunk=False)
        codes = matcher.get_opcodes() if matcher.ratio() >= ALIKE else []
        for kind, *places in codes:
            for side, text in enumerate((old, new)):
                start, end = places[2 * side : 2 * side + 2]
                if kind != "equal" and start < end:
                    begin, stop = sides[side][start].start, sides[side][end - 1].end
                    span = Span(start=begin, end=stop, text=text[begin:stop])
                    marks[side].append((span, 0, "replaced"))
    return cut(old, marks[0]), cut(new, marks[1])
