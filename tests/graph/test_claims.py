"""Claims: who says a statement, and where."""

import pytest

from istilah.graph.claims import stated
from istilah.graph.concept_map import ConceptMap
from istilah.graph.values import Edge, Text

EX = "http://example.org/"
MAP = """
ex:book a ist:Source ; dct:title "A book"@en , "Sebuah buku"@id ; dct:language "id" ; ist:sha256 "abc" .
ex:entry a ist:Entry ; ist:entryNumber 7 ; <http://www.w3.org/2000/01/rdf-schema#label> "Escalation"@id .
ex:passage a oa:SpecificResource ; oa:hasSource ex:book ; oa:hasSelector ex:place , ex:words ; ist:inEntry ex:entry .
ex:place a oa:TextPositionSelector ; oa:start 10 ; oa:end 25 .
ex:words a oa:TextQuoteSelector ; oa:exact "one two" .
ex:c1 a ist:Claim ; ist:status ist:Accepted ; ist:explicit false ; prov:wasQuotedFrom ex:passage ;
  rdf:subject ex:a ; rdf:predicate ist:measures ; rdf:object ex:b .
ex:c2 a ist:Claim ; ist:status ist:Proposed ; ist:confidence 0.5 ;
  rdf:subject ex:a ; rdf:predicate ist:measures ; rdf:object ex:b .
ex:c3 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:a ; rdf:predicate ist:contrastsWith ; rdf:object ex:b .
ex:c4 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:b ; rdf:predicate ist:contrastsWith ; rdf:object ex:a .
ex:c5 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:b ; rdf:predicate ist:uses ; rdf:object ex:d .
ex:fact a ist:Fact ; ist:about ex:a , ex:b ; ist:citedFor "Someone" ; prov:wasQuotedFrom ex:passage ;
  ist:statement "Half of it."@en , "Setengahnya."@id .
ex:a ist:hasFormula ex:formula .
ex:formula a ist:Formula ; ist:expression "x / y" ; ist:hasVariable ex:x , ex:y .
ex:x ist:symbol "x" ; ist:standsFor ex:b . ex:y ist:symbol "y" ; ist:standsFor ex:d .
"""


@pytest.fixture
def map(map_of) -> ConceptMap:
    return map_of(MAP)


def edge(map: ConceptMap, subject: str, name: str, object: str) -> Edge:
    return Edge(EX + subject, map.relations.named(name), EX + object)


def names(claims) -> list[str]:
    return [claim.iri.removeprefix(EX) for claim in claims]


def test_a_claim_shows_its_passage(map: ConceptMap) -> None:
    claim = next(iter(map.claims))
    assert (claim.subject, claim.object, claim.status) == (EX + "a", EX + "b", "accepted")
    assert claim.explicit is False and claim.confidence is None and claim.passage
    passage = claim.passage
    assert (passage.entry, passage.heading, passage.start, passage.end) == ("7", "Escalation", 10, 25)
    assert passage.quote == "one two"


def test_a_passage_shows_its_source(map: ConceptMap) -> None:
    (source,) = map.claims.sources()
    assert (source.slug, source.language, source.sha256) == ("book", "id", "abc")
    assert (source.title("id"), source.title("fr")) == ("Sebuah buku", "A book")
    assert next(iter(map.claims)).passage.source == source


def test_a_claim_without_a_passage_has_none(map: ConceptMap) -> None:
    claim = list(map.claims)[1]
    assert claim.passage is None and claim.confidence == 0.5 and claim.explicit is True


def test_claims_come_by_iri(map: ConceptMap) -> None:
    assert names(map.claims) == ["c1", "c2", "c3", "c4", "c5"]


def test_claims_about_a_concept_have_it_at_either_end(map: ConceptMap) -> None:
    assert names(map.claims.about(EX + "a")) == ["c1", "c2", "c3", "c4"]
    assert names(map.claims.about(EX + "d")) == ["c5"]
    assert map.claims.about(EX + "nobody") == []


def test_the_claims_behind_a_statement_are_the_same_from_both_ends(map: ConceptMap) -> None:
    there, back = edge(map, "a", "measures", "b"), edge(map, "b", "measuredBy", "a")
    assert names(map.claims.behind(there)) == names(map.claims.behind(back)) == ["c1", "c2"]
    assert map.claims.behind(edge(map, "b", "measures", "a")) == []


def test_a_symmetric_statement_has_the_claims_of_both_directions(map: ConceptMap) -> None:
    there, back = edge(map, "a", "contrastsWith", "b"), edge(map, "b", "contrastsWith", "a")
    assert names(map.claims.behind(there)) == names(map.claims.behind(back)) == ["c3", "c4"]


def test_a_symmetric_statement_to_itself_has_its_claim_once(map_of, claim) -> None:
    map = map_of(claim("ex:a", "ist:contrastsWith", "ex:a", name="ex:c"))
    assert names(map.claims.behind(edge(map, "a", "contrastsWith", "a"))) == ["c"]


def test_an_inverse_is_turned_round_as_its_claim_states_it(map: ConceptMap) -> None:
    predicate = map.relations.named("measures").iri
    assert stated(edge(map, "b", "measuredBy", "a")) == stated(edge(map, "a", "measures", "b"))
    assert stated(edge(map, "a", "measures", "b")) == (EX + "a", predicate, EX + "b")


def test_a_fact_is_in_our_words_and_says_whom_it_is_cited_from(map: ConceptMap) -> None:
    (fact,) = map.claims.facts(EX + "b")
    assert (fact.about, fact.cited) == ((EX + "a", EX + "b"), "Someone")
    assert (fact.statement("id"), fact.statement("fr")) == (Text("Setengahnya.", "id"), Text("Half of it.", "en"))
    assert fact.passage and fact.passage.start == 10 and map.claims.facts(EX + "d") == []


def test_a_formula_pairs_symbols_with_concepts(map: ConceptMap) -> None:
    formula = map.claims.formula(EX + "formula")
    assert (formula.expression, formula.variables) == ("x / y", (("x", EX + "b"), ("y", EX + "d")))


def test_every_statement_of_the_shipped_map_has_a_claim_behind_it(shipped) -> None:
    for edges in shipped.adjacency.values():
        for edge in edges:
            found = shipped.claims.behind(edge)
            assert any(claim.status == "accepted" for claim in found), edge


def test_every_quoted_claim_of_the_shipped_map_says_where(shipped) -> None:
    quoted = [claim.passage for claim in shipped.claims if claim.passage]
    assert quoted
    for passage in quoted:
        assert passage.source.titles and passage.source.sha256 and passage.heading
        assert 0 <= passage.start < passage.end
