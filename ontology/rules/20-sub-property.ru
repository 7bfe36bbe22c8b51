# A relation holds under every name above it (RDF Schema rdfs7), as far as the vocabulary says:
# ist:kindOf is iso-thes:broaderGeneric is skos:broader; an ist:abbreviation is a skos:altLabel.
# The grouping properties ist:associative and skos:semanticRelation hold of nearly every pair and tell nothing;
# ask for them with rdfs:subPropertyOf*.
PREFIX ist: <https://w3id.org/istilah/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { GRAPH <https://w3id.org/istilah/graph/inferred> { ?subject ?above ?object } }
WHERE {
  GRAPH <https://w3id.org/istilah/def> { ?predicate rdfs:subPropertyOf+ ?above }
  FILTER(?above NOT IN (ist:associative, skos:semanticRelation))
  GRAPH ?graph { ?subject ?predicate ?object }
}
