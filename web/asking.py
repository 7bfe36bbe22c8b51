"""Asking: a query is answered by a worker, never in the server; when its client goes away the query ends as well."""

import asyncio
from collections.abc import Coroutine
from functools import partial
from typing import Any

from starlette.requests import Request

from istilah.graph.errors import IstilahError
from istilah.web.answers import Reply
from istilah.web.problems import ProblemError
from istilah.web.request_log import note
from istilah.web.requests import pool_of, site_of, version_of
from istilah.web.shared import Shared

#: How long a query may run before anyone looks whether its client is still there, in seconds: most are answered sooner.
_SOON = 0.05


async def ask(request: Request, **wanted: Any) -> Reply:
    """Return a worker's reply (`Pool.answer`), or give it up when the client goes away.

    Raises ProblemError for whatever goes wrong.
    """
    note(request.scope, wanted.get("query"))
    return await _watched(request, pool_of(request).answer(**wanted))


async def ask_for_graph(request: Request, name: str | None, format: str) -> Reply:
    """Return a graph in a format, None for the default graph; raises what `ask` does.

    A worker writes it once for all who ask for it at the same time; one in an endpoint, which may change, for each.
    """
    wanted = {"graph": name, "triples": format}
    if site_of(request).map.store.is_remote:
        return await ask(request, **wanted)
    shared = version_of(request).made(Shared)
    return await _watched(request, shared.answer((name, format), partial(pool_of(request).answer, **wanted)))


async def _watched(request: Request, answering: Coroutine[Any, Any, Reply]) -> Reply:
    watch = _Watch(request)
    try:
        reply = await answering
    except IstilahError as error:
        raise ProblemError.of(error) from None
    except asyncio.CancelledError:
        if watch.has_left:
            raise ProblemError(499, "the client went away") from None
        raise ProblemError(503, "the server is being stopped", "try again when it is back", kind="stopping") from None
    finally:
        watch.end()
    note(request.scope, rows=reply.rows)
    return reply


class _Watch:
    """Cancels the task that answers a request when its client goes away."""

    def __init__(self, request: Request) -> None:
        self.has_left = False
        self._request = request
        self._answering = asyncio.current_task()
        self._watching: asyncio.Task[None] | None = None
        self._start = asyncio.get_running_loop().call_later(_SOON, self._begin)

    def end(self) -> None:
        """Watch no longer."""
        self._start.cancel()
        if self._watching is not None:
            self._watching.cancel()

    def _begin(self) -> None:
        self._watching = asyncio.ensure_future(self._watch())

    async def _watch(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
        self.has_left = True
        if self._answering is not None:
            self._answering.cancel()
