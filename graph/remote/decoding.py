"""The bytes of an answer as they were before the server compressed them, each handed on as it comes.

httpx would do it as well, but takes compressed bytes that break off for whole, and unpacks any chunk at once, which
may make gigabytes of it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import httpx

from istilah.graph.remote.deadline import deadline

#: What a server may have done to an answer: nothing, or gzip (RFC 1952). Only this is asked for.
ACCEPTED = "gzip"
_GZIP = ("gzip", "x-gzip")
#: How many bytes are unpacked at once, and what tells zlib that they are in a gzip file.
_PIECE, _IN_GZIP = 1 << 20, 31


class BrokenOffError(Exception):
    """The compressed bytes end before their end."""


class EncodingError(Exception):
    """The bytes are not compressed as they should be."""


def is_gzip(response: httpx.Response) -> bool:
    """Tell whether a body is in gzip, which marks its end itself."""
    return _encoding(response) in _GZIP


def plain(response: httpx.Response) -> Iterator[bytes]:
    """Yield the bytes of a body that is streamed; raises BrokenOffError, EncodingError and httpx.HTTPError."""
    if _encoding(response) not in ("", "identity", *_GZIP):
        raise EncodingError(f"it is compressed by {_encoding(response)}, not by {ACCEPTED}")
    return _unpacked(response.iter_raw()) if is_gzip(response) else response.iter_raw()


def beginning(response: httpx.Response, most: int, end: float) -> bytes:
    """Return the first bytes of a body, as far as they can be read until a moment of `time.monotonic`."""
    found = b""
    try:
        with deadline(end):
            for chunk in plain(response):
                found += chunk
                if len(found) > most:
                    break
    except (httpx.HTTPError, BrokenOffError, EncodingError):
        pass
    return found


def _encoding(response: httpx.Response) -> str:
    return str(response.headers.get("content-encoding", "")).strip().lower()


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what is in gzip files one after the other, in small pieces."""
    file = None
    try:
        for chunk in chunks:
            piece = b""
            while chunk or len(piece) == _PIECE:
                file = file or zlib.decompressobj(_IN_GZIP)
                piece = file.decompress(chunk, _PIECE)
                yield piece
                chunk = file.unconsumed_tail
                if file.eof:
                    chunk, piece, file = file.unused_data, b"", None
    except zlib.error as error:
        raise EncodingError(str(error)) from None
    if file is not None:
        raise BrokenOffError
