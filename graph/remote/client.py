"""The client: how a server is reached by HTTP, with the certificates, proxies and credentials that are set."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx

from istilah import __version__
from istilah.graph.errors import StoreError
from istilah.graph.remote.credentials import Credentials
from istilah.graph.remote.deadline import keep_deadlines
from istilah.graph.remote.decoding import ACCEPTED


def client(url: str, shown: str, connections: int, silence: float) -> httpx.Client:
    """Return a client for a URL; raises StoreError when the environment asks for what cannot be done."""
    is_secret = urlsplit(url).scheme == "https"
    try:
        found = httpx.Client(
            headers={"User-Agent": f"istilah/{__version__}", "Accept-Encoding": ACCEPTED},
            timeout=httpx.Timeout(silence, connect=10.0),
            limits=httpx.Limits(max_connections=connections, keepalive_expiry=5.0),
            verify=is_secret,  # else reading the certificates takes longer than to ask
        )
        keep_deadlines(found)
        return found
    except OSError as error:
        reason = f"the certificates to check it by cannot be read: {error.strerror or error}"
        raise StoreError(shown, reason, "correct SSL_CERT_FILE and SSL_CERT_DIR") from None
    except (ImportError, ValueError, httpx.InvalidURL):  # their words may hold a password
        raise StoreError(
            shown,
            "the proxy that the environment names cannot be used",
            "let HTTP_PROXY, HTTPS_PROXY and ALL_PROXY be URLs with http:// or https://, or name the host in NO_PROXY",
        ) from None


def login(credentials: Credentials, is_digest: bool) -> httpx.Auth | None:
    """Return what puts credentials into requests, None where there are none."""
    user, password, token = credentials
    if token:
        return _Bearer(token)
    if not user:
        return None
    return httpx.DigestAuth(user, password) if is_digest else httpx.BasicAuth(user, password)


class _Bearer(httpx.Auth):
    """Sends a bearer token (RFC 6750, 2.1)."""

    def __init__(self, token: str) -> None:
        self._header = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]
        request.headers["Authorization"] = self._header
        yield request
