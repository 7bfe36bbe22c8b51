"""Hierarchies: where a concept stands among kinds and parts."""

from collections.abc import Iterator
from typing import NamedTuple

from istilah.exports.pages.site import Site
from istilah.graph.values import Edge

#: The hierarchies of a map: the name of each with the relation that leads up and the one that leads down.
KINDS = (("kind", "kindOf", "hasKind"), ("part", "partOf", "hasPart"), ("broader", "broader", "narrower"))

_DEEPEST = 8


class Hierarchy(NamedTuple):
    """A concept in a hierarchy: `trail` leads down to it from the top, `children` stand right below it.

    `beside` holds the trails through its other parents: a concept may stand in several places.
    """

    kind: str
    trail: tuple[str, ...]
    beside: tuple[tuple[str, ...], ...]
    children: tuple[str, ...]


def hierarchies(site: Site, iri: str, edges: list[Edge], language: str) -> list[Hierarchy]:
    """Return the hierarchies in which a concept has a place, its children in alphabetical order.

    Of several parents one of the same theme comes first, in every language the same.
    """
    return list(_hierarchies(site, iri, edges, language))


def _hierarchies(site: Site, iri: str, edges: list[Edge], language: str) -> Iterator[Hierarchy]:
    for kind, up, down in KINDS:
        trails = [_trail(site, parent, up, iri) for parent in _parents(site, iri, edges, up)]
        children = tuple(child for _, child in site.sorted(_ends(site, edges, down), language))
        if trails or children:
            yield Hierarchy(kind, trails[0] if trails else (), tuple(trails[1:]), children)


def _ends(site: Site, edges: list[Edge], relation: str) -> set[str]:
    return {edge.object for edge in edges if edge.relation.name == relation and edge.object in site.map.concepts}


def _parents(site: Site, iri: str, edges: list[Edge], up: str) -> list[str]:
    theme = site.theme_of.get(iri)
    return sorted(_ends(site, edges, up), key=lambda parent: (site.theme_of.get(parent) != theme, parent))


def _trail(site: Site, parent: str, up: str, iri: str) -> tuple[str, ...]:
    """Return the way up from a parent by first parents, turned round; it stops where a cycle would close."""
    trail = [parent]
    while len(trail) < _DEEPEST:
        above = _parents(site, trail[-1], site.map.concepts.neighbours(trail[-1]), up)
        if not above or above[0] in trail or above[0] == iri:
            break
        trail.append(above[0])
    return tuple(reversed(trail))
