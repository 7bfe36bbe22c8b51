# The names above an inverse (rdfs7 again): an ist:hasPart is a skos:narrower, an ist:increasedBy an ist:influencedBy.
PREFIX ist: <https://w3id.org/istilah/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { GRAPH <https://w3id.org/istilah/graph/inferred> { ?subject ?above ?object } }
WHERE {
  GRAPH <https://w3id.org/istilah/def> { ?predicate a ist:InverseRelation ; rdfs:subPropertyOf+ ?above }
  FILTER(?above NOT IN (ist:associative, skos:semanticRelation))
  GRAPH <https://w3id.org/istilah/graph/inferred> { ?subject ?predicate ?object }
}
