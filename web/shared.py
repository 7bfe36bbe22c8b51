"""Shared answers: what several ask for at once is made once, and ended only when nobody waits for it any more."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any

from istilah.exports.pages.site import Site
from istilah.web.answers import Reply


class _Coming:
    """An answer that is being made, and how many wait for it."""

    def __init__(self, making: Coroutine[Any, Any, Reply]) -> None:
        self.task = asyncio.ensure_future(making)
        self.waiting = 0


class Shared:
    """The answers that are being made about a version of the map."""

    def __init__(self, site: Site) -> None:
        self._coming: dict[Hashable, _Coming] = {}

    async def answer(self, name: Hashable, make: Callable[[], Coroutine[Any, Any, Reply]]) -> Reply:
        """Return the answer of a name, made by a function unless that has begun; raises what the function raises."""
        coming = self._coming.get(name) or _Coming(make())
        self._coming[name] = coming
        coming.waiting += 1
        try:
            return await asyncio.shield(coming.task)
        finally:
            coming.waiting -= 1
            self._leave(name, coming)

    def _leave(self, name: Hashable, coming: _Coming) -> None:
        """Keep no answer that has been made, nor make one for nobody."""
        if not coming.waiting:
            coming.task.cancel()
        if (not coming.waiting or coming.task.done()) and self._coming.get(name) is coming:
            del self._coming[name]
