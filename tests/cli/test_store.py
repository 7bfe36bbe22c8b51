"""--store takes a file, a folder, a store on disk or the URL of an endpoint; every command works the same on each."""

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.cli.conftest import Done
from tests.fake_endpoint import endpoint as endpoint_that
from tests.fake_endpoint import reply

from istilah.graph.concept_map import ConceptMap
from istilah.graph.store import Store

COMMANDS = (
    ("show", "FCR"),
    ("show", "agent", "--format", "json", "--lang", "id"),
    ("search", "eskalsi"),
    ("path", "chatbot", "FCR"),
    ("compare", "chatbot", "live chat"),
    ("query", "SELECT ?l { cs:customer-churn skos:prefLabel ?l } ORDER BY STR(?l)"),
    ("query", "--question", "what-measures", "--param", "concept=resolution", "--format", "csv"),
    ("questions",),
    ("stats",),
    ("export", "mermaid", "--focus", "FCR"),
)
Call = Callable[..., Done]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, shipped: ConceptMap) -> str:
    """Return a folder that is a store on disk."""
    path = str(tmp_path_factory.mktemp("disk") / "store")
    Store(shipped.store.whole().dataset).saved(path)
    return path


def test_every_command_works_the_same_on_an_endpoint(endpoint: str, call: Call) -> None:
    for words in COMMANDS:
        assert call(*words, "--store", endpoint) == call(*words), words


def test_every_command_works_the_same_on_a_store_on_disk(folder: str, call: Call) -> None:
    for words in (*COMMANDS, ("coverage",), ("claims", "export")):
        assert call(*words, "--store", folder) == call(*words), words


def test_the_environment_names_the_store(oxigraph_url: str, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISTILAH_STORE", oxigraph_url)
    counted = json.loads(call("stats", "--format", "json").out)
    monkeypatch.delenv("ISTILAH_STORE")
    assert counted == json.loads(call("stats", "--format", "json").out)


def test_a_store_of_strangers_on_disk_is_completed(write: Callable[..., str], tmp_path: Path, call: Call) -> None:
    turtle = write("ex:a a skos:Concept ; skos:prefLabel 'Ayam'@id ; skos:broader ex:b . ex:b a skos:Concept .")
    disk = ox.Store(str(tmp_path / "store"))
    disk.load(path=turtle, format=ox.RdfFormat.TURTLE)
    disk.flush()
    del disk
    assert call("show", "b", "--store", str(tmp_path / "store")).out == call("show", "b", "--store", turtle).out


def test_a_damaged_store_on_disk_is_told_as_such(write: Callable[..., str], tmp_path: Path, call: Call) -> None:
    folder = tmp_path / "store"
    assert call("build", "--map", write("ex:a a skos:Concept ."), "-o", str(folder)).code == 0
    for table in folder.glob("*.sst"):
        table.write_bytes(table.read_bytes()[:500])
    done = call("stats", "--store", str(folder))
    assert done.code == 1 and f"{folder}: the store is damaged" in done.err and "istilah build" in done.err
    (folder / "CURRENT").write_text("MANIFEST-999999\n", encoding="utf-8")
    assert "not a store" in call("stats", "--store", str(folder)).err


def test_an_endpoint_is_copied_into_a_folder(oxigraph_url: str, tmp_path: Path, call: Call) -> None:
    copy = str(tmp_path / "copy")
    assert call("build", "--store", oxigraph_url, "-o", copy).code == 0
    assert call("export", "nquads", "--store", copy) == call("export", "nquads")
    assert call("diff", oxigraph_url, copy).code == 0
    assert "--output" in call("build", "--store", oxigraph_url).err


def test_claims_are_imported_into_files_only(oxigraph_url: str, tmp_path: Path, call: Call) -> None:
    table = str(tmp_path / "claims.csv")
    call("claims", "export", "-o", table)
    assert call("claims", "import", table, "--store", oxigraph_url).code == 2


def test_a_store_that_is_gone_is_told_with_its_url(call: Call) -> None:
    done = call("show", "FCR", "--store", "http://127.0.0.1:9/sparql")
    assert (done.code, done.out) == (1, "") and "http://127.0.0.1:9/sparql: no connection" in done.err


def test_credentials_come_from_the_named_file_and_are_not_told(
    tmp_path: Path, program: Call, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ISTILAH_STORE_AUTH_FILE", raising=False)
    file = tmp_path / "auth"
    file.write_text("user = ani\npassword = s3cret\n", encoding="utf-8")
    with endpoint_that(reply(403, b"", "text/plain")) as asked:
        done = program("stats", "--store", asked.url, "--store-auth-file", str(file))
    assert asked.headers[0]["authorization"] == "Basic YW5pOnMzY3JldA=="
    assert done.code == 1 and "refuses the credentials" in done.err and "s3cret" not in done.err + done.out
    refused = call("stats", "--store", "http://ani:s3cret@127.0.0.1:9/sparql")
    assert refused.code == 2 and "s3cret" not in refused.err
