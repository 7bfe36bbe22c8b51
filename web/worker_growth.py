"""The growth of a worker: whether it keeps so much memory that a new one had better take its place.

Where the system does not tell, nothing grows.
"""

import contextlib
import os

#: How much more than at its start a worker may keep after a query, in bytes.
_KEPT = 96 << 20
_RESIDENT, _SHARED = 1, 2


class Growth:
    """Tells whether this process has grown for good since it began."""

    def __init__(self) -> None:
        self._start, self._peak = _own(), _peak()

    def __call__(self) -> bool:
        """Return whether it keeps much more of its own than it began with; mostly a look at the peak tells."""
        return _peak() > self._peak + _KEPT and _own() > self._start + _KEPT


def _own() -> int:
    """Return how many bytes are in memory that are no file's."""
    with contextlib.suppress(OSError):
        return (_pages(_RESIDENT) - _pages(_SHARED)) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _peak() -> int:
    """Return the most bytes that were ever in memory."""
    try:
        import resource
    except ImportError:  # not on this system
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def _pages(field: int) -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # proc(5)
        return int(file.read().split()[field])
