"""A map in a real Oxigraph server and in a real Virtuoso is read as if it were here, in few requests."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.oxigraph_server import Oxigraph, oxigraph

from istilah.exports.pages.concept import concept_page
from istilah.exports.pages.site import Site
from istilah.exports.registry import Options, write_stream
from istilah.graph import _terms
from istilah.graph.checks import check
from istilah.graph.concept_map import ConceptMap, open_map
from istilah.graph.disagreements import disagreements
from istilah.graph.errors import FederationError, QuerySyntaxError, StoreError, TimeLimitError
from istilah.graph.questions import questions
from istilah.graph.remote.store import RemoteStore
from istilah.graph.statistics import statistics
from istilah.graph.store import Graphs

CONCEPTS = ("first-call-resolution", "agent", "customer-experience", "chatbot")


@pytest.fixture
def server() -> Iterator[Oxigraph]:
    """Return a real Oxigraph server with an empty store."""
    with oxigraph() as running:
        yield running


def cells(results: ox.QuerySolutions) -> list[tuple[str, ...]]:
    """Return rows as the question files write them."""
    return [
        tuple("" if t is None else _terms.shorten(t.value) if isinstance(t, ox.NamedNode) else t.value for t in row)
        for row in results
    ]


def asked(map: ConceptMap) -> int:
    """Return how many requests were made."""
    return map.store.connection.asked  # type: ignore[attr-defined]


def test_every_question_has_its_expected_rows(there: ConceptMap) -> None:
    wrong = {name for name, one in questions().items() if cells(there.store.query(one.query())) != one.expected}
    assert wrong == set()


def test_concepts_are_told_alike(there: ConceptMap, shipped: ConceptMap) -> None:
    for slug in CONCEPTS:
        iri = shipped.concepts.by_slug(slug)
        assert iri and there.concepts.entry(iri) == shipped.concepts.entry(iri)
        assert there.claims.about(iri) == shipped.claims.about(iri)
        assert there.claims.facts(iri) == shipped.claims.facts(iri)
        assert disagreements(there, iri) == disagreements(shipped, iri)


def test_whatever_has_a_name_is_told_by_it(there: ConceptMap, shipped: ConceptMap) -> None:
    entry = shipped.claims.entries(shipped.claims.sources()[0])[0]
    for iri in (entry.iri, "http://qudt.org/vocab/unit/SEC"):
        name = shipped.concepts.label(iri, "id")
        assert name.language == "id" and there.concepts.label(iri, "id") == name


def test_documents_are_told_alike(there: ConceptMap, shipped: ConceptMap) -> None:
    assert there.claims.sources() == shipped.claims.sources()
    for source in shipped.claims.sources():
        assert there.claims.entries(source) == shipped.claims.entries(source)
    assert list(there.claims) == list(shipped.claims)


def test_search_paths_and_counts_are_alike(there: ConceptMap, shipped: ConceptMap) -> None:
    assert there.search("eskalsi") == shipped.search("eskalsi")
    assert there.find("penyelesaian masalah") == shipped.find("penyelesaian masalah")
    assert there.paths("chatbot", "FCR") == shipped.paths("chatbot", "FCR")
    assert statistics(there) == statistics(shipped)


PATTERNS = (
    ("ist:hasUnit", None, None), (None, "ist:statement", None), (None, "dct:title", None), (None, None, "unit:PERCENT"),
    (None, "prov:wasQuotedFrom", None), ("cs:agent", None, None), ("cs:agent", "skos:prefLabel", None),
    ("cs:agent", "rdf:type", "ist:Metric"), (None, "rdf:type", "ist:Claim"), (None, "qudt:hasUnit", "unit:PERCENT"),
    ("cs:nothing", None, None), (None, "ist:about", "cs:chatbot"),
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS, ids=str)
def test_a_pattern_has_the_same_quads(pattern: tuple[str | None, ...], there: ConceptMap, shipped: ConceptMap) -> None:
    terms = [_terms.node(name) if name else None for name in pattern]
    assert set(there.store.quads(*terms)) == set(shipped.store.quads(*terms))


def test_the_whole_map_is_copied_byte_for_byte(there: ConceptMap, shipped: ConceptMap) -> None:
    def exported(map: ConceptMap, options: Options) -> bytes:
        stream = io.BytesIO()
        write_stream(map, "nquads", stream, options)
        return stream.getvalue()

    focus = Options(focus=shipped.find("FCR"))
    assert exported(there, focus) == exported(shipped, focus)
    assert exported(there, Options()) == exported(shipped, Options())
    assert len(there.store) == len(shipped.store)


@pytest.mark.parametrize(("format", "most"), [("mermaid", 0), ("csv", 0), ("csv-claims", 6), ("html", 12)])
def test_the_surroundings_of_a_concept_are_written_alike_in_few_requests(
    format: str, most: int, endpoint: str, there: ConceptMap, shipped: ConceptMap
) -> None:
    map, written = open_map(endpoint), []
    focus = Options(focus=map.find("FCR"))
    before = asked(map)
    for each in (map, shipped):
        stream = io.BytesIO()
        write_stream(each, format, stream, focus)
        written.append(stream.getvalue())
    assert written[0] == written[1] and asked(map) - before <= most


def test_checks_find_what_they_find_here(there: ConceptMap) -> None:
    assert check(there, shapes=False) == []


def test_a_query_gives_triples_and_truth_values(there: ConceptMap, shipped: ConceptMap) -> None:
    query = "CONSTRUCT WHERE { cs:customer-churn ?p ?o }"
    assert set(there.store.query(query)) == set(shipped.store.query(query))
    assert bool(there.store.query("ASK { cs:customer-churn a skos:Concept }")) is True
    assert bool(there.store.query("ASK { cs:customer-churn a skos:ConceptScheme }")) is False
    assert bool(there.store.query("ASK {}")) is True


def test_few_triples_are_made_of_all_solutions_however_many(there: ConceptMap, shipped: ConceptMap) -> None:
    query = "CONSTRUCT { ?p a rdf:Property } WHERE { ?s ?p ?o }"
    assert len(shipped.store) > 50_000
    assert set(there.store.query(query)) == set(shipped.store.query(query))


def test_graphs_can_be_chosen(there: ConceptMap) -> None:
    count = "SELECT (COUNT(*) AS ?n) { cs:agent skos:prefLabel ?l }"
    concepts, asserted = _terms.CONCEPTS.value, _terms.ASSERTED.value
    assert cells(there.store.query(count, Graphs((concepts,)))) == [("2",)]
    assert cells(there.store.query(count, Graphs((asserted,)))) == [("0",)]
    assert cells(there.store.query(count.replace("{", f"FROM <{asserted}> {{", 1))) == [("0",)]
    assert there.store.has_graph(asserted) and not there.store.has_graph("http://example.org/no")
    assert len(set(there.store.graph(asserted))) == len(set(there.store.quads(None, None, None, _terms.ASSERTED)))


def test_a_slip_has_its_place_and_a_service_is_refused(there: ConceptMap) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        there.store.query("SELECT * {\n ?s ist:kindOf }")
    assert caught.value.line == 2
    before = asked(there)
    with pytest.raises(FederationError):
        there.store.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    assert asked(there) == before


def test_an_endless_query_is_given_up(there: ConceptMap) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a < ?d && ?f < ?i) }"
    with pytest.raises((TimeLimitError, StoreError)):  # Virtuoso itself refuses what it thinks will take too long
        there.store.query(endless, seconds=0.5)


def test_a_known_map_is_opened_in_one_request(endpoint: str, there: ConceptMap) -> None:
    again = open_map(endpoint)
    assert again.find("FCR") and again.search("chat") and again.paths("chatbot", "FCR")
    assert asked(again) == 1


def test_a_page_takes_a_handful_of_requests(endpoint: str, there: ConceptMap) -> None:
    map = open_map(endpoint)
    site = Site(map)
    taken = []
    for slug in CONCEPTS:
        before = asked(map)
        concept_page(site, str(map.concepts.by_slug(slug)), "en")
        taken.append(asked(map) - before)
    assert taken[0] <= 25 and max(taken[1:]) <= 12, taken  # the first reads the entries of all documents
    before = asked(map)
    concept_page(site, map.find("agent"), "id")
    assert asked(map) == before


def test_what_a_page_tells_is_gathered_in_five_requests(endpoint: str, there: ConceptMap) -> None:
    map = open_map(endpoint)
    map.store.gather([map.find("agent")])
    before = asked(map)
    assert before <= 6
    assert map.claims.about(map.find("agent")) == there.claims.about(map.find("agent"))
    assert asked(map) == before


def test_what_is_kept_in_memory_is_bounded_and_what_is_told_is_not(endpoint: str, there: ConceptMap) -> None:
    map = open_map(endpoint)
    held = map.store._fetching._held  # type: ignore[attr-defined]
    held._most = 300
    iri = map.find("FCR")
    assert map.claims.about(iri) == there.claims.about(iri)
    assert held._count < 5_000  # a batch is held whatever its size


FOREIGN = """
@prefix ex: <http://voc.example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ex:scheme a skos:ConceptScheme .
ex:a a skos:Concept ; skos:prefLabel "Anfang"@de ; skos:broader ex:b ; skos:definition "Der Beginn"@de .
ex:b a skos:Concept ; skos:prefLabel "Buch"@de ; skos:related ex:c .
ex:c a skos:Concept ; skos:prefLabel "Chor"@de , "choir"@en ; skos:note [ skos:prefLabel "nameless" ] .
"""


@pytest.mark.parametrize("graph", ["", "http://voc.example.org/graph"])
def test_a_vocabulary_of_strangers_opens_as_its_file_does(
    graph: str, server: Oxigraph, tmp_path: Path, cache: Path
) -> None:
    server.load(FOREIGN.encode(), graph, "text/turtle")
    file = tmp_path / "foreign.ttl"
    file.write_text(FOREIGN, encoding="utf-8")
    there, here = open_map(server.url), open_map(str(file))
    for iri in here.concepts:
        assert there.concepts.entry(iri) == here.concepts.entry(iri)
    assert there.search("chor") == here.search("chor")
    names = [edge.relation.name for edge in there.concepts.neighbours("http://voc.example.org/b")]
    assert names == ["narrower", "related"]
    query = "SELECT ?l { <http://voc.example.org/c> skos:prefLabel ?l } ORDER BY ?l"
    assert cells(there.store.query(query)) == cells(here.store.query(query))
    assert "Anfang" in concept_page(Site(there), "http://voc.example.org/a", "en")


def test_a_new_version_is_seen_when_it_is_opened_anew(server: Oxigraph) -> None:
    version = "\nex:scheme <http://www.w3.org/2002/07/owl#versionInfo> "
    server.load((FOREIGN + version + '"1" .').encode(), "http://voc.example.org/graph", "text/turtle")
    first = open_map(server.url)
    assert first.search("chor") and not first.search("kapelle")
    server.update(
        "PREFIX ex: <http://voc.example.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "PREFIX owl: <http://www.w3.org/2002/07/owl#> WITH ex:graph "
        'DELETE { ex:c skos:prefLabel "Chor"@de . ex:scheme owl:versionInfo "1" } '
        'INSERT { ex:c skos:prefLabel "Kapelle"@de . ex:scheme owl:versionInfo "2" } WHERE {}'
    )
    store = first.store
    assert isinstance(store, RemoteStore) and store.current_version() != store.version
    assert open_map(server.url).search("kapelle")


def test_a_map_without_what_follows_from_its_claims_is_refused(server: Oxigraph, claim: Callable[..., str]) -> None:
    turtle = f"""@prefix ex: <http://example.org/> . @prefix ist: <https://w3id.org/istilah/def#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . {claim("ex:a", "ist:uses", "ex:b")}"""
    server.load(turtle.encode(), "http://example.org/source", "text/turtle")
    with pytest.raises(StoreError, match="graph/asserted is missing") as caught:
        open_map(server.url)
    assert caught.value.hint == f"put the built map there: istilah push {server.url}"


