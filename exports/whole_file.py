"""A file that is replaced whole or not at all."""

import os
from contextlib import suppress

from istilah.graph.errors import FileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import BinaryIO


class WholeFile:
    """What is written inside ``with`` appears in the file at its end.

    It is written beside the target, flushed to the disk and renamed into place. Whatever fails, a full disk too, the
    old file stays and nothing is left beside it. A link is followed; a pipe or a device is written to directly.
    Raises FileError.
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
            raise self._failed(error) from None

    def _keep(self) -> None:
        self._stream.flush()
        if not self._beside:
            return
        os.fsync(self._stream.fileno())
        if os.path.exists(self._target):
            os.chmod(self._beside, os.stat(self._target).st_mode & 0o7777)
        os.replace(self._beside, self._target)

    def _clear_up(self) -> None:
        """Close the file and remove what was not kept."""
        with suppress(OSError):  # what was left in the buffer does not matter any more
            self._stream.close()
        if self._beside and os.path.exists(self._beside):
            os.unlink(self._beside)

    def _failed(self, error: OSError) -> FileError:
        return FileError(self.path, f"cannot be written: {error.strerror or error}", _hint(error, self._target))


def _hint(error: OSError, target: str) -> str:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "make room on the disk; a file that was there before is unchanged"
    if error.errno == errno.EISDIR or os.path.isdir(target):
        return "give the name of a file, not of a folder"
    if error.errno == errno.ENOENT:
        return "the folder does not exist; make it first"
    return "check the name and the permissions"
