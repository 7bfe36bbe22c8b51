"""The best paths between two concepts: few hops, telling relations, no detours through hubs."""

import heapq
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from math import inf, log2

from istilah.graph.values import Edge, Path

#: The statements from each concept; both directions of a statement are in it.
Adjacency = Mapping[str, list[Edge]]

#: What a statement costs beyond its relation, 0 or more.
Surcharge = Callable[[Edge], float]

#: How many partial paths are looked at before a search is given up.
_MOST_PARTIAL = 50_000


def best_paths(
    adjacency: Adjacency, start: str, goal: str, count: int = 3, longest: int = 8, surcharge: Surcharge | None = None
) -> list[Path]:
    """Return up to `count` simple paths from start to goal, best first; none when nothing joins them."""
    return list(islice(paths_in_order(adjacency, start, goal, longest, surcharge), count))


def paths_in_order(
    adjacency: Adjacency, start: str, goal: str, longest: int = 8, surcharge: Surcharge | None = None
) -> Iterator[Path]:
    """Yield the simple paths from start to goal, best first, as far as they are asked for.

    A hop costs what its relation costs, plus a toll at a concept with many neighbours (log2 of its degree, a
    fifth), so that "customer" joins everything only at a price; so does a turn (see `turn_cost`). Of several
    relations between two concepts a path takes the cheapest; paths differ in the concepts that they visit.

    Best-first over partial paths, with the remaining cost but for turns and surcharges as the bound (A* in Hart,
    Nilsson and Raphael 1968, whose bound a Dijkstra from the goal supplies): O(E log V), then O(longest) expansions
    a path for sparse maps. `longest` bounds the hops.
    """
    if start == goal or start not in adjacency or goal not in adjacency:
        return
    remaining = costs_to(adjacency, goal)
    if start not in remaining:
        return
    alike = Alike(adjacency)
    queue: list[tuple[float, int, float, tuple[Edge, ...]]] = [(remaining[start], 0, 0.0, ())]
    pushed = 0
    while queue and pushed < _MOST_PARTIAL:
        _, _, spent, hops = heapq.heappop(queue)
        here = hops[-1].object if hops else start
        if here == goal:
            yield Path(hops, spent)
            continue
        if len(hops) == longest:
            continue
        visited = {start, *(hop.object for hop in hops)}
        for edge in _cheapest(adjacency[here], surcharge):
            if edge.object in visited or edge.object not in remaining:
                continue
            cost = spent + hop_cost(adjacency, edge, goal) + (surcharge(edge) if surcharge else 0.0)
            cost += turn_cost(alike, hops[-1], edge) if hops else 0.0
            pushed += 1
            heapq.heappush(queue, (cost + remaining[edge.object], pushed, cost, (*hops, edge)))


def shortest_path(adjacency: Adjacency, start: str, goal: str) -> Path | None:
    """Return a cheapest path however long it is, turns not counted; None when nothing joins the two."""
    remaining = costs_to(adjacency, goal)
    if start == goal or start not in remaining or start not in adjacency:
        return None
    hops: list[Edge] = []
    while (here := hops[-1].object if hops else start) != goal:
        onward = (edge for edge in _cheapest(adjacency[here]) if edge.object in remaining)
        hops.append(min(onward, key=lambda edge: hop_cost(adjacency, edge, goal) + remaining[edge.object]))
    return Path(tuple(hops), remaining[start])


def hop_cost(adjacency: Adjacency, edge: Edge, goal: str) -> float:
    """Return what a hop costs: its relation's cost, and the toll of the concept it leads to unless that is the goal."""
    if edge.object == goal:
        return edge.relation.cost
    return edge.relation.cost + log2(max(1, len(adjacency[edge.object]))) / 5


def turn_cost(alike: "Alike", before: Edge, after: Edge) -> float:
    """Return what a turn costs: up to a genus and down to another kind, to an effect and back to another cause.

    That two concepts have something in common tells less the more others have it too: log2 of how many that are, a
    third. A path that goes on in one direction makes no turn, nor does a symmetric relation.
    """
    one, other = before.relation, after.relation
    if one.group != other.group or one.derived == other.derived or one.iri == one.inverse or other.iri == other.inverse:
        return 0.0
    return log2(max(1, alike[after.subject, other.group, other.derived])) / 3


class Alike(dict[tuple[str, str, bool], int]):
    """How many statements of a group lead from a concept in one direction: counted once, for a hub has thousands."""

    def __init__(self, adjacency: Adjacency) -> None:
        super().__init__()
        self._adjacency = adjacency

    def __missing__(self, key: tuple[str, str, bool]) -> int:
        concept, group, derived = key
        relations = (edge.relation for edge in self._adjacency[concept])
        self[key] = sum(one.group == group and one.derived == derived for one in relations)
        return self[key]


def costs_to(adjacency: Adjacency, goal: str) -> dict[str, float]:
    """Return the cost of the best way to the goal from every concept that reaches it (Dijkstra 1959)."""
    costs = {goal: 0.0}
    queue = [(0.0, goal)]
    arriving = _arriving(adjacency)
    while queue:
        cost, here = heapq.heappop(queue)
        if cost > costs.get(here, inf):
            continue
        toll = 0.0 if here == goal else log2(max(1, len(adjacency[here]))) / 5
        for edge in arriving.get(here, ()):
            there, total = edge.subject, cost + edge.relation.cost + toll
            if total < costs.get(there, inf):
                costs[there] = total
                heapq.heappush(queue, (total, there))
    return costs


def _arriving(adjacency: Adjacency) -> dict[str, list[Edge]]:
    """Return the statements that lead to each concept: one may stand without its inverse among those allowed."""
    found: dict[str, list[Edge]] = {}
    for edges in adjacency.values():
        for edge in edges:
            found.setdefault(edge.object, []).append(edge)
    return found


def _cheapest(edges: list[Edge], surcharge: Surcharge | None = None) -> list[Edge]:
    """Return the cheapest statement about each neighbour."""

    def cost(edge: Edge) -> float:
        return edge.relation.cost + (surcharge(edge) if surcharge else 0.0)

    best: dict[str, Edge] = {}
    for edge in edges:
        if edge.object not in best or cost(edge) < cost(best[edge.object]):
            best[edge.object] = edge
    return list(best.values())
