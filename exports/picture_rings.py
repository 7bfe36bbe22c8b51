"""Where the neighbours of a concept stand: on rings about it, a ring for each hop, a branch a sector."""

from collections import deque
from collections.abc import Iterable, Mapping
from math import cos, pi, sin

from istilah.exports.picture_layout import ASPECT, Layout

#: How far apart the rings about a focus are.
_RING = 190


def around(focus: str, edges: Iterable[tuple[str, str]], half_widths: Mapping[str, float]) -> Layout:
    """Return the places of a concept, at (0, 0), and of those that edges join to it, on rings about it.

    The order of the edges is the order in which neighbours follow each other, clockwise from the top.
    """
    rings, children = _rings(focus, edges)
    turns = _turns(focus, rings, children)
    places, ellipses, radius = {focus: (0, 0)}, list[tuple[int, int]](), 0.0
    for ring in rings[1:]:
        radius = max(radius + _RING, sum(2 * half_widths[name] + 14 for name in ring) / (2 * pi) * 0.62 + 60)
        ellipses.append((round(radius * ASPECT), round(radius)))
        for name in ring:
            places[name] = round(radius * ASPECT * cos(turns[name])), round(radius * sin(turns[name]))
    return Layout(places, ellipses)


def _turns(focus: str, rings: list[list[str]], children: dict[str, list[str]]) -> dict[str, float]:
    """Return the direction of each concept: a sector for each branch, as wide as it has leaves, clockwise.

    The first ring keeps clear of straight below the focus, where its label is.
    """
    leaves = _leaves(rings, children)
    sectors = {focus: (-pi if len(children[focus]) % 2 else -pi / 2, 2 * pi)}
    for name in (name for ring in rings for name in ring):
        start, width = sectors[name]
        for child in children[name]:
            share = width * leaves[child] / leaves[name]
            sectors[child] = start, share
            start += share
    return {name: start + width / 2 for name, (start, width) in sectors.items()}


def _rings(focus: str, edges: Iterable[tuple[str, str]]) -> tuple[list[list[str]], dict[str, list[str]]]:
    """Return the concepts by their distance from the focus, and the ones first reached from each."""
    beside: dict[str, dict[str, None]] = {focus: {}}
    for one, other in edges:
        beside.setdefault(one, {})[other] = None
        beside.setdefault(other, {})[one] = None
    distance, children = {focus: 0}, {name: list[str]() for name in beside}
    rings = [[focus]]
    queue = deque([focus])
    while queue:
        here = queue.popleft()
        for there in beside[here]:
            if there not in distance:
                distance[there] = distance[here] + 1
                children[here].append(there)
                rings += [[]] * (distance[there] == len(rings))
                rings[distance[there]] = [*rings[distance[there]], there]
                queue.append(there)
    return rings, children


def _leaves(rings: list[list[str]], children: dict[str, list[str]]) -> dict[str, int]:
    """Return how many concepts at the rim each concept leads to, itself where it leads no further."""
    leaves: dict[str, int] = {}
    for name in (name for ring in reversed(rings) for name in ring):
        leaves[name] = sum(leaves[child] for child in children[name]) or 1
    return leaves
