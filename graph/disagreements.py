"""Disagreements: questions that the sources answer differently, and who says which."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.properties import Properties
from istilah.graph.values import Claim, Text, in_language

if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap

_DISAGREEMENT = _terms.IST + "Disagreement"


class Position(NamedTuple):
    """A side of a disagreement: the claim that takes it, and what it says in our words."""

    claim: Claim
    statements: tuple[Text, ...]


class Disagreement(NamedTuple):
    """A question, the concepts that it is about (IRIs), and the positions on it, by their claims' IRIs."""

    iri: str
    questions: tuple[Text, ...]
    about: tuple[str, ...]
    positions: tuple[Position, ...]

    def question(self, language: str) -> Text:
        """Return the question in a language or a stand-in."""
        return in_language(self.questions, language) or Text("", "")


def disagreements(map: "ConceptMap", iri: str) -> list[Disagreement]:
    """Return the disagreements about a concept, by IRI."""
    about = map.store.quads(None, _terms.node("ist:about"), _terms.resource(iri))
    return _disagreements(map, about)


def every_disagreement(map: "ConceptMap") -> list[Disagreement]:
    """Return the disagreements of a map, by IRI."""
    return _disagreements(map, map.store.quads(None, _terms.TYPE, _terms.node("ist:Disagreement")))


def _disagreements(map: "ConceptMap", quads: Iterable[ox.Quad]) -> list[Disagreement]:
    found = sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)})
    return [
        Disagreement(node, values.texts("rdfs:label"), tuple(values.iris("ist:about")), _positions(map, values))
        for node in map.store.described(found, hops=4)
        if _DISAGREEMENT in (values := Properties(map.store, node)).iris("rdf:type")
    ]


def _positions(map: "ConceptMap", values: Properties) -> tuple[Position, ...]:
    return tuple(
        Position(map.claims.get(claim), Properties(map.store, claim).literals("ist:statement"))
        for claim in values.iris("ist:position")
    )
