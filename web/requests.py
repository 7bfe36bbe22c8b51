"""Requests: what a handler needs to know of one."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from istilah.exports.pages.site import Site
from istilah.graph.values import LANGUAGES
from istilah.web.negotiation import language as negotiated
from istilah.web.problems import ProblemError
from istilah.web.threads import in_thread
from istilah.web.versions import Served, Version
from istilah.web.workers import Pool
from istilah.web.writes import Writes

Made = TypeVar("Made")

#: How long a request's body may be, in bytes.
MOST_BODY = 1 << 20


def served_of(request: Request) -> Served:
    """Return what is served, as it is now."""
    served: Served = request.app.state.served
    return served


def writes_of(request: Request) -> Writes | None:
    """Return what carries out writes, None where the map is served for reading only."""
    writes: Writes | None = request.app.state.writes
    return writes


def version_of(request: Request) -> Version:
    """Return the version of the map that a request began with."""
    if not hasattr(request.state, "version"):
        request.state.version = served_of(request).version
    version: Version = request.state.version
    return version


def site_of(request: Request) -> Site:
    """Return the site that a request began with."""
    return version_of(request).site


def pool_of(request: Request) -> Pool:
    """Return the workers that answer queries."""
    return served_of(request).pool


async def made(request: Request, make: Callable[..., Made], *arguments: Any) -> Made:
    """Return what a function makes of the map: in a thread where it may have to wait for another machine."""
    if site_of(request).map.store.is_remote:
        return await in_thread(make, *arguments)
    return make(*arguments)


def accept_of(request: Request) -> str | None:
    """Return what media types a client takes; a header that is sent in several lines is one list (RFC 9110 5.3)."""
    lines = [value.decode("latin-1") for name, value in request.scope["headers"] if name == b"accept"]
    return ", ".join(lines) if lines else None


def address_of(request: Request) -> str:
    """Return the address that was asked, without its query."""
    scope = request.scope
    return f"{scope['scheme']}://{request.headers.get('host', '')}{scope['raw_path'].decode('ascii')}"


def options(methods: Iterable[str]) -> Response:
    """Return what a place may be asked by (RFC 9110 section 9.3.7)."""
    return Response(status_code=204, headers={"Allow": ", ".join(methods)})


def language_of(request: Request) -> str:
    """Return the language to answer in: that of the address, else what the client likes best."""
    first = request.url.path.split("/")[1]
    default: str = request.app.state.language
    return first if first in LANGUAGES else negotiated(request.headers.get("accept-language"), default)


def language_asked(request: Request) -> str:
    """Return the language that the parameter `lang` names, else what the client likes best."""
    given = request.query_params.get("lang", "")
    return given if given in LANGUAGES else language_of(request)


def page_number(request: Request) -> int:
    """Return the number of the part of a list that is asked for, 1 for anything else."""
    given = request.query_params.get("page", "")
    return int(given) if given.isdecimal() and len(given) < 7 else 1


async def body_of(request: Request, most: int = MOST_BODY) -> bytes:
    """Return the body of a request; raises ProblemError when it is longer than so many bytes."""
    too_long = ProblemError(
        413,
        f"the body of a request may be {most} bytes long",
        "send less",
        kind="too-long",
        limit="body",
        most=most,
    )
    given = request.headers.get("content-length", "")
    if given.isdecimal() and int(given) > most:
        raise too_long
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise too_long
    except ClientDisconnect:
        raise ProblemError(499, "the client went away") from None
    return bytes(body)
