"""Contrasts: the pairs and sets of concepts that a map tells apart, those first that are most worth comparing."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from istilah.graph.labels import fold
from istilah.graph.support import made_as

if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap

_CONTRAST = "contrast"
#: What makes two concepts alike: a genus, a whole, or something measured that they have in common.
_LIKENESS = ("structure", "measurement")

Pair = tuple[str, str]


def contrast_sets(map: "ConceptMap", most: int = 12) -> list[tuple[str, ...]]:
    """Return sets of two or three concepts to compare, best first; none stands within another.

    Two concepts are a set when a statement contrasts them, three when two such statements hang together and the
    outer ones are alike: of one genus or whole, or one of them a kind of the other. Best are sets that claims of
    documents contrast, then those whose members are most alike and best connected. In a map that contrasts
    nothing, the sets are concepts under one parent.
    """
    pairs = dict(_contrasted(map))
    if not pairs:
        return _siblings(map, most)
    sets: list[tuple[str, ...]] = [*_triples(map, pairs), *pairs]
    sets.sort(key=lambda found: (-_worth(map, found, pairs), found))
    kept: list[tuple[str, ...]] = []
    for found in sets:
        if len(kept) < most and not any(len(set(found) & set(other)) > 1 for other in kept):
            kept.append(found)
    return kept


def contrasted_with(map: "ConceptMap", iri: str) -> list[str]:
    """Return the concepts that a statement contrasts with one, the most alike first."""
    found = {edge.object for edge in map.adjacency.get(iri, ()) if edge.relation.group == _CONTRAST}
    return sorted(found - {iri}, key=lambda other: (-_likeness(map, iri, other), other))


def _contrasted(map: "ConceptMap") -> Iterator[tuple[Pair, int]]:
    """Yield the pairs that statements contrast, with how many claims of documents do."""
    for iri, edges in map.adjacency.items():
        for edge in edges:
            if edge.relation.group == _CONTRAST and iri < edge.object:
                yield (iri, edge.object), sum(map.witnesses.get(way, 0) for way in made_as(edge))


def _triples(map: "ConceptMap", pairs: dict[Pair, int]) -> Iterator[tuple[str, ...]]:
    beside: dict[str, list[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    found = {
        tuple(sorted((middle, one, other)))
        for middle, outer in beside.items()
        for one, other in combinations(sorted(outer), 2)
        if _likeness(map, one, other)
    }
    yield from sorted(found)


def _worth(map: "ConceptMap", found: tuple[str, ...], pairs: dict[Pair, int]) -> float:
    """Return how much a set is worth: its evidence, what its least alike members have in common, a common word."""
    within = list(combinations(sorted(found), 2))
    evidence = sum(min(pairs.get(pair, 0), 3) for pair in within)
    alike = min(3, *(_likeness(map, *pair) for pair in within))
    known = min(40, *(len(map.adjacency[iri]) for iri in found))
    word = bool(set.intersection(*(_words(map, iri) for iri in found)))
    return evidence + 1.5 * alike + known / 20 + len(found) + 2 * word


def _likeness(map: "ConceptMap", one: str, other: str) -> int:
    """Return how many parents, wholes and things measured two concepts share, or that one stands under the other."""
    between = sum(edge.object == other and edge.relation.group == "structure" for edge in map.adjacency[one])
    return between + len(_traits(map, one) & _traits(map, other))


def _traits(map: "ConceptMap", iri: str) -> set[tuple[str, str]]:
    return {
        (edge.relation.iri, edge.object)
        for edge in map.adjacency[iri]
        if edge.relation.group in _LIKENESS and not edge.relation.derived
    }


def _words(map: "ConceptMap", iri: str) -> set[str]:
    """Return the words of a concept's preferred labels: what shares one is easily mixed up."""
    return {word for text in map.concepts.get(iri).preferred for word in fold(text.text).split()}


def _siblings(map: "ConceptMap", most: int) -> list[tuple[str, ...]]:
    """Return the three best connected concepts under each parent, the best connected parents first."""
    under: dict[str, list[str]] = {}
    for iri, edges in map.adjacency.items():
        for edge in edges:
            if edge.relation.group == "structure" and not edge.relation.derived and edge.object != iri:
                under.setdefault(edge.object, []).append(iri)
    several = [parent for parent, children in under.items() if len(set(children)) > 1]
    several.sort(key=lambda parent: (-len(map.adjacency[parent]), parent))
    best = (sorted(set(under[parent]), key=lambda iri: (-len(map.adjacency[iri]), iri))[:3] for parent in several)
    return list(dict.fromkeys(tuple(sorted(found)) for found in best))[:most]
