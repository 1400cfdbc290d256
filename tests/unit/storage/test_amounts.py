import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.budgets import Budget
from service.storage.amounts import MOST, Amount, Limit, Sums, in_dollars

amounts = st.builds(
    Amount.of, st.integers(), st.none() | st.floats(allow_nan=True, allow_infinity=True)
)


@pytest.mark.parametrize(
    ("nanodollars", "written"),
    [
        (0, "0.00"),
        (-5, "0.00"),
        (1, "0.000000001"),
        (50_000_000, "0.05"),
        (2_500_000_000, "2.50"),
        (12_345_678_900, "12.3456789"),
        (MOST, "1000000.00"),
    ],
)
def test_money_is_written_exactly(nanodollars: int, written: str) -> None:
    assert in_dollars(nanodollars) == written


@given(amounts, amounts)
def test_what_is_added_and_taken_away_again_leaves_no_trace(one: Amount, two: Amount) -> None:
    assert 0 <= one.tokens <= MOST
    assert one.nanodollars is None or 0 <= one.nanodollars <= MOST
    assert Sums.of(one).plus(Sums.of(two)).minus(Sums.of(two)) == Sums.of(one)


@pytest.mark.parametrize(
    ("budget", "spent", "wanted", "told"),
    [
        (Budget(), Sums(9, 10**9, 10**15), Amount(10**9, 10**15), None),
        (Budget(tokens=10), Sums(1, 4), Amount(6, None), None),
        (Budget(tokens=10), Sums(1, 4), Amount(7, None), "6 of 10 tokens left, and it may take 7"),
        (Budget(tokens=10), Sums(1, 14), Amount(1, None), "0 of 10 tokens left"),
        (Budget(tokens=0), Sums(), Amount(1, None), "0 of 0 tokens left"),
        (Budget(usd=1), Sums(0, 0, 4 * 10**8), Amount(5, 6 * 10**8), None),
        (Budget(usd=1), Sums(0, 0, 4 * 10**8), Amount(5, 7 * 10**8), "0.60 of 1.00 US dollars"),
        (Budget(usd=1), Sums(0, 0, 10**10), Amount(5, None), None),
        (Budget(usd=0), Sums(), Amount(5, 0), None),
        (Budget(usd=0), Sums(), Amount(5, 1), "0.00 of 0.00 US dollars left"),
        (Budget(usd=1, tokens=5), Sums(1, 5, 0), Amount(1, 1), "tokens"),
    ],
)
def test_a_limit_says_what_it_does_not_cover(
    budget: Budget, spent: Sums, wanted: Amount, told: str | None
) -> None:
    exceeded = Limit.of(budget, "of a request").exceeded(spent, wanted)
    assert exceeded is None if told is None else told in str(exceeded)
