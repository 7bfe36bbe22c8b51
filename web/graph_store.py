"""The graph store at ``/store``: graphs as they are, for reading (SPARQL 1.1 Graph Store HTTP Protocol).

``/store?graph=IRI`` is the graph of that name, ``/store?default`` what queries see that name no graph.
"""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from istilah.graph.errors import IstilahError
from istilah.web.asking import ask
from istilah.web.formats import triples_format
from istilah.web.problems import ProblemError
from istilah.web.requests import options, site_of

_METHODS = ("GET", "HEAD", "OPTIONS")


def routes() -> Iterator[Route]:
    """Yield the route of the graph store."""
    yield Route("/store", _graph, methods=_METHODS)


async def _graph(request: Request) -> Response:
    if request.method == "OPTIONS":
        return options(_METHODS)
    name = graph_named(request)
    choice = triples_format(request.headers.get("accept"), request.query_params.get("format", ""))
    if name is not None and not _has(request, name):
        raise ProblemError(404, f"there is no graph <{name}>", "the graphs are listed at /sparql")
    reply = await ask(request, graph=name, triples=choice.name)
    return Response(reply.body, media_type=choice.media_type, headers={"Vary": "Accept"})


def graph_named(request: Request) -> str | None:
    """Return the IRI of the graph that a request names, None for the default graph (section 4.2).

    Raises ProblemError when it names none, or more than one.
    """
    default, graphs = "default" in request.query_params, request.query_params.getlist("graph")
    if default + len(graphs) != 1:
        raise ProblemError(400, "the request names no graph, or several", "ask for ?default or for ?graph=IRI")
    return graphs[0] if graphs else None


def _has(request: Request, name: str) -> bool:
    try:
        return site_of(request).map.store.has_graph(name)
    except IstilahError as error:
        raise ProblemError.of(error) from None
