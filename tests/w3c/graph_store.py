"""The graph store: requests are sent as the suite writes them, the graphs of a test removed beforehand."""

from urllib.parse import parse_qs, urlsplit

import httpx
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.term import Node
from tests.w3c.requests import CNT, HT, headers_of
from tests.w3c.serving import Served
from tests.w3c.suite import MF, Test

#: The status codes by the names that the suite gives them.
CODES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
_DIRECT = MF.DirectGraphIdentification


def left_out(test: Test) -> str:
    """Return why a test is not replayed, "" when it is."""
    if (test.node, MF.requires, _DIRECT) in test.manifest:
        return "graphs named by the path: they are named by ?graph= alone"
    if test.folder == "http-rdf-update":
        return "deprecated by the suite"
    return ""


def stored(test: Test, server: Served) -> str:
    """Return what is wrong with the answers to the requests of a test, "" when they are as expected."""
    bearer = {"Authorization": f"Bearer {server.token}"}
    requests = list(Collection(test.manifest, test.manifest.value(test.action, HT.requests)))
    for path in {str(test.manifest.value(request, HT.absolutePath)) for request in requests}:
        if "graph" in parse_qs(urlsplit(path).query):
            server.client.delete(_address(server, path), headers=bearer)
    location = ""
    for request in requests:
        answer = _sent(test.manifest, request, server, location)
        location = answer.headers.get("location", location)
        if problem := _checked(test.manifest, test.manifest.value(request, HT.resp), answer):
            return problem
    return ""


def _address(server: Served, path: str) -> str:
    return server.endpoint.removesuffix("/sparql") + path.replace("/gsp", "/store", 1)


def _sent(manifest: Graph, request: Node, server: Served, location: str) -> httpx.Response:
    body = manifest.value(manifest.value(request, HT.body), CNT.chars)
    headers = headers_of(manifest, request) | {"Authorization": f"Bearer {server.token}"}
    path = str(manifest.value(request, HT.absolutePath)).replace("$LOCATION$", location)
    method = str(manifest.value(request, HT.methodName))
    content = None if body is None else str(body).encode()
    return server.client.request(method, _address(server, path), content=content, headers=headers)


def _checked(manifest: Graph, response: Node | None, answer: httpx.Response) -> str:
    expected = {CODES[str(status).rpartition("#")[2]] for status in manifest.objects(response, MF.expectedStatus)}
    if answer.status_code not in expected:
        return f"{answer.status_code} for {sorted(expected)}: {answer.text[:200]}"
    body = manifest.value(manifest.value(response, HT.body), CNT.chars)
    if body is not None and not isomorphic(_graph(str(body)), _graph(answer.text)):
        return f"another graph: {answer.text[:500]}"
    return ""


def _graph(turtle: str) -> Graph:
    return Graph().parse(data=turtle, format="turtle")
