"""Behind a page: the query and the command line that say the same."""

import re
import shlex
from collections.abc import Iterable, Sequence

from istilah import ontology
from istilah.exports.pages.site import Site
from istilah.graph import _terms
from istilah.graph.support import made_as
from istilah.graph.values import Path

_PLAIN = re.compile(r"[a-z]+:[A-Za-z][\w-]*")


def path_query(path: Path) -> str:
    """Return the query for the claims behind each hop of a path, with their documents and entries."""
    rows = [(str(number), *way) for number, hop in enumerate(path.hops, 1) for way in made_as(hop)]
    values = "\n".join(f"    ({number} {' '.join(map(_name, way))})" for number, *way in rows)
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
    values = " ".join(map(_name, iris))
    return f"""SELECT ?relation ?object (COUNT(DISTINCT ?concept) AS ?of_them)
  (GROUP_CONCAT(DISTINCT ?name ; separator=", ") AS ?which) WHERE {{
  VALUES ?concept {{ {values} }}
  ?relation ist:group ?group .
  ?concept ?relation ?object .
  OPTIONAL {{ ?concept skos:prefLabel ?label FILTER(LANG(?label) = "en") }}
  BIND(COALESCE(?label, STR(?concept)) AS ?name)
}} GROUP BY ?relation ?object ORDER BY DESC(?of_them) ?relation ?object"""


def command(site: Site, name: str, slugs: Iterable[str], language: str, *options: str) -> str:
    """Return the command line of a command about concepts; a map of the reader's own is named by its file alone."""
    own = site.map.path and site.map.path != ontology.MAP
    file = ["--map", re.split(r"[\\/]", site.map.path.rstrip("\\/"))[-1]] if own else []
    return shlex.join(["istilah", name, *slugs, *options, "--lang", language, *file])


def _name(iri: str) -> str:
    short = _terms.shorten(iri)
    return short if _PLAIN.fullmatch(short) else f"<{iri}>"
