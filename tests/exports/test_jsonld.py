"""JSON-LD: compact, framed, and the same graph in rdflib, Oxigraph and PyLD."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld
from rdflib.compare import isomorphic

from istilah import ontology
from istilah.exports import jsonld_hubs
from istilah.exports.jsonld import context
from istilah.graph.concept_map import ConceptMap
from istilah.graph.store import Store

# rdflib's own reader calls what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

Export = Callable[..., bytes]

ODD = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:a a skos:Concept, ex:T ; skos:prefLabel "none", "one"@en, "two"@en, "x"@en-gb, "typed"^^xsd:token, 5, true, ex:b ;
  skos:altLabel "plain", 7 ; skos:definition "same", "same"@en ; skos:broader "text" ; ist:status "odd", ex:odd ;
  rdf:predicate "label", skos:prefLabel, rdf:type ; rdf:object 1, ex:b ; ist:confidence 0.80, "high" ;
  ex:number "007"^^xsd:integer, "-0"^^xsd:integer, 9007199254740993, "1"^^xsd:boolean, "1.50"^^xsd:decimal, 1e3 ;
  ex:list (1 2 ex:z) ; ex:empty "" ; ex:node [ rdfs:label "inside"@en ; ex:shared _:x ], _:x .
_:x ex:self _:x .
<urn:label> ex:q "@value", "@id"@en .
"""
SELECTORS = {
    "an orphan": "ex:p oa:hasSelector ex:s . ex:s oa:start 1 . ex:orphan oa:start 2 .",
    "one in another": "ex:p oa:hasSelector ex:s . ex:s oa:start 1 ; oa:hasSelector ex:t . ex:t oa:start 2 .",
    "a circle": "ex:s oa:start 1 ; oa:hasSelector ex:t . ex:t oa:start 2 ; oa:hasSelector ex:s .",
    "a shared one": "ex:p oa:hasSelector ex:s . ex:q oa:hasSelector ex:s . ex:s oa:start 1 ; oa:end 2 .",
    "one of another kind": "ex:p oa:hasSelector ex:s . ex:s ex:xpath '/p' .",
    "a blank one": "ex:p oa:hasSelector [ oa:exact 'word'@en ] .",
}


def readings(data: bytes) -> dict[str, rdflib.Graph]:
    """Return the graphs that the three libraries read."""
    oxigraph = ox.serialize(
        (quad.triple for quad in ox.parse(data, format=ox.RdfFormat.JSON_LD)), format=ox.RdfFormat.N_TRIPLES
    )
    pyld = jsonld.to_rdf(json.loads(data), {"format": "application/n-quads"})
    return {
        "rdflib": rdflib.Graph().parse(data=data, format="json-ld"),
        "Oxigraph": rdflib.Graph().parse(data=oxigraph, format="nt"),
        "PyLD": rdflib.Graph().parse(data=pyld, format="nt"),
    }


def graph_of(map: ConceptMap, export: Export, **options: Any) -> rdflib.Graph:
    return rdflib.Graph().parse(data=export(map, "ntriples", **options), format="nt")


def values(node: Any) -> Iterator[Any]:
    yield node
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from values(child)


@pytest.fixture(scope="module")
def document(shipped: ConceptMap, export: Export) -> Any:
    return json.loads(export(shipped, "jsonld"))


def node(document: Any, uri: str) -> Any:
    return next(node for node in document["@graph"] if node["uri"] == uri)


def test_the_shipped_map_is_the_same_graph_for_three_readers(shipped: ConceptMap, export: Export) -> None:
    expected = set(graph_of(shipped, export))  # no blank nodes, so that sets do
    for reader, found in readings(export(shipped, "jsonld")).items():
        assert set(found) == expected, reader


def test_a_neighbourhood_is_the_same_graph_for_three_readers(shipped: ConceptMap, export: Export) -> None:
    focus = shipped.find("FCR")
    expected = set(graph_of(shipped, export, focus=focus))
    for reader, found in readings(export(shipped, "jsonld", focus=focus)).items():
        assert set(found) == expected, reader


