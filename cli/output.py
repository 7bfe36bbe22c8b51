"""Where data goes: standard output as bytes, or a file that is replaced whole or not at all."""

import sys

from istilah.exports.whole_file import WholeFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import BinaryIO


def standard_output() -> "BinaryIO":
    """Return standard output for bytes, buffered even where Python was told not to."""
    sys.stdout.flush()
    try:
        return open(sys.stdout.fileno(), "wb", closefd=False)
    except (OSError, ValueError):  # not a file of the system
        return sys.stdout.buffer


def destination(path: str) -> "WholeFile | StandardOutput":
    """Return where to write: standard output for ``-``, else a file that is replaced whole or not at all."""
    return StandardOutput() if path == "-" else WholeFile(path)


class StandardOutput:
    """Standard output for the length of a ``with``; it stays open, somebody may be writing still."""

    def __enter__(self) -> "BinaryIO":
        self._stream = standard_output()
        return self._stream

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        if error is None:
            self._stream.flush()
