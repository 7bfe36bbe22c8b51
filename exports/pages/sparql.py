"""The page for queries: a form that works without script, examples, and answers with names beside IRIs."""

from collections.abc import Sequence
from typing import NamedTuple

from istilah.exports.pages.questions import doors, filled
from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site
from istilah.graph import _terms
from istilah.graph.questions import questions
from istilah.graph.values import Text
from istilah.ontology import PREFIXES

#: How many rows the page shows; downloads have them all.
MOST_ROWS = 500

#: The query that an empty form offers.
FIRST = """SELECT ?metric ?measured WHERE {
  ?metric ist:measures ?measured .
}
ORDER BY ?metric
LIMIT 50"""
FIRST_ANYWHERE = """SELECT ?concept ?label WHERE {
  ?concept a skos:Concept ; skos:prefLabel ?label .
}
ORDER BY ?label
LIMIT 50"""

_ROW_FORMATS, _TRIPLE_FORMATS = ("csv", "tsv", "json", "xml"), ("ttl", "nt", "jsonld", "rdf")
_NUMBERS = {PREFIXES["xsd"] + name for name in ("integer", "decimal", "double", "float")}


class Term(NamedTuple):
    """A term of an answer: `kind` is iri, literal, blank or triple; language and datatype "" where it has none."""

    kind: str
    value: str
    language: str = ""
    datatype: str = ""


class Answer(NamedTuple):
    """The answer to a query: `kind` is rows, triples or boolean; `more` tells that there are further rows."""

    kind: str
    columns: tuple[str, ...] = ()
    rows: Sequence[Sequence[Term | None]] = ()
    more: bool = False
    truth: bool = False
    seconds: float = 0.0


class Slip(NamedTuple):
    """What is wrong with a query, and where: `line` and `column` count from 1, 0 where unknown."""

    message: str
    hint: str
    line: int = 0
    column: int = 0


class Cell(NamedTuple):
    """A term as the table shows it: its name where it has one, its short form, and where it leads."""

    term: Term
    name: Text | None
    short: str
    address: str


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
        query=query or (FIRST if site.map.claims.sources() else FIRST_ANYWHERE),
        asked=bool(query),
        question=filled(site, question, language) if question else "",
        answer=answer,
        rows=[[_cell(site, term, language) for term in row] for row in answer.rows] if answer else [],
        figures=_figures(answer) if answer else (),
        slip=slip,
        excerpt=_excerpt(query, slip),
        doors=doors(site, language),
        prefixes=PREFIXES,
        most=MOST_ROWS,
        formats=("csv", "tsv", "json", "xml")
        if answer and answer.kind != "triples"
        else ("ttl", "nt", "jsonld", "rdf"),
    )


def _cell(site: Site, term: Term | None, language: str) -> Cell | None:
    if term is None:
        return None
    if term.kind != "iri":
        return Cell(term, None, _terms.shorten(term.datatype) if term.datatype else "", "")
    short = _terms.shorten(term.value)
    name = site.map.concepts.label(term.value, language)
    return Cell(
        term, name if name.text != _terms.local_name(term.value) else None, short, _address(site, term, language)
    )


def _figures(answer: Answer) -> list[int]:
    """Return the columns that hold nothing but numbers."""
    columns = [[row[place] for row in answer.rows] for place in range(len(answer.columns))]
    return [place for place, terms in enumerate(columns) if all(term and term.datatype in _NUMBERS for term in terms)]


def _address(site: Site, term: Term, language: str) -> str:
    """Return where an IRI leads: its page, or a description of it from this map; never to another server."""
    if term.value in site.map.concepts:
        return site.link("concept", site.map.concepts.slug(term.value), language)
    if term.value in site.themes:
        return site.link("theme", site.themes[term.value].slug, language)
    if term.value in site.sources:
        return site.link("source", site.sources[term.value].slug, language)
    return site.link("sparql", "", language, query=f"DESCRIBE <{term.value}>")


def _excerpt(query: str, slip: Slip | None) -> list[tuple[int, str]]:
    """Return the lines of a query about the place of an error, numbered."""
    if slip is None or not slip.line:
        return []
    lines = query.split("\n")
    first = max(0, slip.line - 3)
    return list(enumerate(lines[first : slip.line], first + 1))
