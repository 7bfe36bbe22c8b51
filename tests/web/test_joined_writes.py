"""Heads are held for their bodies, and neither is lost or overtaken."""

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from istilah.web.joined_writes import JoinedWrites

HEAD, BODY = b"HTTP/1.1 200 OK\r\n\r\n", b"body"


Step = Callable[[JoinedWrites], object]


def _received(*steps: Step) -> bytes:
    """Return all that arrives at the other end of a connection on which some steps are taken at once."""

    async def take() -> bytes:
        ours, theirs = socket.socketpair()
        with theirs:
            loop = asyncio.get_running_loop()
            transport, _ = await loop.create_connection(asyncio.Protocol, sock=ours)
            joined = JoinedWrites(transport, loop)
            for step in steps:
                step(joined)
            loop.call_later(0.01, transport.close)
            return await loop.run_in_executor(None, lambda: b"".join(iter(lambda: theirs.recv(1 << 16), b"")))

    with ThreadPoolExecutor() as threads:
        return threads.submit(lambda: asyncio.run(take())).result()


def _write(data: bytes) -> Step:
    return lambda joined: joined.write(data)


@pytest.mark.parametrize("parts", [[HEAD, BODY], [HEAD], [HEAD, b"4", BODY, HEAD, BODY], [BODY, HEAD]])
def test_all_arrives_in_order(parts: list[bytes]) -> None:
    assert _received(*map(_write, parts)) == b"".join(parts)


@pytest.mark.parametrize("end", [JoinedWrites.close, JoinedWrites.write_eof])
def test_what_is_held_is_sent_before_the_end(end: Step) -> None:
    assert _received(_write(HEAD), end) == HEAD


def test_what_is_held_counts_as_not_yet_taken_and_goes_with_the_connection() -> None:
    sizes = list[int]()
    look: Step = lambda joined: sizes.append(joined.get_write_buffer_size())  # noqa: E731
    assert _received(_write(HEAD), look, JoinedWrites.abort) == b"" and sizes == [len(HEAD)]
