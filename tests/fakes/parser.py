"""A parser that reads no language: the pipeline goes on without a grammar."""

from schemas.article import Article
from schemas.syntax import Parse
from service.errors import UnsupportedLanguage


class NoParser:
    identity = "none"

    def reads(self, language: str) -> bool:
        return False

    def parse(self, article: Article) -> Parse:
        raise UnsupportedLanguage(f"no parser for {article.language!r}")
