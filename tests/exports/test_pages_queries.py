"""The queries behind a page yield what the page says."""

from collections.abc import Callable

from istilah.exports.pages.queries import behind, claims_query, statements_query
from istilah.exports.pages.site import Site
from istilah.graph.concept_map import ConceptMap


def test_the_claims_of_a_concept_are_those_of_its_page(shipped: ConceptMap) -> None:
    iri = shipped.find("FCR")
    rows = list(shipped.store.query(claims_query(Site(shipped), iri)))
    found = {tuple(str(row[name].value) for name in ("subject", "relation", "object")) for row in rows}
    assert found == {(claim.subject, claim.predicate, claim.object) for claim in shipped.claims.about(iri)}
    assert len(rows) == len(shipped.claims.about(iri))


def test_the_statements_of_a_group_are_those_of_its_heading(shipped: ConceptMap) -> None:
    iri = shipped.find("customer service")
    rows = shipped.store.query(statements_query(Site(shipped), iri, "effect"))
    found = {(row["relation"].value, row["object"].value) for row in rows}
    edges = [edge for edge in shipped.concepts.neighbours(iri) if edge.relation.group == "effect"]
    assert {(edge.relation.iri, edge.object) for edge in edges} <= found
    assert len(edges) > 5


def test_a_map_without_sources_is_asked_for_its_statements(map_of: Callable[[str], ConceptMap]) -> None:
    site = Site(map_of("<http://a.example/x,y(z)> a skos:Concept ; skos:broader ex:b . ex:b a skos:Concept ."))
    iri = "http://a.example/x,y(z)"
    found = behind(site, iri, "en")
    assert found.claims == "" and "ist%3AClaim" not in found.groups["structure"]
    rows = list(site.map.store.query(statements_query(site, iri, "structure")))
    assert [row["object"].value for row in rows] == ["http://example.org/b"]
