"""Surroundings: the concepts about a concept, for the picture and for programs that walk the map.

Statements are given as they are made, not as inverses: `source` is the subject, `target` the object, of a symmetric
one the end whose IRI comes first. They come best first: of each relation the best supported one, then of each the
next, so that the first few show every way in which a concept is related.
"""

from collections.abc import Iterable
from typing import Any

from istilah.exports.pages.site import Site
from istilah.graph.support import Support, made_as
from istilah.graph.values import LANGUAGES, Edge

#: How many statements of a concept are told when nobody asks for more.
MOST = 400


def surroundings(site: Site, iris: Iterable[str], language: str, most: int = MOST) -> dict[str, Any]:
    """Return the statements about some concepts, and the concepts at their ends.

    `concepts` has every concept by its slug, `neighbourhoods` those asked for: how many `neighbours` and `statements`
    each has (by relation, as read from it, in `relations`) and the first `most` statements.
    """
    asked = list(dict.fromkeys(iris))
    met = dict.fromkeys(asked)
    site.map.store.gather(asked)
    neighbourhoods = []
    for iri in asked:
        edges = _leading_away(site, iri)
        support = site.supports.of(iri, edges)
        first = _ranked(site, edges, support)[:most]
        met |= dict.fromkeys(edge.object for edge in first)
        neighbourhoods.append(_neighbourhood(site, iri, edges, [(edge, support[edge]) for edge in first]))
    concepts = {site.map.concepts.slug(iri): described(site, iri, language) for iri in met}
    for iri in asked:
        concepts[site.map.concepts.slug(iri)] |= _defined(site, iri, language)
    return {"language": language, "concepts": concepts, "neighbourhoods": neighbourhoods}


def described(site: Site, iri: str, language: str) -> dict[str, Any]:
    """Return what a picture shows of a concept: its name, in both languages where it has them, theme and degree."""
    label = site.map.concepts.label(iri, language)
    slug = site.map.concepts.slug(iri)
    theme = site.theme_of.get(iri)
    return {
        "label": label.text,
        "language": label.language,
        "labels": {text.language: text.text for text in _named(site, iri)},
        "theme": theme.number if theme else 0,
        "degree": len({edge.object for edge in _leading_away(site, iri)}),
        "address": site.link("concept", slug, language),
    }


def statement(site: Site, edge: Edge, support: Support) -> dict[str, Any]:
    """Return a statement as it is made, with its support."""
    subject, _, object = made_as(edge)[0]
    slug = site.map.concepts.slug
    return {"source": slug(subject), "relation": relation_name(site, edge), "target": slug(object), **support._asdict()}


def relation_name(site: Site, edge: Edge) -> str:
    """Return the name of the relation that a statement is made with: of an inverse, what it is the inverse of."""
    relation = edge.relation
    return site.map.relations[relation.inverse].name if relation.derived else relation.name


def _named(site: Site, iri: str) -> list[Any]:
    labels = (site.map.concepts.label(iri, code) for code in LANGUAGES)
    return [label for label, code in zip(labels, LANGUAGES, strict=True) if label.language == code]


def _defined(site: Site, iri: str, language: str) -> dict[str, Any]:
    concept = site.map.concepts.get(iri)
    definition = concept.definition(language)
    return {
        "iri": iri,
        "abbreviation": concept.abbreviation(language),
        "definition": definition._asdict() if definition else None,
    }


def _leading_away(site: Site, iri: str) -> list[Edge]:
    return [edge for edge in site.map.adjacency.get(iri, ()) if edge.object != iri]


def _neighbourhood(site: Site, iri: str, edges: list[Edge], first: list[tuple[Edge, Support]]) -> dict[str, Any]:
    counts: dict[str, int] = {}
    for edge in edges:
        counts[edge.relation.name] = counts.get(edge.relation.name, 0) + 1
    return {
        "of": site.map.concepts.slug(iri),
        "neighbours": len({edge.object for edge in edges}),
        "statements": len(edges),
        "relations": counts,
        "edges": [statement(site, edge, support) for edge, support in first],
    }


def _ranked(site: Site, edges: list[Edge], support: dict[Edge, Support]) -> list[Edge]:
    """Return statements best first, those of each relation in turn."""

    def worth(edge: Edge) -> tuple[float, ...]:
        found = support[edge]
        degree = len(site.map.adjacency[edge.object])
        return (found.status == "proposed", -found.sources, -found.claims, edge.relation.cost, -degree)

    place: dict[str, int] = {}
    ranked = []
    for edge in sorted(edges, key=lambda edge: (worth(edge), edge.object)):
        turn = place[edge.relation.iri] = place.get(edge.relation.iri, 0) + 1
        ranked.append((turn, worth(edge), edge.object, edge.relation.iri, edge))
    return [edge for *_, edge in sorted(ranked, key=lambda row: row[:4])]
