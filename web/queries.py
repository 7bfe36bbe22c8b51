"""The endpoint at ``/sparql``: it answers queries (SPARQL 1.1 Protocol), without one it describes itself.

The page for readers is in `sparql_page`.
"""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from istilah.web import failures
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

_PATH, _METHODS = "/sparql", ("GET", "HEAD", "POST", "OPTIONS")


class Endpoint:
    """The endpoint, before all routes: programs ask by the thousand, and the way to a route costs them a tenth more."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"] != _PATH:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            response = await _answered(request)
        except failures.EXPECTED as error:
            response = await failures.answered(request, error)
        await response(scope, receive, send)


async def _answered(request: Request) -> Response:
    if request.method not in _METHODS:
        raise HTTPException(405, headers={"Allow": ", ".join(_METHODS)})
    if request.method == "OPTIONS":
        return options(_METHODS)
    wanted = await asked(request)
    if wanted.update is not None:
        return await _update(request, wanted)
    accept = accept_of(request)
    if wanted.graphs is None and not wanted.format and wants_page(accept):
        return await _page(request, wanted.query or "")
    if wanted == Asked(None, None, None, wanted.format) and request.method != "POST":
        return await described(request, triples_format(accept, wanted.format))
    return await _answer(request, wanted, accept)


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


async def _answer(request: Request, wanted: Asked, accept: str | None) -> Response:
    if not wanted.query:
        raise ProblemError(400, "the parameter query is missing", "ask with ?query=SELECT ...", kind="no-query")
    accepted = formats(accept, wanted.format)
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
