"""A disagreement has its question, its positions and who takes them."""

from istilah.graph.disagreements import disagreements

EX = "http://example.org/"
MAP = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:aht a skos:Concept ; skos:prefLabel "AHT"@en . ex:talk a skos:Concept . ex:wait a skos:Concept .
ex:one a ist:Claim ; rdf:subject ex:talk ; rdf:predicate ist:partOf ; rdf:object ex:aht ; ist:status ist:Accepted ;
  ist:statement "Talking only."@en , "Hanya bicara."@id .
ex:two a ist:Claim ; rdf:subject ex:wait ; rdf:predicate ist:partOf ; rdf:object ex:aht ; ist:status ist:Accepted .
ex:dis a ist:Disagreement ; rdfs:label "What does AHT contain?"@en ; ist:about ex:aht ; ist:position ex:one , ex:two .
ex:fact a ist:Fact ; ist:about ex:aht ; ist:statement "a fact"@en .
"""


def test_the_positions_on_a_question_are_its_claims(map_of):
    [found] = disagreements(map_of(MAP), EX + "aht")
    assert (found.iri, found.about) == (EX + "dis", (EX + "aht",))
    assert found.question("id").text == "What does AHT contain?"
    assert [(p.claim.iri, [text.text for text in p.statements]) for p in found.positions] == [
        (EX + "one", ["Hanya bicara.", "Talking only."]),
        (EX + "two", []),
    ]


def test_a_fact_is_no_disagreement(map_of):
    assert disagreements(map_of(MAP.replace("ist:Disagreement", "ist:Fact")), EX + "aht") == []


def test_the_shipped_map_tells_what_aht_contains(shipped):
    found = disagreements(shipped, shipped.find("AHT"))
    sources = {
        position.claim.passage.source.slug for one in found for position in one.positions if position.claim.passage
    }
    assert {"menggali-dunia-customer-service", "kamus-customer-service"} <= sources
