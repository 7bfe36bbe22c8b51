"""Fixtures: real servers on free ports, of the shipped map and of a map that tries everything."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from istilah.graph.concept_map import ConceptMap, open_map

#: A SKOS file as strangers write them: one language or none, cycles, holes, and labels that look like code.
WILD = (
    """
@prefix ex: <http://voc.example.org/thing/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dct: <http://purl.org/dc/terms/> .
ex:scheme a skos:ConceptScheme ; rdfs:label "Wild <b>things</b> & more"@de .
ex:a a skos:Concept ; skos:prefLabel "<script>alert('x')</script>"@de ; skos:broader ex:b , ex:a ;
  skos:definition "Ein \\"Zitat\\" & <img src=x onerror=alert(1)>"@de ; skos:related ex:long , ex:rtl , ex:none .
ex:b a skos:Concept ; skos:prefLabel "Zyklus"@de ; skos:broader ex:a ; skos:scopeNote "Nur im Kreis"@de ;
  skos:notation "1.2" .
ex:long a skos:Concept ; skos:prefLabel "LONG"@de ; skos:altLabel "plain" .
ex:rtl a skos:Concept ; skos:prefLabel "خدمة العملاء"@ar ; skos:altLabel "customer care"@en ;
  skos:definition "تعريف باللغة العربية فقط."@ar ; skos:related ex:emoji .
ex:emoji a skos:Concept ; skos:prefLabel "👩‍💻🎉 Fest"@de , "🎉 party" .
ex:none a skos:Concept .
<http://voc.example.org/other/none> a skos:Concept ; rdfs:label "only an rdfs:label"@fr ;
  owl:deprecated true ; dct:isReplacedBy ex:b .
<http://voc.example.org/frag#ment> a skos:Concept ; skos:prefLabel "hash"@en ; skos:closeMatch <http://away.example/y> ;
  skos:broader <javascript:alert(1)> , <http://away.example/x> .
<urn:isbn:123> a skos:Concept ; skos:prefLabel "Urne" .
<http://voc.example.org/thing/%C3%BC%20ber> a skos:Concept ; skos:prefLabel "über"@de .
[] a skos:Concept ; skos:prefLabel "blank"@en .
ex:hub a skos:Concept ; skos:prefLabel "Nabe"@de .
ex:group a skos:Collection ; skos:member ex:n1 , ex:n2 , ex:n3 .
""".replace("LONG", "Sehr " + "lange" * 60)
    + "\n".join(f'ex:n{i} a skos:Concept ; skos:prefLabel "Speiche {i}"@de ; skos:broader ex:hub .' for i in range(40))
)


@contextmanager
def running(map: ConceptMap, **settings: Any) -> Iterator[str]:
    """Serve a map from a thread and yield the address of the server."""
    from istilah.web.app import Settings, application
    from istilah.web.guards import known_hosts
    from istilah.web.limits import Limits
    from istilah.web.server import _server

    limits = Limits(**{name: settings.pop(name) for name in Limits._fields if name in settings})
    listening = socket.create_server(("127.0.0.1", 0))
    server = _server(application(map, Settings(limits, hosts=known_hosts("127.0.0.1"), **settings)), log=False)
    thread = threading.Thread(target=asyncio.run, args=(server.serve([listening]),))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[str]]:
    """Return `running`, for servers with settings of their own."""
    return running


@pytest.fixture(scope="session")
def served(shipped: ConceptMap) -> Iterator[str]:
    """Return the address of a server of the shipped map."""
    with running(shipped) as address:
        yield address


@pytest.fixture(scope="session")
def wild_map(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> ConceptMap:
    """Return a map that tries everything."""
    file = tmp_path_factory.mktemp("wild") / "wild.ttl"
    file.write_text(WILD, encoding="utf-8")
    return open_map(str(file))


@pytest.fixture(scope="session")
def wild(wild_map: ConceptMap) -> Iterator[str]:
    """Return the address of a server of the map that tries everything."""
    with running(wild_map) as address:
        yield address


@pytest.fixture
def client(served: str) -> Iterator[httpx.Client]:
    """Return a client of the shipped map's server that follows no redirection."""
    with httpx.Client(base_url=served, timeout=60) as found:
        yield found


@pytest.fixture
def wild_client(wild: str) -> Iterator[httpx.Client]:
    """Return a client of the wild map's server that follows no redirection."""
    with httpx.Client(base_url=wild, timeout=60) as found:
        yield found


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Return a function that opens an address in a browser context with some options."""
    contexts = []

    def open_address(address: str, **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_address
    for context in contexts:
        context.close()
