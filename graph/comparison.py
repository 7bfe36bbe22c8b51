"""Comparison: what a few concepts say alike, what each says alone, and how they stand to each other."""

from typing import TYPE_CHECKING, NamedTuple

from istilah.graph.support import made_as
from istilah.graph.values import Edge

if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap

#: How far up a common genus or whole is looked for.
_HIGHEST = 12


class Shared(NamedTuple):
    """A statement that several of the concepts make: one edge from each that does, in their order."""

    edges: tuple[Edge, ...]


class Comparison(NamedTuple):
    """What a few concepts (IRIs) have in common and what not.

    `between` are the statements that join two of them, each once; `above` the nearest concepts that all of them
    stand under, where no parent is shared by all; `own` what each alone says of others.
    """

    concepts: tuple[str, ...]
    between: tuple[Edge, ...]
    shared: tuple[Shared, ...]
    above: tuple[str, ...]
    own: dict[str, tuple[Edge, ...]]


def comparison(map: "ConceptMap", iris: tuple[str, ...]) -> Comparison:
    """Return what some concepts have in common: what most of them share first, parents and wholes before the rest."""
    edges = {iri: [edge for edge in map.adjacency.get(iri, ()) if edge.object != iri] for iri in iris}
    by_statement: dict[tuple[str, str], list[Edge]] = {}
    for iri in iris:
        for edge in edges[iri]:
            if edge.object not in iris:
                by_statement.setdefault((edge.relation.iri, edge.object), []).append(edge)
    rank = map.relations.rank
    shared = [Shared(tuple(found)) for found in by_statement.values() if len(found) > 1]
    shared.sort(key=lambda one: (-len(one.edges), rank[one.edges[0].relation.iri], one.edges[0].object))
    own = {
        iri: tuple(edge for edge in edges[iri] if len(by_statement.get((edge.relation.iri, edge.object), ())) == 1)
        for iri in iris
    }
    return Comparison(iris, _between(edges), tuple(shared), _above(map, iris), own)


def _between(edges: dict[str, list[Edge]]) -> tuple[Edge, ...]:
    """Return the statements that join the concepts, as they are made where both ways of reading are there."""
    found: dict[tuple[str, str, str], Edge] = {}
    for some in edges.values():
        for edge in some:
            if edge.object in edges:
                statement = made_as(edge)[0]
                if statement not in found or found[statement].relation.derived:
                    found[statement] = edge
    return tuple(found.values())


def _above(map: "ConceptMap", iris: tuple[str, ...]) -> tuple[str, ...]:
    """Return the common ancestors that none of the others stands above, nearest first; () with a shared parent."""
    if len(iris) < 2:
        return ()
    heights = [_heights(map, iri) for iri in iris]
    common = set.intersection(*(set(found) for found in heights)) - set(iris)
    if any(all(found[iri] == 1 for found in heights) for iri in common):
        return ()
    beyond = {above for iri in common for above, height in _heights(map, iri).items() if height and above in common}
    return tuple(sorted(common - beyond, key=lambda iri: (sum(found[iri] for found in heights), iri)))[:3]


def _heights(map: "ConceptMap", iri: str) -> dict[str, int]:
    """Return how many steps up each ancestor of a concept is, by any relation of the hierarchy; itself at 0."""
    heights = {iri: 0}
    frontier = [iri]
    for height in range(1, _HIGHEST + 1):
        above = [
            edge.object
            for here in frontier
            for edge in map.adjacency.get(here, ())
            if edge.relation.group == "structure" and not edge.relation.derived and edge.object not in heights
        ]
        frontier = list(dict.fromkeys(above))
        heights |= dict.fromkeys(frontier, height)
    return heights
