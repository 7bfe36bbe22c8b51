"""Queries: the SPARQL behind what a page shows, ready to be asked again and changed."""

from typing import NamedTuple

from istilah.exports.pages.site import Site
from istilah.graph import _terms
from istilah.graph.relations import GROUPS
from istilah.ontology import PREFIXES

_CLAIMS = """\
SELECT ?subject ?relation ?object ?document ?entry ?explicit ?status WHERE {{
  VALUES ?concept {{ {concept} }}
{relations}  {{ ?claim rdf:subject ?concept }} UNION {{ ?claim rdf:object ?concept }}
  ?claim a ist:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; ist:status ?status .
  OPTIONAL {{ ?claim ist:explicit ?explicit }}
  OPTIONAL {{
    ?claim prov:wasQuotedFrom ?passage . ?passage oa:hasSource ?document .
    OPTIONAL {{ ?passage ist:inEntry ?entry }}
  }}
}}
ORDER BY ?relation ?subject ?object ?document"""

_STATEMENTS = """\
SELECT DISTINCT ?relation ?object WHERE {{
  VALUES ?concept {{ {concept} }}
{relations}  ?concept ?relation ?object .
  ?relation ist:group ?group .
}}
ORDER BY ?group ?relation ?object"""

_WORDS = """\
SELECT ?property (LANG(?text) AS ?language) ?text WHERE {{
  VALUES ?concept {{ {concept} }}
  VALUES ?property {{ skos:prefLabel ist:abbreviation skos:altLabel skos:definition }}
  ?concept ?property ?text .
}}
ORDER BY ?property ?language ?text"""


class Behind(NamedTuple):
    """The addresses of the queries behind the page of a concept: its claims, statements and words, and by group."""

    claims: str
    statements: str
    words: str
    groups: dict[str, str]


def behind(site: Site, iri: str, language: str) -> Behind:
    """Return where the queries behind the page of a concept are asked; no claims ("") in a map without sources.

    Those by group ask for claims in a map that has any, else for statements.
    """
    by_group = claims_query if site.sources else statements_query
    queries = {name: by_group(site, iri, name) for name in GROUPS}

    def asked(query: str) -> str:
        return site.link("sparql", "", language, query=query)

    return Behind(
        asked(claims_query(site, iri)) if site.sources else "",
        asked(statements_query(site, iri)),
        asked(_WORDS.format(concept=written_iri(iri))),
        {name: asked(query) for name, query in queries.items()},
    )


def claims_query(site: Site, iri: str, group: str = "") -> str:
    """Return the query for the claims about a concept, all or those of one group of relations."""
    return _CLAIMS.format(concept=written_iri(iri), relations=_relations(site, group, made=True))


def statements_query(site: Site, iri: str, group: str = "") -> str:
    """Return the query for the statements about a concept, inferred ones included, all or those of one group."""
    return _STATEMENTS.format(concept=written_iri(iri), relations=_relations(site, group, made=False))


def _relations(site: Site, group: str, made: bool) -> str:
    """Return the line that keeps to the relations of a group, only those that claims are made with if `made`."""
    found = (one for one in site.map.relations.values() if one.group == group and not (made and one.derived))
    names = " ".join(written_iri(one.iri) for one in found)
    return f"  VALUES ?relation {{ {names} }}\n" if names else ""


def written_iri(iri: str) -> str:
    """Return an IRI as a query writes it, prefixed where the local name needs no escapes."""
    short = _terms.shorten(iri)
    prefix, _, name = short.partition(":")
    is_plain = prefix in PREFIXES and name.replace("-", "").replace("_", "").isalnum() and name.isascii()
    return short if is_plain and not name.startswith("-") else f"<{iri}>"