def test_an_empty_store_is_told_as_such(server: Oxigraph) -> None:
    with pytest.raises(StoreError, match="nothing in it"):
        open_map(server.url)


def test_the_graphs_of_one_map_among_several_are_named_in_the_url(server: Oxigraph) -> None:
    server.load(FOREIGN.encode(), "http://voc.example.org/graph", "text/turtle")
    server.load(FOREIGN.replace("Chor", "Kapelle").encode(), "http://voc.example.org/other", "text/turtle")
    one = open_map(f"{server.url}?default-graph-uri=http://voc.example.org/other")
    assert one.search("kapelle") and "Chor" not in {match.label.text for match in one.search("chor")}
    assert cells(one.store.query('SELECT * { ?s skos:prefLabel "Chor"@de }')) == []
    with pytest.raises(StoreError, match="no graph http"):
        open_map(f"{server.url}?default-graph-uri=http://example.org/none")


def test_concepts_in_and_out_of_named_graphs_are_no_one_map(server: Oxigraph) -> None:
    server.load(FOREIGN.encode(), "", "text/turtle")
    server.load(FOREIGN.replace("<http://voc", "<http://vok").encode(), "http://vok.example.org/g", "text/turtle")
    with pytest.raises(StoreError, match="some concepts are in named graphs"):
        open_map(server.url)
