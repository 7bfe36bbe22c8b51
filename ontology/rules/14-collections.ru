# An ordered collection is a collection (SKOS S29), and what its list holds are its members (S36).
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { GRAPH <https://w3id.org/istilah/graph/inferred> { ?collection ?property ?value } }
WHERE {
  { GRAPH ?one { ?collection a skos:OrderedCollection } BIND(rdf:type AS ?property) BIND(skos:Collection AS ?value) }
  UNION
  { GRAPH ?one { ?collection skos:memberList/rdf:rest*/rdf:first ?value } BIND(skos:member AS ?property) }
  FILTER NOT EXISTS { GRAPH ?stated { ?collection ?property ?value } }
}
