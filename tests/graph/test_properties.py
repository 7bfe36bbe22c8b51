"""What is read of metrics, notes and schemes beside labels and relations."""

from collections.abc import Callable

import pytest

from istilah.graph.concept_map import ConceptMap
from istilah.graph.metrics import grounds, metric
from istilah.graph.notes import notes, reason
from istilah.graph.properties import Properties
from istilah.graph.schemes import scheme
from istilah.graph.values import Text

MapOf = Callable[[str], ConceptMap]

RATE = """
@prefix qudt: <http://qudt.org/schema/qudt/> .
@prefix unit: <http://qudt.org/vocab/unit/> .
ex:rate a skos:Concept , ist:Metric ; qudt:hasUnit unit:PERCENT ; ist:betterWhen ist:Lower ; ist:minValue 0 ;
  ist:maxValue 100 ; ist:hasFormula ex:f .
ex:f a ist:Formula ; ist:expression "lost / all" ; ist:hasVariable ex:v .
ex:v ist:symbol "lost" ; ist:standsFor ex:lost .
ex:claim a ist:Claim ; rdf:subject ex:rate ; rdf:predicate ist:betterWhen ; rdf:object ist:Lower ;
  ist:status ist:Accepted ; skos:note "fewer is better"@en .
ex:plain a skos:Concept . ex:bare a ist:Metric , skos:Concept .
"""


def test_a_metric_has_its_unit_direction_range_and_formula(map_of: MapOf) -> None:
    found = metric(map_of(RATE), "http://example.org/rate")
    assert found is not None
    assert found.units == ("http://qudt.org/vocab/unit/PERCENT",)
    assert (found.better, found.minimum, found.maximum) == (("lower",), "0", "100")
    assert found.formulas[0].variables == (("lost", "http://example.org/lost"),)


def test_a_concept_that_is_no_metric_has_none(map_of: MapOf) -> None:
    map = map_of(RATE)
    assert metric(map, "http://example.org/plain") is None
    assert metric(map, "http://example.org/bare") is not None


def test_the_grounds_of_a_direction_are_its_claims(map_of: MapOf) -> None:
    map = map_of(RATE)
    (claim,) = grounds(map, "http://example.org/rate")["betterWhen"]
    assert reason(map.store, claim.iri, "id") == Text("fewer is better", "en")


def test_notes_are_read_by_kind(map_of: MapOf) -> None:
    map = map_of('ex:a a skos:Concept ; skos:notation "1.2" ; skos:scopeNote "b"@en , "a"@en ; skos:example "c"@id .')
    found = notes(map, "http://example.org/a")
    assert found.by_kind == {"scopeNote": (Text("a", "en"), Text("b", "en")), "example": (Text("c", "id"),)}
    assert (found.notations, found.deprecated) == (("1.2",), False)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ('ex:s a skos:ConceptScheme ; dct:title "T"@en ; skos:prefLabel "P"@en .', Text("T", "en")),
        ('ex:s a skos:ConceptScheme ; skos:prefLabel "P"@de .', Text("P", "de")),
        ("ex:s a skos:ConceptScheme .", Text("map.ttl", "")),
        ("ex:a a skos:Concept .", Text("map.ttl", "")),
    ],
)
def test_a_map_has_a_title_whatever_it_says_of_itself(map_of: MapOf, body: str, title: Text) -> None:
    assert scheme(map_of(body)).title("en") == title


def test_blank_nodes_and_unknown_subjects_have_no_properties(map_of: MapOf) -> None:
    map = map_of("ex:a a skos:Concept ; dct:source [] .")
    assert Properties(map.store, "http://example.org/a").iris("dct:source") == []
    assert not Properties(map.store, "http://example.org/nothing")
