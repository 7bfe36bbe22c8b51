"""Agreement: the statements that several documents make, and what a document expressly denies."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import Evidence, Group, Statement, passage_evidence, sentence
from istilah.graph.denials import Denial
from istilah.graph.values import Edge, Source


class Agreement(NamedTuple):
    """A statement that several documents make, those that do."""

    statement: Statement
    sources: tuple[Source, ...]


class ToldDenial(NamedTuple):
    """What is denied, as the sentence that it would be, and who denies it."""

    sentence: str
    evidence: Evidence | None


def agreements(groups: Iterable[Group]) -> list[Agreement]:
    """Return the statements of a concept that two documents or more make, those of the most documents first."""
    found = (Agreement(statement, _sources(statement.evidence)) for group in groups for statement in group.statements)
    return sorted((one for one in found if len(one.sources) > 1), key=lambda one: -len(one.sources))


def told_denials(site: Site, found: Sequence[Denial], language: str) -> list[ToldDenial]:
    """Return denials in a language, those whose relation the vocabulary has."""
    return [_told(site, denial, language) for denial in found if denial.predicate in site.map.relations]


def _sources(found: Iterable[Evidence]) -> tuple[Source, ...]:
    return tuple(sorted({one.source for one in found if one.source and one.status == "accepted"}))


def _told(site: Site, denial: Denial, language: str) -> ToldDenial:
    edge = Edge(denial.subject, site.map.relations[denial.predicate], denial.object)
    where = passage_evidence(site, denial.iri, denial.passage, language) if denial.passage else None
    return ToldDenial(sentence(site, edge, language), where)
