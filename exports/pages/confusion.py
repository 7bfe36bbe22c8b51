"""Confusion: the concepts that a concept is contrasted with or comes close to, and how they differ."""

from collections.abc import Iterable
from typing import NamedTuple

from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import Evidence, Group, Statement
from istilah.graph.properties import Properties
from istilah.graph.values import Text, in_language

#: The relations between concepts that are taken for each other.
_RELATIONS = ("closeMatch", "contrastsWith")
#: How many of them a page sets side by side with the concept.
MOST = 6


class Difference(NamedTuple):
    """What a source says of two concepts, in our words."""

    statement: Text
    evidence: Evidence


class Confusion(NamedTuple):
    """A concept that is taken for the one of the page; `comparison` is the address where the two stand side by side."""

    iri: str
    name: Text
    definition: Text | None
    differences: list[Difference]
    comparison: str


def confusions(site: Site, iri: str, groups: Iterable[Group], language: str) -> list[Confusion]:
    """Return the concepts that a concept is easily taken for, out of its statements, near synonyms first."""
    statements = [statement for group in groups for statement in group.statements]
    ways: dict[str, list[Statement]] = {}
    for name in _RELATIONS:
        for statement in statements:
            if statement.edge.relation.name == name and statement.edge.object in site.map.concepts:
                ways.setdefault(statement.edge.object, []).append(statement)
    return [_confusion(site, iri, other, ways[other], language) for other in list(ways)[:MOST]]


def _confusion(site: Site, iri: str, other: str, ways: list[Statement], language: str) -> Confusion:
    slugs = ",".join(site.map.concepts.slug(one) for one in (iri, other))
    found = (_difference(site, one, language) for statement in ways for one in statement.evidence)
    return Confusion(
        other,
        site.map.concepts.label(other, language),
        site.map.concepts.get(other).definition(language),
        [difference for difference in found if difference][:2],
        site.link("compare", "", language, c=slugs),
    )


def _difference(site: Site, witness: Evidence, language: str) -> Difference | None:
    words = in_language(Properties(site.map.store, witness.claim).literals("ist:statement"), language)
    return Difference(words, witness) if words else None
