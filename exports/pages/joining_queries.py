"""Queries: the SPARQL behind the pages on which concepts meet."""

from collections.abc import Sequence

from istilah.exports.pages.queries import written_iri
from istilah.graph.support import made_as
from istilah.graph.values import Path


def path_query(path: Path) -> str:
    """Return the query for the claims behind each hop of a path, with their documents and entries."""
    rows = [(str(number), *way) for number, hop in enumerate(path.hops, 1) for way in made_as(hop)]
    values = "\n".join(f"    ({number} {' '.join(map(written_iri, way))})" for number, *way in rows)
    return f"""SELECT ?hop ?subject ?relation ?object ?document ?entry WHERE {{
  VALUES (?hop ?subject ?relation ?object) {{
{values}
  }}
  OPTIONAL {{
    ?claim a ist:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object .
    OPTIONAL {{
      ?claim prov:wasQuotedFrom ?passage . ?passage oa:hasSource ?document .
      OPTIONAL {{ ?passage ist:inEntry/rdfs:label ?entry }}
    }}
  }}
}} ORDER BY ?hop ?document ?entry"""


def comparison_query(iris: Sequence[str]) -> str:
    """Return the query for what concepts say of others, and which of them say the same."""
    values = " ".join(map(written_iri, iris))
    return f"""SELECT ?relation ?object (COUNT(DISTINCT ?concept) AS ?of_them)
  (GROUP_CONCAT(DISTINCT ?name ; separator=", ") AS ?which) WHERE {{
  VALUES ?concept {{ {values} }}
  ?relation ist:group ?group .
  ?concept ?relation ?object .
  OPTIONAL {{ ?concept skos:prefLabel ?label FILTER(LANG(?label) = "en") }}
  BIND(COALESCE(?label, STR(?concept)) AS ?name)
}} GROUP BY ?relation ?object ORDER BY DESC(?of_them) ?relation ?object"""
