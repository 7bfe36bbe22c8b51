# A relation read from the other end (OWL 2 RL prp-inv1): ist:partOf and ist:hasPart,
# skos:broader and skos:narrower (SKOS S25), skos:topConceptOf and skos:hasTopConcept (SKOS S8).
PREFIX owl: <http://www.w3.org/2002/07/owl#>

INSERT { GRAPH <https://w3id.org/istilah/graph/inferred> { ?object ?inverse ?subject } }
WHERE {
  GRAPH <https://w3id.org/istilah/def> {
    { ?predicate owl:inverseOf ?inverse } UNION { ?inverse owl:inverseOf ?predicate }
  }
  GRAPH ?graph { ?subject ?predicate ?object }
}
