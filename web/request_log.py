"""The log of requests: a line each on the standard error, without the text of queries, without credentials.

2026-01-31T09:30:00.123Z GET /sparql 200 4.1ms rows=12 query=9f86d081884c
"""

import logging
import sys
import time
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger("istilah.requests")
_NOTES = "istilah.notes"
_LONGEST_PATH = 200


class RequestLog:
    """Writes a line for each request once it is answered, or given up."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, start, notes = 0, time.perf_counter(), scope.setdefault(_NOTES, {})

        async def send_and_see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_see)
        finally:
            write_line(scope["method"], _path(scope), status, time.perf_counter() - start, **notes)


def note(scope: Scope, query: str | None = None, **values: Any) -> None:
    """Note for the log, where there is one, what was asked (by its hash alone) and what came of it."""
    notes = scope.get(_NOTES)
    if notes is None:
        return
    notes.update(values)
    if query is not None:
        notes["query"] = sha256(query.encode()).hexdigest()[:12]


def start() -> None:
    """Write the log from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    _LOG.handlers, _LOG.propagate = [handler], False
    _LOG.setLevel(logging.INFO)


def write_line(method: str, path: str, status: int, seconds: float, **notes: Any) -> None:
    """Write a line of the log, if it is written; status 0 stands for a request that got no answer."""
    if not _LOG.isEnabledFor(logging.INFO):
        return
    moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    told = "".join(f" {name}={notes[name]}" for name in sorted(notes, reverse=True))
    _LOG.info("%s %s %s %s %.1fms%s", moment, method, path, status or "-", seconds * 1000, told)


def _path(scope: Scope) -> str:
    """Return the path as it was sent, without what would break a line."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    return "".join(sign if sign.isprintable() else "?" for sign in raw[:_LONGEST_PATH].decode("ascii", "replace"))
