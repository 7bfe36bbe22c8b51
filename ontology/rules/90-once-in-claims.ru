# What a claim states is not inferred, as in the rule before; from the claims' side, since most of what is inferred,
# such as skos:related, has a predicate that few claims use.
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE { GRAPH <https://w3id.org/istilah/graph/inferred> { ?subject ?predicate ?object } }
WHERE {
  { SELECT DISTINCT ?predicate WHERE {
      GRAPH <https://w3id.org/istilah/def> {
        { ?below rdfs:subPropertyOf|owl:inverseOf|^owl:inverseOf ?predicate } UNION { ?predicate a owl:SymmetricProperty }
      }
      FILTER EXISTS { GRAPH <https://w3id.org/istilah/graph/asserted> { ?any ?predicate ?other } }
      FILTER EXISTS { GRAPH <https://w3id.org/istilah/graph/inferred> { ?one ?predicate ?another } }
  } }
  GRAPH <https://w3id.org/istilah/graph/asserted> { ?subject ?predicate ?object }
  GRAPH <https://w3id.org/istilah/graph/inferred> { ?subject ?predicate ?object }
}
