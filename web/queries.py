"""Queries: the SPARQL 1.1 Protocol at ``/sparql``; the page for readers is in `sparql_page`."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from istilah.web.answers import SOLUTIONS, TRIPLES
from istilah.web.asking import ask
from istilah.web.negotiation import best, wants_page
from istilah.web.problems import ProblemError
from istilah.web.requests import body_of, language_of, site_of
from istilah.web.sparql_page import answered

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_SOLUTION_TYPES = {media_type: name for name, (media_type, _) in SOLUTIONS.items()} | {"application/json": "json"}
_TRIPLE_TYPES = {media_type: name for name, media_type in TRIPLES.items()}


class Asked(NamedTuple):
    """A query as the protocol has it: its text, "" for none, and the format that a parameter names, if any."""

    query: str
    format: str


def routes() -> Iterator[Route]:
    """Yield the route of the endpoint."""
    yield Route("/sparql", _endpoint, methods=["GET", "POST"])


async def _endpoint(request: Request) -> Response:
    asked = await _asked(request)
    page_wanted = not asked.format and wants_page(request.headers.get("accept"))
    if page_wanted and request.method != "POST":
        target = site_of(request).link("sparql", "", language_of(request), query=asked.query)
        return RedirectResponse(target, 303, {"Vary": "Accept, Accept-Language"})
    if page_wanted:
        return await answered(request, asked.query)
    if not asked.query:
        raise ProblemError(400, "the parameter query is missing", "ask with ?query=SELECT ...")
    solutions, triples = _formats(request, asked.format)
    reply = await ask(request, query=asked.query, solutions=solutions, triples=triples)
    if not reply.media_type:
        raise _unacceptable()
    return Response(reply.body, media_type=reply.media_type, headers={"Vary": "Accept"})


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
