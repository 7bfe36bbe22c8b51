# A typed association is a skos:related for readers who know only SKOS, unless a hierarchical path joins the two:
# SKOS S27 keeps skos:related disjoint with skos:broaderTransitive.
PREFIX ist: <https://w3id.org/istilah/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { GRAPH <https://w3id.org/istilah/graph/inferred> { ?subject skos:related ?object . ?object skos:related ?subject } }
USING <https://w3id.org/istilah/graph/asserted>
USING <https://w3id.org/istilah/graph/inferred>
USING NAMED <https://w3id.org/istilah/def>
WHERE {
  GRAPH <https://w3id.org/istilah/def> { ?predicate a ist:Relation ; rdfs:subPropertyOf+ ist:associative }
  ?subject ?predicate ?object .
  FILTER NOT EXISTS { ?subject skos:broader+ ?object }
  FILTER NOT EXISTS { ?object skos:broader+ ?subject }
}
