"""The graph store at ``/store``: graphs as they are (SPARQL 1.1 Graph Store HTTP Protocol).

``/store?graph=IRI`` is the graph of that name, ``/store?default`` what queries see that name no graph. Where the map is
served for writing, bearers of the token replace a graph by PUT, add to it by POST and remove it by DELETE. What is
posted to ``/store`` alone becomes a graph with a name of its own, which is its `Location` (section 5.5).
"""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from istilah.graph.errors import IstilahError
from istilah.graph.sent_graphs import MULTIPART, no_graph_format
from istilah.web.asking import ask_for_graph
from istilah.web.formats import TRIPLE_TYPES, triples_format
from istilah.web.problems import ProblemError
from istilah.web.protocol import require_utf8
from istilah.web.requests import accept_of, body_of, options, site_of, writes_of
from istilah.web.writes import carried_out

_READING = ("GET", "HEAD", "OPTIONS")
_WRITING = ("PUT", "POST", "DELETE")
#: How long a graph that is written may be, in bytes.
_MOST_BODY = 64 << 20


def routes() -> Iterator[Route]:
    """Yield the route of the graph store."""
    yield Route("/store", _graph, methods=(*_READING, *_WRITING, "PATCH"))


async def _graph(request: Request) -> Response:
    if request.method == "OPTIONS":
        return options(_methods(request))
    if request.method in _WRITING:
        return await _write(request)
    if request.method == "PATCH":
        raise _not_allowed(request)
    name = graph_named(request)
    choice = triples_format(accept_of(request), request.query_params.get("format", ""))
    if name is not None and not _has(request, name):
        raise _no_graph(name)
    reply = await ask_for_graph(request, name, choice.name)
    return Response(reply.body, media_type=choice.media_type, headers={"Vary": "Accept"})


async def _write(request: Request) -> Response:
    """Answer a request to write: 201 when a graph is new, 204 otherwise (section 5.3 to 5.5)."""
    writes = writes_of(request)
    if writes is None:
        raise _not_allowed(request, "the map is served for reading only", kind="read-only")
    writes.token.require(request)
    is_new = request.method == "POST" and not request.query_params.keys() & {"default", "graph"}
    name = uuid4().urn if is_new else graph_named(request)
    content_type = "" if request.method == "DELETE" else _content_type(request)
    body = b"" if request.method == "DELETE" else await body_of(request, _MOST_BODY)
    write = {"kind": request.method.lower(), "graph": name, "type": content_type}
    reply = await carried_out(writes, write, body)
    if reply.get("existed") is False:
        raise _no_graph(name)
    created = bool(reply.get("created"))
    return Response(
        status_code=201 if created else 204, headers={"Location": name} if created and is_new and name else {}
    )


def _methods(request: Request) -> tuple[str, ...]:
    return (*_READING, *_WRITING) if writes_of(request) else _READING


def _not_allowed(request: Request, detail: str = "", **members: Any) -> ProblemError:
    problem = ProblemError(405, detail, **members)
    problem.headers["Allow"] = ", ".join(_methods(request))
    return problem


def _content_type(request: Request) -> str:
    """Return the `Content-Type` of a graph that is sent; raises ProblemError for one that cannot be read."""
    content_type = request.headers.get("content-type", "")
    media_type, _, parameters = content_type.partition(";")
    media_type = media_type.strip().lower()
    if media_type not in (*TRIPLE_TYPES, MULTIPART):
        error = no_graph_format(media_type)
        raise ProblemError(415, error.message, error.hint, kind=error.kind, name=media_type)
    require_utf8(parameters)
    return content_type


def graph_named(request: Request) -> str | None:
    """Return the IRI of the graph that a request names, None for the default graph (section 4.2).

    Raises ProblemError when it names none, or more than one.
    """
    default, graphs = "default" in request.query_params, request.query_params.getlist("graph")
    if default + len(graphs) != 1:
        hint = "ask for ?default or for ?graph=IRI"
        raise ProblemError(400, "the request names no graph, or several", hint, kind="which-graph")
    return graphs[0] if graphs else None


def _no_graph(name: str | None) -> ProblemError:
    hint = "the graphs are listed at /sparql"
    return ProblemError(404, f"there is no graph <{name}>", hint, kind="no-graph", name=name)


def _has(request: Request, name: str) -> bool:
    try:
        return site_of(request).map.store.has_graph(name)
    except IstilahError as error:
        raise ProblemError.of(error) from None
