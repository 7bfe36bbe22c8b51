# Labels that are things of their own (SKOS-XL) are plain labels as well (S55, S56, S57).
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX skosxl: <http://www.w3.org/2008/05/skos-xl#>

INSERT { GRAPH <https://w3id.org/istilah/graph/inferred> { ?thing ?plain ?text } }
WHERE {
  VALUES (?property ?plain) {
    (skosxl:prefLabel skos:prefLabel) (skosxl:altLabel skos:altLabel) (skosxl:hiddenLabel skos:hiddenLabel)
  }
  GRAPH ?one { ?thing ?property ?label }
  GRAPH ?other { ?label skosxl:literalForm ?text }
  FILTER NOT EXISTS { GRAPH ?stated { ?thing ?plain ?text } }
}
