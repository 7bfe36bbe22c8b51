"""The growth of a worker: whether it keeps so much memory that a new one had better take its place.

Where the system does not tell, nothing grows. The peak that getrusage(2) tells would not do: it begins with that of the
server, which outlives the exec of a new program.
"""

import os

#: How much more than at its start a worker may keep after a query, in bytes: what it takes to write JSON-LD is less.
_KEPT = 16 << 20
_RESIDENT, _SHARED = 1, 2


class Growth:
    """Tells whether this process has grown for good since it began; a look costs a few microseconds."""

    def __init__(self) -> None:
        try:
            self._sizes = os.open("/proc/self/statm", os.O_RDONLY)  # proc(5)
        except OSError:
            self._sizes = -1
        self._start = self._own()

    def __call__(self) -> bool:
        """Return whether it keeps much more of its own than it began with."""
        return self._own() > self._start + _KEPT

    def _own(self) -> int:
        """Return how many bytes are in memory that are no file's."""
        if self._sizes < 0:
            return 0
        pages = os.pread(self._sizes, 128, 0).split()
        return (int(pages[_RESIDENT]) - int(pages[_SHARED])) * os.sysconf("SC_PAGE_SIZE")
