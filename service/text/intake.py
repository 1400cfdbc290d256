"""Reads what a client sends into an article. Text stays as it is, to the last character."""

from schemas.article import Article
from schemas.submission import ArticleInput
from service.errors import EmptyArticle, TooLarge, UnreadableArticle
from service.text.html import Page, read_page
from service.text.language import detected, normalised
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of


def read_article(given: ArticleInput, *, max_characters: int) -> Article:
    """The article with its language, sentences and quotations.

    What the caller says of title, date and language wins over what the page says. Raises
    EmptyArticle where there is no letter, TooLarge above `max_characters`, and UnreadableArticle
    for text that is not Unicode and for HTML without main text.
    """
    for field in ("text", "html", "title", "url", "id", "version"):
        _require_unicode(field, getattr(given, field))
    page = _page(given)
    if len(page.text) > max_characters:
        raise TooLarge(
            f"the article has {len(page.text)} characters; send at most {max_characters}"
        )
    if not any(map(str.isalpha, page.text)):
        raise EmptyArticle("Send an article whose text holds words.")
    language = normalised(given.language) if given.language else detected(page.text)
    quotations = quotations_of(page.text)
    return Article(
        text=page.text,
        language=language,
        id=given.id,
        version=given.version,
        title=given.title or page.title,
        published_at=given.published_at or page.published_at,
        url=given.url,
        sentences=sentences_of(page.text, language, quotations),
        quotations=quotations,
    )


def _page(given: ArticleInput) -> Page:
    if given.html is None:
        return Page(given.text or "", title=None, published_at=None)
    if not given.html.strip():
        raise EmptyArticle("Send an article whose text holds words.")
    return read_page(given.html)


def _require_unicode(field: str, words: str | None) -> None:
    try:
        (words or "").encode()
    except UnicodeEncodeError as error:
        raise UnreadableArticle(
            f"the {field} has half a surrogate pair at character {error.start}; send valid Unicode"
        ) from error
