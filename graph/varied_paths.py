"""The few paths worth telling: the best one, then those that lead through something else."""

from collections.abc import Iterable
from itertools import islice

from istilah.graph.values import Path

#: How many paths are looked at, and how much dearer than the best one a path may be, for a few different ones.
_MOST_LOOKED_AT = 300
_DEAREST = 2.0


def varied_paths(paths: Iterable[Path], count: int) -> list[Path]:
    """Return up to `count` of some paths, given best first, that differ from each other.

    A path is left out when half of the concepts that it leads through, or more, are those of one path before it, so
    that no two tell the same story with one word changed; two thirds, where that leaves too few. So is one that
    costs twice as much as the best.
    """
    looked_at: list[Path] = []
    kept: list[Path] = []
    for path in islice(paths, _MOST_LOOKED_AT):
        if len(kept) >= count or (kept and path.cost > _DEAREST * kept[0].cost):
            break
        looked_at.append(path)
        if _differs(path, kept, 1 / 2):
            kept.append(path)
    for path in looked_at:
        if len(kept) < count and _differs(path, kept, 2 / 3):
            kept.append(path)
    return sorted(kept, key=lambda path: path.cost)


def _differs(path: Path, others: list[Path], alike: float) -> bool:
    """Return whether a path shares less than some part of what it leads through with each of the others."""
    between = _between(path)
    return all(path != other and len(between & _between(other)) < alike * max(1, len(between)) for other in others)


def _between(path: Path) -> set[str]:
    return {hop.object for hop in path.hops[:-1]}
