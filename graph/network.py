"""The map as a networkx graph, with centrality and communities."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from istilah.graph.values import Edge

if TYPE_CHECKING:
    import networkx as nx

_DAMPING = 0.85


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
    """Return the PageRank of each concept in the undirected map, each pair of concepts joined once; they sum to 1.

    The power iteration of Brin and Page (1998) with damping 0.85, until a round changes less than 1e-10 in all:
    about 100 rounds of O(V + E). Written out because that of networkx needs SciPy.
    """
    neighbours = {node: list(dict.fromkeys([*graph.successors(node), *graph.predecessors(node)])) for node in graph}
    ranks = dict.fromkeys(graph, 1 / max(1, len(graph)))
    for _ in range(200):
        before, ranks = ranks, _next_ranks(neighbours, ranks)
        if sum(abs(rank - before[node]) for node, rank in ranks.items()) < 1e-10:
            break
    return ranks


def _next_ranks(neighbours: dict[str, list[str]], ranks: dict[str, float]) -> dict[str, float]:
    """Return the ranks after one more step: each concept hands its own on to its neighbours, a lone one to all."""
    share = {node: ranks[node] / len(others) for node, others in neighbours.items() if others}
    lone = sum(rank for node, rank in ranks.items() if node not in share)
    base = (1 - _DAMPING + _DAMPING * lone) / max(1, len(ranks))
    return {node: base + _DAMPING * sum(share[other] for other in others) for node, others in neighbours.items()}


def communities(graph: "nx.MultiDiGraph[str]") -> list[set[str]]:
    """Return groups of concepts that belong together, largest first (Louvain, Blondel et al. 2008; seeded)."""
    import networkx as nx

    found: list[set[str]] = nx.community.louvain_communities(nx.Graph(graph.to_undirected()), weight=None, seed=1)
    return sorted(found, key=lambda group: (-len(group), min(group)))
