"""A comparison as JSON values."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from istilah.graph.comparison import Comparison
    from istilah.graph.concept_map import ConceptMap
    from istilah.graph.values import Edge


def comparison_values(map: "ConceptMap", found: "Comparison", language: str) -> "dict[str, Any]":
    """Return a comparison as dictionaries and lists, labels and sentences in a language."""

    def statements(edges: "Iterable[Edge]") -> "list[dict[str, Any]]":
        return [
            {
                "subject": edge.subject,
                "relation": edge.relation.name,
                "object": edge.object,
                "sentence": map.sentence(edge, language),
                "claims": [claim.iri for claim in map.claims.behind(edge)],
            }
            for edge in edges
        ]

    return {
        "concepts": [{"iri": iri, "label": map.concepts.label(iri, language).text} for iri in found.concepts],
        "between": statements(found.between),
        "above": list(found.above),
        "shared": [statements(one.edges) for one in found.shared],
        "own": {iri: statements(edges) for iri, edges in found.own.items()},
    }
