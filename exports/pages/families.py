"""Families: the concepts of a theme as they hang together, each under the kind or the whole that it belongs to."""

from collections.abc import Sequence
from typing import NamedTuple

from istilah.exports.pages.site import Site

#: What a concept stands under, the relations that tell most first.
_UP = ("kindOf", "partOf", "exampleOf", "broader")


class Branch(NamedTuple):
    """A concept with the concepts below it, in alphabetical order; `size` counts all of them and itself."""

    iri: str
    below: "tuple[Branch, ...]"
    size: int


class Families(NamedTuple):
    """The concepts of a theme: families, the largest first, and those that stand on their own."""

    families: list[Branch]
    alone: list[str]


def families(site: Site, members: Sequence[str]) -> Families:
    """Return the families of some concepts, given in alphabetical order; each concept stands in one place.

    Of several parents the one by the more telling relation counts, then the first by IRI. A circle is cut at its
    first concept.
    """
    parents = _parents(site, members)
    children: dict[str, list[str]] = {}
    for iri in members:
        if parents[iri]:
            children.setdefault(parents[iri], []).append(iri)
    roots = [iri for iri in members if not parents[iri]]
    found = [_branch(iri, children) for iri in roots]
    large = sorted((one for one in found if one.below), key=lambda one: -one.size)
    return Families(large, [one.iri for one in found if not one.below])


def _parents(site: Site, members: Sequence[str]) -> dict[str, str]:
    """Return what each concept stands under, "" for none."""
    inside, found = set(members), dict.fromkeys(members, "")
    for iri in members:
        for parent in _above(site, iri, inside):
            if not _leads_to(found, parent, iri):
                found[iri] = parent
                break
    return found


def _above(site: Site, iri: str, inside: set[str]) -> list[str]:
    edges = site.map.concepts.neighbours(iri)
    return [
        parent
        for name in _UP
        for parent in sorted(edge.object for edge in edges if edge.relation.name == name and edge.object in inside)
    ]


def _leads_to(parents: dict[str, str], start: str, goal: str) -> bool:
    """Return whether the way up from a concept passes another, or starts there."""
    while start and start != goal:
        start = parents[start]
    return start == goal


def _branch(iri: str, children: dict[str, list[str]]) -> Branch:
    below = tuple(_branch(child, children) for child in children.get(iri, ()))
    return Branch(iri, below, 1 + sum(one.size for one in below))
