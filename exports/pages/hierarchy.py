"""Hierarchies: where a concept stands among kinds and parts, and what stands beside and below it.

They are nested lists of links, what is further down folded in `details`: readable and usable with the keyboard without
script, and told by screen readers as what they are. A tree view in the sense of ARIA would take the links apart from
their roles, and its keys do not reach links inside.
"""

from collections.abc import Iterator
from typing import NamedTuple

from istilah.exports.pages.site import Site
from istilah.graph.values import Edge

#: The hierarchies of a map: the name of each with the relation that leads up and the one that leads down.
KINDS = (("kind", "kindOf", "hasKind"), ("part", "partOf", "hasPart"), ("broader", "broader", "narrower"))

_HIGHEST = 8
#: How far down a page opens a hierarchy, how many it lists below one concept, and how many concepts it opens in all.
_DEEPEST, MOST_CHILDREN, _MOST_OPENED = 3, 24, 120


class Node(NamedTuple):
    """A concept in a hierarchy with what stands below it; `more` is how many of those are not listed."""

    iri: str
    children: "tuple[Node, ...]"
    more: int


class Hierarchy(NamedTuple):
    """A concept in a hierarchy: `trail` leads down to it from the top, `siblings` stand under the same parent.

    `beside` holds the trails through its other parents: a concept may stand in several places.
    """

    kind: str
    trail: tuple[str, ...]
    siblings: tuple[str, ...]
    beside: tuple[tuple[str, ...], ...]
    node: Node


def hierarchies(site: Site, iri: str, edges: list[Edge], language: str) -> list[Hierarchy]:
    """Return the hierarchies in which a concept has a place, in alphabetical order below each concept.

    Of several parents one of the same theme comes first, in every language the same.
    """
    return list(_hierarchies(site, iri, edges, language))


def _hierarchies(site: Site, iri: str, edges: list[Edge], language: str) -> Iterator[Hierarchy]:
    for kind, up, down in KINDS:
        trails = [_trail(site, parent, up, iri) for parent in _parents(site, iri, edges, up)]
        node = _Descent(site, down, language).node(iri, edges, (iri,))
        if trails or node.children:
            first = trails[0] if trails else ()
            siblings = site.below(first[-1], down, language) if first else []
            beside = tuple(trails[1:])
            yield Hierarchy(kind, first, tuple(other for other in siblings if other != iri), beside, node)


class _Descent:
    """The way down one hierarchy, which opens so many concepts and no more."""

    def __init__(self, site: Site, down: str, language: str) -> None:
        self._site, self._down, self._language = site, down, language
        self._left = _MOST_OPENED

    def node(self, iri: str, edges: list[Edge], above: tuple[str, ...]) -> Node:
        """Return a concept with what stands below it; `above` is the way to it, itself included."""
        below = [child for _, child in self._site.sorted(_ends(self._site, edges, self._down), self._language)]
        listed = below[:MOST_CHILDREN]
        return Node(iri, tuple(self._child(child, above) for child in listed), len(below) - len(listed))

    def _child(self, iri: str, above: tuple[str, ...]) -> Node:
        if iri in above or len(above) >= _DEEPEST or not self._left:
            return Node(iri, (), 0)
        self._left -= 1
        return self.node(iri, self._site.map.concepts.neighbours(iri, self._down), (*above, iri))


def _ends(site: Site, edges: list[Edge], relation: str) -> set[str]:
    return {edge.object for edge in edges if edge.relation.name == relation and edge.object in site.map.concepts}


def _parents(site: Site, iri: str, edges: list[Edge], up: str) -> list[str]:
    theme = site.theme_of.get(iri)
    return sorted(_ends(site, edges, up), key=lambda parent: (site.theme_of.get(parent) != theme, parent))


def _trail(site: Site, parent: str, up: str, iri: str) -> tuple[str, ...]:
    """Return the way up from a parent by first parents, turned round; it stops where a cycle would close."""
    trail = [parent]
    while len(trail) < _HIGHEST:
        above = _parents(site, trail[-1], site.map.concepts.neighbours(trail[-1], up), up)
        if not above or above[0] in trail or above[0] == iri:
            break
        trail.append(above[0])
    return tuple(reversed(trail))
