"""From the files of a map to a store: which file goes to which graph, and what is refused."""

from pathlib import Path

import pytest
import rdflib

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.build import build, files, parts
from istilah.graph.errors import FileError, RdfSyntaxError

SCHEME = "<http://example.org/map/> a skos:ConceptScheme ."


def graphs(path: str) -> dict[str, str]:
    """Return the graph of each file, by its place in the map."""
    return {str(Path(part.path).relative_to(path)): part.graph.value for part in parts(path)}


@pytest.fixture
def folder(write, claim, tmp_path: Path) -> str:
    write(SCHEME, "map/scheme.ttl")
    write('ex:a a skos:Concept ; skos:prefLabel "a"@en .', "map/concepts/a.ttl")
    write("ex:b a skos:Concept .", "map/concepts/more/b.ttl")
    write(claim("ex:a", "ist:uses", "ex:b"), "map/sources/my book.ttl")
    write(claim("ex:b", "ist:partOf", "ex:a"), "map/editorial.ttl")
    write("ex:a skos:closeMatch <http://www.wikidata.org/entity/Q1> .", "map/mappings.ttl")
    (tmp_path / "map" / "notes.txt").write_text("not RDF")
    return str(tmp_path / "map")


def test_each_file_of_a_folder_has_its_graph(folder: str) -> None:
    concepts = _terms.CONCEPTS.value
    assert graphs(folder) == {
        "scheme.ttl": concepts,
        "concepts/a.ttl": concepts,
        "concepts/more/b.ttl": concepts,
        "sources/my book.ttl": "http://example.org/map/source/my%20book",
        "editorial.ttl": _terms.EDITORIAL.value,
        "mappings.ttl": _terms.MAPPINGS.value,
    }


def test_a_folder_becomes_one_store_with_what_follows(folder: str, triples) -> None:
    store = build(folder)
    assert triples(store, _terms.ASSERTED) == {"ex:a ist:uses ex:b", "ex:b ist:partOf ex:a"}
    assert "<http://www.wikidata.org/entity/Q1> skos:closeMatch ex:a" in triples(store, _terms.INFERRED)


@pytest.mark.parametrize("iri", ["http://example.org/map/", "http://example.org/map", "http://example.org/map#"])
def test_source_graphs_are_named_beneath_the_scheme(iri: str, write, tmp_path: Path) -> None:
    write(f"<{iri}> a skos:ConceptScheme .", "map/scheme.ttl")
    write("ex:s a ist:Source .", "map/sources/book.ttl")
    assert graphs(str(tmp_path / "map"))["sources/book.ttl"] == "http://example.org/map/source/book"


@pytest.mark.parametrize("scheme", [None, "", "ex:a a skos:Concept .", "[] a skos:ConceptScheme ."])
def test_without_a_named_scheme_sources_have_graphs_all_the_same(scheme: str | None, write, tmp_path: Path) -> None:
    write("ex:s a ist:Source .", "map/sources/book.ttl")
    if scheme is not None:
        write(scheme, "map/scheme.ttl")
    assert graphs(str(tmp_path / "map"))["sources/book.ttl"] == _terms.GRAPH_BASE + "source/book"


def test_a_single_file_named_like_a_part_is_a_whole_map(write) -> None:
    (part,) = parts(write("ex:a a skos:Concept .", "editorial.ttl"))
    assert part.graph == _terms.CONCEPTS


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "rdf", "jsonld"])
def test_claims_become_statements_whatever_the_format(ending: str, write, claim, triples, tmp_path: Path) -> None:
    data = rdflib.Dataset().parse(write(claim("ex:a", "ist:uses", "ex:b")))
    format = {"rdf": "xml", "jsonld": "json-ld", "nq": "nquads", "ttl": "turtle"}.get(ending, ending)
    path = tmp_path / f"again.{ending}"
    path.write_text(data.serialize(format=format), encoding="utf-8")
    assert triples(build(str(path)), _terms.ASSERTED) == {"ex:a ist:uses ex:b"}


def test_a_map_that_holds_its_own_inferences_is_inferred_anew(write, claim, triples) -> None:
    stale = f"<{_terms.INFERRED.value}> {{ ex:x skos:related ex:y }} "
    store = build(write(stale + claim("ex:a", "ist:contrastsWith", "ex:b"), "map.trig"))
    assert triples(store, _terms.ASSERTED) == {"ex:a ist:contrastsWith ex:b"}
    assert "ex:x skos:related ex:y" not in triples(store, _terms.INFERRED)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("map.ttl", "# nothing but a comment", "no statement"),
        ("map.ttl", "@prefix ex: <http://example.org/> .", "no statement"),
        ("map.json", '{"name": "my-package", "version": "1.0.0"}', "no statement"),
        ("map.rdf", '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "no statement"),
        ("map.ttl", "", "empty"),
        ("map.md", "# Map", "'.md'"),
    ],
)
def test_a_map_without_statements_is_refused(name: str, content: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(FileError, match=reason) as error:
        build(str(path))
    assert error.value.path == str(path) and error.value.hint


def test_a_folder_without_rdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "readme.md").write_text("nothing here")
    with pytest.raises(FileError, match="no RDF file") as error:
        build(str(tmp_path))
    assert ".ttl" in error.value.hint


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"none\.ttl"):
        build(str(tmp_path / "none.ttl"))


def test_one_bad_file_of_a_folder_is_named(folder: str) -> None:
    bad = Path(folder) / "concepts" / "bad.ttl"
    bad.write_text("<a:b> <a:c>\n.")
    with pytest.raises(RdfSyntaxError) as error:
        build(folder)
    assert (error.value.path, error.value.line) == (str(bad), 2)


def test_a_broken_scheme_file_is_reported_as_the_bad_file_that_it_is(folder: str) -> None:
    (Path(folder) / "scheme.ttl").write_text("<a:b> .")
    with pytest.raises(RdfSyntaxError, match=r"scheme\.ttl:1:"):
        build(folder)


def test_the_files_of_the_shipped_map_come_in_a_fixed_order() -> None:
    found = files(ontology.MAP)
    assert found == sorted(found) == files(ontology.MAP) and len(found) > 3


def test_every_source_of_the_shipped_map_has_a_graph_of_its_name(shipped) -> None:
    named = {graph.value for graph in shipped.store.dataset.named_graphs()}
    assert {source.iri for source in shipped.claims.sources()} <= named


def test_building_the_shipped_map_twice_gives_the_same() -> None:
    assert set(build(ontology.MAP)) == set(build(ontology.MAP))
