"""Guards: what every request must pass and every response carries."""

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from istilah.web.problems import MEDIA_TYPE, ProblemError

#: Nothing but our own style and script, no frames, no forms to elsewhere.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OWN = [(name.lower().encode(), value.encode()) for name, value in {**HEADERS, "Cache-Control": "no-cache"}.items()]
_READABLE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
#: Any header but Authorization, which the asterisk does not stand for.
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class SecurityHeaders:
    """Adds the headers that keep a page to its own origin, and asks caches to check before they reuse."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(own for own in _OWN if own[0] not in there)]
            await send(message)

        await self._app(scope, receive, send_with_headers)


class CrossOrigin:
    """Lets the pages of other sites read what is data, without credentials (Fetch standard, CORS protocol).

    Pages, their style and their script stay for this site. What may be asked of data is the same everywhere, so a
    preflight is answered here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if not _is_page(scope["path"], headers.get("content-type", "")):
                    headers.update(_READABLE)
            await send(message)

        if scope["type"] == "http" and _is_preflight(scope):
            await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)


class KnownHosts:
    """Answers only to its own names, so that no page elsewhere can reach a local map by a name of its own.

    That is the defence against DNS rebinding. `hosts` None answers to any name.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and self._hosts is not None and _host(scope) not in self._hosts:
            problem = ProblemError(421, "this server does not answer to that name", "ask it by the address it printed")
            await JSONResponse(problem.document(), 421, media_type=MEDIA_TYPE)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _is_page(path: str, media_type: str) -> bool:
    return media_type.startswith("text/html") or path.startswith("/static/")


def _is_preflight(scope: Scope) -> bool:
    return scope["method"] == "OPTIONS" and any(
        name == b"access-control-request-method" for name, _ in scope["headers"]
    )


def known_hosts(host: str) -> frozenset[str] | None:
    """Return the names that a server bound to a host answers to; None, any, for one bound to all addresses."""
    try:
        if ip_address(host).is_unspecified:
            return None
    except ValueError:
        pass  # a name
    return frozenset((*_LOOPBACK, host.lower()))


def _host(scope: dict[str, Any] | Scope) -> str:
    given = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
    try:
        return "" if "@" in given else (urlsplit(f"//{given}").hostname or "").lower()
    except ValueError:
        return ""
