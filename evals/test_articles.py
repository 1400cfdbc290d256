"""Every article can be read, and nothing leaves that it does not say."""

import asyncio

import pytest

from evals.dataset import LabelledArticle
from evals.evaluation import Evaluation


def test_article(
    evaluation: Evaluation,
    article: LabelledArticle,
    runner: asyncio.Runner,
    pytestconfig: pytest.Config,
) -> None:
    outcome = runner.run(evaluation.read(article))

    if reason := evaluation.unread.get(article.id):
        if pytestconfig.getini("strict"):
            pytest.fail(reason)
        pytest.skip(reason)
    assert outcome, evaluation.failed[article.id]
    assert outcome.altered == 0, f"{outcome.altered} spans are not the article's words"
