"""The endpoint at ``/sparql``: it answers queries (SPARQL 1.1 Protocol), without one it describes itself.

The page for readers is in `sparql_page`.
"""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from istilah.web.asking import ask
from istilah.web.formats import formats, triples_format, unacceptable
from istilah.web.negotiation import wants_page
from istilah.web.problems import ProblemError
from istilah.web.protocol import Asked, asked
from istilah.web.request_log import note
from istilah.web.requests import accept_of, address_of, language_of, options, site_of, writes_of
from istilah.web.service_description import described
from istilah.web.sparql_page import answered
from istilah.web.writes import carried_out

_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


def routes() -> Iterator[Route]:
    """Yield the route of the endpoint."""
    yield Route("/sparql", _endpoint, methods=_METHODS)


async def _endpoint(request: Request) -> Response:
    if request.method == "OPTIONS":
        return options(_METHODS)
    wanted = await asked(request)
    if wanted.update is not None:
        return await _update(request, wanted)
    if wanted.graphs is None and not wanted.format and wants_page(accept_of(request)):
        return await _page(request, wanted.query or "")
    if wanted == Asked(None, None, None, wanted.format) and request.method != "POST":
        return await described(request, triples_format(accept_of(request), wanted.format))
    return await _answer(request, wanted)


async def _update(request: Request, wanted: Asked) -> Response:
    writes = writes_of(request)
    if writes is None:
        hint = "start the server with --writable --token-file FILE, or change the files of the map"
        raise ProblemError(403, "the map is served for reading only", hint, kind="read-only")
    writes.token.require(request)
    note(request.scope, wanted.update)
    write = {"kind": "update", "graphs": wanted.graphs, "base": address_of(request)}
    await carried_out(writes, write, (wanted.update or "").encode())
    return Response(status_code=204)


async def _page(request: Request, query: str) -> Response:
    if request.method == "POST":
        return await answered(request, query)
    target = site_of(request).link("sparql", "", language_of(request), query=query)
    return RedirectResponse(target, 303, {"Vary": "Accept, Accept-Language"})


async def _answer(request: Request, wanted: Asked) -> Response:
    if not wanted.query:
        raise ProblemError(400, "the parameter query is missing", "ask with ?query=SELECT ...")
    accepted = formats(accept_of(request), wanted.format)
    solutions, triples = (choice.name if choice else None for choice in accepted)
    reply = await ask(
        request,
        query=wanted.query,
        graphs=wanted.graphs,
        base=address_of(request),
        solutions=solutions,
        triples=triples,
    )
    choice = accepted.triples if reply.kind == "triples" else accepted.solutions
    if choice is None:
        raise unacceptable()
    return Response(reply.body, media_type=choice.media_type, headers={"Vary": "Accept"})
