"""Asks a language model from a test that has no event loop."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from service.engines.llm.upstream import litellm

T = TypeVar("T")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Runs it in a loop of its own, and closes what litellm opened in it.

    litellm keeps its clients for the process. Left open, they become garbage in the middle of some
    later test, which the warning then fails.
    """

    async def main() -> T:
        try:
            return await coroutine
        finally:
            await litellm().close_litellm_async_clients()

    return asyncio.run(main())
