# An accepted claim generates the statement that it makes, unless a file states that already.
# RDF 1.1 Schema 5.3: a reified statement does not entail its triple; here, acceptance does.
PREFIX ist: <https://w3id.org/istilah/def#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

INSERT { GRAPH <https://w3id.org/istilah/graph/asserted> { ?subject ?predicate ?object } }
WHERE {
  GRAPH ?source {
    ?claim a ist:Claim ;
      ist:status ist:Accepted ;
      rdf:subject ?subject ;
      rdf:predicate ?predicate ;
      rdf:object ?object .
  }
  FILTER NOT EXISTS { GRAPH ?stated { ?subject ?predicate ?object } }
}
