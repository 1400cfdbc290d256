import pytest

from service.observe.figures import FIGURES
from service.observe.tally import Figure, Spread, Tally

SEEN = Figure("counter", "seen_total", "Seen", ("what",))


@pytest.mark.parametrize(
    ("values", "counts", "total"),
    [
        ((), (0, 0, 0), 0),
        ((1,), (1, 1, 1), 1),  # a bound belongs to the bucket below it
        ((0.5, 1.5, 99), (1, 2, 3), 101),
        ((2, 2.1), (0, 1, 2), 4.1),
    ],
)
def test_a_spread_counts_up_to_each_bound(
    values: tuple[float, ...], counts: tuple[int, ...], total: float
) -> None:
    spread = Spread((1, 2))
    for value in values:
        spread.observe(value)
    assert spread.buckets() == list(zip((1, 2, float("inf")), counts, strict=True))
    assert spread.sum == pytest.approx(total)


def test_each_set_of_labels_is_counted_for_itself() -> None:
    tally = Tally()
    tally.add(SEEN, "owls")
    tally.add(SEEN, "owls", amount=2)
    tally.add(SEEN, "foxes")
    assert tally.numbers(SEEN) == {("owls",): 3, ("foxes",): 1}


def test_asking_for_a_figure_makes_no_series() -> None:
    tally = Tally()
    assert tally.numbers(SEEN) == {}
    assert list(tally.spreads(SEEN)) == []
    assert tally.numbers(SEEN) == {}


@pytest.mark.parametrize("figure", FIGURES, ids=lambda each: each.name)
def test_figures_are_named_as_prometheus_advises(figure: Figure) -> None:
    assert figure.name.startswith("nutgraf_")
    assert figure.name.endswith("_total") == (figure.kind == "counter")
    assert figure.name.endswith("_seconds") == (figure.kind == "histogram")
    assert bool(figure.bounds) == (figure.kind == "histogram")
    assert list(figure.bounds) == sorted(figure.bounds)


def test_no_two_figures_share_a_name() -> None:
    assert len({figure.name for figure in FIGURES}) == len(FIGURES)
