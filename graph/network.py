"""The map as a networkx graph, with centrality and communities."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from istilah.graph.values import Edge

if TYPE_CHECKING:
    import networkx as nx


def network(concepts: Iterable[str], edges: Iterable[Edge]) -> "nx.MultiDiGraph[str]":
    """Return a directed multigraph: nodes are concept IRIs, edges keyed by relation name with `relation` and `weight`.

    `weight` is the hop cost of the relation, as a length. Only statements that were made are edges, not their
    inverses, and a symmetric one once, so degrees count each statement once.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(concepts)
    for edge in edges:
        mirrored = edge.relation.inverse == edge.relation.iri and graph.has_edge(
            edge.object, edge.subject, key=edge.relation.name
        )
        if not edge.relation.derived and not mirrored:
            graph.add_edge(
                edge.subject, edge.object, key=edge.relation.name, relation=edge.relation.iri, weight=edge.relation.cost
            )
    return graph


def centrality(graph: "nx.MultiDiGraph[str]") -> dict[str, float]:
    """Return the PageRank of each concept in the undirected map (Brin and Page 1998); the values sum to 1."""
    import networkx as nx

    ranks: dict[str, float] = nx.pagerank(nx.Graph(graph.to_undirected()), weight=None)
    return ranks


def communities(graph: "nx.MultiDiGraph[str]") -> list[set[str]]:
    """Return groups of concepts that belong together, largest first (Louvain, Blondel et al. 2008; seeded)."""
    import networkx as nx

    found: list[set[str]] = nx.community.louvain_communities(nx.Graph(graph.to_undirected()), weight=None, seed=1)
    return sorted(found, key=lambda group: (-len(group), min(group)))
