"""Asking: a query is answered by a worker, never in the server; when its client goes away the query ends as well."""

import asyncio
import contextlib
from typing import Any

from starlette.requests import Request

from istilah.graph.errors import IstilahError
from istilah.web.answers import Reply
from istilah.web.problems import ProblemError
from istilah.web.request_log import note
from istilah.web.requests import pool_of


async def ask(request: Request, **wanted: Any) -> Reply:
    """Return a worker's reply (`Pool.answer`), or give it up when the client goes away.

    Raises ProblemError for whatever goes wrong.
    """
    note(request.scope, wanted.get("query"))
    working = asyncio.ensure_future(_asked(request, wanted))
    leaving = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ProblemError(499, "the client went away")
        reply = working.result()
        note(request.scope, rows=reply.rows)
        return reply
    finally:
        for task in (working, leaving):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await task


async def _asked(request: Request, wanted: dict[str, Any]) -> Reply:
    try:
        return await pool_of(request).answer(**wanted)
    except IstilahError as error:
        raise ProblemError.of(error) from None


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
