"""Bytes that are kept until they are read: in memory, many of them in a file that goes with the last who holds it."""

from __future__ import annotations

import io
import tempfile
from typing import IO

#: How many bytes are kept in memory.
IN_MEMORY = 8 << 20


class KeptBytes:
    """A stream of bytes to write and then to read; unlike a temporary file of Python's it need not be closed."""

    def __init__(self) -> None:
        self._stream: IO[bytes] = io.BytesIO()
        self._in_memory = True

    def __del__(self) -> None:
        self._stream.close()

    def write(self, data: bytes) -> None:
        """Add some bytes."""
        if self._in_memory and self._stream.tell() + len(data) > IN_MEMORY:
            file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by __del__)
            self._stream.seek(0)
            file.write(self._stream.read())
            self._stream, self._in_memory = file, False
        self._stream.write(data)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place and return it."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._stream.tell()
