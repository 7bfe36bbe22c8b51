"""Query evaluation and syntax: a query is sent to the server and its answer compared with the one of the suite."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import httpx
from rdflib import RDFS, URIRef
from tests.w3c.results import equal, read_results
from tests.w3c.serving import Served
from tests.w3c.suite import QT, Test

ACCEPT = {
    "srx": "application/sparql-results+xml",
    "srj": "application/sparql-results+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
#: The form in which a graph is asked for; the solutions that an older test describes in RDF are asked for as XML.
TURTLE = "text/turtle"


def evaluated(test: Test, server: Served) -> str:
    """Return what is wrong with the answer to a query, "" when it is as the suite has it."""
    query = test.manifest.value(test.action, QT.query)
    expected_file = _path(test.result)
    expected = read_results(expected_file.read_bytes(), expected_file.suffix[1:], str(test.result))
    accept = ACCEPT.get(expected_file.suffix[1:], f"{TURTLE}, {ACCEPT['srx']}")
    answer = _asked(server, _text(test, server, query), list(_dataset(test)), accept)
    if answer.status_code != 200:
        return f"{answer.status_code}: {answer.text[:200]}"
    media_type = answer.headers["content-type"].partition(";")[0]
    format = {media_type: ending for ending, media_type in ACCEPT.items()}.get(media_type, "ttl")
    return "" if equal(expected, read_results(answer.content, format)) else f"another answer: {answer.text[:300]}"


def understood(test: Test, server: Served) -> str:
    """Return "" when a query that is right is answered and one that is wrong is told to be."""
    is_right = test.kind.startswith("Positive")
    query = _path(test.action).read_bytes().decode()
    allowed = re.sub(r"(?i)(SERVICE\s+(?:SILENT\s+)?)<[^>]*>", rf"\1<{server.empty}>", query)
    answer = _asked(server, _based(allowed, test.action), [], f"{TURTLE}, {ACCEPT['srx']}")
    if answer.status_code == 400 and "does not parse" not in answer.json()["detail"]:
        return "" if is_right else answer.text  # it was read; that the server knows no such function is another matter
    wanted = 200 if is_right else 400
    return "" if answer.status_code == wanted else f"{answer.status_code} for {wanted}: {answer.text[:200]}"


def _asked(server: Served, query: str, dataset: list[tuple[str, str]], accept: str) -> httpx.Response:
    headers = {"Content-Type": "application/sparql-query", "Accept": accept}
    return server.client.post(server.endpoint, content=query.encode(), params=dataset, headers=headers)


def _dataset(test: Test) -> Iterator[tuple[str, str]]:
    """Yield the dataset of a test as parameters; none when it has none, or its query names it by FROM."""
    if re.search(r"(?i)\bFROM\b", _path(test.manifest.value(test.action, QT.query)).read_bytes().decode()):
        return
    for data in test.manifest.objects(test.action, QT.data):
        yield "default-graph-uri", str(data)
    for data in test.manifest.objects(test.action, QT.graphData):
        yield "named-graph-uri", str(data if isinstance(data, URIRef) else test.manifest.value(data, RDFS.label))


def _text(test: Test, server: Served, query: URIRef) -> str:
    text = _based(_path(query).read_bytes().decode(), query)
    if test.folder != "service":
        return text
    for (name, endpoint), address in server.services.items():
        if name == test.name:
            text = text.replace(f"<{endpoint}>", f"<{address}>")
    return text.replace("<http://invalid.endpoint.org/sparql>", f"<{server.nowhere}>")


def _based(query: str, base: object) -> str:
    return f"BASE <{base}>\n{query}"


def _path(iri: object) -> Path:
    return Path(unquote(str(iri).removeprefix("file://")))
