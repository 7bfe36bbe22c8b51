"""The best paths between two concepts: few hops, telling relations, no detours through hubs."""

import heapq
from collections.abc import Mapping
from math import inf, log2

from istilah.graph.values import Edge, Path

#: The statements from each concept; both directions of a statement are in it.
Adjacency = Mapping[str, list[Edge]]


def best_paths(adjacency: Adjacency, start: str, goal: str, count: int = 3, longest: int = 8) -> list[Path]:
    """Return up to `count` simple paths from start to goal, best first; none when nothing joins them.

    A hop costs what its relation costs, plus a toll at a concept with many neighbours (log2 of its degree, a
    fifth), so that "customer" joins everything only at a price. Of several relations between two concepts a path
    takes the cheapest; paths differ in the concepts that they visit.

    Best-first over partial paths, with the exact remaining cost as the bound (A* in Hart, Nilsson and Raphael
    1968, whose bound a Dijkstra from the goal supplies): O(E log V), then O(count x longest) expansions for
    sparse maps. `longest` bounds the hops.
    """
    if start == goal or start not in adjacency or goal not in adjacency:
        return []
    remaining = _costs_to(adjacency, goal)
    if start not in remaining:
        return []
    found: list[Path] = []
    queue: list[tuple[float, int, float, tuple[Edge, ...]]] = [(remaining[start], 0, 0.0, ())]
    pushed = 0
    while queue and len(found) < count and pushed < 50_000:
        _, _, spent, hops = heapq.heappop(queue)
        here = hops[-1].object if hops else start
        if here == goal:
            found.append(Path(hops, spent))
            continue
        if len(hops) == longest:
            continue
        visited = {start, *(hop.object for hop in hops)}
        for edge in _cheapest(adjacency[here]):
            if edge.object in visited or edge.object not in remaining:
                continue
            cost = spent + hop_cost(adjacency, edge, goal)
            pushed += 1
            heapq.heappush(queue, (cost + remaining[edge.object], pushed, cost, (*hops, edge)))
    return found


def hop_cost(adjacency: Adjacency, edge: Edge, goal: str) -> float:
    """Return what a hop costs: its relation's cost, and the toll of the concept it leads to unless that is the goal."""
    if edge.object == goal:
        return edge.relation.cost
    return edge.relation.cost + log2(max(1, len(adjacency[edge.object]))) / 5


def _costs_to(adjacency: Adjacency, goal: str) -> dict[str, float]:
    """Return the cost of the best way to the goal from every concept that reaches it (Dijkstra 1959)."""
    costs = {goal: 0.0}
    queue = [(0.0, goal)]
    while queue:
        cost, here = heapq.heappop(queue)
        if cost > costs.get(here, inf):
            continue
        toll = 0.0 if here == goal else log2(max(1, len(adjacency[here]))) / 5
        for edge in adjacency[here]:
            there, total = edge.object, cost + edge.relation.cost + toll
            if total < costs.get(there, inf):
                costs[there] = total
                heapq.heappush(queue, (total, there))
    return costs


def _cheapest(edges: list[Edge]) -> list[Edge]:
    best: dict[str, Edge] = {}
    for edge in edges:
        if edge.object not in best or edge.relation.cost < best[edge.object].relation.cost:
            best[edge.object] = edge
    return list(best.values())
