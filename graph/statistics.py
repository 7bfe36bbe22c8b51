"""How much a map holds; computed once per map, for it reads everything."""

from collections import Counter
from typing import NamedTuple

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.concept_map import ConceptMap


class Statistics(NamedTuple):
    """Counts over a map.

    `triples` are all of the union but for the vocabulary; `relations` the direct statements by the name of their
    relation, inverses and what a more telling relation implies left out; `labels` and `definitions` by language,
    abbreviations among the labels; `themes` the members of each collection by its slug.
    """

    concepts: int
    claims: int
    triples: int
    sources: int
    facts: int
    disagreements: int
    relations: dict[str, int]
    labels: dict[str, int]
    definitions: dict[str, int]
    themes: dict[str, int]


def statistics(map: ConceptMap) -> Statistics:
    """Return the counts over a map."""
    quads = map.store.quads
    return Statistics(
        concepts=len(map.adjacency),
        claims=_instances(map, "Claim"),
        triples=len(map.store) - sum(1 for _ in quads(None, None, None, _terms.VOCABULARY)),
        sources=_instances(map, "Source"),
        facts=_instances(map, "Fact"),
        disagreements=_instances(map, "Disagreement"),
        relations=_relations(map),
        labels=_languages(map, "skos:prefLabel", "skos:altLabel"),
        definitions=_languages(map, "skos:definition"),
        themes={_terms.local_name(iri): len(members) for iri, members in map.concepts.themes().items()},
    )


def _instances(map: ConceptMap, name: str) -> int:
    return sum(1 for _ in map.store.quads(None, _terms.TYPE, ox.NamedNode(_terms.IST + name)))


def _relations(map: ConceptMap) -> dict[str, int]:
    """Count each statement once: not its inverse, and one way of a symmetric one."""
    counts = Counter(
        edge.relation.name
        for edges in map.adjacency.values()
        for edge in edges
        if not edge.relation.derived and (edge.relation.inverse != edge.relation.iri or edge.subject < edge.object)
    )
    return dict(sorted(counts.items()))


def _languages(map: ConceptMap, *properties: str) -> dict[str, int]:
    counts = Counter(
        quad.object.language or "none"
        for property in properties
        for quad in map.store.quads(None, _terms.node(property), None)
        if isinstance(quad.object, ox.Literal)
    )
    return dict(sorted(counts.items()))
