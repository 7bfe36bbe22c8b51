"""Separation: how far one gets from two concepts that no path joins, and what comes nearest to a path."""

from collections.abc import Callable
from typing import NamedTuple

from istilah.graph.paths import Adjacency

#: How many concepts are named as the nearest.
MOST_NEAR = 5


class Reach(NamedTuple):
    """What statements reach from a concept: how many other concepts, and the nearest ones of some kind.

    `is_kin` tells that the nearest are of the kind that was asked for; there may be none of it.
    """

    total: int
    near: tuple[str, ...]
    is_kin: bool


def reach(adjacency: Adjacency, start: str, is_kin: Callable[[str], bool]) -> Reach:
    """Return what is reached from a concept, with the nearest that `is_kin` picks; where it picks none, of all.

    Fewest hops come first, then the best connected. Breadth first, O(V + E).
    """
    hops = _hops(adjacency, start)
    del hops[start]
    kin = [iri for iri in hops if is_kin(iri)]
    near = sorted(kin or hops, key=lambda iri: (hops[iri], -len(adjacency[iri]), iri))
    return Reach(len(hops), tuple(near[:MOST_NEAR]), bool(kin))


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
