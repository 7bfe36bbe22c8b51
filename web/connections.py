"""Connections: HTTP as uvicorn and httptools speak it, with limits to what clients send, how slowly, and how many.

What a handler never sees is refused here, in the words and with the headers that everything else has. The least rates
are those of Apache's mod_reqtimeout: 20 seconds, and one more for each 500 bytes that have come.
"""

import asyncio
import json
import os
import socket
import struct
from enum import Enum
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from istilah.web.guards import HEADERS
from istilah.web.joined_writes import JoinedWrites
from istilah.web.problems import MEDIA_TYPE, RETRY_AFTER, ProblemError, title
from istilah.web.request_log import write_line

#: How long an address and how long the other lines of a head may be, in bytes; httptools reads no longer addresses.
MOST_ADDRESS, MOST_HEADERS = (1 << 16) - 1, 1 << 16
#: How many connections there may be, and how many bytes may wait for all their clients to take them.
MOST_CONNECTIONS, MOST_UNSENT = 512, 256 << 20
#: How long a client may take for a head or a body, the bytes that earn a second more, and the most for a head.
PATIENCE, LEAST_RATE, MOST_PATIENCE = 20.0, 500, 40.0
#: How long a connection that is answered before all is sent goes on listening: many clients read when they have sent.
_LINGER = 10.0
#: What the system is told of a connection whose unsent bytes are not to be kept: linger, for no second (socket(7)).
_NO_LINGER = struct.pack("ii" if os.name == "posix" else "hh", 1, 0)


class Reading(Enum):
    """What of a request is being read."""

    NOTHING, HEAD, BODY = range(3)


