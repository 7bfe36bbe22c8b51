"""Allowed statements: those that a path may take, when only causes or only the hierarchy are asked for."""

from collections.abc import Mapping

from istilah.graph.paths import Adjacency
from istilah.graph.values import Edge

#: What a path may be made of: the groups of relations by the name of the choice.
CHOICES: Mapping[str, frozenset[str]] = {"causes": frozenset({"effect"}), "hierarchy": frozenset({"structure"})}


def allowed(adjacency: Adjacency, only: str = "", forward: bool = False) -> Adjacency:
    """Return the statements that a path may take: of the relations of a choice ("" for all), forward as they are made.

    Forward leaves inverses out: from kind to genus, from cause to effect; a symmetric relation leads both ways.
    """
    if not only and not forward:
        return adjacency
    groups = CHOICES.get(only)

    def is_allowed(edge: Edge) -> bool:
        return (groups is None or edge.relation.group in groups) and not (forward and edge.relation.derived)

    return {iri: [edge for edge in edges if is_allowed(edge)] for iri, edges in adjacency.items()}
