"""Answers to queries as pages show them: terms with their names beside them, and where they lead."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from istilah.exports.messages import CATALOGUES
from istilah.exports.pages.site import Site
from istilah.graph import _terms
from istilah.graph.values import Text
from istilah.ontology import PREFIXES

#: The columns of a text that an answer has in both languages.
_IN_BOTH = {"en": "english", "id": "indonesian"}
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


class Cell(NamedTuple):
    """A term as the table shows it: its name where it has one, its short form, and where it leads."""

    term: Term
    name: Text | None
    short: str
    address: str


def cells(site: Site, answer: Answer, language: str) -> list[list[Cell | None]]:
    """Return the rows of an answer with names in a language."""
    return [[_cell(site, term, language) for term in row] for row in answer.rows]


def _cell(site: Site, term: Term | None, language: str) -> Cell | None:
    if term is None:
        return None
    if term.kind != "iri":
        return Cell(term, None, _terms.shorten(term.datatype) if term.datatype else "", "")
    short = _terms.shorten(term.value)
    name = site.map.concepts.label(term.value, language)
    is_named = bool(name.language) or name.text != _terms.local_name(term.value)
    return Cell(term, name if is_named else None, short, _address(site, term, language))


def columns(answer: Answer, language: str) -> list[tuple[int, str]]:
    """Return the columns to show with their headings: of a text in both languages the one in the reader's.

    The symbols of formulas are left out, which are told in words.
    """
    both = set(_IN_BOTH.values()) <= set(answer.columns)
    words = {_IN_BOTH[language]: "words"} if both else {}
    hidden = {name for code, name in _IN_BOTH.items() if both and code != language}
    hidden |= {"symbol"} if "expression" in answer.columns else set()
    shown = [(number, name) for number, name in enumerate(answer.columns) if name not in hidden]
    return [(number, _heading(words.get(name, name), language)) for number, name in shown]


def without_repeats(shown: list[tuple[int, str]], rows: list[list[Cell | None]]) -> list[tuple[int, str]]:
    """Return the columns to show but for texts that say in every row what another column calls a thing."""
    names = {
        place: [cell.name.text if cell and cell.name else None for cell in _column(rows, place)] for place, _ in shown
    }
    texts = {place: [cell.term.value if cell else "" for cell in _column(rows, place)] for place, _ in shown}
    return [(place, heading) for place, heading in shown if not rows or texts[place] not in names.values()]


def _column(rows: list[list[Cell | None]], place: int) -> list[Cell | None]:
    return [row[place] for row in rows]


def spans(column: Sequence[object]) -> list[int]:
    """Return how many rows each cell of a column spans: the first of equal ones in a row all of them, the others 0."""
    lengths = [len(list(equal)) for _, equal in groupby(column)]
    return [length if first else 0 for length in lengths for first in (True, *[False] * (length - 1))]


def _heading(column: str, language: str) -> str:
    """Return the words for a column of an answer, its own name where there are none."""
    return CATALOGUES[language].get(f"column.{column}", column)


def figures(answer: Answer) -> list[int]:
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


def told(site: Site, answer: Answer, language: str) -> dict[str, Any]:
    """Return an answer as scripts take it: what the page shows and, of concepts and relations, how they are drawn."""
    return {
        "kind": answer.kind,
        "columns": list(answer.columns),
        "rows": [[_told(site, cell) for cell in row] for row in cells(site, answer, language)],
        "figures": figures(answer),
        "more": answer.more,
        "truth": answer.truth,
        "seconds": round(answer.seconds, 4),
    }


def _told(site: Site, cell: Cell | None) -> dict[str, Any] | None:
    """Return a cell without what is empty."""
    if cell is None:
        return None
    iri = cell.term.value if cell.term.kind == "iri" else ""
    theme, relation = site.theme_of.get(iri), site.map.relations.get(iri)
    found = {
        "kind": cell.term.kind,
        "value": cell.term.value,
        "language": cell.term.language,
        "short": cell.short,
        "name": cell.name.text if cell.name else "",
        "nameLanguage": cell.name.language if cell.name else "",
        "address": cell.address,
        "theme": theme.number if theme else 0,
        "group": relation.group if relation else "",
    }
    return {key: value for key, value in found.items() if value}
