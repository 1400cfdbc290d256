import hypothesis
import pytest

# By the clock on the wall, which runs on while other processes have the processor.
hypothesis.settings.register_profile("tests", deadline=None)
hypothesis.settings.load_profile("tests")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
