"""Sends the service thousands of requests made up from its OpenAPI document.

    python -m benchmarks.fuzz [--cases 10000] [--seed 1]

Every operation is asked by the document's rules and against them, with a key, with a wrong one and
with none, in every media type that it takes, and for every one that it answers with; half of it on
a service that has a key and half on one that has none. The engine is the embedded one.

It fails when an answer is a server error or is not as the document says: status, media type,
headers, shape. Runs with other seeds ask other things, so 10,000 cases may be ten runs of 1,000.
"""

import argparse
import math
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import hypothesis

from tests.api.fuzzing import ASKED, Fuzzed, fuzzed


def main(cases: int, seed: int) -> int:
    answers: Counter[tuple[str, int]] = Counter()
    faults = 0
    begun = time.perf_counter()
    for with_key in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            with fuzzed(Path(folder), with_key=with_key) as service:
                faults += _rounds(service, (cases + 1) // 2, seed)
            answers += service.answers
    _print(answers)
    seconds = time.perf_counter() - begun
    print(f"\n{answers.total():,} cases in {seconds:.0f} s, seed {seed}: {faults} faults")
    return 1 if faults else 0


def _rounds(service: Fuzzed, cases: int, seed: int) -> int:
    """Asks until so many are answered; returns how often a check found something.

    Each operation has its turn; where there is not so much to ask, others have a second one.
    """
    faults = turn = 0
    share = math.ceil(cases / len(ASKED))
    while service.answers.total() < cases:
        operation, mode = ASKED[turn % len(ASKED)]
        run = hypothesis.settings(
            max_examples=min(share, cases - service.answers.total()),
            database=None,
            deadline=None,
            suppress_health_check=list(hypothesis.HealthCheck),
            print_blob=False,
        )
        try:
            service.ask(operation, mode, run, seed=seed * 1_000 + turn)
        except (Exception, BaseExceptionGroup) as fault:
            faults += 1
            print(f"\n{operation}, {mode.value}:\n{_told(fault)}", flush=True)
        turn += 1
    return faults


def _told(fault: BaseException) -> str:
    parts = fault.exceptions if isinstance(fault, BaseExceptionGroup) else (fault,)
    return "\n".join(f"{type(part).__name__}: {part}" for part in parts)


def _print(answers: Counter[tuple[str, int]]) -> None:
    statuses = sorted({status for _, status in answers})
    print(f"\n{'':32}" + "".join(f"{status:>7}" for status in statuses))
    for operation in dict.fromkeys(operation for operation, _ in ASKED):
        counts = (answers[operation, status] for status in statuses)
        print(f"{operation:32}" + "".join(f"{count or '':>7}" for count in counts))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.exit(main(given.cases, given.seed))
