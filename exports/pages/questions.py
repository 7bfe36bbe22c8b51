"""Competency questions as pages: the gallery of those that a map can answer, and each of them with its answer."""

from collections.abc import Mapping
from typing import NamedTuple

from istilah.exports.pages.answers import Answer, cells, figures, heading
from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site
from istilah.graph import _terms
from istilah.graph.errors import UnknownTermError
from istilah.graph.labels import fold
from istilah.graph.questions import TOPICS, Question, questions

#: How many rows the page of a question shows; downloads have them all.
MOST_ROWS = 500
#: The ways in which an answer is shown.
VIEWS = ("table", "list", "picture")


class Door(NamedTuple):
    """A question in a language and an address."""

    name: str
    text: str
    address: str


class Field(NamedTuple):
    """A parameter: what stands in its field, and the concept that it names ("" for none).

    `unknown` tells that the words name no concept; `nearest` are then labels that come close.
    """

    name: str
    text: str
    iri: str = ""
    unknown: bool = False
    nearest: tuple[str, ...] = ()


class Piece(NamedTuple):
    """A stretch of a question: words, or the name of a concept with its IRI, or of a field yet to be filled."""

    text: str
    iri: str = ""
    is_gap: bool = False


def answerable(site: Site) -> list[Question]:
    """Return the questions that make sense in a map: those all of whose terms it uses."""
    asked = list(questions().values())
    used = {iri for iri in frozenset().union(*(question.terms for question in asked)) if _is_used(site, iri)}
    return [question for question in asked if question.terms <= used]


def doors(site: Site, language: str) -> list[Door]:
    """Return the questions that a map can answer just as they are, each with the address of its answer."""
    return [_door(site, question, language) for question in _ready(site)]


def examples(site: Site, language: str) -> dict[str, list[Door]]:
    """Return the same questions by topic, with the addresses of their queries."""
    found: dict[str, list[Door]] = {topic: [] for topic in TOPICS}
    for question in _ready(site):
        address = site.link("sparql", "", language, question=question.name)
        found[question.topic].append(Door(question.name, filled(site, question, language), address))
    return {topic: doors for topic, doors in found.items() if doors}


def filled(site: Site, question: Question, language: str) -> str:
    """Return a question with the names of its default concepts in place of its parameters."""
    return "".join(piece.text for piece in pieces(site, question, default_fields(site, question, language), language))


def default_fields(site: Site, question: Question, language: str) -> list[Field]:
    """Return the fields of a question as it is first asked: empty ones where the map lacks the default concept."""
    return [
        Field(name, site.map.concepts.label(iri, language).text, iri) if iri in site.map.concepts else Field(name, "")
        for name, iri in question.parameters.items()
    ]


def fields(site: Site, question: Question, given: Mapping[str, str], language: str) -> list[Field]:
    """Return the fields of a question as a reader filled them in, by slug, label, abbreviation or IRI.

    Those that were not given hold their defaults.
    """
    return [
        _field(site, field.name, given[field.name].strip(), language) if field.name in given else field
        for field in default_fields(site, question, language)
    ]


def pieces(site: Site, question: Question, filled_in: list[Field], language: str) -> list[Piece]:
    """Return a question with the concepts of its fields in place of its parameters."""
    by_name = {field.name: field for field in filled_in}
    found = []
    for place, part in enumerate(question.parts(language)):
        field = by_name[part] if place % 2 else None
        if field is None:
            found.append(Piece(part))
        elif field.iri:
            found.append(Piece(site.map.concepts.label(field.iri, language).text, field.iri))
        else:
            found.append(Piece("…", is_gap=True))
    return [piece for piece in found if piece.text]


def questions_page(site: Site, language: str, text: str = "") -> str:
    """Return the gallery: the questions that a map can answer by topic, those only that hold some words."""
    wanted = fold(text).split()
    told = [(question, filled(site, question, language)) for question in answerable(site)]
    shown = [(question, words) for question, words in told if all(one in fold(words) for one in wanted)]
    topics = {topic: [pair for pair in shown if pair[0].topic == topic] for topic in TOPICS}
    return render(
        site,
        "questions.html",
        language,
        Place("questions", q=text),
        text=text.strip(),
        total=len(told),
        shown=len(shown),
        topics={topic: found for topic, found in topics.items() if found},
    )


def question_page(
    site: Site,
    language: str,
    question: Question,
    filled_in: list[Field],
    answer: Answer | None = None,
    view: str = "",
    failure: str = "",
) -> str:
    """Return the page of a question; `failure` says why it has no answer, if it should have one."""
    values = {field.name: site.map.concepts.slug(field.iri) for field in filled_in if field.iri}
    query = question.query({field.name: field.iri for field in filled_in if field.iri})
    return render(
        site,
        "question.html",
        language,
        Place("questions", question.name, **values, view=view),
        question=question,
        pieces=pieces(site, question, filled_in, language),
        fields=filled_in,
        values=values,
        complete=all(field.iri for field in filled_in),
        query=query,
        answer=answer,
        columns=[(place, heading(answer.columns[place], language)) for place in _columns(answer, language)]
        if answer
        else [],
        rows=cells(site, answer, language) if answer else [],
        figures=figures(answer) if answer else [],
        view=view or "table",
        failure=failure,
        beside=[_door(site, one, language) for one in answerable(site) if one.topic == question.topic],
    )


def _door(site: Site, question: Question, language: str) -> Door:
    return Door(question.name, filled(site, question, language), site.link("questions", question.name, language))


def _ready(site: Site) -> list[Question]:
    concepts = site.map.concepts
    return [one for one in answerable(site) if all(iri in concepts for iri in one.parameters.values())]


def _field(site: Site, name: str, text: str, language: str) -> Field:
    if not text:
        return Field(name, "", unknown=True)
    try:
        iri = site.map.find(text)
    except UnknownTermError as error:
        return Field(name, text, unknown=True, nearest=error.nearest)
    return Field(name, site.map.concepts.label(iri, language).text, iri)


def _is_used(site: Site, iri: str) -> bool:
    """Tell whether a map says anything with a term, the vocabulary itself aside."""
    term = _terms.node(iri)
    patterns = ((term, None, None), (None, term, None), (None, None, term))
    return any(quad.graph_name != _terms.VOCABULARY for pattern in patterns for quad in site.map.store.quads(*pattern))


def _columns(answer: Answer, language: str) -> list[int]:
    """Return the columns to show: of a text in both languages the one in the reader's."""
    pair = {"en": "english", "id": "indonesian"}
    both = set(pair.values()) <= set(answer.columns)
    hidden = {name for code, name in pair.items() if both and code != language}
    return [place for place, name in enumerate(answer.columns) if name not in hidden]
