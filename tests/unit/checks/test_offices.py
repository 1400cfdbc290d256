import pytest

from service.checks.quotes.offices import spoken_for


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("police", "inspector"),
        ("union", "secretary"),
        ("officers", "detective"),
        ("trust", "surgeon"),
    ],
)
def test_an_office_stands_for_its_body(one: str, other: str) -> None:
    assert other in spoken_for(one)


def test_others_do_not() -> None:
    assert "inspector" not in spoken_for("union")
    assert not spoken_for("trombone")
