"""Joined writes: the head of an answer is sent together with the body that follows it.

HTTP servers write them one after the other; sent apart, each wakes the client and walks through TCP for itself.
"""

import asyncio
from collections.abc import Callable
from typing import Any

_HEAD = b"HTTP/1.1 "


class JoinedWrites:
    """A transport that holds the head of an answer until the next write, at most to the end of the loop's turn.

    `lingers` is asked before it closes: where it does, the connection is ended by whoever was asked.
    """

    def __init__(
        self,
        transport: asyncio.Transport,
        loop: asyncio.AbstractEventLoop,
        lingers: Callable[[], bool] = lambda: False,
    ) -> None:
        self._transport, self._loop, self._lingers = transport, loop, lingers
        self._held = b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send some bytes, behind what is held."""
        if self._held:
            data, self._held = self._held + data, b""
        elif data.startswith(_HEAD):
            self._held = data
            self._loop.call_soon(self._flush)
            return
        self._transport.write(data)

    def get_write_buffer_size(self) -> int:
        """Return how many bytes are not yet taken."""
        return len(self._held) + self._transport.get_write_buffer_size()

    def write_eof(self) -> None:
        """Send what is held, and nothing after it."""
        self._flush()
        self._transport.write_eof()

    def close(self) -> None:
        """Send what is held and end the connection, unless it lingers."""
        self._flush()
        if not self._lingers():
            self._transport.close()

    def abort(self) -> None:
        """End the connection at once."""
        self._held = b""
        self._transport.abort()

    def _flush(self) -> None:
        if self._held:
            held, self._held = self._held, b""
            self._transport.write(held)
