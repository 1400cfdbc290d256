import pytest

from service.engines.embedded.parser import SpacyParser


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    """Loaded once: the pipeline takes a second."""
    return SpacyParser()
