"""Fixtures: maps written inline, the shipped map, and a real browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from tests.oxigraph_server import oxigraph
from tests.virtuoso_server import is_installed, virtuoso

from istilah.graph.concept_map import ConceptMap, open_map

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NO_VIRTUOSO = "no Virtuoso: run `apt-get install virtuoso-opensource-7-bin`"
NO_BROWSER = "no Chromium: set CHROME_PATH or run `apt-get install -y chromium`"

PREFIXES = """
@prefix ex: <http://example.org/> .
@prefix ist: <https://w3id.org/istilah/def#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


@pytest.fixture(autouse=True, scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep prepared maps in a folder of the test run, not in the user's cache."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("ISTILAH_CACHE")
    os.environ["ISTILAH_CACHE"] = str(folder)
    yield folder
    os.environ.pop("ISTILAH_CACHE")
    if before is not None:
        os.environ["ISTILAH_CACHE"] = before


@pytest.fixture(scope="session")
def shipped(cache: Path) -> ConceptMap:
    """Return the shipped map of Customer Service."""
    return open_map()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """Return a function that writes Turtle (prefixes added) to a file and returns its path."""

    def write_turtle(body: str, name: str = "map.ttl") -> str:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PREFIXES + body, encoding="utf-8")
        return str(file)

    return write_turtle


@pytest.fixture
def map_of(write: Callable[..., str]) -> Callable[[str], ConceptMap]:
    """Return a function that builds a map in memory from a few lines of Turtle."""
    from istilah.graph.build import build

    def build_map(body: str) -> ConceptMap:
        path = write(body)
        return ConceptMap(build(path), path)

    return build_map


def find_browser() -> str | None:
    """Return the browser that CHROME_PATH names, else the first one on PATH."""
    named = os.environ.get("CHROME_PATH")
    if named:
        if not os.access(named, os.X_OK):
            raise pytest.UsageError(f"CHROME_PATH={named} is not an executable file")
        return named
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the browser once; without one, skip here but fail in CI."""
    path = find_browser()
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_BROWSER)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


def graphs_of(map: ConceptMap) -> dict[str, bytes]:
    """Return the graphs of a map as N-Triples, the vocabulary too."""
    dataset = map.store.whole().dataset
    named = [graph for graph in dataset.named_graphs() if isinstance(graph, ox.NamedNode)]
    return {graph.value: dataset.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b"" for graph in named}


@pytest.fixture(scope="session")
def oxigraph_url(shipped: ConceptMap) -> Iterator[str]:
    """Return the endpoint of a real Oxigraph server that holds the shipped map."""
    with oxigraph() as server:
        for graph, triples in graphs_of(shipped).items():
            server.load(triples, graph, "application/n-triples")
        yield server.url


@pytest.fixture(scope="session")
def virtuoso_url(shipped: ConceptMap) -> Iterator[str]:
    """Return the endpoint of a real Virtuoso that holds the shipped map; without one, skip here but fail in CI."""
    if not is_installed():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_VIRTUOSO)
    with virtuoso() as server:
        server.load(graphs_of(shipped))
        yield server.url


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def endpoint(request: pytest.FixtureRequest) -> str:
    """Return the endpoint of each real server in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(scope="session")
def there(endpoint: str) -> ConceptMap:
    """Return the shipped map as it is read from each real server."""
    return open_map(endpoint)
