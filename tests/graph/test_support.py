"""Support counts claims and documents, and tells what is contested or merely inferred."""

from istilah.graph.support import Supports

EX = "http://example.org/"
MAP = """
ex:a a skos:Concept . ex:b a skos:Concept . ex:c a skos:Concept ; skos:broader ex:d . ex:d a skos:Concept .
ex:p oa:hasSource ex:doc . ex:q oa:hasSource ex:doc .
ex:one a ist:Claim ; rdf:subject ex:a ; rdf:predicate ist:measures ; rdf:object ex:b ; ist:status ist:Accepted ;
  prov:wasQuotedFrom ex:p .
ex:two a ist:Claim ; rdf:subject ex:a ; rdf:predicate ist:measures ; rdf:object ex:b ; ist:status ist:Accepted ;
  prov:wasQuotedFrom ex:q .
ex:three a ist:Claim ; rdf:subject ex:a ; rdf:predicate ist:contrastsWith ; rdf:object ex:c ; ist:status ist:Accepted .
"""


def _support(map, concept, relation):
    [edge] = map.concepts.neighbours(EX + concept, relation)
    return Supports(map).of(EX + concept, [edge])[edge]


def test_claims_and_documents_are_counted_from_either_end(map_of):
    map = map_of(MAP)
    assert _support(map, "a", "measures") == (2, 1, "accepted")
    assert _support(map, "b", "measuredBy") == (2, 1, "accepted")
    assert _support(map, "c", "contrastsWith") == (1, 0, "accepted")


def test_what_a_file_states_needs_no_claim(map_of):
    assert _support(map_of(MAP), "c", "broader") == (0, 0, "accepted")
    assert _support(map_of(MAP), "d", "narrower") == (0, 0, "accepted")


def test_what_only_a_rule_says_is_derived(map_of):
    iso = "<http://purl.org/iso25964/skos-thes#broaderGeneric>"
    map = map_of(f"ex:a a skos:Concept ; {iso} ex:b . ex:b a skos:Concept .")
    assert _support(map, "a", "broader").status == "derived"


def test_what_a_source_denies_is_disputed(map_of):
    denial = "ex:no a ist:Denial ; rdf:subject ex:a ; rdf:predicate ist:measures ; ist:deniedObject ex:b ."
    assert _support(map_of(MAP + denial), "b", "measuredBy").status == "disputed"


def test_a_side_of_a_disagreement_is_disputed(map_of):
    differing = "ex:dis a ist:Disagreement ; ist:about ex:a ; ist:position ex:two ."
    assert _support(map_of(MAP + differing), "a", "measures").status == "disputed"


def test_very_many_statements_of_a_concept_are_told_apart_alike(map_of):
    iso = "<http://purl.org/iso25964/skos-thes#broaderGeneric>"
    stated = "".join(f"ex:s{place} a skos:Concept ; skos:broader ex:hub . " for place in range(90))
    ruled = "".join(f"ex:r{place} a skos:Concept ; {iso} ex:hub . " for place in range(90))
    map = map_of(f"ex:hub a skos:Concept . {stated}{ruled}")
    edges = map.concepts.neighbours(f"{EX}hub", "narrower")
    found = {edge.object: support.status for edge, support in Supports(map).of(f"{EX}hub", edges).items()}
    kinds = {"s": "accepted", "r": "derived"}
    assert found == {f"{EX}{kind}{place}": status for kind, status in kinds.items() for place in range(90)}
