# What a file states is not inferred: the union of the graphs is then a set of triples (RDF 1.1 Semantics 4.1, merge),
# and a count over it counts each statement once.
# The inner query leaves only predicates that can be inferred and that a file uses, so that few triples are compared.
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE { GRAPH <https://w3id.org/istilah/graph/inferred> { ?subject ?predicate ?object } }
WHERE {
  { SELECT DISTINCT ?predicate ?file WHERE {
      GRAPH <https://w3id.org/istilah/def> {
        { ?below rdfs:subPropertyOf|owl:inverseOf|^owl:inverseOf ?predicate } UNION { ?predicate a owl:SymmetricProperty }
      }
      GRAPH ?file {}
      FILTER(?file NOT IN (<https://w3id.org/istilah/graph/asserted>, <https://w3id.org/istilah/graph/inferred>))
      FILTER EXISTS { GRAPH ?file { ?any ?predicate ?other } }
  } }
  GRAPH <https://w3id.org/istilah/graph/inferred> { ?subject ?predicate ?object }
  GRAPH ?file { ?subject ?predicate ?object }
}
