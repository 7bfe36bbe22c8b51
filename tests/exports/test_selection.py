"""What part of a map an export holds."""

from collections.abc import Callable

import pytest
import rdflib

from istilah.exports.registry import Options
from istilah.exports.selection import claims, concepts, edges
from istilah.graph.build import build
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import UnknownTermError

EX = rdflib.Namespace("http://example.org/")
IST = rdflib.Namespace("https://w3id.org/istilah/def#")
SKOS = rdflib.SKOS

A_CHAIN = """
ex:scheme a skos:ConceptScheme ; skos:hasTopConcept ex:a, ex:c ; dct:title "chain"@en .
ex:a a skos:Concept ; skos:prefLabel "a"@en ; skos:inScheme ex:scheme .
ex:b a skos:Concept ; skos:prefLabel "b"@en .
ex:c a skos:Concept ; skos:prefLabel "c"@en .
ex:theme a skos:Collection ; skos:member ex:a, ex:b, ex:c ; skos:prefLabel "theme"@en .
ex:near a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:a ; rdf:predicate ist:partOf ; rdf:object ex:b ;
  prov:wasQuotedFrom ex:passage .
ex:far a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:b ; rdf:predicate ist:partOf ; rdf:object ex:c ;
  prov:wasQuotedFrom ex:other .
ex:passage a oa:SpecificResource ; oa:hasSource ex:document ; oa:hasSelector ex:position .
ex:position oa:start 1 ; oa:end 9 .
ex:passage ist:inEntry ex:entry . ex:entry ist:entryNumber 1 ; ex:headword ex:c .
ex:document a ist:Source ; dct:title "document"@en .
ex:other a oa:SpecificResource ; oa:hasSource ex:document .
ex:fact a ist:Fact ; ist:about ex:a ; ist:statement "a is one"@en .
ex:wide a ist:Fact ; ist:about ex:a, ex:c ; ist:statement "a is not c"@en .
"""

Export = Callable[..., bytes]


@pytest.fixture
def chain(map_of: Callable[[str], ConceptMap]) -> ConceptMap:
    return map_of(A_CHAIN)


@pytest.fixture
def around(chain: ConceptMap, export: Export) -> rdflib.Graph:
    """Return the chain around `a`, as rdflib reads it."""
    return rdflib.Graph().parse(data=export(chain, "turtle", focus=str(EX.a)), format="turtle")


def test_a_focus_takes_its_neighbours_and_no_more(chain: ConceptMap) -> None:
    assert concepts(chain, Options(str(EX.a), depth=0)) == [str(EX.a)]
    assert concepts(chain, Options(str(EX.a))) == [str(EX.a), str(EX.b)]
    assert concepts(chain, Options(str(EX.a), depth=2)) == [str(EX.a), str(EX.b), str(EX.c)]


def test_a_claim_comes_with_its_passage_and_source(around: rdflib.Graph) -> None:
    assert (EX.near, rdflib.PROV.wasQuotedFrom, EX.passage) in around
    assert (EX.position, None, rdflib.Literal(9)) in around
    assert (EX.document, rdflib.DCTERMS.title, rdflib.Literal("document", "en")) in around


def test_a_statement_about_a_concept_outside_is_left_out(around: rdflib.Graph) -> None:
    described = set(around.subjects())
    assert not described & {EX.c, EX.far, EX.other, EX.wide}
    assert EX.fact in described


def test_a_list_is_cut_to_the_concepts_inside(around: rdflib.Graph) -> None:
    assert set(around.objects(EX.theme, SKOS.member)) == {EX.a, EX.b}
    assert set(around.objects(EX.scheme, SKOS.hasTopConcept)) == {EX.a}
    assert set(around.objects(EX.b, SKOS.broader)) == set()


def test_what_a_source_says_is_not_cut(around: rdflib.Graph) -> None:
    assert (EX.entry, EX.headword, EX.c) in around
    assert EX.c not in set(around.subjects())


def test_inferred_statements_are_part_of_an_export(around: rdflib.Graph) -> None:
    assert (EX.b, IST.hasPart, EX.a) in around
    assert (EX.a, SKOS.broader, EX.b) in around


def test_the_claims_of_a_focus_are_those_inside(chain: ConceptMap) -> None:
    assert [claim.iri for claim in claims(chain, Options(str(EX.a)))] == [str(EX.near)]
    assert [claim.iri for claim in claims(chain, Options())] == [str(EX.far), str(EX.near)]


def test_an_unknown_focus_is_refused(chain: ConceptMap, export: Export) -> None:
    for name in ("turtle", "csv-claims", "graphml", "mermaid"):
        with pytest.raises(UnknownTermError):
            export(chain, name, focus="http://example.org/none")


def test_an_edge_is_a_statement_as_it_was_made(chain: ConceptMap) -> None:
    found = [(edge.subject, edge.relation.name, edge.object) for edge in edges(chain, Options())]
    assert found == [(str(EX.a), "partOf", str(EX.b)), (str(EX.b), "partOf", str(EX.c))]


def test_edges_are_those_of_the_network(shipped: ConceptMap) -> None:
    found = [(edge.subject, edge.object, edge.relation.name) for edge in edges(shipped, Options())]
    expected = set(shipped.network().edges(keys=True))
    either_way = {r.name for r in shipped.relations.values() if r.inverse == r.iri}
    assert len(found) == len(expected) > 100
    assert {edge for edge in found if edge[2] not in either_way} <= expected
    assert {(*sorted(edge[:2]), edge[2]) for edge in found} == {(*sorted(edge[:2]), edge[2]) for edge in expected}


def test_the_vocabulary_is_no_part_of_an_export(shipped: ConceptMap, export: Export) -> None:
    subjects = {line.split(b" ", 1)[0] for line in export(shipped, "ntriples").splitlines()}
    assert len(subjects) > 100
    assert not [subject for subject in subjects if subject.startswith(b"<https://w3id.org/istilah/def#")]


def test_blank_nodes_have_the_same_names_in_every_build(write: Callable[..., str], export: Export) -> None:
    path = write('ex:a a skos:Concept ; skos:note [ skos:example "x"@en, "y"@en ; ex:in [ ex:q 1 ] ] .')
    for name in ("turtle", "nquads", "rdfxml", "jsonld"):
        one, other = (export(ConceptMap(build(path), path), name) for _ in range(2))
        assert b"_:" in one or b"nodeID" in one
        assert one == other
