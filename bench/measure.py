"""Measuring: CPU time of two sides in turn, and the ratio of the medians against a budget.

CPU time rather than wall time, because the machine is shared; in turn (A B A B ...), because its speed drifts.
"""

import gc
import os
import subprocess
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any, NamedTuple


class Times(NamedTuple):
    """CPU seconds of both sides, the median of the rounds each."""

    ours: float
    peer: float


class Row(NamedTuple):
    """A line of the table: a piece of work, what either side needed, and the budget.

    `at_most` bounds ours / peer, `at_least` bounds peer / ours; without either the row informs.
    """

    work: str
    peer_name: str
    times: Times
    at_most: float | None = None
    at_least: float | None = None

    @property
    def faster(self) -> bool:
        """Whether the row tells how many times faster we are, not how many times dearer."""
        return self.at_least is not None or (self.at_most is None and self.times.ours < self.times.peer)

    @property
    def ratio(self) -> float:
        return self.times.peer / self.times.ours if self.faster else self.times.ours / self.times.peer

    @property
    def met(self) -> bool:
        if self.at_least is not None:
            return self.ratio >= self.at_least
        return self.at_most is None or self.ratio <= self.at_most


class Limit(NamedTuple):
    """A line of the table without a peer: what was found, and how much it may be."""

    work: str
    value: float
    unit: str
    at_most: float

    @property
    def met(self) -> bool:
        return self.value <= self.at_most


def in_process(ours: Callable[[], Any], peer: Callable[[], Any], rounds: int, repeat: int = 1) -> Times:
    """Return the CPU time of two functions, called in turn; `repeat` calls of a quick one make a round.

    What exists before is set aside, so that the garbage collector does not walk the bench's own data at the cost
    of whichever side allocates more.
    """
    ours(), peer()  # both warm
    gc.collect()
    gc.freeze()
    pairs = [(_cpu(ours, repeat), _cpu(peer, repeat)) for _ in range(rounds)]
    gc.unfreeze()
    return _medians(pairs)


def of_commands(ours: list[str], peer: list[str], rounds: int) -> Times:
    """Return the CPU time (user and system) of two commands as processes, run in turn."""
    _process_cpu(ours), _process_cpu(peer)
    return _medians([(_process_cpu(ours), _process_cpu(peer)) for _ in range(rounds)])


def _medians(pairs: list[tuple[float, float]]) -> Times:
    ours, peer = zip(*pairs, strict=True)
    return Times(median(ours), median(peer))


def _cpu(work: Callable[[], Any], repeat: int) -> float:
    start = process_time()
    for _ in range(repeat):
        work()
    return (process_time() - start) / repeat


def _process_cpu(command: list[str]) -> float:
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout as output:
        output.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime
