"""The page of a competency question: its fields, and its answer as a table, a list or a picture."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from istilah.exports.messages import message
from istilah.exports.pages.answers import Answer, Cell, cells, columns, figures, spans, without_repeats
from istilah.exports.pages.formula_words import with_formulas_in_words
from istilah.exports.pages.naming_field import Field, field
from istilah.exports.pages.neighbourhood import Picture, narrow, wide
from istilah.exports.pages.questions import answerable, door
from istilah.exports.pages.rendering import Place, Scripting, render
from istilah.exports.pages.site import Site
from istilah.graph.questions import Question
from istilah.graph.values import LANGUAGES, Edge, Relation, Text

#: How many rows the page shows; downloads have them all.
MOST_ROWS = 500
#: The ways in which an answer is shown.
VIEWS = ("table", "list", "picture")

#: What joins a concept to an answer that no single statement leads to.
_FURTHER = Relation(
    iri="",
    name="further",
    labels=tuple(Text(message("questions.further", language), language) for language in LANGUAGES),
    sentences=(),
    inverse="",
    group="related",
    cost=9.0,
    derived=False,
    ancestors=frozenset(),
)


class Asked(NamedTuple):
    """A question with its fields, as a reader asks it; `view` is one of VIEWS, "" for the first."""

    question: Question
    fields: list[Field]
    view: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether every field names a concept."""
        return all(field.iri for field in self.fields)

    @property
    def query(self) -> str:
        """The SPARQL, with defaults where a field names nothing."""
        return self.question.query({field.name: field.iri for field in self.fields if field.iri})


class Piece(NamedTuple):
    """A stretch of a question: words, or the name of a concept with its IRI, or a gap yet to be filled."""

    text: str
    iri: str = ""
    is_gap: bool = False


def fields(site: Site, question: Question, given: Mapping[str, str], language: str) -> list[Field]:
    """Return the fields of a question as a reader filled them in, by slug, label, abbreviation or IRI.

    Those that were not given hold their defaults; they are empty where the map lacks the default concept.
    """
    concepts = site.map.concepts
    defaults = {name: concepts.slug(iri) if iri in concepts else "" for name, iri in question.parameters.items()}
    texts = {name: given.get(name, default) for name, default in defaults.items()}

    def instead(name: str, slug: str) -> str:
        return site.link("questions", question.name, language, **(texts | {name: slug}))

    return [field(site, name, text, language, partial(instead, name)) for name, text in texts.items()]


def place(site: Site, asked: Asked) -> Place:
    """Return where the page of a question stands: its concepts by slug, what names none as it was written."""
    values = {field.name: site.map.concepts.slug(field.iri) if field.iri else field.text for field in asked.fields}
    return Place("questions", asked.question.name, **values, view=asked.view)


def answer_rows(site: Site, asked: Asked, answer: Answer, language: str) -> list[list[Cell | None]]:
    """Return the rows of an answer with names in a language, formulas in words, languages by their names."""
    rows = _with_languages_named(answer.columns, cells(site, answer, language), language)
    return with_formulas_in_words(site, answer.columns, rows, [field.iri for field in asked.fields], language)


def shown_columns(answer: Answer, rows: list[list[Cell | None]], language: str) -> list[tuple[int, str]]:
    """Return the columns to show with their headings; what says twice the same in every row is shown once."""
    return without_repeats(columns(answer, language), rows)


def _with_languages_named(
    names: tuple[str, ...], rows: list[list[Cell | None]], language: str
) -> list[list[Cell | None]]:
    places = {place for place, name in enumerate(names) if name == "language"}
    return [[_language(cell, language) if place in places else cell for place, cell in enumerate(row)] for row in rows]


def _language(cell: Cell | None, language: str) -> Cell | None:
    if cell is None or cell.term.value not in LANGUAGES:
        return cell
    return cell._replace(term=cell.term._replace(value=message(f"language.{cell.term.value}", language)))


def _with(there: Place, **query: str) -> Place:
    return Place(there.kind, there.name, **there.query, **query)


def question_page(site: Site, language: str, asked: Asked, answer: Answer | None = None, failure: str = "") -> str:
    """Return the page of a question; `failure` says why it has no answer, if it should have one."""
    pictures = _pictures(site, asked, answer, language) if answer else {}
    rows = answer_rows(site, asked, answer, language) if answer else []
    views = [name for name in VIEWS if name != "picture" or pictures]
    return render(
        site,
        "question.html",
        language,
        place(site, asked),
        Scripting("joining"),
        asked=asked,
        pieces=_pieces(site, asked, language),
        answer=answer,
        columns=shown_columns(answer, rows, language) if answer else [],
        rows=rows,
        spans=spans([row[0] for row in rows]) if answer and answer.columns[:1] == ("expression",) else [1] * len(rows),
        figures=figures(answer) if answer else [],
        definition=lambda iri: site.map.concepts.get(iri).definition(language) if iri in site.map.concepts else None,
        view=asked.view if asked.view in views else _first_view(site, answer),
        views={name: place(site, asked._replace(view=name)).address(site, language) for name in views},
        tables={
            format: _with(place(site, asked._replace(view="")), format=format).address(site, language)
            for format in ("xlsx", "csv")
        },
        first=door(site, asked.question, language),
        pictures=pictures,
        failure=failure,
        beside=[door(site, one, language) for one in answerable(site) if one.topic == asked.question.topic],
    )


def _pieces(site: Site, asked: Asked, language: str) -> list[Piece]:
    iris = {field.name: field.iri for field in asked.fields}
    parts = asked.question.parts(language)
    pieces = [_concept(site, iris[part], language) if number % 2 else Piece(part) for number, part in enumerate(parts)]
    first = next(number for number, piece in enumerate(pieces) if piece.text)
    pieces[first] = pieces[first]._replace(text=pieces[first].text[0].upper() + pieces[first].text[1:])
    return pieces


def _concept(site: Site, iri: str, language: str) -> Piece:
    return Piece(site.map.concepts.label(iri, language).text, iri) if iri else Piece("…", is_gap=True)


def _first_view(site: Site, answer: Answer | None) -> str:
    """Return the way in which an answer is shown first: concepts alone as a list with their definitions."""
    if answer is None or len(answer.columns) > 1:
        return "table"
    terms = (term for row in answer.rows for term in row)
    return "list" if all(term and term.value in site.map.concepts for term in terms) else "table"


def _pictures(site: Site, asked: Asked, answer: Answer, language: str) -> dict[str, Picture]:
    """Return the answer about the concept that was asked for, for wide and narrow screens; none for other answers."""
    concepts = site.map.concepts
    found = dict.fromkeys(term.value for row in answer.rows for term in row if term and term.value in concepts)
    if len(asked.fields) != 1 or not found:
        return {}
    heart = asked.fields[0].iri
    edges = [edge for iri in found if iri != heart for edge in _joining(site, asked.question, heart, iri)]
    name = concepts.label(heart, language).text

    def label(iri: str) -> str:
        return concepts.label(iri, language).text

    drawn = {"wide": wide, "narrow": narrow}
    return {kind: draw(name, edges, label, language) for kind, draw in drawn.items()} if edges else {}


def _joining(site: Site, question: Question, start: str, end: str) -> list[Edge]:
    """Return the statements from one concept to another, those that the question asks for if there are any."""
    edges = [edge for edge in site.map.concepts.neighbours(start) if edge.object == end]
    asked_for = [edge for edge in edges if {edge.relation.iri, edge.relation.inverse} & question.terms]
    return asked_for or edges or [Edge(start, _FURTHER, end)]
