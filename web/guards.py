"""Guards: what every request must pass and every response carries."""

from collections.abc import Mapping
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from istilah.web.problem_words import document, liked
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


def _raw(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Return headers as they are sent (ASGI)."""
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


_OF_PAGES = _raw({**HEADERS, "Cache-Control": "no-cache"})
_READABLE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_OF_DATA = _raw({**HEADERS, "Cache-Control": "no-cache", **_READABLE})
#: Any header but Authorization, which the asterisk does not stand for.
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Guards:
    """Keeps pages to their own origin, lets others read what is data, and answers only to names of its own.

    Other sites read data without credentials (Fetch standard, CORS protocol), unless `cross_origin` is false; pages,
    their style and their script stay for this site. What may be asked of data is the same everywhere, so a preflight is
    answered here. That a server answers only to its own names, `hosts`, is the defence against DNS rebinding: no page
    elsewhere can reach a local map by a name of its own. None answers to any. Caches are asked to check before they
    reuse.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None, cross_origin: bool) -> None:
        self._app, self._hosts, self._cross_origin = app, hosts, cross_origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._guarded(scope["path"], message["headers"])
            await send(message)

        answering = self._app if scope["type"] != "http" else self._preempted(scope) or self._app
        await answering(scope, receive, send_guarded)

    def _guarded(self, path: str, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        """Return the headers of an answer with those of ours that it has not itself."""
        there = dict(headers)
        page = not self._cross_origin or _is_page(path, there.get(b"content-type", b""))
        return [*headers, *[own for own in (_OF_PAGES if page else _OF_DATA) if own[0] not in there]]

    def _preempted(self, scope: Scope) -> Response | None:
        """Return the answer to what is not for the application, None for what is."""
        named = [value for name, value in scope["headers"] if name == b"host"]
        if len(named) != 1:  # RFC 9112 section 3.2
            return _refusal(scope, ProblemError(400, "the request names no host, or several", kind="which-host"))
        if self._hosts is not None and _host(named[0]) not in self._hosts:
            detail, hint = "this server does not answer to that name", "ask it by the address it printed"
            return _refusal(scope, ProblemError(421, detail, hint, kind="other-host"))
        if self._cross_origin and _is_preflight(scope):
            return Response(status_code=204, headers=_PREFLIGHT)
        return None


def _is_page(path: str, media_type: bytes) -> bool:
    return media_type.startswith(b"text/html") or path.startswith("/static/")


def _is_preflight(scope: Scope) -> bool:
    asking = b"access-control-request-method"
    return scope["method"] == "OPTIONS" and any(name == asking for name, _ in scope["headers"])


def known_hosts(host: str) -> frozenset[str] | None:
    """Return the names that a server bound to a host answers to; None, any, for one bound to all addresses."""
    try:
        if ip_address(host).is_unspecified:
            return None
    except ValueError:
        pass  # a name
    return frozenset((*_LOOPBACK, host.lower()))


def _refusal(scope: Scope, problem: ProblemError) -> Response:
    language = liked(Headers(scope=scope).get("accept-language"))
    return JSONResponse(document(problem, language), problem.status, media_type=MEDIA_TYPE)


@lru_cache(16)
def _host(named: bytes) -> str:
    given = named.decode("latin-1")
    try:
        return "" if "@" in given else (urlsplit(f"//{given}").hostname or "").lower()
    except ValueError:
        return ""
