"""The documents beside the pages: made one at a time, the whole map once."""

import csv
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from io import BytesIO, StringIO
from pathlib import Path
from threading import Event

import httpx
import pytest
from openpyxl import load_workbook

from istilah.exports.pages import documents as written
from istilah.graph.concept_map import ConceptMap
from istilah.web import documents

Serving = Callable[..., AbstractContextManager[str]]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the documents that are made from now on."""
    names: list[str] = []

    def document(site: object, name: str) -> object:
        names.append(name)
        return written.document(site, name)  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "document", document)
    return names


def test_the_whole_map_is_written_once_however_many_ask(
    wild_map: ConceptMap, serving: Serving, made: list[str]
) -> None:
    with serving(wild_map) as address, ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: httpx.get(f"{address}/map.ttl", timeout=60), range(16)))
        assert {answer.status_code for answer in answers} == {200} and made == ["map.ttl"]
        assert len({answer.content for answer in answers}) == 1 and b"Zyklus" in answers[0].content
        assert answers[0].headers["content-type"] == "text/turtle; charset=utf-8"
        head = httpx.head(f"{address}/map.ttl", headers={"Accept-Encoding": "identity"})
        assert int(head.headers["content-length"]) == len(answers[0].content)


def test_no_document_is_made_for_who_has_gone(
    wild_map: ConceptMap, serving: Serving, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, let, make = Event(), Event(), documents.document

    def slow(site: object, name: str) -> object:
        begun.set()
        return let.wait(60) and make(site, name)  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "document", slow)
    with serving(wild_map) as address, ThreadPoolExecutor(1) as threads, httpx.Client(base_url=address) as client:
        first = threads.submit(httpx.get, f"{address}/concept/a.ttl", timeout=60)
        assert begun.wait(60)
        for _ in range(3):
            with pytest.raises(httpx.ReadTimeout):
                httpx.get(f"{address}/concept/b.ttl", timeout=httpx.Timeout(60, read=0.05))
        assert client.get("/health").status_code == 200
        let.set()
        assert first.result().status_code == client.get("/concept/hub.ttl", timeout=60).status_code == 200
    assert made == ["concept/a.ttl", "concept/hub.ttl"]


@pytest.mark.parametrize(("page", "named"), [("theme/metrics", "Net Promoter Score"), ("concept/chatbot", "chatbot")])
def test_themes_and_concepts_are_had_as_a_table_for_spreadsheets(client: httpx.Client, page: str, named: str) -> None:
    assert f'href="/{page}.csv"' in client.get(f"/id/{page}").text
    answer = client.get(f"/{page}.csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert answer.headers["content-type"].startswith("text/csv")
    assert all(row["label_id"] and row["label_en"] and row["definition_id"] for row in rows)
    assert named in {row["label_id"] for row in rows} and len(rows) > 10


@pytest.mark.parametrize("page", ["theme/metrics", "concept/chatbot", "map"])
def test_a_workbook_has_the_concepts_of_the_table(client: httpx.Client, page: str) -> None:
    table = list(csv.reader(StringIO(client.get(f"/{page}.csv").content.decode("utf-8-sig"))))
    answer = client.get(f"/{page}.xlsx")
    assert answer.headers["content-type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    rows = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert [[cell or "" for cell in row] for row in rows] == table
    assert f'href="/{page}.xlsx"' in client.get("/id/theme/metrics" if page == "map" else f"/id/{page}").text


def test_a_strangers_theme_is_a_table_and_one_that_is_not_there_is_none(wild_client: httpx.Client) -> None:
    assert "Speiche 2" in wild_client.get("/theme/group.csv").text
    for name in ("theme/nothing.csv", "theme/nothing.xlsx", "concept/nothing.xlsx", "def.xlsx"):
        assert wild_client.get(f"/{name}", headers={"Accept": "text/csv"}).status_code == 404


def test_a_document_that_was_swept_away_is_written_again(
    wild_map: ConceptMap, serving: Serving, made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents.tempfile, "tempdir", str(tmp_path))
    with serving(wild_map) as address:
        before = httpx.get(f"{address}/map.nt", timeout=60)
        next(tmp_path.rglob("map.nt")).unlink()
        assert httpx.get(f"{address}/map.nt", timeout=60).content == before.content
    assert made == ["map.nt", "map.nt"]


def test_where_the_disk_takes_nothing_it_is_sent_all_the_same(
    wild_map: ConceptMap, serving: Serving, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents.tempfile, "tempdir", "/nonexistent")
    with serving(wild_map) as address:
        assert [httpx.get(f"{address}/map.csv", timeout=60).status_code for _ in range(2)] == [200, 200]
    assert made == ["map.csv", "map.csv"]
