from schemas.article import Span
from schemas.comparison import Change, Comparison, Difference, Side, Totals
from schemas.extraction import ArticleView
from service.page.comparison import Shown, shown_differences


def side(words: str, start: int = 0, source: str | None = None) -> Side:
    return Side(
        id=None,
        spans=(Span(start=start, end=start + len(words), text=words),),
        source=Span(start=0, end=len(source), text=source) if source else None,
    )


def article(text: str) -> ArticleView:
    return ArticleView(
        id=None,
        version=None,
        title=None,
        language="en",
        published_at=None,
        url=None,
        sha256="",
        characters=len(text),
        text=text,
    )


def comparison(change: Change, old: Side | None, new: Side | None) -> Comparison:
    return Comparison(
        old_id="x_1",
        new_id="x_2",
        totals=Totals(added=0, dropped=0, changed=0, kept=0),
        differences=(Difference(change=change, of="own", changes=(), detail=(), old=old, new=new),),
        lost_points=(),
    )


def shown(change: Change, old: str | None, new: str | None) -> list[Shown]:
    compared = comparison(change, side(old) if old else None, side(new) if new else None)
    return shown_differences(compared, article(old or ""), article(new or ""))


def replaced(change: Change, old: str | None, new: str | None) -> tuple[list[str], list[str]]:
    (each,) = shown(change, old, new)
    old_words, new_words = (
        [stretch.text for stretch in stretches if stretch.classes]
        for stretches in (each.old, each.new)
    )
    return old_words, new_words


def test_what_was_kept_is_not_shown() -> None:
    assert not shown("kept", "The pier is shut.", "The pier is shut.")


def test_words_that_were_replaced_stand_out_on_both_sides() -> None:
    old, new = "Nine people were hurt on the pier.", "Ten people were badly hurt on the pier."
    assert replaced("changed", old, new) == (["Nine"], ["Ten", "badly"])


def test_the_words_are_whole() -> None:
    old, new = "Nine were hurt.", "Ten were hurt, “all” of them."
    (each,) = shown("changed", old, new)
    assert "".join(stretch.text for stretch in each.old) == old
    assert "".join(stretch.text for stretch in each.new) == new


def test_nothing_stands_out_where_all_is_new() -> None:
    assert replaced("changed", "The pier is shut.", "Nobody came to see her.") == ([], [])
    assert replaced("added", None, "The pier is shut.") == ([], [])
    assert replaced("dropped", "…", None) == ([], [])


def test_a_claim_is_shown_in_its_sentence_and_with_a_source_that_is_not_named_there() -> None:
    text = "Ada Poe left. She denied that the pier was shut."
    claim = side("the pier was shut", text.index("the pier"), "Ada Poe")
    (each,) = shown_differences(comparison("dropped", claim, None), article(text), article("–"))
    assert [stretch.text for stretch in each.old] == ["She denied that the pier was shut."]
    assert each.old_source == "Ada Poe"
    assert not each.new_source
