"""The store: loading all or nothing, queries over the union, the same data for rdflib, a folder on disk."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from istilah.graph import _terms
from istilah.graph.errors import DataError, FileError, IstilahError, QuerySyntaxError, RdfSyntaxError
from istilah.graph.store import Graphs, Part, Reading, Store

EX = "http://example.org/"
A = ox.Quad(ox.NamedNode(EX + "a"), _terms.TYPE, _terms.CONCEPT, _terms.CONCEPTS)
GOOD = "ex:a a skos:Concept ."
BAD = "ex:a a skos:Concept ; skos:prefLabel ."


def part(path: str) -> Part:
    return Part(path, _terms.CONCEPTS)


@pytest.fixture
def full() -> Store:
    """Return a store that holds something already, in the default graph and in a named one."""
    dataset = ox.Store()
    dataset.add(A)
    dataset.add(ox.Quad(A.subject, A.predicate, A.object))
    return Store(dataset)


@pytest.mark.parametrize(
    ("ending", "format"),
    [
        ("ttl", "turtle"),
        ("nt", "nt"),
        ("nq", "nquads"),
        ("trig", "trig"),
        ("rdf", "xml"),
        ("owl", "pretty-xml"),
        ("XML", "xml"),
        ("jsonld", "json-ld"),
        ("json", "json-ld"),
        ("n3", "n3"),
    ],
)
def test_what_rdflib_writes_is_read_in_every_format(ending: str, format: str, tmp_path: Path) -> None:
    data = rdflib.Dataset()
    data.add((rdflib.URIRef(EX + "a"), rdflib.SKOS.prefLabel, rdflib.Literal('é "\n', lang="id")))
    path = tmp_path / f"map.{ending}"
    data.serialize(path, format=format, encoding="utf-8")
    store = Store()
    store.load([part(str(path))])
    (quad,) = store
    assert (quad.subject.value, quad.object) == (EX + "a", ox.Literal('é "\n', language="id"))
    assert quad.graph_name == _terms.CONCEPTS


def test_a_file_with_graphs_of_its_own_keeps_them(write) -> None:
    store = Store()
    store.load([part(write("ex:g { ex:a a skos:Concept } ex:b a skos:Concept .", "map.trig"))])
    assert {quad.subject.value: quad.graph_name.value for quad in store} == {
        EX + "a": EX + "g",
        EX + "b": _terms.CONCEPTS.value,
    }


@pytest.mark.parametrize("ending", ["ttl", "trig"])
def test_blank_nodes_of_two_files_are_kept_apart(ending: str, write) -> None:
    store = Store()
    store.load([part(write("_:x a skos:Concept .", f"{name}.{ending}")) for name in ("one", "two")])
    assert len({quad.subject for quad in store}) == 2


@pytest.mark.parametrize("second", [BAD, None])
def test_an_empty_store_stays_empty_when_one_file_is_bad(second: str | None, write, tmp_path: Path) -> None:
    bad = write(second, "bad.ttl") if second else str(tmp_path / "none.ttl")
    store = Store()
    with pytest.raises(IstilahError):
        store.load([part(write(GOOD)), part(bad)])
    assert len(store) == 0 and not list(store.dataset.named_graphs())


@pytest.mark.parametrize("second", [BAD, None])
def test_a_store_that_holds_something_stays_as_it_was(second: str | None, write, tmp_path: Path, full: Store) -> None:
    before = set(full)
    bad = write(second, "bad.ttl") if second else str(tmp_path / "none.ttl")
    with pytest.raises(IstilahError):
        full.load([part(write("ex:new a skos:Concept .")), part(bad)])
    assert set(full) == before


def test_a_store_that_holds_something_takes_more(write, full: Store) -> None:
    full.load([part(write("ex:new a skos:Concept . [] a skos:Concept ."))])
    assert len(full) == 4 and A in full.dataset


def test_loading_no_file_changes_nothing(full: Store) -> None:
    full.load([])
    assert len(full) == 2


def test_a_syntax_error_names_file_line_column_and_shows_the_line(write) -> None:
    path = write('ex:a a skos:Concept ;\n  skos:prefLabel "é"@en , é .\n')
    with pytest.raises(RdfSyntaxError) as error:
        Store().load([part(path)])
    line = 1 + Path(path).read_text(encoding="utf-8").split("\n").index('  skos:prefLabel "é"@en , é .')
    assert (error.value.path, error.value.line, error.value.column) == (path, line, 27)
    first, shown, pointer = error.value.message.split("\n")
    assert first.startswith(f"{path}:{line}:27: ")
    assert shown[pointer.index("^")] == "é" and pointer.index("^") == 2 + 26
    assert error.value.hint


def test_a_syntax_error_at_the_very_end_is_told_too(write) -> None:
    with pytest.raises(RdfSyntaxError) as error:
        Store().load([part(write('ex:a skos:prefLabel "never closed'))])
    assert "never closed" in error.value.message and error.value.line


def test_a_long_line_is_cut(write) -> None:
    with pytest.raises(RdfSyntaxError) as error:
        Store().load([part(write("ex:a ; " + "x" * 5000))])
    assert len(error.value.message) < 1000


BAD_FILES = {
    "empty.ttl": (b"", "empty"),
    "blank.ttl": (b" \n\t\n", "empty"),
    "mark.ttl": (b"\xef\xbb\xbf", "empty"),
    "picture.ttl": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    "picture.rdf": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    "notepad.ttl": ("<a:b> <a:c> <a:d> .".encode("utf-16"), "UTF-16"),
    "latin.ttl": ("<a:b> <a:c> 'é' .".encode("latin-1"), "UTF-8"),
    "map.docx": (b"PK\x03\x04", "'.docx'"),
    "map": (b"<a:b> <a:c> <a:d> .", "''"),
    "klingon.rdf": (b'<?xml version="1.0" encoding="klingon"?><a/>', "'klingon'"),
    "hex.rdf": (b'<?xml version="1.0" encoding="hex"?><a/>', "'hex'"),
    "lies.rdf": ('<?xml version="1.0" encoding="ascii"?><é/>'.encode(), "not in ascii"),
    "page.rdf": (b"<!doctype html><html><body>404</body></html>", "page.rdf"),
    "cut.rdf": (b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', "cut.rdf"),
    "cut.jsonld": (b'{"@id": ', "cut.jsonld"),
    "far.jsonld": (b'{"@context": "http://127.0.0.1:9/context", "@id": "a:b"}', "far.jsonld"),
    "cut.nq": (b"<a:b> <a:c> <a:d> <a:g", "cut.nq"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_with_its_name_the_reason_and_what_to_try(name: str, tmp_path: Path, full: Store) -> None:
    content, reason = BAD_FILES[name]
    path = tmp_path / name
    path.write_bytes(content)
    before = set(full)
    with pytest.raises(DataError) as error:
        full.load([part(str(path))])
    assert error.value.message.startswith(str(path)) and reason in error.value.message and error.value.hint
    assert set(full) == before


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, write) -> None:
    loop, beneath, folder = tmp_path / "loop.ttl", tmp_path / "map.ttl" / "x.ttl", tmp_path / "folder.ttl"
    loop.symlink_to(loop)
    write(GOOD)
    folder.mkdir()
    for path in (tmp_path / "none.ttl", loop, beneath, folder):
        with pytest.raises(FileError) as error:
            Store().load([part(str(path))])
        assert error.value.path == str(path) and error.value.message != f"{path}: "


@pytest.mark.parametrize("name", ["with space.ttl", "hash#and%.ttl", "é 😀.ttl", "q?.ttl"])
def test_any_file_name_will_do(name: str, write) -> None:
    store = Store()
    store.load([part(write(GOOD + " <> a skos:ConceptScheme .", name))])
    assert len(store) == 2


def test_a_relative_iri_is_that_of_the_file(write) -> None:
    store = Store()
    path = write("<> a skos:ConceptScheme .", "my map.ttl")
    store.load([part(path)])
    (quad,) = store
    assert quad.subject.value == Path(path).as_uri()


def test_iris_with_spaces_are_taken_as_they_are(write) -> None:
    store = Store()
    store.load([part(write("ex:a skos:related <http://example.org/a b> ."))])
    (quad,) = store
    assert quad.object.value == "http://example.org/a b"


def test_a_mark_before_the_text_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "map.ttl"
    path.write_bytes(b"\xef\xbb\xbf<a:b> <a:c> <a:d> .")
    store = Store()
    store.load([part(str(path))])
    assert len(store) == 1


XML = """<?xml version="1.0"{declared}?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<skos:Concept rdf:about="http://example.org/a"><skos:prefLabel xml:lang="fr">café encoding="x"</skos:prefLabel>
</skos:Concept></rdf:RDF>"""


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", ' encoding="UTF-8"'),
        ("utf-8-sig", " encoding='utf-8'"),
        ("latin-1", ' encoding="ISO-8859-1"'),
        ("cp1252", " encoding = 'windows-1252' standalone='yes'"),
        ("utf-16", ' encoding="UTF-16"'),
        ("utf-16", ""),
    ],
)
def test_xml_is_read_in_the_encoding_that_it_declares(encoding: str, declared: str, tmp_path: Path) -> None:
    path = tmp_path / "map.rdf"
    path.write_bytes(XML.format(declared=declared).encode(encoding))
    store = Store()
    store.load([part(str(path))])
    assert ox.Literal('café encoding="x"', language="fr") in {quad.object for quad in store}


@pytest.mark.parametrize("cut", [1, 9, 17, 60])
def test_xml_that_breaks_off_is_not_taken_for_whole(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "map.rdf"
    path.write_text(XML.format(declared="")[:-cut], encoding="utf-8")
    with pytest.raises(RdfSyntaxError) as error:
        Store().load([part(str(path))])
    assert error.value.line in (3, 4)


def test_a_query_sees_the_union_of_the_graphs_and_knows_our_prefixes(shipped) -> None:
    (row,) = shipped.store.query(
        "SELECT (COUNT(?c) AS ?all) { ?c a skos:Concept ; skos:prefLabel ?l FILTER(LANG(?l) = 'id') }"
    )
    assert int(row["all"].value) == len(list(shipped.concepts))


def test_a_slip_in_a_query_is_told_with_its_place() -> None:
    with pytest.raises(QuerySyntaxError) as error:
        Store().query("SELECT * {\n  ?s ?p ?o }\nORDER ?s")
    assert error.value.line == 3 and "\n  ORDER ?s\n" in error.value.message


@pytest.mark.parametrize(
    "query", ["", " ", "hello", "SELECT", "DROP ALL", "SELECT * { ?s ?p ?o } LIMIT x", "\0", "{" * 500]
)
def test_what_is_no_query_is_an_error_of_ours(query: str) -> None:
    with pytest.raises(QuerySyntaxError):
        Store().query(query)


def test_a_query_with_half_a_character_is_an_error_of_ours() -> None:
    with pytest.raises(DataError, match="surrogate"):
        Store().query("ASK { ?s ?p '\ud800' }")


def test_an_update_is_applied_whole_or_not_at_all(full: Store) -> None:
    with pytest.raises(Exception, match="exist"):
        full.update("INSERT DATA { ex:x a ex:y } ; CLEAR GRAPH <http://example.org/none>".replace("ex:", "cs:"))
    assert len(full) == 2


def test_rdflib_and_the_store_share_the_data(full: Store) -> None:
    data = full.rdflib()
    data.add((rdflib.URIRef(EX + "b"), rdflib.RDF.type, rdflib.SKOS.Concept))
    full.dataset.add(ox.Quad(ox.NamedNode(EX + "c"), _terms.TYPE, _terms.CONCEPT, _terms.CONCEPTS))
    here = {quad.subject.value for quad in full}
    there = {str(subject) for subject in data.subjects(rdflib.RDF.type, rdflib.SKOS.Concept)}
    assert here == there == {EX + "a", EX + "b", EX + "c"}


def test_what_rdflib_removes_is_gone(full: Store) -> None:
    full.rdflib().remove((rdflib.URIRef(EX + "a"), None, None))
    assert len(full) == 0


def test_sparql_through_rdflib_gives_the_same_rows(shipped) -> None:
    query = "SELECT ?a ?b ?l { ?a ist:measures ?b . ?b skos:prefLabel ?l } ORDER BY ?a ?b ?l"
    ours = [tuple(term.value for term in row) for row in shipped.store.query(query)]
    prefixes = {"ist": _terms.IST, "skos": _terms.SKOS}
    theirs = [tuple(str(term) for term in row) for row in shipped.store.rdflib().query(query, initNs=prefixes)]
    assert ours == theirs and len(ours) > 10


def test_rdflib_sees_the_named_graphs(shipped) -> None:
    graph = shipped.store.rdflib().get_graph(rdflib.URIRef(_terms.ASSERTED.value))
    assert len(graph) == len(list(shipped.store.quads(None, None, None, _terms.ASSERTED))) > 0


def test_a_saved_store_holds_the_same_and_is_read_by_many(full: Store, tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    saved, again = full.saved(folder), Store.open(folder)
    assert set(saved) == set(again) == set(full)


def test_a_saved_store_cannot_be_written_through_a_reader(full: Store, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="read"):
        full.saved(str(tmp_path / "store")).dataset.add(A)


def test_a_store_cannot_be_saved_beneath_a_file(full: Store, write) -> None:
    with pytest.raises(FileError, match=r"map\.ttl"):
        full.saved(write(GOOD) + "/store")


@pytest.mark.parametrize("name", ["none", "empty", "file"])
def test_what_is_no_store_is_not_opened(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("no store")
    with pytest.raises(FileError, match=name):
        Store.open(str(tmp_path / name))
    assert not list((tmp_path / "empty").iterdir()) and not (tmp_path / "none").exists()


def _subjects(store: Store, query: str, graphs: Graphs | None = None) -> set[str]:
    found = store.query(query, graphs)
    return {row[0].value.rpartition("/")[2] for row in found}  # type: ignore[union-attr, index]


@pytest.fixture
def three_graphs() -> ox.Store:
    def quad(name: str, *graph: ox.NamedNode) -> ox.Quad:
        node = ox.NamedNode(f"http://g/{name}")
        return ox.Quad(node, node, node, *graph)

    dataset = ox.Store()
    dataset.extend([quad("0"), *(quad(name, ox.NamedNode(f"http://g/{name}")) for name in "12")])
    return dataset


ALL, NAMED = "SELECT ?s { ?s ?p ?o }", "SELECT ?s { GRAPH ?g { ?s ?p ?o } }"


def test_from_takes_the_place_of_the_union(three_graphs: ox.Store) -> None:
    store = Store(three_graphs)
    assert _subjects(store, ALL) == {"0", "1", "2"}
    assert _subjects(store, "SELECT ?s FROM <http://g/1> { ?s ?p ?o FILTER(?s != 'from') }") == {"1"}
    assert _subjects(store, "SELECT ?s FROM NAMED <http://g/1> { ?s ?p ?o }") == set()
    assert _subjects(store, "SELECT ?s { ?s ?p ?o FILTER(?s != 'FROM <http://g/1>') }") == {"0", "1", "2"}


def test_graphs_that_a_client_names_take_the_place_of_from(three_graphs: ox.Store) -> None:
    store = Store(three_graphs)
    graphs = Graphs(("http://g/2",), ("http://g/1",))
    assert _subjects(store, "SELECT ?s FROM <http://g/1> { ?s ?p ?o }", graphs) == {"2"}
    assert _subjects(store, NAMED, graphs) == {"1"}
    assert _subjects(store, NAMED, Graphs(("http://g/2",))) == set()


def test_a_plain_dataset_has_its_own_default_graph(three_graphs: ox.Store) -> None:
    store = Store(three_graphs, Reading(union=False))
    assert _subjects(store, ALL) == {"0"}
    assert _subjects(store, NAMED) == {"1", "2"}
    assert _subjects(store, "SELECT ?s FROM <http://g/1> { ?s ?p ?o }") == {"1"}
