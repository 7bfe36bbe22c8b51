"""The protocol: requests are sent as the suite writes them, and the responses held against what it expects."""

import json

import httpx
from rdflib import Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node
from tests.w3c.serving import Served
from tests.w3c.suite import MF, Test

HT, CNT = Namespace("http://www.w3.org/2011/http#"), Namespace("http://www.w3.org/2011/content#")

#: The media types of each form of result that a test can expect.
FORMS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": (
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ),
    "RDF": ("text/turtle", "application/n-triples", "application/rdf+xml"),
}


def answered(test: Test, server: Served) -> str:
    """Return what is wrong with the answers to the requests of a test, "" when they are as expected."""
    for request in Collection(test.manifest, test.manifest.value(test.action, HT.requests)):
        problem = _checked(test.manifest, request, _sent(test.manifest, request, server))
        if problem:
            return problem
    return ""


def _is_update(manifest: Graph, request: Node) -> bool:
    body = str(manifest.value(manifest.value(request, HT.body), CNT.chars) or "")
    return "application/sparql-update" in headers_of(manifest, request).values() or body.startswith("update=")


def _sent(manifest: Graph, request: Node, server: Served) -> httpx.Response:
    path = str(manifest.value(request, HT.absolutePath)).removeprefix("/sparql/")
    headers = headers_of(manifest, request)
    if server.token and _is_update(manifest, request):
        headers["Authorization"] = f"Bearer {server.token}"
    body = manifest.value(request, HT.body)
    content = None
    if body is not None:
        encoding = str(manifest.value(body, CNT.characterEncoding) or "UTF-8")
        content = str(manifest.value(body, CNT.chars)).encode(encoding)
    method = str(manifest.value(request, HT.methodName))
    return server.client.request(method, server.endpoint + path, content=content, headers=headers)


def headers_of(manifest: Graph, request: Node) -> dict[str, str]:
    """Return the headers of a request."""
    node = manifest.value(request, HT.headers)
    headers = Collection(manifest, node) if node is not None else ()
    return {str(manifest.value(each, HT.fieldName)): str(manifest.value(each, HT.fieldValue)) for each in headers}


def _expected(manifest: Graph, request: Node) -> list[str]:
    response = manifest.value(request, HT.resp)
    return [str(status).rpartition("StatusCode")[2] for status in manifest.objects(response, MF.expectedStatus)]


def _checked(manifest: Graph, request: Node, answer: httpx.Response) -> str:
    statuses = _expected(manifest, request)
    if not any(str(answer.status_code)[0] == status[0] for status in statuses):
        return f"{answer.status_code} for {', '.join(statuses)}: {answer.text[:200]}"
    response = manifest.value(request, HT.resp)
    form = str(manifest.value(response, MF.expectedFormat) or "")
    media_type = answer.headers.get("content-type", "").partition(";")[0]
    if form and media_type not in FORMS[form]:
        return f"{media_type} is no {form}"
    truth = manifest.value(response, MF.expectedBoolean)
    if truth is not None and json.loads(answer.text)["boolean"] is not truth.toPython():
        return f"not {truth}: {answer.text}"
    return ""
