"""A map that is edited while it is served: `istilah serve FILE --reload`, as a process."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

PROGRAM = os.path.join(os.path.dirname(sys.executable), "istilah")
PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <http://voc.example.org/> .
"""
CAT = 'ex:cat a skos:Concept ; skos:prefLabel "cat"@en , "kucing"@id .\n'
DOG = 'ex:dog a skos:Concept ; skos:prefLabel "dog"@en , "anjing"@id .\n'
BROKEN = 'ex:dog a skos:Concept ; skos:prefLabel "dog@en .\n'
DOGS = {"query": 'ASK { ?s skos:prefLabel "dog"@en }'}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Return the file that is served."""
    path = tmp_path_factory.mktemp("edited") / "map.ttl"
    path.write_text(PREFIXES + CAT)
    return path


@pytest.fixture(scope="module")
def followed(file: Path) -> Iterator[httpx.Client]:
    """Return a client of a server that follows the file."""
    words = [PROGRAM, "serve", str(file), "--reload", "--port", "0", "--no-open"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address
        with httpx.Client(base_url=address[0].rstrip("/"), timeout=60) as client:
            yield client
        server.terminate()


@pytest.fixture
def edit(file: Path, followed: httpx.Client) -> Iterator[Callable[[str], None]]:
    """Return a function that saves the file with other concepts; afterwards it is as it was, and served so."""
    yield lambda text: _save(file, text)
    _save(file, CAT)
    _wait(lambda: followed.get("/sparql", params=DOGS).json()["boolean"] is False)
    _wait(lambda: "trouble" not in _health(followed))


def _save(file: Path, text: str) -> None:
    """Save as editors do: a new file, renamed to the old name."""
    beside = file.with_suffix(".tmp")
    beside.write_text(PREFIXES + text)
    beside.rename(file)


def _health(client: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/health").json()
    return found


def _wait(until: Callable[[], bool]) -> None:
    for _ in range(600):
        if until():
            return
        time.sleep(0.1)
    raise AssertionError("it does not come")


def test_pages_search_and_queries_move_to_the_new_version(followed: httpx.Client, edit: Callable[[str], None]) -> None:
    before = _health(followed)["version"]
    assert followed.get("/en/concept/dog").status_code == 404
    edit(CAT + DOG)
    _wait(lambda: _health(followed)["version"] != before)
    assert "anjing" in followed.get("/id/concept/dog").text
    assert [found["slug"] for found in followed.get("/api/search", params={"q": "anj"}).json()["results"]] == ["dog"]
    assert followed.get("/sparql", params=DOGS).json()["boolean"] is True
    assert followed.get("/dog").status_code == 303


def test_a_broken_edit_leaves_the_last_good_map_and_is_told(
    followed: httpx.Client, edit: Callable[[str], None]
) -> None:
    before = _health(followed)["version"]
    edit(CAT + BROKEN)
    _wait(lambda: _health(followed)["status"] == "stale")
    assert _health(followed)["version"] == before
    assert (_health(followed)["trouble"]["file"], _health(followed)["trouble"]["line"]) == ("map.ttl", 4)
    page = followed.get("/id/concept/cat").text
    assert "suntingannya tidak dapat dibaca" in page and "map.ttl:4" in page
    assert "the edit cannot be read" in followed.get("/en/no/such", headers={"Accept": "text/html"}).text


def test_a_file_that_is_taken_away_is_told(file: Path, followed: httpx.Client, edit: Callable[[str], None]) -> None:
    file.unlink()
    _wait(lambda: _health(followed)["status"] == "stale")
    assert followed.get("/en/concept/cat").status_code == 200


def test_a_query_sees_the_version_it_began_with(followed: httpx.Client, edit: Callable[[str], None]) -> None:
    many = "VALUES ?x { " + " ".join(map(str, range(1000))) + " } "
    values = many + many.replace("?x", "?y") + "VALUES ?z { 1 2 3 }"
    long = f"SELECT (COUNT(*) AS ?n) {{ {values} ?concept a skos:Concept }}"
    with ThreadPoolExecutor(1) as aside:
        counting = aside.submit(followed.get, "/sparql", params={"query": long})
        while not counting.running():
            time.sleep(0.01)
        edit(CAT + DOG)
        _wait(lambda: followed.get("/sparql", params=DOGS).json()["boolean"] is True)
        assert counting.result().json()["results"]["bindings"][0]["n"]["value"] == "3000000"


def test_an_open_page_shows_the_note_and_clears_it(
    followed: httpx.Client, edit: Callable[[str], None], open_page: Callable[..., Any]
) -> None:
    page = open_page(f"{followed.base_url}/en/concept/cat")
    note = page.locator("#trouble")
    expect(note).to_be_empty()
    edit(CAT + BROKEN)
    expect(note).to_contain_text("map.ttl:4", timeout=60_000)
    edit(CAT)
    expect(note).to_be_empty(timeout=60_000)
    edit(CAT.replace('"cat"', '"tomcat"'))
    expect(page.locator("h1")).to_contain_text("tomcat", timeout=60_000)
