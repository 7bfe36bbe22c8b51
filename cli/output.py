"""Where data goes: standard output as bytes, or a file that is replaced whole or not at all."""

import os
import sys

from istilah.graph.errors import FileError

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


class Destination:
    """Standard output for ``-``, else a file: what is written inside ``with`` appears there at its end.

    When the work fails, or the disk is full, the old file stays and nothing is left beside it; raises FileError.
    A pipe or a device is written to directly.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._target = os.path.realpath(path)
        self._beside = ""

    def __enter__(self) -> "BinaryIO":
        try:
            self._stream = self._open()
        except OSError as error:
            raise self._failed(error) from None
        return self._stream

    def _open(self) -> "BinaryIO":
        if self.path == "-":
            return standard_output()
        if os.path.exists(self._target) and not os.path.isfile(self._target):
            return open(self._target, "wb")
        self._beside = os.path.join(os.path.dirname(self._target), f".istilah-{os.urandom(8).hex()}")
        return open(self._beside, "xb")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        try:
            if error is None:
                self._keep()
        except OSError as failure:
            error = failure
        finally:
            self._clear_up()
        if isinstance(error, OSError):
            raise error if self.path == "-" else self._failed(error) from None

    def _keep(self) -> None:
        self._stream.flush()
        if not self._beside:
            return
        os.fsync(self._stream.fileno())
        if os.path.exists(self._target):
            os.chmod(self._beside, os.stat(self._target).st_mode & 0o7777)
        os.replace(self._beside, self._target)

    def _clear_up(self) -> None:
        """Close the file and remove what was not kept; standard output stays open, somebody may be writing still."""
        try:
            if self.path != "-":
                self._stream.close()
        except OSError:
            pass  # what was left in the buffer does not matter any more
        if self._beside and os.path.exists(self._beside):
            os.unlink(self._beside)

    def _failed(self, error: OSError) -> FileError:
        return FileError(
            self.path,
            f"cannot be written: {error.strerror or error}",
            "make room, or check the name and the permissions; a file that was there before is unchanged",
        )
