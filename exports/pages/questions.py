"""Competency questions: those that a map can answer, and the gallery of them; `question` is the page of one."""

from typing import NamedTuple

from istilah.exports.pages.isolation import isolated
from istilah.exports.pages.rendering import Place, Scripting, render
from istilah.exports.pages.site import Site
from istilah.graph.labels import fold
from istilah.graph.questions import TOPICS, Question, questions


class Door(NamedTuple):
    """A question in a language and an address."""

    name: str
    text: str
    address: str


def answerable(site: Site) -> list[Question]:
    """Return the questions that make sense in a map, those all of whose terms it uses; simple ones first."""
    asked = list(questions().values())
    used = site.used(frozenset().union(*(question.terms for question in asked)))
    return sorted((question for question in asked if question.terms <= used), key=_difficulty)


def _difficulty(question: Question) -> tuple[bool, int]:
    """Return what puts simple questions first, in the same order in each language: one's own concept, short queries."""
    return not question.parameters, len(question.sparql)


def doors(site: Site, language: str) -> list[Door]:
    """Return the questions that a map can answer just as they are, each with the address of its answer."""
    return [door(site, question, language) for question in _ready(site)]


def examples(site: Site, language: str) -> dict[str, list[Door]]:
    """Return the same questions by topic, with the addresses of their queries."""
    found: dict[str, list[Door]] = {topic: [] for topic in TOPICS}
    for question in _ready(site):
        address = site.link("sparql", "", language, question=question.name)
        found[question.topic].append(Door(question.name, filled(site, question, language), address))
    return {topic: doors for topic, doors in found.items() if doors}


def filled(site: Site, question: Question, language: str) -> str:
    """Return a question with the names of its default concepts in place of its parameters."""
    concepts, iris = site.map.concepts, question.parameters
    names = {name: concepts.label(iri, language).text if iri in concepts else "…" for name, iri in iris.items()}
    words = "".join(isolated(names[part]) if place % 2 else part for place, part in enumerate(question.parts(language)))
    return words[:1].upper() + words[1:]


def questions_page(site: Site, language: str, text: str = "") -> str:
    """Return the gallery: the questions that a map can answer by topic; those without some words are hidden."""
    wanted = fold(text).split()
    told = [(question, filled(site, question, language)) for question in answerable(site)]
    shown = {question.name for question, words in told if all(one in fold(words) for one in wanted)}
    topics = {topic: [pair for pair in told if pair[0].topic == topic] for topic in TOPICS}
    return render(
        site,
        "questions.html",
        language,
        Place("questions", q=text),
        Scripting("questions", ("questions.shown", "count.questions")),
        text=text.strip(),
        total=len(told),
        shown=shown,
        topics={topic: found for topic, found in topics.items() if found},
    )


def door(site: Site, question: Question, language: str) -> Door:
    """Return a question as it is first asked, with the address of its answer."""
    return Door(question.name, filled(site, question, language), site.link("questions", question.name, language))


def _ready(site: Site) -> list[Question]:
    concepts = site.map.concepts
    return [one for one in answerable(site) if all(iri in concepts for iri in one.parameters.values())]
