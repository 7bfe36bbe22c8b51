"""The last look at a map: sizes and times of its files beside their hash, so that unchanged files are not read again.

Reading and hashing cost a quick command a tenth of its time. As in git's index, a file counts as unchanged when its
size, inode and times are those of the last look, and a look at a file that changed less than two seconds before is
not kept, since a second change in the same tick of the clock would go unseen.
"""

import os
from collections.abc import Sequence

_SETTLED = 2_000_000_000  # nanoseconds


class Look:
    """A look at some files; `recall` returns the hash that `keep` was given when they last looked the same."""

    def __init__(self, folder: str, files: Sequence[str], version: str) -> None:
        self._name = _record(folder, files[-1])
        self._newest = 0
        try:
            self._seen = "\n".join([version, *map(self._line, files)])
        except OSError:
            self._seen = ""  # whoever reads the file says what is wrong with it

    def _line(self, file: str) -> str:
        status = os.stat(file)
        self._newest = max(self._newest, status.st_mtime_ns, status.st_ctime_ns)
        return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {file}"

    def recall(self) -> str | None:
        """Return the hash of the files, None when they have changed or were not looked at before."""
        try:
            with open(self._name, encoding="utf-8", errors="surrogateescape") as record:
                digest, _, seen = record.read().partition("\n")
        except OSError:
            return None
        return digest if self._seen and seen == self._seen else None

    def keep(self, digest: str) -> None:
        """Remember the hash of the files as they looked, if that is safe and the folder can be written."""
        import time

        if not self._seen or self._newest > time.time_ns() - _SETTLED:
            return
        beside = f"{self._name}-{os.getpid()}"
        try:
            with open(beside, "w", encoding="utf-8", errors="surrogateescape") as record:
                record.write(f"{digest}\n{self._seen}")
            os.replace(beside, self._name)
        except OSError:
            pass  # the next look reads the files again


def _record(folder: str, file: str) -> str:
    """Return the record's path; that two maps share one only makes them read again."""
    from zlib import crc32

    return os.path.join(folder, f"look-{crc32(os.fsencode(os.path.abspath(file))):08x}")
