"""What queries are written with: prefixes, relations and classes with their names, for an editor to complete."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from istilah.exports.pages.site import Site
from istilah.graph import _terms
from istilah.graph.properties import Properties
from istilah.graph.values import LANGUAGES, in_language
from istilah.ontology import PREFIXES

#: The properties and classes that the data uses, the most used first, of equals the shortest, as rows of kind, IRI and
#: how often.
USED = """SELECT ?kind ?term ?times WHERE {
  { SELECT ("relation" AS ?kind) (?p AS ?term) (COUNT(*) AS ?times) { ?s ?p ?o } GROUP BY ?p }
  UNION { SELECT ("class" AS ?kind) (?c AS ?term) (COUNT(*) AS ?times) { ?s a ?c } GROUP BY ?c }
}
ORDER BY DESC(?times) STRLEN(STR(?term)) ?term
LIMIT 1000"""


class Used(NamedTuple):
    """A property ("relation") or class that the data uses."""

    kind: str
    iri: str
    times: int


def query_terms(site: Site, used: Sequence[Used], language: str) -> dict[str, Any]:
    """Return prefixes, and the terms with their names in both languages and what they mean in the reader's."""
    return {"prefixes": PREFIXES, "terms": [_term(site, one, language) for one in used]}


def _term(site: Site, used: Used, language: str) -> dict[str, Any]:
    labels = [site.map.concepts.label(used.iri, code) for code in (language, *LANGUAGES)]
    names = [label.text for label in labels if label.language or label.text != _terms.local_name(used.iri)]
    return {
        "kind": used.kind,
        "iri": used.iri,
        "short": _terms.shorten(used.iri),
        "names": list(dict.fromkeys(names)),
        "comment": _comment(site, used.iri, language),
        "times": used.times,
    }


def _comment(site: Site, iri: str, language: str) -> str:
    """Return what a term means; before it, for a relation, the sentence with the "A" and "B" that it speaks of."""
    comment = in_language(Properties(site.map.store, iri).literals("rdfs:comment", "skos:definition"), language)
    relation = site.map.relations.get(iri)
    sentence = f"{relation.sentence('A', 'B', language)}." if relation else ""
    return " ".join(filter(None, (sentence, comment.text if comment else "")))
