"""Writing to a store in memory: what an update reads and where it writes."""

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import RefusedError, UsageError
from istilah.graph.store import Graphs
from istilah.graph.update_scope import graphs_named
from istilah.graph.writing import Writing
from istilah.ontology import PREFIXES

BASE = "http://example.org/"


@pytest.mark.parametrize("named", ["<http://example.org/made>", "ex:made"])
def test_a_later_operation_reads_the_graph_that_an_earlier_one_made(
    map_of: Callable[[str], ConceptMap], named: str
) -> None:
    writing = Writing(map_of("ex:a a skos:Concept .").store)
    writing.update(
        f"""PREFIX ex: <http://example.org/>
        INSERT DATA {{ GRAPH {named} {{ ex:a ex:says "a # }} word"@en }} }} ;
        INSERT {{ GRAPH ex:copy {{ ?s ?p ?o }} }} WHERE {{ GRAPH {named} {{ ?s ?p ?o }} }}""",
        None,
        "http://example.org/",
    )
    [copied] = writing.store.quads(None, None, None, ox.NamedNode("http://example.org/copy"))
    assert copied.object.value == "a # } word"


def test_the_graphs_that_an_update_names_are_not_those_of_its_literals_and_comments() -> None:
    update = "INSERT DATA { GRAPH cs:g { cs:a cs:b 'GRAPH <http://no.example/>' } } # GRAPH <http://neither.example/>"
    assert graphs_named(update, {"cs": "http://example.org/"}) == {"http://example.org/g"}


@pytest.mark.parametrize(
    "name", ["urn:a> WHERE {} ; INSERT DATA { <urn:x> <urn:x> 1 } ; INSERT {} USING <urn:b", "b", ""]
)
def test_a_graph_that_a_request_names_is_no_more_than_a_name(map_of: Callable[[str], ConceptMap], name: str) -> None:
    writing = Writing(map_of("ex:a a skos:Concept .").store)
    with pytest.raises(UsageError, match="no IRI"):
        writing.update("INSERT { <urn:x> <urn:x> 2 } WHERE { ?s ?p ?o }", Graphs((name,)), BASE)
    assert not writing.finish().added


def test_an_update_that_cannot_be_carried_out_is_the_fault_of_the_request(map_of: Callable[[str], ConceptMap]) -> None:
    with pytest.raises(UsageError, match="already exists"):
        Writing(map_of("ex:a a skos:Concept .").store).update("CREATE GRAPH <urn:a> ; CREATE GRAPH <urn:a>", None, BASE)


def test_a_statement_about_a_statement_is_written(map_of: Callable[[str], ConceptMap]) -> None:
    writing = Writing(map_of("ex:a a skos:Concept .").store)
    writing.post("urn:g", b"<< <urn:a> <urn:p> <urn:o> >> <urn:says> <urn:who> .", "text/turtle")
    assert len(writing.finish().added) == 2


@pytest.mark.parametrize("kind", ["skos:Concept", "<urn:kind>"], ids=["class", "subclass"])
def test_the_shape_of_what_is_written_is_checked_by_its_class(map_of: Callable[[str], ConceptMap], kind: str) -> None:
    writing = Writing(map_of("ex:a a skos:Concept .").store)
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> ." for name in ("rdfs", "skos"))
    data = f"{prefixes} <urn:kind> rdfs:subClassOf skos:Concept . <urn:x> a {kind} ; skos:definition <urn:no-text> ."
    writing.post("urn:g", data.encode(), "text/turtle")
    with pytest.raises(RefusedError) as caught:
        writing.finish()
    assert {("shape", "urn:x")} <= {(finding.rule, finding.concept) for finding in caught.value.findings}
