"""Kept maps: a version read back is what was written, made anew or from the one before."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from istilah.graph import kept
from istilah.graph.concept_map import ConceptMap
from istilah.graph.kept import Kept, open_version, read_version, write_version
from istilah.graph.store import AS_A_MAP
from istilah.graph.writing import Writing, lines

BODY = "ex:s a skos:ConceptScheme . ex:a a skos:Concept ; skos:prefLabel 'a'@en ; skos:inScheme ex:s ."


@pytest.mark.parametrize("many", [1, 10_000], ids=["many statements", "few"])
def test_the_store_of_a_version_that_is_made_of_the_one_before_holds_what_was_written(
    map_of: Callable[[str], ConceptMap], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(kept, "_MANY", many)
    folder = Kept(str(tmp_path / "data"))
    folder.hold()
    folder.begin(map_of(BODY).store)
    before, after = folder.current or "", folder.following()
    writing = Writing(read_version(before, AS_A_MAP))
    writing.put("urn:notes", b"<urn:a> <urn:b> 1, 2, [ <urn:c> 'd'@en ] .", "text/turtle")
    write_version(writing.store, after, before, writing.finish())
    folder.release()
    on_disk = open_version(after, AS_A_MAP)
    assert lines(on_disk) == lines(writing.store) == lines(read_version(after, AS_A_MAP))
    assert on_disk.has_graph("urn:notes") and len(lines(on_disk)) > len(lines(read_version(before, AS_A_MAP)))


@pytest.mark.parametrize("triples", [2, 2000], ids=["little", "much"])
def test_a_version_that_lacks_something_of_the_one_before_is_made_of_it_too(
    map_of: Callable[[str], ConceptMap], tmp_path: Path, triples: int
) -> None:
    before, after = str(tmp_path / "before"), str(tmp_path / "after")
    map = map_of(BODY)
    alone = lines(map.store)
    map.store.dataset.extend(ox.Quad(*[ox.NamedNode(f"urn:{number}")] * 4) for number in range(triples))
    write_version(map.store, before)
    writing = Writing(read_version(before, AS_A_MAP))
    writing.update("DELETE { GRAPH ?g { ?g ?g ?g } } WHERE { GRAPH ?g { ?g ?g ?g } }", None, "urn:base")
    write_version(writing.store, after, before, writing.finish())
    assert lines(open_version(after, AS_A_MAP)) == alone and (triples > len(alone)) == (triples > 2)
