"""Competency questions as doors into the map: each a question with its concepts named, and the page that answers."""

from typing import NamedTuple

from istilah.exports.pages.site import Site
from istilah.graph.questions import Question, questions


class Door(NamedTuple):
    """A question in a language and the address of its answer."""

    name: str
    text: str
    address: str


def doors(site: Site, language: str) -> list[Door]:
    """Return the questions that a map can answer: those whose concepts it has."""
    return [
        Door(name, filled(site, question, language), site.link("sparql", "", language, question=name))
        for name, question in questions().items()
        if all(iri in site.map.concepts for iri in question.parameters.values())
    ]


def filled(site: Site, question: Question, language: str) -> str:
    """Return a question with the names of its default concepts in place of its parameters."""
    text = question.text(language)
    for parameter, iri in question.parameters.items():
        text = text.replace("{" + parameter + "}", site.map.concepts.label(iri, language).text)
    return text
