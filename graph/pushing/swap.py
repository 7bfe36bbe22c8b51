"""The swap: the update that makes the staged graphs the map, all at once, and the one that clears up after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from istilah.graph.pushing.names import DISGUISE, PART, READY
from istilah.graph.pushing.plan import Plan, StagedGraph
from istilah.graph.remote.dataset import RECORD, VERSION


def swap(plan: Plan, gone: Iterable[str]) -> str:
    """Return the update that puts a staged map in the place of the one before; `gone` are graphs it no longer has.

    It changes only the statements that differ. All of it hangs on a mark that it sets itself, if all statements are
    staged: should somebody have cleared them away meanwhile, it does nothing.
    """
    ready = f'GRAPH <{READY}> {{ <{RECORD}> <{VERSION}> "{plan.version}" }}'
    return " ;\n".join(
        [
            _mark(plan, ready),
            *(operation for graph in plan.graphs for operation in _turned(graph, ready)),
            *(_emptied(graph, ready) for graph in (*gone, RECORD)),
            f"INSERT {{ GRAPH <{RECORD}> {{ {_record(plan)} }} }} WHERE {{ {ready} }}",
        ]
    )


def clearance(graphs: Iterable[str]) -> str:
    """Return the update that removes the graphs of pushing, the mark first."""
    return " ;\n".join(f"DROP SILENT GRAPH <{graph}>" for graph in sorted({READY, *graphs}, key=lambda g: g != READY))


def _mark(plan: Plan, ready: str) -> str:
    staged = " ".join(f"<{graph.staging}>" for graph in plan.graphs)
    counted = f"SELECT (COUNT(*) AS ?n) {{ VALUES ?g {{ {staged} }} GRAPH ?g {{ ?s ?p ?o }} }}"
    return f"INSERT {{ {ready} }} WHERE {{ {{ {counted} }} FILTER(?n = {plan.statements}) }}"


def _turned(graph: StagedGraph, ready: str) -> Iterator[str]:
    """Yield the operations that remove from a graph what is not staged for it, and add what it has not."""
    here, staged = f"GRAPH <{graph.name}> {{ ?s ?p ?o }}", f"GRAPH <{graph.staging}> {{ ?s ?q ?o }}"
    disguised = f'BIND(IRI(CONCAT("{DISGUISE}", STR(?p))) AS ?q)'
    bare = f"BIND(IRI(SUBSTR(STR(?q), {len(DISGUISE) + 1})) AS ?p)"
    yield f"DELETE {{ {here} }} WHERE {{ {ready} {here} {disguised} FILTER NOT EXISTS {{ {staged} }} }}"
    yield f"INSERT {{ {here} }} WHERE {{ {ready} {staged} {bare} FILTER NOT EXISTS {{ {here} }} }}"


def _emptied(graph: str, ready: str) -> str:
    every = f"GRAPH <{graph}> {{ ?s ?p ?o }}"
    return f"DELETE {{ {every} }} WHERE {{ {ready} {every} }}"


def _record(plan: Plan) -> str:
    parts = " ".join(f"<{RECORD}> <{PART}> <{graph.name}> ." for graph in plan.graphs)
    return f'<{RECORD}> <{VERSION}> "{plan.version}" . {parts}'
