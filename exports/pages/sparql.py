"""The page for queries: a form that works without script, examples, and answers with names beside IRIs."""

from typing import NamedTuple

from istilah.exports.pages.answers import Answer, cells, figures, told
from istilah.exports.pages.questions import examples, filled
from istilah.exports.pages.rendering import Place, Scripting, render
from istilah.exports.pages.site import Site
from istilah.graph.questions import questions
from istilah.ontology import PREFIXES

#: How many rows the page shows; downloads have them all.
MOST_ROWS = 1000

#: The query that an empty form offers.
FIRST = """PREFIX ist: <https://w3id.org/istilah/def#>

SELECT ?metric ?measured WHERE {
  ?metric ist:measures ?measured .
}
ORDER BY ?metric
LIMIT 50"""
FIRST_ANYWHERE = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?concept ?label WHERE {
  ?concept a skos:Concept ; skos:prefLabel ?label .
}
ORDER BY ?label
LIMIT 50"""

_ROW_FORMATS, _TRIPLE_FORMATS = ("csv", "tsv", "json", "xml"), ("ttl", "nt", "jsonld", "rdf")


class Slip(NamedTuple):
    """What is wrong with a query, and where: `line` and `column` count from 1, 0 where unknown."""

    message: str
    hint: str
    line: int = 0
    column: int = 0


def sparql_page(
    site: Site, language: str, query: str = "", answer: Answer | None = None, slip: Slip | None = None, name: str = ""
) -> str:
    """Return the page for queries, with the answer to one or with what is wrong with it.

    `name` is that of the competency question that the query belongs to, if any.
    """
    question = questions().get(name)
    return render(
        site,
        "sparql.html",
        language,
        Place("sparql", question=name) if question else Place("sparql", query=query),
        _scripting(site, language, answer, slip),
        query=query or (FIRST if site.map.claims.sources() else FIRST_ANYWHERE),
        asked=bool(query),
        question=filled(site, question, language) if question else "",
        answer=answer,
        rows=cells(site, answer, language) if answer else [],
        figures=figures(answer) if answer else (),
        slip=slip,
        excerpt=_excerpt(query, slip),
        examples=examples(site, language),
        current=question.topic if question else "",
        prefixes=PREFIXES,
        formats=_TRIPLE_FORMATS if answer and answer.kind == "triples" else _ROW_FORMATS,
    )


def _scripting(site: Site, language: str, answer: Answer | None, slip: Slip | None) -> Scripting:
    addresses = {
        "answer-api": site.link("api", "answer", lang=language),
        "query-terms-api": site.link("api", "query-terms", lang=language),
        "endpoint": site.link("endpoint"),
        "sparql": site.link("sparql", "", language),
    }
    data = {
        "answer": told(site, answer, language) if answer else None,
        "slip": slip._asdict() if slip else None,
    }
    return Scripting("sparql", ("sparql.", "count.rows", "count.triples"), addresses, data)


def _excerpt(query: str, slip: Slip | None) -> list[tuple[int, str]]:
    """Return the lines of a query about the place of an error, numbered."""
    if slip is None or not slip.line:
        return []
    lines = query.split("\n")
    first = max(0, slip.line - 3)
    return list(enumerate(lines[first : slip.line], first + 1))