class Connection(HttpToolsProtocol):
    """A connection that refuses what is too long, too slow or too much.

    A request that comes whole, as almost all do, costs a few comparisons and no timer.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin; where there are too many connections, one that waits for its client makes room."""
        super().connection_made(JoinedWrites(transport, self.loop, self._lingers))  # type: ignore[arg-type]
        self._reading, self._since, self._received = Reading.HEAD, self.loop.time(), 0
        self._refused = self._begun = False
        self._unsent = self._coming = 0
        self._sending: asyncio.TimerHandle | None = None
        self._timer: asyncio.TimerHandle | None = self.loop.call_later(PATIENCE, self._hurry)
        if len(self.connections) > most_connections():
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """End, and the timers with it."""
        super().connection_lost(exc)
        self._rest()
        if self._sending:
            self._sending.cancel()

    def data_received(self, data: bytes) -> None:
        """Read on; what comes after a refusal is not read."""
        if self._refused:
            return
        before, self._coming = self._reading, len(data)
        super().data_received(data)
        if self._reading is Reading.NOTHING:
            self._rest()
        elif self._timer is None:
            self._timer = self.loop.call_later(PATIENCE, self._hurry)
        if before is not Reading.NOTHING:
            self._received += len(data)
            if self._reading is Reading.HEAD:
                self._measure(len(self.url) if self._begun else 0, self._received)

    def on_message_begin(self) -> None:
        """Begin to read a request."""
        super().on_message_begin()
        self._begun = True
        self._begin(Reading.HEAD)

    def on_headers_complete(self) -> None:
        """Begin to answer a request whose head is read, unless it is too long."""
        if not self._is_long_head():
            super().on_headers_complete()
            self._begin(Reading.BODY)

    def on_body(self, body: bytes) -> None:
        """Take a part of a body."""
        if not self._refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Have read a request."""
        if not self._refused:
            super().on_message_complete()
            self._reading = Reading.NOTHING

    def send_400_response(self, msg: str) -> None:
        """Answer what is not HTTP."""
        if not self._refused:
            self._refuse(ProblemError(400, "this is not HTTP", kind="not-http"))

    def pause_writing(self) -> None:
        """Wait for a client to take what was sent, as long as it takes some of it."""
        super().pause_writing()
        self._unsent = self.transport.get_write_buffer_size()
        self._since = self.loop.time()
        self._sending = self.loop.call_later(PATIENCE, self._taken)
        self._shed()

    def resume_writing(self) -> None:
        """Send on."""
        super().resume_writing()
        if self._sending:
            self._sending.cancel()
            self._sending = None

    def timeout_keep_alive_handler(self) -> None:
        """Close where nothing is asked any more."""
        if not self._refused:
            super().timeout_keep_alive_handler()

    def _begin(self, part: Reading) -> None:
        self._reading, self._since, self._received = part, self.loop.time(), 0

    def _rest(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _is_long_head(self) -> bool:
        """Refuse a head that is too long and return whether it was; one that came in few bytes needs no measuring."""
        if self._received + self._coming <= MOST_HEADERS:
            return self._refused
        sizes = sum(len(name) + len(value) for name, value in self.headers)
        return self._measure(len(self.url), len(self.url) + sizes)

    def _measure(self, address: int, head: int) -> bool:
        """Refuse a head that is too long and return whether it was."""
        if self._refused:
            return True
        if address > MOST_ADDRESS:
            problem = _too_long(414, "address", MOST_ADDRESS, "send the query in the body of a POST")
        elif head - address > MOST_HEADERS:
            problem = _too_long(431, "headers", MOST_HEADERS, "send shorter headers")
        else:
            return False
        self._refuse(problem)
        return True

    def _hurry(self) -> None:
        """Refuse a request that comes too slowly; look again later at one that does not."""
        allowed = PATIENCE + self._received / LEAST_RATE
        if self._reading is Reading.HEAD:
            allowed = min(allowed, MOST_PATIENCE)
        left = self._since + allowed - self.loop.time()
        self._timer = self.loop.call_later(left, self._hurry) if left > 0 else None
        if left > 0:
            return
        if not self._begun or self._answered:
            self.transport.close()
        else:
            hint = "send it faster, or in smaller parts"
            self._refuse(ProblemError(408, "the request came too slowly", hint, kind="too-slow", limit="request-time"))

    def _lingers(self) -> bool:
        """Listen on, and say so, where an answer is sent of which the client, still sending, would not read a word."""
        if self._refused or self._reading is not Reading.BODY:
            return False
        self._refused = True
        self._rest()
        self._linger()
        return True

    def _linger(self) -> None:
        """Say nothing more, and pass over what comes until the client is done."""
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.flow.resume_reading()
        self.loop.call_later(_LINGER, self.transport.abort)

    @property
    def _answered(self) -> bool:
        return self._reading is Reading.BODY and self.cycle.response_started

    def _taken(self) -> None:
        """End a connection whose client takes nothing of what it asked for."""
        unsent = self.transport.get_write_buffer_size()
        if self._unsent - unsent < PATIENCE * LEAST_RATE:
            self._drop()
        else:
            self._unsent, self._sending = unsent, self.loop.call_later(PATIENCE, self._taken)

    def _shed(self) -> None:
        """End the connections that have been slow to take their answers for longest, until the rest fits in memory.

        Among them are those that close once all is taken, as they do when nothing is asked for some seconds.
        """
        waiting = sorted((one for one in self._others() if one._sending), key=lambda one: one._since)
        unsent = sum(one.transport.get_write_buffer_size() for one in (self, *waiting))
        for one in waiting:
            if unsent <= MOST_UNSENT:
                break
            unsent -= one.transport.get_write_buffer_size()
            one._drop()

    def _make_room(self) -> None:
        """End the connection that has waited for its client for longest, rather one that never asked anything."""
        idle = [one for one in self._others() if one._idle and not one.transport.is_closing()]
        if idle:
            min(idle, key=lambda one: (one.cycle is not None, one._since))._drop()
        else:
            detail = f"there are {most_connections()} connections"
            self._refuse(ProblemError(503, detail, "try again in a minute", kind="connections", limit="connections"))

    def _others(self) -> "list[Connection]":
        return [one for one in self.connections if isinstance(one, Connection) and one is not self]

    @property
    def _idle(self) -> bool:
        """Whether nothing is done here: no answer is made, none is sent."""
        answering = self.cycle is not None and not self.cycle.response_complete
        return not self._sending and (not answering or self._reading is Reading.BODY)

    def _drop(self) -> None:
        """End at once, without what is not yet taken: the client learns that its answer is not whole (by RST)."""
        found = self.transport.get_extra_info("socket")
        if found is not None:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        self.transport.abort()

    def _refuse(self, problem: ProblemError) -> None:
        """Say what is wrong, and listen no more."""
        self._refused = True
        self._rest()
        if self.cycle is not None and not self.cycle.response_complete:
            if self._reading is Reading.HEAD:  # a request behind one that is being answered
                self._drop()
                return
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.write(_response(problem))
        self._linger()
        write_line("-", "-", problem.status, self.loop.time() - self._since)


def most_connections() -> int:
    """Return how many connections there may be: half as many as this process may open files, if that is fewer."""
    try:
        import resource
    except ImportError:  # not on this system
        return MOST_CONNECTIONS
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return MOST_CONNECTIONS if files == resource.RLIM_INFINITY else min(MOST_CONNECTIONS, files // 2)


def _too_long(status: int, limit: str, most: int, hint: str) -> ProblemError:
    detail = f"the {limit} of the request may be {most} bytes long"
    return ProblemError(status, detail, hint, kind="too-long", limit=limit, most=most)


def _response(problem: ProblemError) -> bytes:
    body = json.dumps(problem.document()).encode()
    headers: dict[str, Any] = {
        "Content-Type": MEDIA_TYPE,
        "Content-Length": len(body),
        "Connection": "close",
        "Cache-Control": "no-store",
        **HEADERS,
    }
    if problem.status == 503:
        headers["Retry-After"] = RETRY_AFTER
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {problem.status} {title(problem.status)}\r\n{lines}\r\n".encode() + body
