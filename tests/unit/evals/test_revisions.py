import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from evals.dataset import DatasetError
from evals.editing import REVISIONS
from evals.measures import Share
from evals.revisions.dataset import Revision, load_revisions
from evals.revisions.metrics import (
    MEASURES,
    Compared,
    beside,
    disturbed,
    found,
    lost_points,
    mistakes,
    told,
)
from schemas.article import Span
from schemas.comparison import Aspect, Change, Comparison, Difference, LostPoint, Side, Totals

OLD = "Nine are hurt.\n\nThe pier may close.\n\nPoe left."
NEW = "Ten are hurt.\n\nThe pier may close.\n\nLee came."

Json = dict[str, Any]


def span(text: str, words: str) -> Json:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def changed(**changes: object) -> Json:
    return {
        "change": "changed",
        "aspects": ["figure"],
        "old": span(OLD, "Nine are hurt."),
        "new": span(NEW, "Ten are hurt."),
        "loses_point": True,
    } | changes


DROPPED = {"change": "dropped", "old": span(OLD, "Poe left."), "new": None}


def revision(*changes: Json, **rest: object) -> Json:
    return {
        "id": "pier",
        "old": {"text": OLD, "language": "en"},
        "new": {"text": NEW, "language": "en"},
        "changes": changes or (changed(), DROPPED),
        "reorderings": [[2, 0, 1]],
    } | rest


def read(value: Json) -> Revision:
    return Revision.model_validate_json(json.dumps(value))


def difference(
    change: Change, *aspects: Aspect, old: str | None = None, new: str | None = None
) -> Difference:
    def side(text: str, words: str | None) -> Side | None:
        return Side(id=None, spans=(Span(**span(text, words)),), source=None) if words else None

    return Difference(
        change=change,
        of="own",
        changes=aspects,
        detail=(),
        old=side(OLD, old),
        new=side(NEW, new),
    )


def comparison(*differences: Difference, lost: str | None = None) -> Comparison:
    points = [
        LostPoint(
            id="k1", text=words, old=(Span(**span(OLD, words)),), new=None, explanation="Gone."
        )
        for words in (lost,)
        if words
    ]
    return Comparison(
        old_id="x_0000000000000000",
        new_id="x_0000000000000001",
        totals=Totals(added=0, dropped=0, changed=0, kept=0),
        differences=differences,
        lost_points=tuple(points),
    )


def compared(*differences: Difference, moved: Comparison | None = None) -> Compared:
    return Compared(read(revision()), comparison(*differences), (moved or comparison(),))


KEPT = difference("kept", old="The pier may close.", new="The pier may close.")
TOLD = difference("changed", "figure", old="Nine", new="Ten")
GONE = difference("dropped", old="Poe left.")


def test_a_sound_revision_is_read() -> None:
    assert read(revision()).reordered == ("Poe left.\n\nNine are hurt.\n\nThe pier may close.",)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (revision(changed(old=span(NEW, "Ten are hurt."))), "is not 'Ten"),
        (revision(changed(old=None, loses_point=False)), "sides do not fit"),
        (revision({**DROPPED, "new": span(NEW, "Lee came.")}), "sides do not fit"),
        (revision(changed(aspects=[])), "has aspects"),
        (revision({**DROPPED, "aspects": ["figure"]}), "has aspects"),
        (
            revision(
                {
                    "change": "added",
                    "old": None,
                    "new": span(NEW, "Lee came."),
                    "loses_point": True,
                }
            ),
            "never there",
        ),
        (revision(changed(), changed()), "overlaps or precedes"),
        (revision(DROPPED, changed()), "overlaps or precedes"),
        (revision(reorderings=[[0, 1, 2]]), "no other order"),
        (revision(reorderings=[[0, 2]]), "no other order"),
        (revision() | {"changes": []}, "at least 1 item"),
    ],
)
def test_an_unsound_revision_is_refused(value: Json, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        read(value)


def test_a_file_of_another_name_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no revisions"):
        load_revisions(tmp_path)
    (tmp_path / "quay.json").write_text(json.dumps(revision()), "utf-8")
    with pytest.raises(DatasetError, match="holds the article pier"):
        load_revisions(tmp_path)


@pytest.mark.parametrize(
    ("reported", "is_found", "is_told"),
    [
        ([TOLD, GONE, KEPT], 2, 2),
        ([difference("changed", "wording", old="Nine", new="Ten"), GONE], 2, 1),
        ([difference("changed", "figure", old="Nine", new="Lee"), GONE], 2, 1),
        ([difference("dropped", old="Nine"), GONE], 2, 1),
        ([KEPT], 0, 0),
        ([difference("kept", old="Nine", new="Ten")], 0, 0),
    ],
)
def test_a_change_is_found_where_it_is_and_told_as_what_it_is(
    reported: list[Difference], is_found: int, is_told: int
) -> None:
    cases = [compared(*reported)]

    assert found(cases) == Share(is_found, 2)
    assert told(cases, lambda _: True) == Share(is_told, 2)


def test_what_touches_no_planted_change_is_beside() -> None:
    other = difference("dropped", old="The pier may close.")

    assert beside([compared(TOLD, GONE, other, KEPT)]) == Share(1, 3)
    assert "not planted: pier dropped: The pier may close." in mistakes([compared(TOLD, other)])


def test_a_lost_point_rests_on_the_words_that_were_changed() -> None:
    revised = read(revision())

    assert lost_points([Compared(revised, comparison(lost="Nine are hurt."), ())]) == Share(1, 1)
    assert lost_points([Compared(revised, comparison(lost="Poe left."), ())]) == Share(0, 1)


def test_anything_but_kept_disturbs_a_reordering() -> None:
    cases = [compared(), compared(moved=comparison(KEPT)), compared(moved=comparison(GONE))]

    assert disturbed(cases) == Share(1, 3)
    assert disturbed([compared(moved=comparison(lost="Poe left."))]) == Share(1, 1)


def test_every_mistake_is_told() -> None:
    case = compared(difference("dropped", old="Nine"), moved=comparison(GONE))

    assert list(mistakes([case])) == [
        "changed figure, told as dropped: pier 'Ten are hurt.'",
        "missed dropped: pier 'Poe left.'",
        "moved, not changed: pier [2, 0, 1] dropped: Poe left.",
    ]


def test_names_of_measures_are_distinct() -> None:
    assert len({each.name for each in MEASURES}) == len(MEASURES)


def test_the_dataset_has_twenty_revisions_each_with_a_reordering() -> None:
    revisions = load_revisions(REVISIONS)

    assert len(revisions) == 20
    assert all(each.reorderings for each in revisions)
    assert {each.change for some in revisions for each in some.changes} == {
        "added",
        "dropped",
        "changed",
    }
