"""The push itself: find out what is there, send the rest, swap, clear up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from istilah.graph._terms import GRAPH_BASE, VOCABULARY
from istilah.graph.errors import StoreError, StoreGoneError
from istilah.graph.pushing.destination import Destination
from istilah.graph.pushing.names import PART
from istilah.graph.pushing.plan import Plan, StagedGraph
from istilah.graph.pushing.swap import clearance, swap
from istilah.graph.remote.dataset import PUSHED, RECORD, VERSION, named_graphs
from istilah.graph.remote.endpoint import Endpoint

_AGAIN = "push again: what has arrived is not sent a second time"
_MERGED = "push again; if that does not help, it takes some values for one and the same, such as 1.0 and 1e0"

#: Told of each graph as it is sent: which it is, and how many statements of it are there by now.
Progress = Callable[[StagedGraph, int], None]


class Standing(NamedTuple):
    """What a store holds before a push.

    `is_current` tells that the map is there already, `staged` how many statements each staging graph has; `gone` are
    graphs of the map before that the new one does not have, `others` graphs that are none of the map's, and `leftover`
    graphs that pushes have left behind.
    """

    is_current: bool
    staged: dict[str, int]
    gone: tuple[str, ...]
    others: tuple[str, ...]
    leftover: tuple[str, ...]

    def missing(self, plan: Plan) -> int:
        """Return how many statements are not there yet."""
        return 0 if self.is_current else plan.statements - sum(self.found(graph) for graph in plan.graphs)

    def found(self, graph: StagedGraph) -> int:
        """Return how many statements of a graph are staged."""
        return min(self.staged.get(graph.staging, 0), graph.statements)


def standing(plan: Plan, endpoint: Endpoint) -> Standing:
    """Return what a store holds of a map, of the map before it and of others; asked, nothing is written."""
    present = set(endpoint.graphs())
    version, before = _record(endpoint)
    wanted = {graph.name for graph in plan.graphs}
    if not before:  # put there in another way: what bears our names is ours
        before = {name for name in present if name.startswith(GRAPH_BASE) or name == VOCABULARY.value}
    maps = set(named_graphs(endpoint.connection.address, present))
    return Standing(
        version == plan.version and _arrived(plan, endpoint),
        _counts(endpoint, (graph.staging for graph in plan.graphs if graph.staging in present)),
        tuple(sorted((before & present) - wanted)),
        tuple(sorted(maps - before - wanted)),
        tuple(sorted(_leftover(present))),
    )


def push(plan: Plan, destination: Destination, before: Standing, progress: Progress) -> int:
    """Put a map into a store and return how many statements were sent.

    The map before stays as it was unless all goes well, and readers see one or the other. Raises StoreError.
    """
    endpoint = destination.endpoint
    sent = sum(_stage(plan, graph, destination, before.found(graph), progress) for graph in plan.graphs)
    _verify(plan, destination)
    try:
        destination.update(swap(plan, before.gone))
    except StoreGoneError:  # it may have been done all the same
        if _record(endpoint)[0] != plan.version:
            raise
    if _record(endpoint)[0] != plan.version:
        raise StoreError(endpoint.url, "what was staged has been cleared away, by another push perhaps", _AGAIN)
    if not _arrived(plan, endpoint):
        raise StoreError(endpoint.url, "it took the new map, but not all of it", "look into it: the map is not whole")
    clear(destination)
    return sent


def clear(destination: Destination) -> None:
    """Remove what pushes have left behind."""
    destination.update(clearance(_leftover(destination.endpoint.graphs())))


def _leftover(present: Iterable[str]) -> set[str]:
    """Return those of some graphs that pushes have left behind."""
    return {name for name in present if name.startswith(PUSHED)} - {RECORD}


def _stage(plan: Plan, graph: StagedGraph, destination: Destination, found: int, progress: Progress) -> int:
    """Send what is missing of a graph and return how many statements that was."""
    there = found if found == graph.statements else found - found % destination.part_size
    sent = 0
    progress(graph, there)
    for part in plan.parts(graph, there, destination.part_size):
        destination.add(graph.staging, part)
        sent += len(part)
        progress(graph, there + sent)
    return sent


def _verify(plan: Plan, destination: Destination) -> None:
    """Raise StoreError unless every statement is staged; a graph where some are missing is sent anew next time."""
    endpoint = destination.endpoint
    found = _counts(endpoint, (graph.staging for graph in plan.graphs))
    for graph in plan.graphs:
        if (there := found.get(graph.staging, 0)) != graph.statements:
            destination.update(clearance([graph.staging]))
            reason = f"of {graph.statements} statements of <{graph.name}> it holds {there}; the map there is as it was"
            raise StoreError(endpoint.url, reason, _MERGED)


def _arrived(plan: Plan, endpoint: Endpoint) -> bool:
    found = _counts(endpoint, (graph.name for graph in plan.graphs))
    return all(found.get(graph.name, 0) == graph.statements for graph in plan.graphs)


def _counts(endpoint: Endpoint, graphs: Iterable[str]) -> dict[str, int]:
    """Return how many statements each of some graphs has; those without any are left out."""
    values = " ".join(f"<{graph}>" for graph in graphs)
    if not values:
        return {}
    pattern = f"VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }}"
    rows = endpoint.rows(f"SELECT ?g (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?g")
    return {row["g"].value: int(row["n"].value) for row in rows}


def _record(endpoint: Endpoint) -> tuple[str, set[str]]:
    """Return the version of the map that was pushed last, "" for none, and its graphs."""
    rows = endpoint.rows(f"SELECT ?p ?o {{ GRAPH <{RECORD}> {{ <{RECORD}> ?p ?o }} }}")
    said = [(row["p"].value, row["o"].value) for row in rows]
    return next((value for name, value in said if name == VERSION), ""), {v for name, v in said if name == PART}
