"""The few paths worth telling: the best one, then those that lead through something else."""

from collections.abc import Iterable

from istilah.graph.values import Path

#: How many paths are looked at, and how much dearer than the best one a path may be, for a few different ones.
_MOST_LOOKED_AT = 300
_DEAREST = 2.0


def varied_paths(paths: Iterable[Path], count: int) -> list[Path]:
    """Return up to `count` of some paths, given best first, that differ from each other.

    A path is left out when half of the concepts that it leads through, or more, are those of one path before it,
    so that no two tell the same story with one word changed; and when it costs twice as much as the best.
    """
    kept: list[Path] = []
    for looked_at, path in enumerate(paths):
        if len(kept) >= count or looked_at == _MOST_LOOKED_AT or (kept and path.cost > _DEAREST * kept[0].cost):
            break
        if not any(_is_like(path, other) for other in kept):
            kept.append(path)
    return kept


def _is_like(path: Path, other: Path) -> bool:
    between = _between(path)
    return bool(between) and 2 * len(between & _between(other)) >= len(between)


def _between(path: Path) -> set[str]:
    return {hop.object for hop in path.hops[:-1]}
