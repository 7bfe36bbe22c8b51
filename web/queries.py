"""Queries: the SPARQL 1.1 Protocol at ``/sparql``, and the page for readers at ``/en/sparql``.

A query is answered by a worker, never here; when its client goes away the query ends as well.
"""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Iterator
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from istilah.exports.pages.sparql import MOST_ROWS, Answer, Slip, Term, sparql_page
from istilah.graph.errors import IstilahError
from istilah.graph.questions import questions
from istilah.graph.values import LANGUAGES
from istilah.web.answers import SOLUTIONS, TRIPLES, Reply
from istilah.web.negotiation import best, wants_page
from istilah.web.problems import ProblemError
from istilah.web.requests import body_of, language_of, pool_of, site_of

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_SOLUTION_TYPES = {media_type: name for name, (media_type, _) in SOLUTIONS.items()} | {"application/json": "json"}
_TRIPLE_TYPES = {media_type: name for name, media_type in TRIPLES.items()}


class Asked(NamedTuple):
    """A query as the protocol has it: its text, "" for none, and the format that a parameter names, if any."""

    query: str
    format: str


def routes() -> Iterator[Route]:
    """Yield the routes of the endpoint and of its page in each language."""
    yield Route("/sparql", _endpoint, methods=["GET", "POST"])
    for language in LANGUAGES:
        yield Route(f"/{language}/sparql", _page)


async def _endpoint(request: Request) -> Response:
    asked = await _asked(request)
    page_wanted = not asked.format and wants_page(request.headers.get("accept"))
    if page_wanted and request.method != "POST":
        target = site_of(request).link("sparql", "", language_of(request), query=asked.query)
        return RedirectResponse(target, 303, {"Vary": "Accept, Accept-Language"})
    if page_wanted:
        return await _answered(request, asked.query)
    if not asked.query:
        raise ProblemError(400, "the parameter query is missing", "ask with ?query=SELECT ...")
    solutions, triples = _formats(request, asked.format)
    reply = await _while_there(request, _ask(request, query=asked.query, solutions=solutions, triples=triples))
    if not reply.media_type:
        raise _unacceptable()
    return Response(reply.body, media_type=reply.media_type, headers={"Vary": "Accept"})


async def _page(request: Request) -> Response:
    name = request.query_params.get("question", "")
    question = questions().get(name)
    return await _answered(request, question.query({}) if question else request.query_params.get("query", ""), name)


async def _answered(request: Request, query: str, name: str = "") -> Response:
    site, language = site_of(request), language_of(request)
    if not query.strip():
        return HTMLResponse(sparql_page(site, language))
    started = perf_counter()
    try:
        reply = await _while_there(request, _ask(request, query=query, rows=MOST_ROWS))
    except ProblemError as problem:
        place = {name: problem.members.get(name) or 0 for name in ("line", "column")}
        slip = Slip(problem.detail.partition("\n")[0], problem.hint, **place)
        return HTMLResponse(sparql_page(site, language, query, slip=slip, name=name), problem.status)
    answer = _read(reply, perf_counter() - started)
    return HTMLResponse(sparql_page(site, language, query, answer, name=name))


def _read(reply: Reply, seconds: float) -> Answer:
    found = json.loads(reply.body)
    rows = [[Term(*term) if term else None for term in row] for row in found.get("rows", ())]
    columns = tuple(found.get("columns", ()))
    return Answer(found["kind"], columns, rows, found.get("more", False), found.get("truth", False), seconds)


async def _ask(request: Request, **wanted: Any) -> Reply:
    try:
        return await pool_of(request).answer(**wanted)
    except IstilahError as error:
        raise ProblemError.of(error) from None


async def _while_there(request: Request, work: Awaitable[Reply]) -> Reply:
    """Return what some work brings, or give it up when the client goes away."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ProblemError(499, "the client went away")
        return working.result()
    finally:
        for task in (working, leaving):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await task


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _asked(request: Request) -> Asked:
    """Return the query of a request, however it is sent (SPARQL 1.1 Protocol section 2.1)."""
    parameters = _parameters(request.url.query)
    if request.method == "POST":
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = _decoded(await body_of(request))
        if media_type == _FORM:
            parameters = _parameters(body)
        elif media_type == _QUERY:
            parameters["query"] = [body]
        elif media_type == _UPDATE:
            parameters["update"] = [body]
        else:
            hint = f"send {_FORM} or {_QUERY}"
            raise ProblemError(415, f"a query cannot be sent as {media_type or 'nothing in particular'}", hint)
    return _checked(parameters)


def _checked(parameters: dict[str, list[str]]) -> Asked:
    if "update" in parameters:
        raise ProblemError(403, "the map is served for reading only", "change its files, then start the server again")
    if "default-graph-uri" in parameters or "named-graph-uri" in parameters:
        raise ProblemError(400, "graphs cannot be chosen by a parameter", "use FROM and FROM NAMED in the query")
    queries = parameters.get("query", [])
    if len(queries) > 1:
        raise ProblemError(400, "there are several queries in one request", "send one")
    format = parameters.get("format", [""])[0]
    if format and format not in SOLUTIONS and format not in TRIPLES:
        raise ProblemError(400, f"no format named {format!r}", f"one of: {', '.join((*SOLUTIONS, *TRIPLES))}")
    return Asked(queries[0] if queries else "", format)


def _parameters(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError:
        raise ProblemError(400, "the parameters are not UTF-8, or too many") from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise ProblemError(400, "the body is not UTF-8", "save the query as UTF-8") from None


def _formats(request: Request, named: str) -> tuple[str | None, str | None]:
    """Return the format for solutions and the one for triples: that of the parameter, else what is accepted."""
    if named:
        return (named, None) if named in SOLUTIONS else (None, named)
    accept = request.headers.get("accept")
    solutions, triples = best(accept, list(_SOLUTION_TYPES)), best(accept, list(_TRIPLE_TYPES))
    if not solutions and not triples:
        raise _unacceptable()
    return _SOLUTION_TYPES.get(solutions or ""), _TRIPLE_TYPES.get(triples or "")


def _unacceptable() -> ProblemError:
    types = ", ".join((*_SOLUTION_TYPES, *_TRIPLE_TYPES))
    return ProblemError(406, "this answer cannot be had in any of the accepted formats", f"one of: {types}")
