"""The map as a networkx graph with everything that a drawing program shows: the ground of GraphML and GEXF."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from istilah.exports.registry import Options
from istilah.exports.selection import claims, concepts, edges
from istilah.graph.concept_map import ConceptMap
from istilah.graph.values import LANGUAGES, Edge, Text

if TYPE_CHECKING:
    import networkx as nx


def network(map: ConceptMap, options: Options) -> "nx.MultiDiGraph[str]":
    """Return the concepts to write and the statements between them.

    A node is the IRI of a concept, with `label` (in the language of the options), `label_en`, `label_id`,
    `abbreviation`, `definition_en`, `definition_id`, `theme` (its slug), `theme_en` and `theme_id`, as far as known.
    The key of an edge is unique in the graph; it has `relation`, `label`, `label_en`, `label_id`, `cost` (the length
    of the hop: a program that takes weight for strength would draw it wrong way round) and `claims`, how many
    claims it rests on.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in concepts(map, options):
        graph.add_node(iri, **_node(map, iri, options.language))
    behind = Counter((claim.subject, claim.predicate, claim.object) for claim in claims(map, options))
    for edge in edges(map, options):
        graph.add_edge(edge.subject, edge.object, _key(map, edge), **_edge(edge, behind, options.language))
    return graph


def _node(map: ConceptMap, iri: str, language: str) -> dict[str, str]:
    concept = map.concepts.get(iri)
    theme = map.concepts.theme(iri)
    attributes = {
        "label": map.concepts.label(iri, language).text,
        **_by_language("label", concept.preferred),
        "abbreviation": concept.abbreviation(language),
        **_by_language("definition", concept.definitions),
    }
    if theme:
        attributes["theme"] = map.concepts.slug(theme)
        attributes |= _by_language("theme", tuple(map.concepts.label(theme, language) for language in LANGUAGES))
    return {name: value for name, value in attributes.items() if value}


def _by_language(name: str, texts: tuple[Text, ...]) -> dict[str, str]:
    found = {text.language: text.text for text in reversed(texts)}
    return {f"{name}_{language}": found[language] for language in LANGUAGES if language in found}


def _edge(edge: Edge, behind: Counter[tuple[str, str, str]], language: str) -> dict[str, Any]:
    relation = edge.relation
    claims = behind[edge.subject, relation.iri, edge.object]
    if relation.inverse == relation.iri:
        claims += behind[edge.object, relation.iri, edge.subject]
    return {
        "relation": relation.name,
        "label": relation.label(language),
        **{f"label_{language}": relation.label(language) for language in LANGUAGES},
        "cost": relation.cost,
        "claims": claims,
    }


def _key(map: ConceptMap, edge: Edge) -> str:
    return f"{map.concepts.slug(edge.subject)}.{edge.relation.name}.{map.concepts.slug(edge.object)}"
