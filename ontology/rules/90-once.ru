# What a file states already is not inferred: the union of the graphs is then a set of triples
# (RDF 1.1 Semantics 4.1, merge), and a count over it counts each statement once.
DELETE { GRAPH <https://w3id.org/istilah/graph/inferred> { ?subject ?predicate ?object } }
WHERE {
  GRAPH <https://w3id.org/istilah/graph/inferred> { ?subject ?predicate ?object }
  GRAPH ?stated { ?subject ?predicate ?object }
  FILTER(?stated != <https://w3id.org/istilah/graph/inferred>)
}
