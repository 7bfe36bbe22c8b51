"""The writer: a connection over which something is put into a store, each time whole or with a clear error."""

from __future__ import annotations

import time
from collections.abc import Generator

import httpx

from istilah.graph.errors import StoreAnswerError, StoreError, StoreGoneError, StoreRefusedError
from istilah.graph.remote import failures
from istilah.graph.remote.connection import PAUSES, Connection
from istilah.graph.remote.deadline import deadline
from istilah.graph.remote.decoding import beginning

#: How long a store may take to take something in, in seconds; and how long it may go on to tell of it.
PATIENCE, TELLING = 3600.0, 60.0
#: How many bytes of what it tells are read.
_TOLD = 1 << 16


class Writer(Connection):
    """A connection for writing; what fails in passing is sent again, so it must be such that twice does no harm."""

    def send(self, body: bytes, media_type: str, query: str = "") -> None:
        """Send something by POST; `query` is added to the URL. Raises StoreError unless it is taken."""
        for pause in (*PAUSES, None):
            failure = self._sent(body, media_type, query)
            if failure is None:
                return
            if pause is None or not _is_passing(failure):
                raise failure
            time.sleep(pause)

    def _sent(self, body: bytes, media_type: str, query: str) -> StoreError | None:
        """Return what went wrong, None when it was taken; raises StoreError for what need not be tried again."""
        try:
            return self._post(body, media_type, query)
        except httpx.TimeoutException as error:
            raise self._silent(error) from None
        except httpx.TransportError as error:
            return failures.gone(self.address.shown, error)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._wrong(f"it cannot be understood: {error}") from None

    def _post(self, body: bytes, media_type: str, query: str) -> StoreError | None:
        url = self.address.url + ("&" if "?" in self.address.url else "?") * bool(query) + query
        timeout = httpx.Timeout(PATIENCE, connect=10.0)
        self.asked += 1
        headers = {"Content-Type": media_type}
        with (
            deadline(time.monotonic() + PATIENCE),
            self._client.stream("POST", url, content=body, headers=headers, timeout=timeout) as response,
        ):
            end = time.monotonic() + TELLING
            if not response.is_success:
                return self._failure(response, end)
            beginning(response, _TOLD, end)  # read to its end, the connection can be used again
            return None

    def _log_in(self) -> None:
        user, password, token = self._credentials
        if user and not token:
            self._client.auth = _Asked(user, password)
        else:
            super()._log_in()

    def _failure(self, response: httpx.Response, end: float) -> StoreError:
        error = super()._failure(response, end)
        if response.status_code == 403:
            whom = "this user not" if self._credentials else "nobody"
            return StoreRefusedError(error.url, f"it lets {whom} write (403 Forbidden)", error.hint)
        if type(error) is not StoreAnswerError or error.status in (404, 405, 410) or error.status < 400:
            return error
        return StoreAnswerError(error.url, error.reason, "see the server's log; then push again", error.status)

    def _silent(self, error: httpx.TimeoutException) -> StoreGoneError:
        if isinstance(error, httpx.ConnectTimeout):
            return failures.silent(self.address.shown, error, PATIENCE)
        return StoreGoneError(self.address.shown, f"not done in {PATIENCE:g} s", "it may be at work still; push again")


def _is_passing(failure: StoreError) -> bool:
    return isinstance(failure, StoreGoneError) or getattr(failure, "status", 0) in failures.PASSING


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
