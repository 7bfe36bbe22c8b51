"""GraphML and GEXF, read back by networkx."""

import io
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import DataError

Export = Callable[..., bytes]

TWO_RELATIONS = """
ex:a a skos:Concept ; skos:prefLabel "a"@en . ex:b a skos:Concept ; skos:prefLabel "be"@id .
ex:one a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:a ; rdf:predicate ist:partOf ; rdf:object ex:b .
ex:two a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:a ; rdf:predicate ist:increases ; rdf:object ex:b .
ex:new a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:a ; rdf:predicate ist:contrastsWith ; rdf:object ex:b .
ex:six a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:b ; rdf:predicate ist:contrastsWith ; rdf:object ex:a .
"""

both = pytest.mark.parametrize("name", ["graphml", "gexf"])


def read(data: bytes, name: str) -> "nx.MultiDiGraph[str]":
    if name == "gexf":
        return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(data)))
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


def statements(graph: Any) -> set[tuple[str, str, str]]:
    return {(subject, data["relation"], object) for subject, object, data in graph.edges(data=True)}


@both
def test_networkx_reads_all_concepts_and_statements(shipped: ConceptMap, export: Export, name: str) -> None:
    graph = read(export(shipped, name), name)
    assert set(graph) == set(shipped.concepts)
    assert graph.number_of_edges() == shipped.network().number_of_edges()
    assert (shipped.find("FCR"), "measures", shipped.find("issue resolution")) in statements(graph)


@both
def test_a_node_has_its_texts_in_both_languages(shipped: ConceptMap, export: Export, name: str) -> None:
    node = read(export(shipped, name, language="id"), name).nodes[shipped.find("issue resolution")]
    assert node["label"] == node["label_id"] == "penyelesaian masalah"
    assert node["label_en"] == "issue resolution"
    assert node["definition_id"] != node["definition_en"]
    assert (node["theme"], node["theme_id"]) == ("processes", "Proses")


@both
def test_parallel_relations_are_edges_of_their_own(
    map_of: Callable[[str], ConceptMap], export: Export, name: str
) -> None:
    graph = read(export(map_of(TWO_RELATIONS), name), name)
    relations = {data["relation"]: data for _, _, data in graph.edges(data=True)}
    assert set(relations) == {"partOf", "increases", "contrastsWith"}
    assert graph.number_of_edges() == 3
    assert relations["contrastsWith"]["claims"] == 2
    assert relations["partOf"]["label_id"] == "bagian dari"


@both
def test_each_edge_has_an_id_of_its_own(shipped: ConceptMap, export: Export, name: str) -> None:
    tree = ElementTree.fromstring(export(shipped, name))
    ids = [element.get("id") for element in tree.iter() if element.tag.endswith("}edge")]
    assert len(ids) == len(set(ids)) > 100
    assert "first-call-resolution.measures.issue-resolution" in ids


@both
def test_a_missing_text_is_left_out(map_of: Callable[[str], ConceptMap], export: Export, name: str) -> None:
    node = read(export(map_of(TWO_RELATIONS), name), name).nodes["http://example.org/b"]
    assert node == {"label": "be", "label_id": "be"}


@both
def test_hard_labels_survive(hard: ConceptMap, hard_labels: list[str], export: Export, name: str) -> None:
    graph = read(export(hard, name), name)
    assert {label for _, label in graph.nodes(data="label_id")} == set(hard_labels)
    assert {label for _, label in graph.nodes(data="definition_en")} == set(hard_labels)


@both
def test_a_control_character_is_refused(map_of: Callable[[str], ConceptMap], export: Export, name: str) -> None:
    map = map_of(r'ex:a a skos:Concept ; skos:prefLabel "bell \u0007"@en .')
    with pytest.raises(DataError, match=r"U\+0007 in .*bell"):
        export(map, name)


def test_gexf_carries_no_date(shipped: ConceptMap, export: Export) -> None:
    head = export(shipped, "gexf", focus=shipped.find("FCR"))[:600].decode()
    assert "<creator>istilah</creator>" in head
    assert not re.search(r"lastmodifieddate|20\d\d-\d\d", head)
