"""N-Triples, N-Quads, TriG and RDF/XML, read back by rdflib."""

from collections.abc import Callable

import pytest
import rdflib

from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import DataError

# rdflib's own readers call what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

Export = Callable[..., bytes]

ACCEPTED = """
ex:a a skos:Concept . ex:b a skos:Concept .
ex:claim a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:a ; rdf:predicate ist:measures ; rdf:object ex:b .
"""


def lines(graph: rdflib.Graph) -> set[str]:
    return set(graph.serialize(format="nt").splitlines())


def quads(data: bytes, format: str) -> set[str]:
    return set(rdflib.Dataset().parse(data=data, format=format).serialize(format="nquads").splitlines())


@pytest.mark.parametrize(("name", "format"), [("rdfxml", "xml"), ("ntriples", "nt")])
def test_triples_are_those_of_the_turtle(shipped: ConceptMap, export: Export, name: str, format: str) -> None:
    found = rdflib.Graph().parse(data=export(shipped, name), format=format)
    assert lines(found) == lines(rdflib.Graph().parse(data=export(shipped, "turtle"), format="turtle"))


def test_trig_and_nquads_keep_the_graphs(shipped: ConceptMap, export: Export) -> None:
    found = rdflib.Dataset()
    found.parse(data=export(shipped, "trig"), format="trig")
    names = {str(graph.identifier) for graph in found.graphs() if len(graph)}
    assert {"https://w3id.org/istilah/graph/concepts", "https://w3id.org/istilah/graph/inferred"} < names
    assert "https://w3id.org/istilah/def" not in names
    assert set(found.serialize(format="nquads").splitlines()) == quads(export(shipped, "nquads"), "nquads")


@pytest.mark.parametrize("name", ["ntriples", "nquads"])
def test_lines_are_sorted_and_each_is_there_once(shipped: ConceptMap, export: Export, name: str) -> None:
    found = export(shipped, name).splitlines()
    assert found == sorted(set(found))


def test_a_triple_in_two_graphs_is_one_triple_and_two_quads(
    write: Callable[..., str], map_of: Callable[[str], ConceptMap], export: Export
) -> None:
    map = map_of(ACCEPTED)
    map.store.update("INSERT DATA { GRAPH <urn:second> { <http://example.org/a> a skos:Concept } }")
    typed = b"<http://example.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    counts = {name: export(map, name).count(typed) for name in ("ntriples", "nquads")}
    assert counts == {"ntriples": 1, "nquads": 2}
    assert export(map, "turtle").count(b"a skos:Concept ;") == 2
    assert export(map, "trig").count(b"a skos:Concept ;") == 3


def test_the_default_graph_stands_outside_the_blocks_of_trig(
    export: Export, map_of: Callable[[str], ConceptMap]
) -> None:
    map = map_of(ACCEPTED)
    map.store.update("INSERT DATA { <http://example.org/a> skos:note 'in no graph'@en }")
    for name, format in (("trig", "trig"), ("nquads", "nquads")):
        dataset = rdflib.Dataset()
        dataset.parse(data=export(map, name), format=format)
        assert len(dataset.default_graph) == 1


@pytest.mark.parametrize(
    ("name", "format"), [("rdfxml", "xml"), ("ntriples", "nt"), ("nquads", "nquads"), ("trig", "trig")]
)
def test_hard_labels_survive(hard: ConceptMap, hard_labels: list[str], export: Export, name: str, format: str) -> None:
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=export(hard, name), format=format)
    assert {str(label) for label in graph.objects(None, rdflib.SKOS.prefLabel)} == set(hard_labels)


def test_rdfxml_writes_one_triple_a_line(shipped: ConceptMap, export: Export) -> None:
    triples = [line for line in export(shipped, "rdfxml").splitlines() if line.startswith(b"  <")]
    assert len(triples) == len(export(shipped, "ntriples").splitlines())


def test_rdfxml_names_any_property_that_ends_in_a_letter(map_of: Callable[[str], ConceptMap], export: Export) -> None:
    map = map_of('ex:a a skos:Concept ; <http://example.org/2nd> "x" ; <urn:größe> 1 ; <urn:v1.2> ex:b .')
    found = rdflib.Graph().parse(data=export(map, "rdfxml"), format="xml")
    names = {str(name) for name in found.predicates(rdflib.URIRef("http://example.org/a"))}
    assert {"http://example.org/2nd", "urn:größe", "urn:v1.2"} < names


@pytest.mark.parametrize(
    "statement",
    ["ex:123 1", r'skos:note "\u0001"@en', r'skos:note "\uFFFF"@en'],
    ids=["a property without a name", "a control character", "no character"],
)
def test_rdfxml_refuses_what_xml_cannot_hold(
    map_of: Callable[[str], ConceptMap], export: Export, statement: str
) -> None:
    with pytest.raises(DataError) as error:
        export(map_of(f"ex:a a skos:Concept ; {statement} ."), "rdfxml")
    assert "such as turtle" in error.value.hint
