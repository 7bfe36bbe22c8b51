"""A difference tells each change between two maps once, and nothing else."""

import pytest

from istilah.graph.build import build
from istilah.graph.concept_map import ConceptMap
from istilah.graph.difference import difference

MAP = """
ex:a a skos:Concept ; skos:prefLabel "a"@en , "sebuah a"@id ; skos:definition "an a"@en .
ex:b a skos:Concept ; skos:prefLabel "b"@en .
ex:d a skos:Concept ; skos:prefLabel "d"@en .
ex:c a ist:Claim ; rdf:subject ex:a ; rdf:predicate ist:partOf ; rdf:object ex:b ; ist:status ist:Accepted .
"""
EX = "http://example.org/"


@pytest.fixture
def changes(write):
    def between(old, new):
        maps = [ConceptMap(build(write(body, f"{name}.ttl"))) for name, body in (("old", old), ("new", new))]
        return [(change.kind, change.iri, change.before, change.after) for change in difference(*maps)]

    return between


def test_equal_maps_do_not_differ(changes):
    assert changes(MAP, MAP) == []


@pytest.mark.parametrize(
    ("was", "now", "change"),
    [
        ('"a"@en ,', '"aa"@en ,', ("relabelled", EX + "a", "a", "aa")),
        ('"an a"@en', '"one a"@en', ("redefined", EX + "a", "an a", "one a")),
        ('"an a"@en', '"an a"@en , "satu"@id', ("redefined", EX + "a", "", "satu")),
        (
            "Accepted",
            "Accepted ; ist:explicit false",
            ("claim-changed", EX + "c", "accepted, explicit", "accepted, implied"),
        ),
    ],
)
def test_one_change_is_told_once(was, now, change, changes):
    assert changes(MAP, MAP.replace(was, now)) == [change]


def test_a_new_concept_is_added_and_a_lost_one_removed(changes):
    more = MAP + 'ex:e a skos:Concept ; skos:prefLabel "e"@en .'
    assert changes(MAP, more) == [("concept-added", EX + "e", "", "")]
    assert changes(more, MAP) == [("concept-removed", EX + "e", "", "")]


def test_another_parent_is_a_move_by_another_claim(changes):
    moved = MAP.replace("ex:c a", "ex:c2 a").replace("rdf:object ex:b", "rdf:object ex:d")
    assert changes(MAP, moved) == [
        ("moved", EX + "a", "b", "d"),
        ("claim-added", EX + "c2", "", ""),
        ("claim-removed", EX + "c", "", ""),
    ]


def test_a_rejected_claim_changes_and_moves_its_subject(changes):
    assert changes(MAP, MAP.replace("Accepted", "Rejected")) == [
        ("moved", EX + "a", "b", ""),
        ("claim-changed", EX + "c", "accepted, explicit", "rejected, explicit"),
    ]


def test_a_claim_is_told_as_a_sentence_in_both_languages(write):
    old = ConceptMap(build(write(MAP.partition("ex:c a")[0], "old.ttl")))
    new = ConceptMap(build(write(MAP, "new.ttl")))
    [_, claim] = difference(old, new)
    assert claim.name("en") == "A is part of b"
    assert claim.name("id") == "Sebuah a adalah bagian dari b"
