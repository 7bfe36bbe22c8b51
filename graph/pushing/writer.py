"""The writer: a connection over which something is put into a store, each time whole or with a clear error."""

from __future__ import annotations

import time
from collections.abc import Generator

import httpx

from istilah.graph.errors import StoreAnswerError, StoreError, StoreGoneError, StoreRefusedError
from istilah.graph.remote.connection import PAUSES, Connection

#: How long a store may be silent while it takes something in, in seconds.
PATIENCE = 3600.0
_PASSING = (429, 502, 503, 504)


class Writer(Connection):
    """A connection for writing; what fails in passing is sent again, so it must be such that twice does no harm."""

    def send(self, body: bytes, media_type: str, query: str = "") -> None:
        """Send something by POST; `query` is added to the URL. Raises StoreError unless it is taken."""
        for pause in (*PAUSES, None):
            try:
                response = self._post(body, media_type, query)
            except httpx.TimeoutException as error:
                raise self._silent(error) from None
            except httpx.TransportError as error:
                failure: StoreError = self._gone(error)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise self._wrong(f"it cannot be understood: {error}") from None
            else:
                if response.is_success:
                    return
                failure = self._error(response)
                if response.status_code not in _PASSING:
                    raise failure
            if pause is None:
                raise failure
            time.sleep(pause)

    def _post(self, body: bytes, media_type: str, query: str) -> httpx.Response:
        url = self.address.url + ("&" if "?" in self.address.url else "?") * bool(query) + query
        timeout = httpx.Timeout(PATIENCE, connect=10.0)
        self.asked += 1
        return self._client.post(url, content=body, headers={"Content-Type": media_type}, timeout=timeout)

    def _log_in(self) -> None:
        user, password, token = self._credentials
        if user and not token:
            self._client.auth = _Asked(user, password)
        else:
            super()._log_in()

    def _error(self, response: httpx.Response) -> StoreError:
        error = super()._error(response)
        if response.status_code == 403:
            whom = "this user not" if self._credentials else "nobody"
            return StoreRefusedError(error.url, f"it lets {whom} write (403 Forbidden)", error.hint)
        if type(error) is not StoreAnswerError or error.status in (404, 405, 410):
            return error
        return StoreAnswerError(error.url, error.reason, "see the server's log; then push again", error.status)

    def _silent(self, error: httpx.TimeoutException) -> StoreGoneError:
        if isinstance(error, httpx.ConnectTimeout):
            return super()._silent(error)
        return StoreGoneError(self.address.shown, f"silent for {PATIENCE:g} s", "it may be at work still; push again")


class _Asked(httpx.Auth):
    """Sends name and password once a server asks for them, and in the way that it asks for.

    Virtuoso, which wants a digest (RFC 7616), does not say so to those who come with a plain password.
    """

    def __init__(self, user: str, password: str) -> None:
        self._user, self._password = user, password
        self._way: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._way is None:
            response = yield request
            if response.status_code not in (401, 403):
                return
            wants_digest = "digest" in response.headers.get("www-authenticate", "").lower()
            self._way = (httpx.DigestAuth if wants_digest else httpx.BasicAuth)(self._user, self._password)
        yield from self._way.auth_flow(request)
