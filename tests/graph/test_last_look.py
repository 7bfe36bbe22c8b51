"""The last look at a map, and the named tuples that cost nothing to import."""

import os
import time
from pathlib import Path

import pytest

from istilah.graph.last_look import Look
from istilah.graph.prepared import prepare
from istilah.graph.values import Passage, Source, Text

LONG_AGO = time.time() - 3600


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a file that changed long enough ago to be remembered; creation times cannot be set back."""
    file = tmp_path / "map.ttl"
    file.write_text("one")
    monkeypatch.setattr("istilah.graph.last_look._SETTLED", -1)
    return str(file)


def test_a_file_that_looks_the_same_is_recalled(tmp_path: Path, settled: str) -> None:
    Look(str(tmp_path), [settled], "1").keep("abc")
    assert Look(str(tmp_path), [settled], "1").recall() == "abc"


def test_a_change_of_the_same_length_and_time_is_noticed(tmp_path: Path, settled: str) -> None:
    os.utime(settled, (LONG_AGO, LONG_AGO))
    Look(str(tmp_path), [settled], "1").keep("abc")
    Path(settled).write_text("two")
    os.utime(settled, (LONG_AGO, LONG_AGO))
    assert Look(str(tmp_path), [settled], "1").recall() is None


def test_another_version_or_one_more_file_is_another_look(tmp_path: Path, settled: str) -> None:
    Look(str(tmp_path), [settled], "1").keep("abc")
    assert Look(str(tmp_path), [settled], "2").recall() is None
    assert Look(str(tmp_path), [__file__, settled], "1").recall() is None


def test_a_file_that_has_just_changed_is_not_remembered(tmp_path: Path) -> None:
    file = tmp_path / "map.ttl"
    file.write_text("one")
    Look(str(tmp_path), [str(file)], "1").keep("abc")
    assert Look(str(tmp_path), [str(file)], "1").recall() is None


def test_a_missing_file_is_left_to_whoever_reads_it(tmp_path: Path) -> None:
    look = Look(str(tmp_path), [str(tmp_path / "none.ttl")], "1")
    look.keep("abc")
    assert look.recall() is None and not list(tmp_path.iterdir())


def test_a_damaged_record_is_no_memory(tmp_path: Path, settled: str) -> None:
    Look(str(tmp_path), [settled], "1").keep("abc")
    (record,) = tmp_path.glob("look-*")
    record.write_bytes(b"\xff\xfe half a rec")
    assert Look(str(tmp_path), [settled], "1").recall() is None


def test_a_map_is_prepared_anew_once_it_has_changed(write, settled: str) -> None:
    path = write("ex:a a skos:Concept .")
    before = prepare(path)
    assert prepare(path) == before
    write("ex:b a skos:Concept .")
    assert prepare(path) != before


def test_values_are_tuples_with_names_and_methods() -> None:
    source = Source("http://example.org/s", "s", (Text("Judul", "id"),), "id", "")
    passage = Passage(iri="p", source=source, entry="1", heading="h", start=0, end=4, quote="")
    assert passage == ("p", source, "1", "h", 0, 4, "") and passage._replace(end=5).end == 5
    assert source.title("en") == "Judul" and repr(Text("a", "en")) == "Text(text='a', language='en')"
    assert Source.title.__doc__ and Source.__doc__ and Source.__module__ == "istilah.graph.values"
