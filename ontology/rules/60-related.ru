# A typed association is a skos:related for readers who know only SKOS (SKOS S23: in both directions).
# Where a hierarchical path joins the two, SKOS S27 forbids it: graph/inference.py takes those back.
PREFIX ist: <https://w3id.org/istilah/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { GRAPH <https://w3id.org/istilah/graph/inferred> { ?subject skos:related ?object . ?object skos:related ?subject } }
WHERE {
  GRAPH <https://w3id.org/istilah/def> { ?predicate a ist:Relation ; rdfs:subPropertyOf+ ist:associative }
  GRAPH ?graph { ?subject ?predicate ?object }
}
