"""The page that shows what a revision changed, old and new beside each other."""

from schemas.comparison import Comparison
from schemas.extraction import Extraction
from service.page.sheet import render


def render_comparison(comparison: Comparison, old: Extraction, new: Extraction) -> str:
    """HTML for a browser. What was kept is counted and not shown."""
    return render(
        "comparison.html",
        comparison=comparison,
        title=new.article.title or old.article.title,
        differences=[each for each in comparison.differences if each.change != "kept"],
    )
