# A symmetric relation holds both ways (OWL 2 RL prp-symp): ist:contrastsWith, skos:related (SKOS S23), skos:closeMatch (S44).
PREFIX owl: <http://www.w3.org/2002/07/owl#>

INSERT { GRAPH <https://w3id.org/istilah/graph/inferred> { ?object ?predicate ?subject } }
WHERE {
  GRAPH <https://w3id.org/istilah/def> { ?predicate a owl:SymmetricProperty }
  GRAPH ?graph { ?subject ?predicate ?object }
}
