"""The text layer alone: an article of 700 words from raw text to sentences and quotations.

    python -m benchmarks.text_layer

The budget is 30 ms with the parser off.
"""

import time
from statistics import median

from benchmarks.articles import of_words, texts
from schemas.submission import ArticleInput
from service.text.intake import read_article

ROUNDS = 50


def main() -> None:
    text = of_words(texts(None), 700)
    forms = {
        "text": ArticleInput(text=text),
        "html": ArticleInput(html=_page(text)),
    }
    print(f"an article of {len(text.split())} words, median of {ROUNDS}\n")
    for name, given in forms.items():
        read_article(given, max_characters=200_000)
        seconds = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            read_article(given, max_characters=200_000)
            seconds.append(time.perf_counter() - begun)
        print(f"{name}  {median(seconds) * 1000:5.1f} ms")


def _page(text: str) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return f"<html><body><article>{paragraphs}</article></body></html>"


if __name__ == "__main__":
    main()
