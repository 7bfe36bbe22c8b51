"""A path as JSON values."""

from istilah.cli.citations import Evidence
from istilah.cli.entry_json import claim_values
from istilah.graph.claims import stated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from istilah.graph.concept_map import ConceptMap
    from istilah.graph.values import Edge, Path


def path_values(map: "ConceptMap", path: "Path", language: str) -> "dict[str, Any]":
    """Return a path as dictionaries and lists, the sentences in a language."""
    return {"cost": round(path.cost, 3), "hops": [_hop(map, hop, language) for hop in path.hops]}


def _hop(map: "ConceptMap", hop: "Edge", language: str) -> "dict[str, Any]":
    return {
        "subject": hop.subject,
        "relation": hop.relation.name,
        "object": hop.object,
        "sentence": map.sentence(hop, language),
        "stated": list(stated(hop)),
        "claims": claim_values(Evidence(map, hop.subject).behind(hop)),
    }
