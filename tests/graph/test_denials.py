"""Denials are read with their source, from either end."""

from collections.abc import Callable

from istilah.graph.concept_map import ConceptMap
from istilah.graph.denials import denials, every_denial

MAP = """
ex:doc a ist:Source ; dct:title "A book"@en . ex:p a oa:SpecificResource ; oa:hasSource ex:doc .
ex:a a skos:Concept . ex:b a skos:Concept . ex:c a skos:Concept .
ex:d a ist:Denial ; rdf:subject ex:a ; rdf:predicate ist:uses ; ist:deniedObject ex:b ; prov:wasQuotedFrom ex:p .
ex:claim a ist:Claim ; rdf:subject ex:a ; rdf:predicate ist:uses ; rdf:object ex:c ; ist:status ist:Accepted .
"""


def test_a_denial_is_found_from_either_end(map_of: Callable[[str], ConceptMap]) -> None:
    map = map_of(MAP)
    found = denials(map, "http://example.org/a")
    assert found == denials(map, "http://example.org/b") == every_denial(map)
    assert found[0].object == "http://example.org/b"
    assert found[0].passage is not None and found[0].passage.source.title("en") == "A book"


def test_a_claim_is_no_denial(map_of: Callable[[str], ConceptMap]) -> None:
    assert denials(map_of(MAP), "http://example.org/c") == []


def test_the_shipped_map_has_denials_with_a_source_each(shipped: ConceptMap) -> None:
    found = every_denial(shipped)
    assert len(found) >= 9 and all(denial.passage for denial in found)
