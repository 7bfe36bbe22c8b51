"""Landmarks: what a stranger is shown first of a map: a statement, and two concepts far apart."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from istilah.graph.concept_map import ConceptMap
from istilah.graph.support import Supports
from istilah.graph.values import Edge

#: How many concepts are reached in the search for those far apart: a large map need not be walked whole.
_MOST_REACHED = 5_000

Pair = tuple[str, str]


def specimen(map: ConceptMap, supports: Supports, concepts: Iterable[str]) -> Edge | None:
    """Return the best supported statement that some concepts make, one that nobody denies; None where none is made."""
    found: list[tuple[int, int, Edge]] = []
    concepts = list(concepts)
    map.store.gather(concepts)
    for iri in concepts:
        made = [edge for edge in map.adjacency.get(iri, ()) if not edge.relation.derived and edge.object != iri]
        found += [(*support[:2], edge) for edge, support in supports.of(iri, made).items() if support[2] == "accepted"]
    return max(found, key=lambda one: one[:2])[2] if found else None


def farthest(map: ConceptMap, concepts: Iterable[str]) -> Pair | None:
    """Return those two of some concepts that are farthest apart, of several pairs the first; None where none meet."""
    wanted = list(concepts)
    reached = {iri: _distances(map, iri) for iri in wanted}
    met = [pair for pair in combinations(wanted, 2) if pair[1] in reached[pair[0]]]
    return max(met, key=lambda pair: reached[pair[0]][pair[1]], default=None)


def _distances(map: ConceptMap, start: str) -> dict[str, int]:
    """Return how many statements lie between a concept and those around it, the nearest ones."""
    return {iri: distance for (iri, distance), _ in zip(_walk(map, start), range(_MOST_REACHED), strict=False)}


def _walk(map: ConceptMap, start: str) -> Iterator[tuple[str, int]]:
    seen, frontier, distance = {start}, [start], 0
    while frontier:
        yield from ((iri, distance) for iri in frontier)
        distance += 1
        following = dict.fromkeys(edge.object for iri in frontier for edge in map.adjacency.get(iri, ()))
        frontier = [iri for iri in following if iri not in seen]
        seen.update(frontier)
