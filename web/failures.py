"""Failures: whatever goes wrong, as a page for readers and as problem+json for programs."""

import sys
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from istilah.exports.pages.error import error_page
from istilah.graph.errors import IstilahError
from istilah.web.identifiers import nearest
from istilah.web.negotiation import wants_page
from istilah.web.problem_words import document, liked, told
from istilah.web.problems import MEDIA_TYPE, RETRY_AFTER, ProblemError, surprise
from istilah.web.requests import accept_of, language_of, site_of


async def on_problem(request: Request, error: Exception) -> Response:
    """Answer with a problem."""
    assert isinstance(error, ProblemError)
    return _response(request, error)


async def on_error(request: Request, error: Exception) -> Response:
    """Answer with an error of ours."""
    assert isinstance(error, IstilahError)
    return _response(request, ProblemError.of(error))


async def on_status(request: Request, error: Exception) -> Response:
    """Answer with a status that the framework found, such as 405."""
    assert isinstance(error, HTTPException)
    detail = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
    problem = ProblemError(error.status_code, detail)
    problem.headers = dict(error.headers or {})
    return _response(request, problem)


#: What a handler may raise, and what answers it.
HANDLERS: Mapping[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
    ProblemError: on_problem,
    IstilahError: on_error,
    HTTPException: on_status,
}
EXPECTED = tuple(HANDLERS)


async def answered(request: Request, error: Exception) -> Response:
    """Return the answer to one of those."""
    return await next(handler for kind, handler in HANDLERS.items() if isinstance(error, kind))(request, error)


async def on_surprise(request: Request, error: Exception) -> Response:
    """Answer when nothing else does: say so here, and to the client no more than that."""
    print(f"error: {request.method} {request.url.path}: {type(error).__name__}: {error}", file=sys.stderr)
    return _response(request, surprise())


def _response(request: Request, problem: ProblemError) -> Response:
    headers = problem.headers | {"Vary": "Accept, Accept-Language"}
    if problem.status == 503:
        headers["Retry-After"] = RETRY_AFTER
    if wants_page(accept_of(request)):
        language = language_of(request)
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        words, wanted = told(problem, language), _missed(request, problem)
        return HTMLResponse(
            error_page(site_of(request), problem.status, language, words, wanted, asked), problem.status, headers
        )
    return JSONResponse(_document(request, problem), problem.status, headers, MEDIA_TYPE)


def _document(request: Request, problem: ProblemError) -> dict[str, Any]:
    """Return a problem for programs: as it was raised, but in words for our own pages and for other languages."""
    language = request.query_params.get("lang", liked(request.headers.get("accept-language")))
    return document(problem, language) | _suggested(request, problem)


def _suggested(request: Request, problem: ProblemError) -> dict[str, list[str]]:
    wanted = _missed(request, problem)
    found = site_of(request).map.search(wanted.replace("-", " "), 5) if wanted else []
    return {"nearest": [match.label.text for match in found]} if found else {}


def _missed(request: Request, problem: ProblemError) -> str:
    """Return the words of an address that leads nowhere; "" when something else was not found."""
    return nearest(request) if problem.status == 404 and not problem.detail else ""
