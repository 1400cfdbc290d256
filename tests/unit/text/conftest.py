import pytest

from service.engines.embedded.parser import SpacyParser
from tests.unit.text.reading import Reader, read_marked


@pytest.fixture
def read(parser: SpacyParser) -> Reader:
    """Reads an article with claims marked in it, as `read_marked` explains."""
    return lambda marked: read_marked(marked, parser)
