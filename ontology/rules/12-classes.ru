# What SKOS entails of classes, for files that leave the types out: who has a broader, narrower or related concept is a
# concept (S19), a top concept is one (S6, S8), and what concepts are in is a scheme (S4, S5). In a file that names no
# concept at all, what is broader, narrower or related is one too; elsewhere it may well be a concept of another
# vocabulary, of which this one knows nothing but the IRI. What is in a scheme and has no type is taken for a concept.
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { GRAPH <https://w3id.org/istilah/graph/inferred> { ?thing a ?class } }
WHERE {
  { SELECT DISTINCT ?thing ?class WHERE {
    { VALUES ?relation { skos:broader skos:narrower skos:related skos:topConceptOf }
      GRAPH ?one { ?thing ?relation ?other }
      BIND(skos:Concept AS ?class) }
    UNION { GRAPH ?one { ?scheme skos:hasTopConcept ?thing } BIND(skos:Concept AS ?class) }
    UNION { GRAPH ?one { ?thing skos:inScheme ?scheme } FILTER NOT EXISTS { GRAPH ?other { ?thing a ?any } }
      BIND(skos:Concept AS ?class) }
    UNION { FILTER NOT EXISTS { GRAPH ?any { ?known a skos:Concept } }
      VALUES ?relation { skos:broader skos:narrower skos:related }
      GRAPH ?one { ?other ?relation ?thing }
      BIND(skos:Concept AS ?class) }
    UNION { VALUES ?relation { skos:inScheme skos:topConceptOf }
      GRAPH ?one { ?other ?relation ?thing }
      BIND(skos:ConceptScheme AS ?class) }
    UNION { GRAPH ?one { ?thing skos:hasTopConcept ?other } BIND(skos:ConceptScheme AS ?class) }
  } }
  FILTER(isIRI(?thing))
  FILTER NOT EXISTS { GRAPH ?stated { ?thing a ?class } }
}
