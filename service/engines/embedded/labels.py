"""Finds speech that typography attributes: "Tell: …" in headlines and transcripts, "“…” — Tell"."""

import re
from collections import Counter
from collections.abc import Iterator

from schemas.article import Article
from service.engines.embedded.attribution import Attribution
from service.engines.embedded.grammar import Range
from service.text.paragraphs import paragraphs_of

_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|the|de|van|von|al)){0,4}"
_LABEL = re.compile(rf"[“\"]?({_NAME})(:)\s+(?=\S+\s+\S+\s+\S)")
_SIGNATURE = re.compile(rf"\s*([—–―]|--?)\s*({_NAME})(?=\s*(?:[,(\n]|$))")
_NOT_A_SOURCE = re.compile(
    r"\b(?:updated?|breaking|corrections?|clarification|exclusive|revealed|latest|live|photos?|"
    r"videos?|images?|watch|read|related|notes?|byline|by|contributing|source|plus|remember|sport|"
    r"opinion|analysis|explainer|review|obituary|summary|background|warning|caption|and)\b",
    re.IGNORECASE,
)


def labelled_speech(article: Article) -> Iterator[Attribution]:
    """Attributions whose source is a label: a headline's, or one that a transcript repeats."""
    labels = [
        (match, end)
        for start, end in paragraphs_of(article.text)
        if (match := _LABEL.match(article.text, start, end)) and not _NOT_A_SOURCE.search(match[1])
    ]
    seen = Counter(match[1] for match, _ in labels)
    is_transcript = len(seen) > 1 and max(seen.values()) > 1
    for match, end in labels:
        is_headline = not article.text[: match.start()].strip()
        if is_headline or is_transcript:
            yield _labelled(match.span(1), match.span(2), (match.end(), end))
    for quotation in article.outer_quotations:
        if signature := _SIGNATURE.match(article.text, quotation.end):
            marked = (quotation.start, quotation.end)
            attribution = _labelled(signature.span(2), signature.span(1), marked)
            attribution.quotations.append(marked)
            yield attribution


def _labelled(source: Range, cue: Range, content: Range) -> Attribution:
    return Attribution("label", "statement", [content], None, (), None, label=source, label_cue=cue)