def test_hard_labels_are_the_same_graph_for_three_readers(hard: ConceptMap, export: Export) -> None:
    expected = set(graph_of(hard, export))
    for reader, found in readings(export(hard, "jsonld")).items():
        assert set(found) == expected, reader


@pytest.mark.parametrize("body", [ODD, *SELECTORS.values()], ids=["odd values", *SELECTORS])
def test_odd_data_is_the_same_graph_for_three_readers(
    map_of: Callable[[str], ConceptMap], export: Export, body: str
) -> None:
    map = map_of(body)
    expected = graph_of(map, export)
    for reader, found in readings(export(map, "jsonld")).items():
        assert isomorphic(found, expected), reader


@pytest.mark.parametrize("hub", ["ex:hub", "[]"], ids=["named", "blank"])
def test_nodes_that_refer_to_many_come_as_pyld_alone_would_have_them(
    map_of: Callable[[str], ConceptMap], export: Export, monkeypatch: pytest.MonkeyPatch, hub: str
) -> None:
    many = ", ".join(f"ex:c{number}" for number in range(101))
    map = map_of(f"{hub} skos:narrower {many}, _:x, 'text' ; skos:prefLabel {many} ; oa:hasSelector {many} .")
    for reader, found in readings(in_parts := export(map, "jsonld")).items():
        assert isomorphic(found, graph_of(map, export)), reader
    monkeypatch.setattr(jsonld_hubs, "_MOST", 1000)
    assert export(map, "jsonld") == in_parts


def test_a_concept_has_its_texts_by_language(shipped: ConceptMap, document: Any) -> None:
    concept = node(document, shipped.find("FCR"))
    assert concept["label"] == {"en": "First Call Resolution", "id": "First Call Resolution"}
    assert list(concept["definition"]) == ["en", "id"]
    assert concept["abbreviation"]["id"] == ["FCR"]
    assert all(isinstance(labels, list) for labels in concept["altLabel"].values())


def test_relations_are_lists_of_addresses(shipped: ConceptMap, document: Any) -> None:
    concept = node(document, shipped.find("FCR"))
    assert shipped.find("issue resolution") in concept["measures"]
    assert concept["type"] == ["Concept", "Metric"]


def test_a_passage_holds_its_selector(document: Any) -> None:
    passage = next(node for node in document["@graph"] if node.get("type") == "SpecificResource")
    assert passage["hasSelector"]["type"] == "TextPositionSelector"
    assert isinstance(passage["hasSelector"]["start"], int)


def test_no_value_is_null_and_no_node_is_empty(document: Any) -> None:
    assert not [value for value in values(document) if value is None]
    assert not [node for node in document["@graph"] if len(node) < 2]


def test_each_node_is_there_once_in_the_order_of_addresses(document: Any) -> None:
    uris = [node["uri"] for node in document["@graph"]]
    assert uris == sorted(set(uris))


def test_framing_again_changes_nothing(document: Any) -> None:
    with open(ontology.FRAME, encoding="utf-8") as file:
        frame = {**json.load(file), "@context": context()}
    again = jsonld.frame(document, frame, {"omitGraph": False, "omitDefault": True})
    again["@graph"] = [node for node in again["@graph"] if len(node) > 1]
    assert again == document


def test_the_context_is_inside(document: Any) -> None:
    assert document["@context"] == context()
    assert not [value for value in values(document["@context"]) if str(value).endswith(".jsonld")]


def test_the_context_has_a_term_for_each_relation(shipped: ConceptMap) -> None:
    terms = {term: meaning["@id"] for term, meaning in context().items() if isinstance(meaning, dict)}
    for relation in shipped.relations.values():
        prefix, _, name = terms[relation.name].partition(":")
        assert ontology.PREFIXES[prefix] + name == relation.iri


def test_the_shipped_map_needs_no_address_for_a_property(document: Any) -> None:
    keys = {key for value in values(document["@graph"]) if isinstance(value, dict) for key in value}
    assert {key for key in keys if ":" in key} <= {"rdf:object"}  # a number, where `object` is an address


def test_an_empty_map_is_an_empty_list(export: Export) -> None:
    assert json.loads(export(ConceptMap(Store()), "jsonld"))["@graph"] == []
