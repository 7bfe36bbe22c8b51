"""`istilah stats` and `istilah build`."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Done

from istilah.graph.concept_map import ConceptMap
from istilah.graph.store import Store


def test_stats_as_json_have_the_counts_of_the_map(call: Callable[..., Done], shipped: ConceptMap) -> None:
    counted = json.loads(call("stats", "--format", "json").out)
    assert counted["concepts"] == len(list(shipped.concepts)) and counted["claims"] == len(list(shipped.claims))
    assert counted["triples"] > counted["claims"] and counted["relations"]["measures"] > 10
    assert set(counted["labels"]) == {"en", "id"} and min(counted["labels"].values()) > counted["concepts"]


@pytest.mark.parametrize(("language", "heading"), [("en", "Labels by language"), ("id", "Label menurut bahasa")])
def test_stats_as_text_have_the_same_counts(language: str, heading: str, call: Callable[..., Done]) -> None:
    counted = json.loads(call("stats", "--format", "json").out)
    out = call("stats", "--lang", language).out
    lines = [line.split() for line in out.splitlines()]
    assert lines[0][0] == str(counted["concepts"]) and heading in out
    assert [str(counted["relations"]["measures"]), "measures"] in lines


def test_another_map_is_counted_by_option_and_by_variable(
    call: Callable[..., Done], write: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write('ex:a a skos:Concept ; skos:prefLabel "a" .')
    counted = json.loads(call("stats", "--format", "json", "--map", path).out)
    assert counted["concepts"] == 1 and counted["labels"] == {"none": 1}
    monkeypatch.setenv("ISTILAH_STORE", path)
    assert json.loads(call("stats", "--format", "json").out) == counted


def test_build_says_where_the_store_is_and_how_many_triples(call: Callable[..., Done], cache: Path) -> None:
    said = json.loads(call("build", "--format", "json").out)
    assert Path(said["folder"]).is_relative_to(cache)
    assert said["triples"] == len(Store.open(said["folder"])) > 1000
    assert call("build").out == f"{said['triples']} triples, those of the vocabulary included, in {said['folder']}\n"


def test_build_writes_a_store_that_oxigraph_opens(call: Callable[..., Done], tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    said = json.loads(call("build", "--output", folder, "--format", "json").out)
    oxigraph = str(Path(sys.executable).with_name("oxigraph"))
    query = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    words = ["query", "--location", folder, "--query", query, "--results-format", "csv"]
    counted = subprocess.run([oxigraph, *words], capture_output=True, text=True, timeout=60, check=True)
    assert counted.stdout.split() == ["n", str(said["triples"])] and list(tmp_path.iterdir()) == [tmp_path / "store"]


def test_build_takes_no_folder_that_holds_something(call: Callable[..., Done], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    code, _, err = call("build", "-o", str(tmp_path))
    assert code == 1 and "something is there already" in err and (tmp_path / "mine.txt").read_text() == "mine"


def test_build_of_a_broken_map_leaves_nothing(
    call: Callable[..., Done], write: Callable[..., str], tmp_path: Path
) -> None:
    path, folder = write("ex:a skos:prefLabel ."), tmp_path / "store"
    assert call("build", "--map", path, "-o", str(folder)).code == 1 and not folder.exists()


def test_a_cache_folder_that_cannot_be_made_is_told_by_build_only(
    call: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ISTILAH_CACHE", str(tmp_path / "file" / "cache"))
    code, _, err = call("build")
    assert code == 1 and "the cache folder cannot be written" in err and "ISTILAH_CACHE" in err
    assert call("show", "FCR").code == 0
