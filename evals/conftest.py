"""`pytest evals/`: every article is a test, and so is every figure.

--model ALIAS   who reads; the embedded engine and every recorded model otherwise
--record        ask the model about what is not recorded, or stale, and keep its answers
--strict        pytest's own option: here, a stale recording fails too
--report FILE   write a page with all figures and every article
--dataset DIR   labelled articles of your own

Checks and comparisons are run on datasets of their own, by the embedded engine.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from evals.checks.metrics import Checked
from evals.dataset import SPLITS, DatasetError
from evals.editing import checks, revisions, sheet_lines
from evals.evaluation import Evaluation, agreement, evaluations
from evals.measures import Gauged, Sheet
from evals.metrics import METRICS
from evals.report import render_report
from evals.revisions.metrics import Compared
from evals.suite import NEWS
from evals.table import agreement_lines, table
from service.errors import NutgrafError

_EVALUATIONS = pytest.StashKey[list[Evaluation]]()
_CHECKS = pytest.StashKey[list[Gauged[Checked]]]()
_REVISIONS = pytest.StashKey[Gauged[Compared]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("evaluation")
    group.addoption("--model", metavar="ALIAS", action="append", default=[])
    group.addoption("--record", action="store_true")
    group.addoption("--report", metavar="FILE", type=Path)
    group.addoption("--dataset", metavar="DIR", type=Path, default=NEWS)


def pytest_configure(config: pytest.Config) -> None:
    option = config.option
    try:
        opened = evaluations(option.dataset, option.model, record=option.record)
        _ = [each.suite.articles for each in opened]
        config.stash[_CHECKS] = [checks(split) for split in SPLITS]
        config.stash[_REVISIONS] = revisions()
    except NutgrafError as error:
        raise pytest.UsageError(error.detail) from error
    except (DatasetError, ValidationError) as error:
        raise pytest.UsageError(str(error)) from error
    config.stash[_EVALUATIONS] = opened


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    opened = metafunc.config.stash[_EVALUATIONS]
    if "article" in metafunc.fixturenames:
        metafunc.parametrize(
            ("evaluation", "article"),
            [
                pytest.param(each, article, id=f"{each.model}-{article.id}")
                for each in opened
                for article in each.suite.articles
            ],
        )
    elif "metric" in metafunc.fixturenames:
        metafunc.parametrize(
            ("evaluation", "split", "metric"),
            [
                pytest.param(each, split, metric, id=f"{each.model}-{split}-{metric.name}")
                for each in opened
                for split in SPLITS
                for metric in METRICS
                if metric.better != "neither"
            ],
        )
    elif "check_measure" in metafunc.fixturenames:
        metafunc.parametrize(
            ("gauged_checks", "check_measure"),
            [
                pytest.param(gauged, measure, id=f"{gauged.dataset}-{measure}")
                for gauged in metafunc.config.stash[_CHECKS]
                for measure in gauged.gated
            ],
        )
    elif "revision_measure" in metafunc.fixturenames:
        metafunc.parametrize("revision_measure", metafunc.config.stash[_REVISIONS].gated)


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def gauged_revisions(pytestconfig: pytest.Config) -> Gauged[Compared]:
    return pytestconfig.stash[_REVISIONS]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for evaluation in _begun(config):
        terminalreporter.section("evaluation")
        for line in table(evaluation):
            terminalreporter.line(line)
    for sheet in _sheets(config):
        terminalreporter.line("")
        for line in sheet_lines(sheet):
            terminalreporter.line(line)
    terminalreporter.line("")
    for line in agreement_lines(agreement(config.stash[_EVALUATIONS][0].suite)):
        terminalreporter.line(line)
    if path := config.option.report:
        terminalreporter.line(f"Report: {path}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    path: Path | None = session.config.option.report
    if path:
        page = render_report(_begun(session.config), _sheets(session.config))
        path.write_text(page, encoding="utf-8")


def _begun(config: pytest.Config) -> list[Evaluation]:
    return [
        each for each in config.stash[_EVALUATIONS] if each.outcomes or each.unread or each.failed
    ]


def _sheets(config: pytest.Config) -> list[Sheet]:
    """Of the datasets that a test asked for."""
    revised = config.stash[_REVISIONS]
    sheets = [each.sheet for each in config.stash[_CHECKS] if each.begun]
    return [*sheets, revised.sheet] if revised.begun else sheets
