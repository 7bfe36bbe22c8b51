"""Writing to a store in memory: what an update reads and where it writes."""

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from istilah.graph.concept_map import ConceptMap
from istilah.graph.update_scope import graphs_named
from istilah.graph.writing import Writing


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


def test_a_statement_about_a_statement_is_written(map_of: Callable[[str], ConceptMap]) -> None:
    writing = Writing(map_of("ex:a a skos:Concept .").store)
    writing.post("urn:g", b"<< <urn:a> <urn:p> <urn:o> >> <urn:says> <urn:who> .", "text/turtle")
    assert len(writing.finish().added) == 2
