"""An entry: everything that the map says of one concept, gathered for `istilah show`."""

from istilah.cli.citations import Evidence
from istilah.graph.metrics import metric

TYPE_CHECKING = False
if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap
    from istilah.graph.values import Edge, Relation


class Entry:
    """A concept with its relations, evidence, facts and, for a metric, its data."""

    def __init__(self, map: "ConceptMap", iri: str) -> None:
        self.map = map
        map.store.gather([iri])
        self.concept, self.edges = map.concepts.entry(iri)
        self.evidence = Evidence(map, iri)
        self.facts = map.claims.facts(iri)
        self.metric = metric(map, iri)

    def by_relation(self) -> "dict[str, list[tuple[Relation, list[Edge]]]]":
        """Return the statements by group, then by relation, in the order in which the vocabulary shows them."""
        relations: dict[str, list[Edge]] = {}
        for edge in self.edges:
            relations.setdefault(edge.relation.iri, []).append(edge)
        groups: dict[str, list[tuple[Relation, list[Edge]]]] = {}
        for edges in relations.values():
            groups.setdefault(edges[0].relation.group, []).append((edges[0].relation, edges))
        return groups
