from dataclasses import dataclass

import pytest

from service.engines.llm.circuit import Circuit


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def circuit(clock: Clock, told: list[str]) -> Circuit:
    return Circuit(failures=3, seconds=10, clock=clock, tell=told.append)


def call(circuit: Circuit, *, dead: bool) -> None:
    with circuit.call() as report:
        report(dead)


def opened(circuit: Circuit) -> None:
    for _ in range(3):
        call(circuit, dead=True)


def test_it_opens_after_so_many_failures_in_a_row(circuit: Circuit, told: list[str]) -> None:
    for dead in (True, True, False, True, True):
        call(circuit, dead=dead)
    assert circuit.wait == 0
    call(circuit, dead=True)
    assert circuit.wait == 10
    assert told == ["open"]


def test_one_trial_that_succeeds_closes_it(circuit: Circuit, clock: Clock, told: list[str]) -> None:
    opened(circuit)
    clock.now += 10
    assert circuit.wait == 0
    with circuit.call() as report:
        assert circuit.wait > 0
        report(False)
    assert circuit.wait == 0
    assert told == ["open", "half_open", "closed"]


def test_a_trial_that_fails_opens_it_for_as_long_again(
    circuit: Circuit, clock: Clock, told: list[str]
) -> None:
    opened(circuit)
    clock.now += 10
    call(circuit, dead=True)
    assert circuit.wait == 10
    assert told == ["open", "half_open", "open"]


def test_a_trial_that_is_given_up_leaves_the_trial_to_the_next(
    circuit: Circuit, clock: Clock
) -> None:
    opened(circuit)
    clock.now += 10
    with pytest.raises(KeyboardInterrupt), circuit.call():
        raise KeyboardInterrupt
    assert circuit.wait == 0
    call(circuit, dead=False)
    call(circuit, dead=True)
    assert circuit.wait == 0


def test_a_failure_of_a_call_begun_before_it_opened_keeps_it_open_no_longer(
    circuit: Circuit, clock: Clock
) -> None:
    with circuit.call() as report:
        opened(circuit)
        clock.now += 4
        report(True)
    assert circuit.wait == 6
