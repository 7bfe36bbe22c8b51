"""Threads: what is made of a map may have to wait for another machine, so it has threads of its own.

Those that files are sent from stay free however many pages wait.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar

Made = TypeVar("Made")

#: How many there are: more than may wait for a store elsewhere for long (`istilah.graph.remote.turns`).
MOST = 64

_limiter: RunVar[CapacityLimiter] = RunVar("istilah.web.threads")


async def in_thread(make: Callable[..., Made], *arguments: Any) -> Made:
    """Return what a function makes, in one of these threads."""
    try:
        limiter = _limiter.get()
    except LookupError:
        limiter = CapacityLimiter(MOST)
        _limiter.set(limiter)
    return await to_thread.run_sync(partial(make, *arguments), limiter=limiter)
