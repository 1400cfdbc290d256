"""The page that shows a checked text with what was found in it."""

from schemas.check import Check, CheckedKind
from schemas.extraction import Extraction
from service.page.sheet import cut, render

_VERDICTS = {
    "pass": "Pass: the article bears it out.",
    "warn": "Warn: somebody should look at it.",
    "fail": "Fail: it says what the article does not.",
}


def render_check(check: Check, text: str, kind: CheckedKind, extraction: Extraction) -> str:
    """HTML for a browser. Raises ValueError for offsets that are not in code points."""
    if check.offsets != "codepoints":
        raise ValueError("a page is made from offsets in code points")
    marks = [
        (finding.span, number, finding.severity)
        for number, finding in enumerate(check.findings, start=1)
    ]
    return render(
        "check.html",
        check=check,
        kind=kind,
        article=extraction.article,
        stretches=cut(text, marks),
        verdicts=_VERDICTS,
    )
