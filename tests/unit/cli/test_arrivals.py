import io

from rich.console import Console

from schemas.extraction import Rejected
from service.cli.arrivals import Arrivals
from service.ports import News
from tests.fakes.claims import a_claim, a_point

TEXT = "The baths\nwill stay open, said Joan\x1b[2J Tell."


def shown(*news: News) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, width=60, height=20)
    with Arrivals(console) as arrivals:
        for each in news:
            arrivals.hear(each)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_before_anything_is_found_it_says_that_it_reads() -> None:
    assert "Reading" in shown(News(TEXT))


def test_items_are_counted_and_shown_each_in_a_line() -> None:
    claim = a_claim(TEXT, "The baths\nwill stay open", source="Joan\x1b[2J Tell", cue="said")
    rejected = Rejected(what="claim", reason="truncated", detail="", proposed={})
    seen = shown(News(TEXT, (claim, claim)), News(TEXT, (a_point(TEXT, "The baths"), rejected)))
    assert "The baths will stay open" in seen
    assert "Key point: " in seen
    assert "2 claims, 1 key point, 1 rejected" in seen


def test_nothing_of_an_article_is_obeyed_by_the_terminal() -> None:
    claim = a_claim(TEXT, "The baths", source="Joan\x1b[2J Tell")
    assert "\x1b[2J" not in shown(News(TEXT, (claim,)))
