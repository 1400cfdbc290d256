from datetime import UTC, datetime

import pytest

from service.engines.llm.faults import fault_of, pause_asked

NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"retry-after": "0"}, 0),
        ({"Retry-After": " 1.5 "}, 1.5),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9),
        ({"Retry-After": "Sun, 01 Mar 2026 12:00:30 GMT"}, 30),
        ({"Retry-After": "Sun, 01 Mar 2026 11:59:00 GMT"}, 0),
        (
            {
                "Retry-After": "Sun, 01 Mar 2026 09:00:30 GMT",
                "Date": "Sun, 01 Mar 2026 09:00:00 GMT",
            },
            30,
        ),
    ],
)
def test_a_pause_is_read_as_a_number_or_a_date(headers: dict[str, str], seconds: float) -> None:
    assert pause_asked(headers, NOW) == seconds


@pytest.mark.parametrize(
    "value", ["", "soon", "-3", "nan", "inf", "1e999", "Sun, 99 Foo", "٣ days"]
)
def test_what_is_no_pause_is_none(value: str) -> None:
    assert pause_asked({"Retry-After": value}, NOW) is None


def test_without_headers_no_pause_is_asked_for() -> None:
    assert pause_asked({}, NOW) is None


def test_an_error_whose_chain_bites_its_tail_is_told() -> None:
    error, other = ValueError("x"), KeyError("y")
    error.__context__, other.__context__ = other, error
    assert fault_of(error, "herald", 1).passing is False


class Refused(Exception):
    def __init__(self, status_code: int) -> None:
        self.status_code = status_code


@pytest.mark.parametrize(
    ("status", "passing", "paid"), [(400, False, False), (429, True, False), (503, True, False)]
)
def test_where_nothing_came_over_the_wire_litellms_status_counts(
    status: int, passing: bool, paid: bool
) -> None:
    fault = fault_of(Refused(status), "herald", 1)
    assert (fault.passing, fault.paid) == (passing, paid)


def test_litellms_500_may_be_anything() -> None:
    assert fault_of(Refused(500), "herald", 1).passing is False
