"""Each question fails when one of the claims it rests on is removed.

What an answer rests on is read from the question and the map, not from a list:

1. The question is asked again with ``SELECT *``, so that each row comes with every binding that led to it: its
   solutions. A row that counts has one group of solutions for each thing counted.
2. Each triple pattern of the question (rdflib's algebra names them; those under FILTER NOT EXISTS are not among them)
   with a solution put in is a triple that the row needs. It rests on

   - the claim, denial, disagreement or fact that is its subject;
   - else the accepted claims that state it, or state what it is inferred from: a relation below, its inverse, or the
     other way round for a symmetric one;
   - else, where the files of the concepts state it (a label, an entry, a theme), on itself.

   For a path ``ist:partOf+`` it rests on each step without which no path is left, or else on all the first steps.
3. What every solution of a row needs is removed, one thing at a time: a claim where it alone states something, all the
   claims together where several do. A row whose solutions have nothing in common loses one thing from each.

A removal takes the node with all its triples and the consequences, which are derived anew between the two ends of the
claim by the rules themselves (`istilah.graph.inference`); every rule but one looks at a single pair of concepts. The
exception, a skos:related that returns when a hierarchical path between its ends is gone, is left out. Then the rows
must differ, and the map is put back.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.paths import MulPath
from rdflib.plugins.sparql import prepareQuery

from istilah.graph import _terms
from istilah.graph.concept_map import ConceptMap
from istilah.graph.inference import infer
from istilah.graph.questions import Question, questions
from istilah.graph.store import Store

QUESTIONS = questions()
RELATIONS = (
    *("kindOf", "partOf", "exampleOf", "measures", "contrastsWith", "influences", "increases", "reduces"),
    *("enables", "uses", "performedBy", "precedes", "respondsTo"),
)

_NODES = tuple(_terms.node(f"ist:{name}") for name in ("Claim", "Denial", "Disagreement", "Fact"))
_SUBJECT, _PREDICATE, _OBJECT = (_terms.node(f"rdf:{name}") for name in ("subject", "predicate", "object"))
_SUB_PROPERTY = _terms.node("rdfs:subPropertyOf")
_SYMMETRIC = _terms.node("owl:SymmetricProperty")
_INVERSE = _terms.node("owl:inverseOf")
_RELATED = _terms.node("skos:related")
_DERIVED = (_terms.ASSERTED, _terms.INFERRED)
_HEADER = re.compile(r"SELECT\s+(?:DISTINCT\s+)?(.*?)\s*WHERE\s*\{", re.DOTALL)
_COUNTED = re.compile(r"\(\s*\w+\(.*?\)\s+AS\s+\?\w+\s*\)")

Triple = tuple[Any, Any, Any]
#: What can be removed: a claim or the like, by its IRI, or a triple that the files of the concepts state.
Ground = ox.NamedNode | Triple
Grounds = frozenset[Ground]
Solution = dict[str, Any]


class Removal(NamedTuple):
    """Grounds to remove at once, and a row that needs them."""

    grounds: Grounds
    row: tuple[str, ...]


class Evidence:
    """A copy of the shipped map in memory, which of its nodes say something, and which claims make which triples."""

    def __init__(self, map: ConceptMap) -> None:
        self.store = Store()
        self.store.dataset.bulk_extend(map.store.dataset)
        quads = self.store.quads
        self.nodes = {quad.subject for kind in _NODES for quad in quads(None, _terms.TYPE, kind)}
        self.claims: dict[Triple, set[ox.NamedNode]] = {}
        self.statements: dict[ox.NamedNode, Triple] = {}
        for quad in quads(None, _terms.TYPE, _NODES[0]):
            subject, relation, object = (
                next(quads(quad.subject, end, None)).object for end in (_SUBJECT, _PREDICATE, _OBJECT)
            )
            statement = (subject, relation, object)
            self.statements[quad.subject] = statement
            self.claims.setdefault(statement, set()).add(quad.subject)
        self._vocabulary = list(quads(None, None, None, _terms.VOCABULARY))

    def below(self, relation: ox.NamedNode) -> set[ox.NamedNode]:
        """Return a relation and those that entail it."""
        found, frontier = {relation}, [relation]
        while frontier:
            new = {quad.subject for quad in self.store.quads(None, _SUB_PROPERTY, frontier.pop())} - found
            found |= new
            frontier.extend(new)
        return found

    def of(self, triple: Triple) -> Grounds:
        """Return what a triple rests on, nothing for one of the structure: a title, a heading, a variable."""
        subject, predicate, object = triple
        if subject in self.nodes:
            return frozenset({subject})
        claims: set[ox.NamedNode] = set()
        for relation in self.below(predicate):
            claims |= self.claims.get((subject, relation, object), set())
            turned = {quad.subject for quad in self.store.quads(None, _INVERSE, relation)}
            if next(self.store.quads(relation, _terms.TYPE, _SYMMETRIC), None):
                turned.add(relation)
            for inverse in turned:
                claims |= self.claims.get((object, inverse, subject), set())
        if claims:
            return frozenset(claims)
        stated = next(self.store.quads(*triple, _terms.CONCEPTS), None)
        return frozenset({triple}) if stated else frozenset()

    def of_path(self, start: Any, relation: ox.NamedNode, goal: Any) -> set[Grounds]:
        """Return what each step rests on without which no path is left; where none is such, all first steps."""
        steps: dict[Any, set[Any]] = {}
        for quad in self.store.quads(None, relation, None):
            steps.setdefault(quad.subject, set()).add(quad.object)
        edges = [(here, there) for here, following in steps.items() for there in following]
        needed = [edge for edge in edges if not _reaches(steps, start, goal, edge)]
        first = [(start, there) for there in steps[start] if there == goal or _reaches(steps, there, goal)]
        found = {self.of((here, relation, there)) for here, there in needed}
        return found or {frozenset(ground for here, there in first for ground in self.of((here, relation, there)))}

    @contextmanager
    def without(self, grounds: Grounds) -> Iterator[None]:
        """Take grounds and what follows from them alone out of the store, and put them back afterwards."""
        gone: set[ox.Quad] = set()
        pairs = set()
        for ground in grounds:
            if isinstance(ground, tuple):
                gone.update(self.store.quads(*ground, _terms.CONCEPTS))
                pairs.add((ground[0], ground[2]))
            else:
                gone.update(self.store.quads(ground, None, None))
                gone.update(self.store.quads(None, None, ground))
                if statement := self.statements.get(ground):
                    pairs.add((statement[0], statement[2]))
        new: set[ox.Quad] = set()
        for subject, object in pairs:
            stale = set(_between(self.store, subject, object, _DERIVED))
            derived = self._derived(subject, object, gone)
            gone |= stale - derived
            new |= {quad for quad in derived - stale if quad.predicate != _RELATED}
        try:
            self._change(gone, new)
            yield
        finally:
            self._change(new, gone)

    def _derived(self, subject: Any, object: Any, gone: set[ox.Quad]) -> set[ox.Quad]:
        """Return what the rules derive between two ends from all that is left between them."""
        small = Store()
        small.dataset.extend(self._vocabulary)
        left = set(_between(self.store, subject, object, (_terms.CONCEPTS, _terms.MAPPINGS)))
        for one, other in ((subject, object), (object, subject)):
            if isinstance(one, ox.NamedNode):
                about = {quad.subject for quad in self.store.quads(None, _SUBJECT, one)}
                for claim in about & {quad.subject for quad in self.store.quads(None, _OBJECT, other)}:
                    left.update(self.store.quads(claim, None, None))
        small.dataset.extend(left - gone)
        infer(small)
        return set(_between(small, subject, object, _DERIVED))

    def _change(self, gone: set[ox.Quad], new: set[ox.Quad]) -> None:
        for quad in gone:
            self.store.dataset.remove(quad)
        self.store.dataset.extend(new)


def _between(store: Store, one: Any, other: Any, graphs: tuple[ox.NamedNode, ...]) -> Iterator[ox.Quad]:
    for subject, object in ((one, other), (other, one)):
        if isinstance(subject, ox.NamedNode):
            for graph in graphs:
                yield from store.quads(subject, None, object, graph)


def _reaches(steps: dict[Any, set[Any]], start: Any, goal: Any, closed: tuple[Any, Any] | None = None) -> bool:
    """Say whether one step or more lead from start to goal when the step that is closed may not be taken."""
    seen: set[Any] = set()
    frontier = [start]
    while frontier:
        here = frontier.pop()
        new = {there for there in steps.get(here, ()) if (here, there) != closed} - seen
        seen |= new
        frontier.extend(new)
    return goal in seen


def patterns(sparql: str) -> list[Triple]:
    """Return the triple patterns of a query that a solution satisfies; the negated ones are left out."""
    found: list[Triple] = []

    def walk(part: Any) -> None:
        for inside in {"triples", "p", "p1", "p2"} & part.keys():
            if inside == "triples":
                found.extend(part[inside])
            else:
                walk(part[inside])

    walk(prepareQuery(sparql).algebra)
    return found


def _bound(term: Any, solution: Solution) -> Any:
    """Return a term of rdflib's as Oxigraph's with the solution put in, None for a variable without value."""
    if isinstance(term, rdflib.Variable):
        return solution.get(str(term))
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
    return ox.Literal(str(term), datatype=datatype, language=term.language)


def needs(evidence: Evidence, asked: list[Triple], solution: Solution) -> set[Grounds]:
    """Return everything that a solution rests on."""
    found: set[Grounds] = set()
    for subject, predicate, object in asked:
        start, goal = _bound(subject, solution), _bound(object, solution)
        if start is None or goal is None:
            continue
        if isinstance(predicate, MulPath):
            found |= evidence.of_path(start, _bound(predicate.path, solution), goal)
        else:
            found.add(evidence.of((start, _bound(predicate, solution), goal)))
    return found - {frozenset()}


def rows(store: Store, sparql: str) -> list[tuple[Any, ...]]:
    found = store.query(sparql)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(row) for row in found]


def solutions_by_row(store: Store, sparql: str) -> dict[tuple[Any, ...], list[Solution]]:
    """Return the solutions behind each row; one that counts has an entry for each thing counted."""
    header = _HEADER.search(sparql)
    assert header, "the question is no SELECT"
    plain = re.findall(r"\?(\w+)", _COUNTED.sub("", header[1]))
    counted = re.findall(r"\?(\w+)", re.sub(r"AS\s+\?\w+", "", header[1]))
    names = [variable.value for variable in _variables(store, sparql)]
    answered = {tuple(row[names.index(name)] for name in plain) for row in rows(store, sparql)}
    whole = sparql[: header.start()] + "SELECT * WHERE {" + sparql[header.end() : sparql.rindex("}") + 1]
    variables = [variable.value for variable in _variables(store, whole)]
    found: dict[tuple[Any, ...], list[Solution]] = {}
    for values in rows(store, whole):
        solution = dict(zip(variables, values, strict=True))
        if tuple(solution[name] for name in plain) in answered:
            found.setdefault(tuple(solution[name] for name in dict.fromkeys([*plain, *counted])), []).append(solution)
    return found


def _variables(store: Store, sparql: str) -> list[ox.Variable]:
    found = store.query(sparql)
    assert isinstance(found, ox.QuerySolutions)
    return list(found.variables)


def _order(grounds: Grounds) -> list[str]:
    return sorted(str(ground) for ground in grounds)


def removals(evidence: Evidence, question: Question) -> list[Removal]:
    """Return what to remove so that the question fails, for each row at least one thing."""
    sparql = question.query()
    asked = patterns(sparql)
    found: dict[Grounds, Removal] = {}
    for row, solutions in solutions_by_row(evidence.store, sparql).items():
        needed = [needs(evidence, asked, solution) for solution in solutions]
        shown = tuple("" if term is None else str(term.value) for term in row)
        assert all(needed), f"nothing that can be removed is behind {shown}"
        common = set.intersection(*needed)
        if not common:
            common = {frozenset(ground for each in needed for ground in min(each, key=_order))}
        for grounds in common:
            found.setdefault(grounds, Removal(grounds, shown))
    return sorted(found.values(), key=lambda removal: (removal.row, _order(removal.grounds)))


@pytest.fixture(scope="module")
def evidence(shipped: ConceptMap) -> Evidence:
    return Evidence(shipped)


@cache
def removals_of(evidence: Evidence, name: str) -> list[Removal]:
    return removals(evidence, QUESTIONS[name])


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_fails_when_a_claim_that_it_rests_on_is_removed(name: str, evidence: Evidence) -> None:
    sparql = QUESTIONS[name].query()
    before = rows(evidence.store, sparql)
    unmoved = []
    for removal in removals_of(evidence, name):
        with evidence.without(removal.grounds):
            if rows(evidence.store, sparql) == before:
                unmoved.append((removal.row, _order(removal.grounds)))
    assert unmoved == []
    assert rows(evidence.store, sparql) == before


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_row_of_a_question_rests_on_something(name: str, evidence: Evidence) -> None:
    expected = len(QUESTIONS[name].expected)
    assert len({row for row in rows(evidence.store, QUESTIONS[name].query())}) == expected
    assert removals_of(evidence, name)


def test_every_relation_has_a_question_that_rests_on_it(evidence: Evidence) -> None:
    resting = {
        evidence.statements[ground][1].value
        for name in QUESTIONS
        for removal in removals_of(evidence, name)
        for ground in removal.grounds
        if isinstance(ground, ox.NamedNode) and ground in evidence.statements
    }
    assert {_terms.IST + relation for relation in RELATIONS} - resting == set()


def test_every_document_has_a_question_that_rests_on_it_alone(evidence: Evidence, shipped: ConceptMap) -> None:
    alone = {
        quad.graph_name.value
        for name in QUESTIONS
        for removal in removals_of(evidence, name)
        if len(removal.grounds) == 1
        for ground in removal.grounds
        if ground in evidence.nodes
        for quad in evidence.store.quads(ground, _terms.TYPE, None)
    }
    assert {source.iri for source in shipped.claims.sources()} - alone == set()


def test_a_removal_leaves_what_a_whole_rebuild_leaves(evidence: Evidence) -> None:
    def left() -> set[ox.Quad]:
        return {quad for quad in evidence.store if quad.predicate != _RELATED}

    lone = [claims for statement, claims in sorted(evidence.claims.items(), key=str) if len(claims) == 1]
    before = left()
    # Far apart in the list, so that they are claims of several relations and of metrics; together, for one rebuild.
    grounds: Grounds = frozenset(claim for claims in lone[:: len(lone) // 40] for claim in claims)
    rebuilt = Store()
    rebuilt.dataset.bulk_extend(
        quad for quad in before if quad.graph_name not in _DERIVED and not {quad.subject, quad.object} & grounds
    )
    infer(rebuilt)
    with evidence.without(grounds):
        assert left() == {quad for quad in rebuilt if quad.predicate != _RELATED}
    assert left() == before
