"""Neighbours: which ones a picture shows, in which branches, on which side."""

from collections.abc import Sequence
from typing import NamedTuple

from istilah.graph.values import Edge

#: How many neighbours are drawn; of more, the most telling ones. One or two left over are drawn as well.
MOST = 24
_LEFT_OVER = 2
#: How many neighbours one branch bears, and how many stay together on one side.
_LONGEST_BRANCH = 8
_HANDFUL = 5


class Bunch(NamedTuple):
    """The neighbours that one relation, or one set of relations, leads to; `outward` if the concept is the subject."""

    group: str
    name: str
    outward: bool
    concepts: list[str]


class Bunches(NamedTuple):
    """The neighbours to draw, in the order of the vocabulary; `shown` of `total`."""

    bunches: list[Bunch]
    shown: int
    total: int


def bunches(edges: Sequence[Edge], language: str) -> Bunches:
    """Return the neighbours to draw by relation. One that is joined in several ways stands once, under all of them."""
    joined: dict[str, list[Edge]] = {}
    for edge in edges:
        joined.setdefault(edge.object, []).append(edge)
    by_relations: dict[tuple[str, ...], list[str]] = {}
    for concept in sorted(joined):  # by IRI, not by name: a picture keeps its order in every language
        by_relations.setdefault(tuple(edge.relation.iri for edge in joined[concept]), []).append(concept)
    in_order = sorted(by_relations.values(), key=lambda concepts: edges.index(joined[concepts[0]][0]))
    kept = _most_telling(in_order, joined)
    found = [
        bunch
        for concepts in in_order
        for bunch in _bunches([iri for iri in concepts if iri in kept], joined[concepts[0]], language)
    ]
    return Bunches(found, len(kept), len(joined))


def sides(found: list[Bunch]) -> tuple[list[Bunch], list[Bunch]]:
    """Return the branches for the left and for the right: by direction, then moved over until both weigh alike.

    What a concept does is to its right, what is done to it to its left; a handful stays together on the right.
    """
    if sum(len(bunch.concepts) for bunch in found) <= _HANDFUL:
        return [], found
    left = [bunch for bunch in found if not bunch.outward]
    right = [bunch for bunch in found if bunch.outward]
    while True:
        heavy, light = (left, right) if _weight(left) > _weight(right) else (right, left)
        if not heavy or _weight(light) + _weight(heavy[-1:]) >= _weight(heavy):
            return left, right
        light.append(heavy.pop())


def _bunches(concepts: list[str], ways: list[Edge], language: str) -> list[Bunch]:
    """Return a long row in parts that a branch can bear, an even number of them, so that both sides get alike."""
    names = ", ".join(edge.relation.label(language) for edge in ways)
    first = ways[0].relation
    count = -(-len(concepts) // _LONGEST_BRANCH)
    count += count % 2 if count > 1 else 0
    length = -(-len(concepts) // count) if count else 1
    parts = (concepts[start : start + length] for start in range(0, len(concepts), length))
    return [Bunch(first.group, names, not first.derived, part) for part in parts]


def _most_telling(rows: list[list[str]], joined: dict[str, list[Edge]]) -> set[str]:
    """Return the neighbours to draw: one of each row in turn, the rows whose relation tells most first."""
    most = len(joined) if len(joined) <= MOST + _LEFT_OVER else MOST
    queues = sorted(
        (list(concepts) for concepts in rows),
        key=lambda concepts: (min(edge.relation.cost for edge in joined[concepts[0]]), concepts[0]),
    )
    kept: list[str] = []
    while any(queues) and len(kept) < most:
        kept += [queue.pop(0) for queue in queues if queue]
    return set(kept[:most])


def _weight(found: list[Bunch]) -> float:
    return sum(len(bunch.concepts) + 0.6 for bunch in found)
