"""Separation: how far one gets from two concepts that no path joins, and what comes nearest to a path."""

from collections.abc import Callable
from typing import NamedTuple

from istilah.graph.paths import Adjacency

#: How many concepts are named as the nearest.
MOST_NEAR = 5


class Reach(NamedTuple):
    """What statements reach from a concept: how many other concepts, and those of them that are near to another one."""

    total: int
    near: tuple[str, ...]


def reach(adjacency: Adjacency, start: str, is_near: Callable[[str], bool]) -> Reach:
    """Return what is reached from a concept; the near ones are those that `is_near` picks, fewest hops first.

    Where it picks none, they are the best connected concepts that are reached. Breadth first, O(V + E).
    """
    hops = _hops(adjacency, start)
    del hops[start]
    picked = [iri for iri in hops if is_near(iri)]
    if picked:
        picked.sort(key=lambda iri: (hops[iri], -len(adjacency[iri]), iri))
    else:
        picked = sorted(hops, key=lambda iri: (-len(adjacency[iri]), iri))
    return Reach(len(hops), tuple(picked[:MOST_NEAR]))


def _hops(adjacency: Adjacency, start: str) -> dict[str, int]:
    hops = {start: 0}
    frontier = [start]
    while frontier:
        onward = []
        for here in frontier:
            for edge in adjacency.get(here, ()):
                if edge.object not in hops and edge.object in adjacency:
                    hops[edge.object] = hops[here] + 1
                    onward.append(edge.object)
        frontier = onward
    return hops
