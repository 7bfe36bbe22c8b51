"""Turtle: sorted, one triple a line, read back by rdflib."""

import difflib
from collections.abc import Callable

import pyoxigraph as ox
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from istilah.exports.turtle import turtle
from istilah.graph.concept_map import ConceptMap
from istilah.ontology import PREFIXES

Export = Callable[..., bytes]

NAMESPACES = ["http://example.org/", "urn:x:", PREFIXES["skos"], PREFIXES["ist"], PREFIXES["cs"]]
LOCAL = st.text("abcXYZ019-_.~%é/:", max_size=6)
IRIS = st.builds(
    lambda namespace, local: ox.NamedNode(namespace + local.replace("%", "%41")), st.sampled_from(NAMESPACES), LOCAL
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
LITERALS = st.one_of(
    st.builds(ox.Literal, TEXTS),
    st.builds(lambda text, language: ox.Literal(text, language=language), TEXTS, st.sampled_from(["en", "id", "ar"])),
    st.builds(ox.Literal, st.integers() | st.booleans()),
    st.builds(lambda text: ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal")), st.just("1.50")),
)
TRIPLES = st.builds(ox.Triple, IRIS, IRIS, IRIS | LITERALS)


def rdflib_lines(data: str | bytes, format: str) -> set[str]:
    """Return the triples that rdflib reads, as lines of N-Triples."""
    return set(rdflib.Graph().parse(data=data, format=format).serialize(format="nt").splitlines())


@settings(deadline=None)
@given(st.lists(TRIPLES, max_size=8))
def test_what_is_written_is_read_back(triples: list[ox.Triple]) -> None:
    document = "".join(turtle(triples))
    assert set(ox.parse(document, format=ox.RdfFormat.TURTLE)) == {ox.Quad(*triple) for triple in triples}
    plain = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    assert rdflib_lines(document, "turtle") == rdflib_lines(plain, "nt")


@settings(deadline=None)
@given(st.lists(TRIPLES, min_size=1, max_size=8), IRIS, IRIS | LITERALS)
def test_a_new_triple_is_a_new_line(triples: list[ox.Triple], predicate: ox.NamedNode, object: ox.NamedNode) -> None:
    new = ox.Triple(triples[0].subject, predicate, object)
    before, after = ("".join(turtle(some)).split("\n") for some in (triples, [*triples, new]))
    changes = [line for line in difflib.ndiff(before, after) if line[0] != " "]
    assert [line[0] for line in changes] == ([] if new in triples else ["+"])


def test_only_a_predicate_is_written_as_a() -> None:
    node, kind = ox.NamedNode("http://example.org/n"), ox.NamedNode(PREFIXES["rdf"] + "type")
    triples = [ox.Triple(node, kind, kind), ox.Triple(kind, node, ox.Literal(f"one {kind} two"))]
    document = "".join(turtle(triples))
    assert "\n  a rdf:type ;\n" in document
    assert set(ox.parse(document, format=ox.RdfFormat.TURTLE)) == {ox.Quad(*triple) for triple in triples}


def test_the_shipped_map_is_read_back_by_rdflib(shipped: ConceptMap, export: Export) -> None:
    found = rdflib_lines(export(shipped, "turtle"), "turtle")
    assert found == rdflib_lines(export(shipped, "ntriples"), "nt")
    stored = {quad.triple for quad in shipped.store if quad.graph_name != ox.NamedNode("https://w3id.org/istilah/def")}
    assert len(found) == len(stored)


def test_hard_labels_survive(hard: ConceptMap, hard_labels: list[str], export: Export) -> None:
    graph = rdflib.Graph().parse(data=export(hard, "turtle"), format="turtle")
    assert {str(label) for label in graph.objects(None, rdflib.SKOS.prefLabel)} == set(hard_labels)


def test_a_focus_is_a_part_of_the_whole(shipped: ConceptMap, export: Export) -> None:
    part = rdflib_lines(export(shipped, "turtle", focus=shipped.find("FCR")), "turtle")
    assert 50 < len(part) < 5000
    assert part < rdflib_lines(export(shipped, "turtle"), "turtle")
