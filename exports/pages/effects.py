"""Effects: what else moves when a concept does, step by step, each step with its sources or its formula."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import Evidence, Group, evidence
from istilah.graph import _terms
from istilah.graph.errors import FormulaError
from istilah.graph.formulas import calculation, direction
from istilah.graph.metrics import METRIC
from istilah.graph.values import Concept, Edge

#: The relations that pass a movement on, those that tell its direction first.
_RELATIONS = ("increases", "reduces", "influences")
#: How many are told below one concept: at the first step, the second, the third.
_MOST = (6, 4, 3)
_STANDS_FOR, _HAS_VARIABLE, _HAS_FORMULA = (
    _terms.node(name) for name in ("ist:standsFor", "ist:hasVariable", "ist:hasFormula")
)


class Effect(NamedTuple):
    """A concept that moves, how (a relation's name, or rises, falls, changes by a formula), and what moves with it.

    `more` is how many that also move with it are not told.
    """

    iri: str
    how: str
    evidence: list[Evidence]
    then: "tuple[Effect, ...]"
    more: int


class Effects(NamedTuple):
    """What moves when a concept does; `more` is how many at the first step are not told."""

    steps: tuple[Effect, ...]
    more: int


def effects(site: Site, concept: Concept, groups: Iterable[Group], language: str) -> Effects | None:
    """Return what else moves when a concept does, each concept once.

    A metric moves what its sources say, the metrics that are calculated from it, and what it measures may move in turn.
    None where nothing is told beyond what the relations of the concept, its `groups` of statements, say already.
    """
    known = {statement.edge: statement.evidence for group in groups for statement in group.statements}
    steps, more = _Search(site, known, language).below(concept.iri, {concept.iri}, 0, METRIC in concept.types)
    is_news = any(step.then or step.how not in _RELATIONS for step in steps)
    return Effects(steps, more) if is_news else None


class _Step(NamedTuple):
    iri: str
    how: str
    edge: Edge | None


class _Search:
    def __init__(self, site: Site, known: dict[Edge, list[Evidence]], language: str) -> None:
        self._site, self._known, self._language = site, known, language

    def below(self, iri: str, known: set[str], depth: int, is_metric: bool = False) -> tuple[tuple[Effect, ...], int]:
        """Return what moves with a concept, and how many of those are not told."""
        if depth == len(_MOST):
            return (), 0
        found = [step for step in self._steps(iri, is_metric) if step.iri not in known]
        once = list({step.iri: step for step in reversed(found)}.values())[::-1]
        told = once[: _MOST[depth]]
        known |= {step.iri for step in told}
        if depth == 0:
            self._site.map.store.gather(step.iri for step in told)
        then = [(step, *self.below(step.iri, known, depth + 1)) for step in told]
        return tuple(
            Effect(step.iri, step.how, self._evidence(step), below, more)
            for step, below, more in then
            if below or step.how != "measures"
        ), len(once) - len(told)

    def _steps(self, iri: str, is_metric: bool) -> Iterator[_Step]:
        edges = self._site.map.concepts.neighbours(iri)
        for name in (*_RELATIONS, "measures") if is_metric else _RELATIONS:
            for edge in edges:
                if edge.relation.name == name and edge.object in self._site.map.concepts:
                    yield _Step(edge.object, name, edge)
        yield from self._calculated(iri)

    def _calculated(self, iri: str) -> Iterator[_Step]:
        """Yield the metrics that are calculated from a concept, and which way each goes with it."""
        quads = self._site.map.store.quads
        for variable in quads(None, _STANDS_FOR, _terms.resource(iri)):
            for having in quads(None, _HAS_VARIABLE, variable.subject):
                for metric in quads(None, _HAS_FORMULA, having.subject):
                    yield _Step(metric.subject.value, self._way(having.subject.value, iri), None)

    def _way(self, formula: str, iri: str) -> str:
        found = self._site.map.claims.formula(formula)
        symbol = next(symbol for symbol, concept in found.variables if concept == iri)
        try:
            way = direction(calculation(found.expression), symbol)
        except FormulaError:
            way = 0
        return {1: "rises", -1: "falls", 0: "changes"}[way]

    def _evidence(self, step: _Step) -> list[Evidence]:
        if step.edge is None:
            return []
        if step.edge not in self._known:
            claims = self._site.map.claims.behind(step.edge)
            self._known[step.edge] = evidence(self._site, claims, self._language)
        return self._known[step.edge]
