"""The dataset: which graphs of an endpoint are the map, and that a query sees the union of just these.

What a query sees that names no graph, the SPARQL 1.1 Protocol leaves to the server: all graphs (Virtuoso, GraphDB,
QLever, Neptune), or one that has no name and may be empty (Oxigraph, Fuseki, Stardog). So each question names the
graphs of the map (2.1.4), and at the first meeting a statement from each is asked for, to see whether that helps.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pyoxigraph as ox

from istilah.graph.addresses import Address
from istilah.graph.errors import StoreAnswerError, StoreError

#: What the graphs begin with that are there for `istilah push` and belong to no map.
PUSHED = "urn:istilah:push:"
#: The graph with what was pushed last, and the property of its version there.
RECORD, VERSION = PUSHED + "map", PUSHED + "version"
#: Graphs that are none of a map: those of pushing, and those that Virtuoso keeps for itself.
_OWN = (
    PUSHED,
    "http://www.openlinksw.com/",
    "http://localuriqaserver/",
    "http://www.w3.org/ns/ldp#",
    "http://www.w3.org/2002/07/owl#",
    "urn:activitystreams-owl:map",
    "urn:core:services:sparql",
    "urn:rules.skos",
    "http://localhost:8890/",
    "virtrdf-label",
    "b3s",
    "facets",
)
#: How many graphs the questions can name.
MOST = 300


class Dataset(NamedTuple):
    """The graphs of a map in an endpoint; () for one that keeps all in the graph without a name.

    `is_named` tells that each question has to name them.
    """

    graphs: tuple[str, ...]
    is_named: bool

    def parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of the protocol that name the graphs."""
        if not self.is_named:
            return []
        names = ("default-graph-uri", "named-graph-uri")
        return [(name, graph) for name in names for graph in self.graphs]

    def quads(self, pattern: str) -> str:
        """Return a triple pattern as one that binds the graph to ?g as well, where there are graphs."""
        return f"GRAPH ?g {{ {pattern} }}" if self.graphs else f"{{ {pattern} }}"


def named_graphs(address: Address, found: Iterable[str]) -> tuple[str, ...]:
    """Return the graphs of the map among those that an endpoint has; raises StoreError for too many, or other ones."""
    present = sorted(graph for graph in found if not graph.startswith(_OWN))
    if address.graphs:
        missing = [graph for graph in address.graphs if graph not in present]
        if missing:
            raise StoreError(address.shown, f"it has no graph {missing[0]}", "correct default-graph-uri in the URL")
        return address.graphs
    if len(present) > MOST:
        raise StoreError(
            address.shown,
            f"it has {len(present)} graphs, too many for one map",
            "name the graphs of the map in the URL: ?default-graph-uri=IRI&default-graph-uri=IRI",
        )
    return tuple(present)


def samples(graphs: Iterable[str]) -> str:
    """Return the query for one statement between IRIs from each graph."""
    parts = (
        f"{{ SELECT (<{graph}> AS ?g) ?s ?p ?o "
        f"{{ GRAPH <{graph}> {{ ?s ?p ?o FILTER(isIRI(?s) && isIRI(?o)) }} }} LIMIT 1 }}"
        for graph in graphs
    )
    return f"SELECT ?g ?s ?p ?o {{ {' UNION '.join(parts)} }}"


def sees_all(found: Iterable[ox.QuerySolution]) -> str:
    """Return the query that tells whether statements are seen both without their graphs and in them."""
    patterns = []
    for row in found:
        triple = " ".join(str(row[name]) for name in ("s", "p", "o"))
        patterns.append(f"{triple} . GRAPH {row['g']} {{ {triple} }}")
    return f"ASK {{ {' '.join(patterns)} }}"


def unusable(address: Address) -> StoreAnswerError:
    """Return the error for an endpoint that shows no union of its graphs, whatever is asked."""
    return StoreAnswerError(
        address.shown,
        "its queries do not see all graphs at once, and it does not let the question name them",
        "turn on the union default graph in its settings; docs/stores.md tells where",
    )
